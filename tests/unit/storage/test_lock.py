import os
import signal
import subprocess
import sys
from pathlib import Path

from reviewer.storage.lock import Lock

HOLD = "import sys, time; from pathlib import Path; from reviewer.storage.lock import Lock\n"
HOLD += "print(Lock(Path(sys.argv[1])).take('wang', 'noon') is None, flush=True); lock = 1; time.sleep(60)"


def test_who_comes_second_is_told_who_was_first(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "a.lock"), Lock(tmp_path / "a.lock")
    assert first.take("li", "noon") is None
    holder = second.take("wang", "later")
    assert holder is not None
    assert (holder.user, holder.pid, holder.time) == ("li", os.getpid(), "noon")
    first.release()
    assert not (tmp_path / "a.lock").exists()
    assert second.take("wang", "later") is None
    assert second.stale is None
    second.release()


def test_a_killed_process_is_not_in_the_way_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    code = HOLD.replace("print(Lock(Path(sys.argv[1]))", "held = Lock(Path(sys.argv[1])); print(held")
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == b"True\n"
    holder = Lock(path).take("li", "now")
    assert holder is not None
    assert holder.pid == process.pid
    process.send_signal(signal.SIGKILL)
    process.wait()
    lock = Lock(path)
    assert lock.take("li", "now") is None
    assert lock.stale is not None
    assert lock.stale.user == "wang"
    lock.release()


def test_a_lock_file_that_is_rubbish_is_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    path.write_bytes(b"\xff{")
    lock = Lock(path)
    assert lock.take("li", "now") is None
    lock.release()
