"""The command line: thin, exit codes."""
