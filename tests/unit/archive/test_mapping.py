import os
import signal
from collections.abc import Sequence
from contextlib import closing

import pytest

from reviewer.archive.mapping import Lost, Mapper, Serial
from reviewer.archive.processes import Processes


def square(numbers: Sequence[int]) -> list[int]:
    for number in numbers:
        if number == 13:
            os.kill(os.getpid(), signal.SIGKILL)
    return [number * number for number in numbers]


def length(held: Sequence[tuple[object, int]]) -> list[int]:
    return [len(value.get()) + number for value, number in held]  # type: ignore[attr-defined]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_process_that_dies_costs_the_one_item_that_kills_it() -> None:
    with closing(Processes(2)) as mapper:
        results = list(mapper.map(square, range(40), 3))
    assert [number for number, result in enumerate(results) if isinstance(result, Lost)] == [13]
    assert [result for result in results if not isinstance(result, Lost)] == [n * n for n in range(40) if n != 13]


@pytest.mark.parametrize("make", [Serial, lambda: Processes(1)])
def test_items_see_the_value_that_is_held(make: type[Mapper]) -> None:
    with closing(make()) as mapper:
        held = mapper.hold("四字词语")
        assert list(mapper.map(length, [(held, 1), (held, 2)], 1)) == [5, 6]


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(11, "no more processes")

    monkeypatch.setattr("reviewer.archive.processes.ProcessPoolExecutor", refuse)
    with closing(Processes(2)) as mapper:
        assert list(mapper.map(square, range(5), 2)) == [0, 1, 4, 9, 16]
