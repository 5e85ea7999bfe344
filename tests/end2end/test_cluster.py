"""The same bytes from a cluster, also when a worker is killed in the middle."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from subprocess import CompletedProcess, Popen

import pytest

pytest.importorskip("distributed", reason="reviewer[cluster] is not installed")

from reviewer.archive.cluster import Cluster
from reviewer.archive.mapping import Held, Lost

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0

# what may be told of a worker that was killed
pytestmark = [pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")]


class Grid:
    """A scheduler and two workers, each a process."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self._environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        self.scheduler = self._start(
            "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", "--host", "127.0.0.1"
        )
        self._wait_for(self._file.is_file)
        self.workers = [self.worker() for _ in range(2)]

    @property
    def address(self) -> str:
        import json

        return str(json.loads(self._file.read_text("utf-8"))["address"])

    def worker(self) -> Popen[bytes]:
        """One more."""
        return self._start("distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard")

    def close(self) -> None:
        for process in [*self.workers, self.scheduler]:
            process.kill()
            process.wait()

    def _start(self, module: str, *options: str) -> Popen[bytes]:
        command = [sys.executable, "-m", module, "--scheduler-file", str(self._file), *options]
        return Popen(command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _wait_for(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end
            time.sleep(0.05)


@pytest.fixture
def grid(tmp_path: Path) -> Iterator[Grid]:
    started = Grid(tmp_path)
    yield started
    started.close()


def test_a_local_cluster_gives_the_same_bytes_as_one_process(reviewer: Run, tmp_path: Path) -> None:
    options = ("flag", ROOT / "seeds", "--format", "jsonl", "--isolated", "--exit-zero")
    here = reviewer(*options, "--jobs", "1")
    there = reviewer(*options, "--cluster", "local")
    assert here.stdout.count("\n") > 50
    assert there.stdout == here.stdout
    assert there.returncode == 0


def test_a_worker_killed_in_the_middle_costs_nothing(reviewer: Run, grid: Grid, tmp_path: Path) -> None:
    issues, cache, output = tmp_path / "issues", tmp_path / "cache", tmp_path / "found.jsonl"
    issues.mkdir()
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    for number in range(20):
        (issues / f"{number:02}.txt").write_bytes(seeds[number % len(seeds)].read_bytes())
    options = ["flag", str(issues), "--format", "jsonl", "--isolated", "--exit-zero", "--ignore", "duplicate-passage"]
    here = reviewer(*options, "--no-cache", "--jobs", "2")
    kept = ["--cache", "--cache-dir", str(cache), "--output", str(output)]
    there = subprocess.Popen(
        [sys.executable, "-m", "reviewer", *options, *kept, "--cluster", grid.address],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    end = time.monotonic() + PATIENCE
    while len(list((cache / "reports").glob("*/*.json"))) < 3:
        assert time.monotonic() < end
        assert there.poll() is None
        time.sleep(0.02)
    grid.workers[0].kill()
    assert there.wait(timeout=2 * PATIENCE) == 0
    assert output.read_text("utf-8") == here.stdout
    assert here.stdout.count("\n") > 100


def test_items_come_back_in_order_and_once_though_workers_die(grid: Grid) -> None:
    done: list[str] = []
    mapper = Cluster(grid.address)
    try:
        for result in mapper.map(_slowly, range(30), 2):
            assert not isinstance(result, Lost)
            done.append(result)
            if len(done) == 5:
                grid.workers[0].kill()
                grid.workers.append(grid.worker())
    finally:
        mapper.close()
    assert done == [f"item {number}" for number in range(30)]


def test_a_value_reaches_workers_that_join_later(grid: Grid) -> None:
    mapper = Cluster(grid.address)
    try:
        held = mapper.hold({"answer": "烁科"})
        for worker in grid.workers:
            worker.kill()
        grid.workers.append(grid.worker())
        assert list(mapper.map(_Ask(held), range(3), 1)) == ["烁科"] * 3
    finally:
        mapper.close()


def test_a_scheduler_that_does_not_answer_is_named(reviewer: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.archive.cluster._PATIENCE", 0.5)
    from reviewer.errors import ConfigError

    with pytest.raises(ConfigError, match=re.escape("tcp://127.0.0.1:9")):
        Cluster("tcp://127.0.0.1:9")


def test_issues_are_read_from_where_fsspec_finds_them(reviewer: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全市人民生洁水平不断提高。\n", "utf-8")
    address = f"file://{tmp_path}"
    done = reviewer("flag", address, "--format", "jsonl", "--isolated")
    assert done.returncode == 1
    assert '"text": "洁"' in done.stdout
    missing = reviewer("flag", "memory://nothing", "--lang", "en")
    assert (missing.returncode, "no issues here" in missing.stderr) == (2, True)


def _slowly(items: Sequence[int]) -> list[str]:
    time.sleep(0.1)
    return [f"item {item}" for item in items]


class _Ask:
    def __init__(self, held: Held[dict[str, str]]) -> None:
        self._held = held

    def __call__(self, items: Sequence[int]) -> list[str]:
        return [self._held.get()["answer"] for _ in items]
