"""run-on-column: a line of another column runs on in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from reviewer.layout.misordered import Misplaced, misordered
from reviewer.layout.woven import Link, between, woven
from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.rules._gains import likelier
from reviewer.rules._pieces import across, score_of
from reviewer.rules._second_readings import SecondReading, second_readings
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="run-on-column",
    category=Category.BROKEN_COLUMN,
    summary=Wording("另一栏的文字接到了句子中间", "a line of another column runs on in the middle of a sentence"),
    why=Wording(
        "OCR 横跨两栏读行，再把各行连成一段，两栏的句子就一行隔一行地绞在一起，段落中看不出接缝。"
        "凭两样看出来：一行总要隔一栏宽才接得上，而且处处如此；或者同一版面的另一份识别结果是另一种顺序，且更通顺。",
        "OCR read lines across two columns and then joined them to paragraphs: sentences of both are woven together, and no "
        "paragraph shows where. Two things tell: lines that go on a column's width further down, again and again; or "
        "another reading of the page that has another order, and reads better.",
    ),
    fires=(),
    beyond_examples=True,
    silent=(
        Example("省政府今天召开会议，研究部署下一阶段的经济工作，要求各地加快重点项目建设，切实改善投资环境。"),
        Example("全市新建学校二十所，全县新建学校三所，全镇新建学校一所，入学难的问题得到解决。"),
    ),
)
_CONFIDENCE: Final = 0.92
_UNCERTAIN: Final = 0.85
_ROWS: Final = Wording(
    "隔一栏宽才接得上，附近几行都是这样", "lines go on a column's width further down, and not here alone"
)
_SHOWN: Final = 8
_SAME_PLACE: Final = 4
"""Characters within which two joints are one."""


class _Joint(NamedTuple):
    """A place at which two columns meet, from `start` to `end` of the page's text, and how either goes on."""

    start: int
    end: int
    confidence: float
    goes_on: str
    comes_from: str
    evidence: Evidence
    related: tuple[Related, ...] = ()
    gain: float = 0.0


def check(context: Context) -> Iterator[Finding]:
    """One finding a joint; none in stretches that are told as a whole."""
    told = [region.span for region in across(context)]
    done = -_SAME_PLACE
    for joint in sorted([*_by_another_reading(context), *_by_width(context)]):
        if joint.start - done >= _SAME_PLACE:
            done = joint.end
            yield from (found for found in _finding(context, joint) if not any(map(found.span.overlaps, told)))


def _by_another_reading(context: Context) -> Iterator[_Joint]:
    score = score_of(context)
    if score is None:
        return
    for other in second_readings(context):
        for joint in misordered(context.page.text, other.page.text, score):
            yield _Joint(
                joint.end,
                joint.start,
                _CONFIDENCE if joint.certain else _UNCERTAIN,
                joint.goes_on,
                joint.comes_from,
                Evidence(
                    "other-reading",
                    Wording(
                        f"{other.issue.path} 是另一种顺序，更通顺",
                        f"{other.issue.path} has another order, and reads better",
                    ),
                ),
                _related(other, joint),
            )


def _related(other: SecondReading, joint: Misplaced) -> tuple[Related, ...]:
    span = other.span(joint.there, joint.there + len(joint.goes_on)) if joint.goes_on else None
    if span is None:
        return ()
    return (Related(other.issue.path, span, span.of(other.issue.text), Wording("那里这样接", "it goes on so there")),)


def _by_width(context: Context) -> Iterator[_Joint]:
    """The joints of lines that are woven; one may end a line and begin another."""
    text = context.page.text
    links = woven(text, context.lattice)
    by_end: dict[int, Link] = {}
    by_start: dict[int, Link] = {}
    for link in sorted(links, key=lambda one: one.gain):
        by_end[link.end] = by_start[link.start] = link
    for at in sorted({*by_end, *by_start}):
        onward, back = by_end.get(at), by_start.get(at)
        yield _Joint(
            at,
            at,
            _CONFIDENCE,
            text[onward.start : onward.start + _SHOWN] if onward else "",
            text[back.end - _SHOWN : back.end] if back else "",
            Evidence("joint", _ROWS),
            _continuation(context, onward),
            max(link.gain for link in (onward, back) if link),
        )
    for at in between(links, context.lattice) if links else ():
        yield _Joint(at, at, _UNCERTAIN, "", "", Evidence("joint", _ROWS))


def _continuation(context: Context, link: Link | None) -> tuple[Related, ...]:
    if link is None:
        return ()
    block, at = context.page.place(link.start)
    span = block.reading.span(at, min(len(block.text), at + _SHOWN))
    return (Related(context.issue.path, span, span.of(context.issue.text), Wording("应接这里", "goes on here")),)


def _finding(context: Context, joint: _Joint) -> Iterator[Finding]:
    block, start = context.page.place(joint.start - 1)
    end = start + joint.end - joint.start + 2
    if end > len(block.text):
        return
    yield context.at(
        INFO,
        block.reading,
        start,
        end,
        message=_message(
            block.text[max(0, start + 1 - _SHOWN) : start + 1], block.text[end - 1 : end - 1 + _SHOWN], joint
        ),
        confidence=joint.confidence,
        related=joint.related,
        evidence=[joint.evidence, *([likelier(joint.gain)] if joint.gain >= 1 else [])],
    )


def _message(left: str, right: str, joint: _Joint) -> Wording:
    zh, en = f"“…{left}”与“{right}…”不是一栏的文字", f"'…{left}' and '{right}…' are of two columns"
    if joint.goes_on:
        return Wording(
            f"{zh}：前者下接“{joint.goes_on[:_SHOWN]}…”", f"{en}: the first goes on with '{joint.goes_on[:_SHOWN]}…'"
        )
    if joint.comes_from:
        return Wording(
            f"{zh}：后者上接“…{joint.comes_from[-_SHOWN:]}”",
            f"{en}: the second goes on from '…{joint.comes_from[-_SHOWN:]}'",
        )
    return Wording(zh, en)
