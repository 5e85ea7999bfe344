from pathlib import Path

from reviewer.model.categories import CATEGORY_NAMES
from reviewer.model.finding import Category
from reviewer.session import Session, accept_all_like
from reviewer.session.progress import progress


def test_findings_are_counted_by_what_became_of_them(page: Path, check) -> None:
    with Session.open(page, check=check) as session:
        session.set_findings(check(session.text))
        accept_all_like(session.findings[0].finding, 0, session)
        session.postpone(session.findings[0])
        now = progress([session])
        assert (now.total.accepted, now.total.postponed, now.total.left) == (4, 1, 0)
        assert now.kinds[0][0] is Category.NAME
        assert now.rules[0][0] == "near-term"
        assert now.confusions == (("炼", "烁", 4),)
        assert now.total.done == 0.8


def test_nothing_to_do_is_all_done(page: Path) -> None:
    with Session.open(page) as session:
        assert progress([session]).total.done == 1.0


def test_every_category_has_a_name() -> None:
    assert set(CATEGORY_NAMES) == set(Category)
