"""An issue number that runs backwards within the archive."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="issue-order",
    category=Category.FACT,
    summary=Wording(
        "期号与日期的先后不符（需多期一起检查）", "the issue's number runs against its date (needs an archive)"
    ),
    why=Wording(
        "同一份报纸，日期在后的总期号必大；每年从第1期数起的，在一年之内也是这样。不符就是期号或日期读错了，归档会乱。",
        "Of one paper the later issue has the higher number, within the year where it counts anew each January; "
        "where not, number or date was misread.",
    ),
    fires=(),
    beyond_examples=True,
    silent=(Example("第15期 总第4374期\n\n2025年5月16日 星期五\n\n国内统一连续出版物号 CN 14-0015"),),
)


def check(context: Context) -> Iterator[Finding]:
    """The issue's own number, where the others contradict it."""
    misnumbered = getattr(context.archive, "misnumbered", None) or {}
    if context.issue.path not in misnumbered:
        return
    number, witness = misnumbered[context.issue.path]
    sign = "第" if number.yearly else "总第"
    yield context.over(
        INFO,
        number.span,
        message=Wording(
            f"{number.day} 是{sign} {number.total} 期，而 {witness.day} 是{sign} {witness.total} 期",
            f"{number.day} is no. {number.total}, yet {witness.day} is no. {witness.total}",
        ),
        confidence=0.8,
        related=[
            Related(witness.path, witness.span, f"{sign}{witness.total}期", Wording("对照的一期", "the other issue"))
        ],
        evidence=[Evidence("archive", Wording("日期与期号的先后", "the order of dates and numbers"))],
    )
