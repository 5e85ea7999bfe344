"""What an acknowledged action costs, and opening an issue with a long history."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from reviewer.model.span import Span
from reviewer.session import Session

PAGE = "山西转型综改示范区今年一季度完成工业增加值，增长百分之四。记者从会上获悉。\n" * 1000
ACTIONS = 10_000


def work(session: Session, count: int, draw: random.Random) -> None:
    for _ in range(count):
        verb = draw.random()
        if verb < 0.1 and session.can_undo:
            session.undo()
        else:
            start = draw.randrange(len(session.text) - 1)
            session.edit(Span(start, start + 1), draw.choice("晶科新"))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_an_acknowledged_action(page: Path, benchmark: BenchmarkFixture) -> None:
    with Session.open(page) as session:
        benchmark.pedantic(work, (session, 1, random.Random(5)), rounds=ACTIONS if benchmark.enabled else 5)


def test_opening_after_many_actions(page: Path, benchmark: BenchmarkFixture) -> None:
    count = ACTIONS if benchmark.enabled else 50
    with Session.open(page) as session:
        work(session, count, random.Random(5))
        text = session.text

    def reopen() -> str:
        with Session.open(page) as session:
            return session.text

    assert benchmark.pedantic(reopen, rounds=3) == text


def test_saving_after_many_actions(page: Path, benchmark: BenchmarkFixture) -> None:
    count = ACTIONS if benchmark.enabled else 50
    with Session.open(page) as session:
        work(session, count, random.Random(5))
        benchmark.pedantic(session.save, rounds=1)
        assert not session.is_dirty
