from dataclasses import replace

import pytest

from reviewer.model.finding import Applicability, Category, Edit, Finding, Suggestion
from reviewer.model.span import Span
from reviewer.session import State, Tracked
from reviewer.session.batch import DISMISSED, NO_SUGGESTION, NOT_SAFE, POSTPONED, RIVALS, UNSURE, Policy
from reviewer.wording import Wording

WORD = Wording("", "")
FIX = Suggestion("烁科", 0.9, WORD, (Edit(Span(0, 2), "烁科"),))
FINDING = Finding("a", "r", Category.NAME, Span(0, 2), "炼科", WORD, 0.9, Applicability.UNSAFE, (FIX,))
SAFE = replace(FINDING, applicability=Applicability.SAFE)
RIVAL = replace(FINDING, suggestions=(FIX, replace(FIX, text="炼钢", confidence=0.6)))
WEAK = replace(FINDING, suggestions=(FIX, replace(FIX, text="炼钢", confidence=0.2)))


@pytest.mark.parametrize(
    ("finding", "state", "policy", "why"),
    [
        (SAFE, State.OPEN, Policy(), None),
        (FINDING, State.OPEN, Policy(), NOT_SAFE),
        (FINDING, State.OPEN, Policy(only_safe=False, min_confidence=0.9), None),
        (FINDING, State.OPEN, Policy(only_safe=False, min_confidence=0.91), UNSURE),
        (RIVAL, State.OPEN, Policy(only_safe=False), RIVALS),
        (WEAK, State.OPEN, Policy(only_safe=False), None),
        (SAFE, State.DISMISSED, Policy(), DISMISSED),
        (SAFE, State.POSTPONED, Policy(), POSTPONED),
        (replace(SAFE, suggestions=()), State.OPEN, Policy(), NO_SUGGESTION),
    ],
)
def test_what_may_be_corrected_unseen_and_what_is_left_and_why(
    finding: Finding, state: State, policy: Policy, why
) -> None:
    assert policy.objection(Tracked(1, finding, state)) is why
