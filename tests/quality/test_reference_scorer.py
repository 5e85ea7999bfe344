"""`reviewer score` and the reference scorer beside a developer's checkout say the same."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SCORER = SHARED / "tools" / "score.py"
ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout


@pytest.mark.shared
@pytest.mark.skipif(not SCORER.exists(), reason="no ../shared beside this checkout")
def test_both_print_the_same_closing_line(tmp_path: Path) -> None:
    gold, found = ROOT / "tests" / "data" / "gold" / "seeds-dev.jsonl", tmp_path / "found.jsonl"
    found.write_text(run("-m", "reviewer", "flag", "seeds", "--format", "jsonl", "--isolated"), "utf-8")
    ours = run("-m", "reviewer", "score", gold, found, "--texts", "seeds").splitlines()[-1]
    theirs = run(SCORER, gold, found, "--texts", "seeds").splitlines()[-1]
    assert re.findall(r"[\d.]+", ours) == re.findall(r"[\d.]+", theirs)
