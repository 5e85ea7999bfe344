"""A process at work is killed at any moment: what it was told is done, is there.

REVIEWER_KILLS sets how many are killed (200 for the full run).
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reviewer.session import Session
from reviewer.storage.difflog import apply_log, from_bytes, revert_log

KILLS = int(os.environ.get("REVIEWER_KILLS", "12"))
PAGE = "山西炼科晶体有限公司\r\n炼科的晶体，炼科的路。\r\n" * 20

WORKER = """
import hashlib, random, sys
from pathlib import Path
from reviewer.model.span import Span
from reviewer.session import Session
draw = random.Random(int(sys.argv[2]))
with Session.open(Path(sys.argv[1])) as session:
    while True:
        verb = draw.choice("eeeeeurs")
        if verb == "e":
            start = draw.randrange(len(session.text) + 1)
            session.edit(Span(start, min(len(session.text), start + draw.randrange(3))), draw.choice(["", "晶", "新\\r\\n"]))
        elif verb == "u" and session.can_undo: session.undo()
        elif verb == "r" and session.can_redo: session.redo()
        elif verb == "s": session.save()
        state = hashlib.sha256(session.text.encode()).hexdigest()
        print(state, len(session.done), verb, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.timeout(900)
def test_every_acknowledged_action_outlives_the_process(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page, draw = tmp_path / "a.txt", random.Random(1)
    page.write_bytes(PAGE.encode())
    acknowledged = 0
    for number in range(KILLS):
        lines = killed_at_work(page, number, draw.uniform(0.0, 0.12))
        acknowledged += len(lines)
        check_what_is_left(page, lines)
    with capfd.disabled():
        print(f" [{KILLS} kills survived, {acknowledged} acknowledged actions checked]", end="")


def killed_at_work(page: Path, number: int, after: float) -> list[str]:
    """What the process had acknowledged when it was killed, `after` seconds from its first word on."""
    command = [sys.executable, "-c", WORKER, str(page), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    return [line for line in (first + rest).decode().split("\n")[:-1] if line]


def check_what_is_left(page: Path, lines: list[str]) -> None:
    state, count, _ = lines[-1].split()
    with Session.open(page) as session:
        assert not session.read_only
        found = hashlib.sha256(session.text.encode()).hexdigest()
        if found != state:  # one more step may have reached the disk before it could be acknowledged
            back = [step for step in (session.undo, session.redo) if taken_back(page, session, step, state)]
            assert back, f"lost after {count} actions"
    corrected, log = page.parent / "corrected" / "a.txt", page.parent / "corrected" / "a.difflog.jsonl"
    assert page.read_bytes() == PAGE.encode()
    if corrected.exists():
        assert apply_log(from_bytes(log.read_bytes()), page.read_bytes()) == corrected.read_bytes()
        assert revert_log(from_bytes(log.read_bytes()), corrected.read_bytes()) == page.read_bytes()
    assert not list(page.parent.rglob("*.partial"))


def taken_back(page: Path, session: Session, step, state: str) -> bool:
    """Whether one undo or redo leads to the state that was acknowledged; undone again when not."""
    if not (session.can_undo if step == session.undo else session.can_redo):
        return False
    step()
    if hashlib.sha256(session.text.encode()).hexdigest() == state:
        return True
    (session.redo if step == session.undo else session.undo)()
    return False
