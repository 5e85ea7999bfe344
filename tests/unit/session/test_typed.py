from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reviewer.errors import SessionError
from reviewer.model.span import Span
from reviewer.session import Session
from reviewer.session.typed import redo_stretch, undo_stretch


class Clock:
    """Says what it is set to."""

    def __init__(self) -> None:
        self.seconds = 0

    def __call__(self) -> str:
        return f"2026-01-01T00:00:{self.seconds:02}+00:00"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(page: Path, clock: Clock) -> Iterator[Session]:
    with Session.open(page, user="li", clock=clock) as session:
        yield session


def typed(session: Session, at: int, text: str) -> None:
    for offset, character in enumerate(text):
        session.edit(Span(at + offset, at + offset), character)


def test_what_was_typed_in_one_go_goes_and_comes_back_in_one_go(session: Session) -> None:
    before = session.text
    typed(session, 2, "新材料")
    after = session.text
    undo_stretch(session)
    assert session.text == before
    redo_stretch(session)
    assert session.text == after


def test_deleting_backwards_is_one_stretch(session: Session) -> None:
    before = session.text
    for at in (3, 2, 1):
        session.edit(Span(at, at + 1), "")
    undo_stretch(session)
    assert session.text == before


@pytest.mark.parametrize("how", ["later", "elsewhere", "a new line"])
@pytest.mark.parametrize("way", [undo_stretch, redo_stretch])
def test_a_stretch_ends_with_a_pause_a_new_place_or_a_new_line(
    session: Session, clock: Clock, how: str, way: Callable[[Session], object]
) -> None:
    typed(session, 0, "新")
    between = session.text
    clock.seconds = 3 if how == "later" else 0
    session.edit(Span(5, 5) if how == "elsewhere" else Span(1, 1), "\n" if how == "a new line" else "材")
    if way is redo_stretch:
        session.undo()
        session.undo()
    way(session)
    assert session.text == between


def test_a_decision_is_no_typing(session: Session, check) -> None:
    typed(session, 0, "新")
    session.set_findings(check(session.text))
    session.dismiss(session.findings[0])
    text = session.text
    undo_stretch(session)
    assert session.text == text
    assert len(session.done) == 1


def test_with_nothing_to_take_back_it_says_so(session: Session) -> None:
    with pytest.raises(SessionError, match="nothing to undo"):
        undo_stretch(session)
    with pytest.raises(SessionError, match="nothing to redo"):
        redo_stretch(session)
