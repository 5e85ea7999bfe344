"""`python -m reviewer`: the command line."""

from reviewer.cli.main import run

if __name__ == "__main__":
    run()
