from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reviewer.model.finding import Applicability, Category, Edit, Evidence, Finding, Related, Suggestion
from reviewer.model.span import Span
from reviewer.session.actions import finding_from, finding_row
from reviewer.session.replay import replayed
from reviewer.wording import Wording

WORDS = st.sampled_from(["do", "steps", "edits", "origin", "user", "time", "finding", "edit", "accept", "undo", "redo"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=3) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
EDIT = st.tuples(st.integers(-2, 9), st.sampled_from(["", "甲", "乙"]), st.text(max_size=2)).map(list)
STEP = st.fixed_dictionaries(
    {"edits": st.lists(EDIT | VALUES, max_size=2), "origin": st.just("manual") | VALUES, "user": st.just("") | VALUES},
    optional={"time": st.just(""), "finding": VALUES, "confidence": VALUES, "note": VALUES},
)
ROWS = st.fixed_dictionaries(
    {"do": st.sampled_from(["edit", "accept", "bulk", "dismiss", "undo", "redo", "saving", "saved", "x"]) | VALUES},
    optional={
        "steps": st.lists(STEP, max_size=2) | VALUES,
        "text": VALUES,
        "log": VALUES,
        "was": VALUES,
        "group": VALUES,
    },
)


@given(st.lists(ROWS | st.dictionaries(WORDS, VALUES), max_size=8))
def test_rows_that_make_no_sense_end_the_replay_and_crash_nothing(rows: list[dict[str, Any]]) -> None:
    result = replayed("甲乙丙甲乙丙", rows)
    assert result.bad is None or 0 <= result.bad < len(rows)
    history = result.history
    while history.done:
        history.undo()
    assert history.text == "甲乙丙甲乙丙"
    assert replayed("甲乙丙甲乙丙", history.rows()).history.text == "甲乙丙甲乙丙"


def test_a_finding_comes_back_from_its_row_as_it_was() -> None:
    word = Wording("中", "en")
    suggestion = Suggestion("烁科", 0.9, word, (Edit(Span(1, 2), "烁"),))
    related = Related("b.txt", Span(7, 9), "烁科", word)
    finding = Finding(
        path="a.txt",
        rule="near-term",
        category=Category.NAME,
        span=Span(1, 3),
        text="炼科",
        message=word,
        confidence=0.93,
        applicability=Applicability.UNSAFE,
        suggestions=(suggestion,),
        related=(related,),
        evidence=(Evidence("lexicon", word),),
        fingerprint="f",
    )
    assert finding_from(finding_row(finding)) == finding
