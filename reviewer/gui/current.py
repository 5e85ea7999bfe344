"""Where the editor is: the issue that is shown, and the finding that keys act on. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from reviewer.session import Session, State, Tracked
from reviewer.wording import Wording


class Current(QObject):
    """The shown session and the number of its current finding, and the ways from one to the next.

    Signals: moved(), another finding is the current one; told(str), a message for the status line.
    """

    moved = Signal()
    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.number = -1
        self.order: Callable[[], Sequence[int]] = lambda: ()
        """The numbers of the findings that the list holds, in its order."""
        self.listed: Callable[[], Sequence[int]] = lambda: ()
        """The same as the list shows them at this moment: a long one follows when no key is waiting."""

    @property
    def current(self) -> Tracked | None:
        """The finding that keys act on."""
        if self.session is None:
            return None
        return self.session.finding(self.number)

    def go(self, number: int) -> None:
        """Make another finding the current one; -1 for none."""
        self.number = number
        self.moved.emit()

    def step(self, by: int) -> bool:
        """Go on by so many in the list's order, round the ends; False where the list is empty."""
        places = list(self.order())
        if not places:
            self.told.emit(Wording("列表中没有疑点", "the list is empty"))
            return False
        at = places.index(self.number) + by if self.number in places else (0 if by > 0 else -1)
        if at >= len(places):
            self.told.emit(Wording("已到最后一处，回到开头", "past the last one: from the first again"))
        self.go(places[at % len(places)])
        return True

    def go_on_from(self, place: int) -> None:
        """Go to the first finding of the list at or behind a place of the text, else to its first."""
        order, session = set(self.order()), self.session
        if session is not None and order:
            places = zip(session.starts(), session.outline, strict=True)
            listed = [(start, one.number) for start, one in places if one.number in order]
            behind = [number for start, number in listed if start >= place] or [number for _, number in listed]
            self.go(behind[0] if behind else -1)

    def step_alike(self) -> None:
        """Go to the next finding of the current one's rule."""
        current, session = self.current, self.session
        places = list(self.order())
        if current is None or session is None or not places:
            return
        rules = {one.number: one.finding.rule for one in session.outline}
        at = places.index(current.number) if current.number in places else -1
        turned = [*places[at + 1 :], *places[: at + 1]]
        same = next((one for one in turned if rules.get(one) == current.finding.rule), None)
        if same is not None:
            self.go(same)

    def advance(self, before: Sequence[int], at: int) -> None:
        """Go to the first finding behind the one just decided that is still to be decided."""
        outline = self.session.outline if self.session is not None else ()
        still = {one.number for one in outline if one.state is State.OPEN and one.number != at}
        open_ = still.intersection(self.listed())
        place = before.index(at) if at in before else -1
        turned = [*before[place + 1 :], *before[: place + 1]] if place >= 0 else list(before)
        following = next((number for number in turned if number in open_), -1)
        if following < 0:
            self.told.emit(self.what_is_left())
        self.go(following)

    def what_is_left(self) -> Wording:
        """What to do where the list holds nothing more: what was postponed may wait."""
        outline = self.session.outline if self.session is not None else ()
        postponed = sum(one.state is State.POSTPONED for one in outline)
        if postponed:
            return Wording(
                f"只余待定的 {postponed} 处（在“状态”里选“待定”可看）；按 ] 到下一份，Ctrl+S 保存",
                f"{postponed} postponed are left (choose “Postponed” above the list); ] for the next issue, Ctrl+S to save",
            )
        return Wording("本期已审完；按 ] 到下一份，Ctrl+S 保存", "this issue is done; ] for the next, Ctrl+S to save")
