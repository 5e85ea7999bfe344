"""parallel-break: one member of a parallel series is built otherwise than the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

INFO = RuleInfo(
    id="parallel-break",
    category=Category.TRANSPOSITION,
    summary=Wording("排比中有一项结构不同", "a member of a parallel series that is built otherwise"),
    why=Wording(
        "“抓运行强调度，抓产业动能强，抓项目强效能”：各项字数相同、首字相同，同一个字在一项里换了位置，或词内两字颠倒，"
        "多半是录入或识别时错位。“清单化管理、专班化、节点化推进”：中间一项缺了动词。",
        "Members of a series have the same length and the same first character, and one character that all share stands elsewhere in "
        "one of them, or a word stands back to front: probably swapped. Of …化管理、…化、…化推进 the middle one lacks its verb.",
    ),
    fires=(
        Example("承压前行，抓运行强调度，抓产业动能强，抓项目强效能，成效明显。", "动能强", "强动能"),
        Example("承压前行，抓运行强度调，抓产业强动能，抓项目强效能，成效明显。", "度调", "调度"),
        Example("通过清单化管理、专班化、节点化推进，项目加快落地。", "化、"),
    ),
    silent=(
        Example("抓投资、上项目、促发展，抓生产强管理，抓安全强责任，抓作风强队伍。"),
        Example("推行标准化、规范化管理、信息化建设，大力推进智能化、绿色化改造。"),
        Example(
            "江总书记和中共中央政治局常委、国务院总理李平安，中共中央政治局常委、国务院副总理朱长基，中共中央政治局常委、中央书记处书记胡长安，"
            "中共中央政治局常委、中央书记处书记卫长行今天会见了代表。"
        ),
    ),
)
_SERIES: Final = re.compile(rf"(?<![{HAN}])[{HAN}]{{4,9}}(?:[，,、；;][{HAN}]{{4,9}}(?![{HAN}])){{2,}}")
_MEMBER: Final = re.compile(rf"[{HAN}]+")
_LOST_VERB: Final = re.compile(
    rf"[{HAN}]{{2}}化[{HAN}]{{2}}、(?:[{HAN}]{{2}}化[{HAN}]{{2}}、)*[{HAN}]{{2}}(?P<bare>化、)[{HAN}]{{2}}化[{HAN}]{{2}}(?![{HAN}]?、)"
)
_CONFIDENCE: Final = 0.78
_COMMON: Final = 1.5
"""log10 of the dictionary's count of a word that a swap must make."""


class _Break(NamedTuple):
    start: int
    end: int
    right: str
    shared: str


def check(context: Context) -> Iterator[Finding]:
    """Broken parallels in prose."""
    for block in context.prose:
        for broken in _breaks(context, block.text):
            wrong = block.text[broken.start : broken.end]
            reason = Wording(f"其余各项都作“…{broken.shared}…”", f"the other members have …{broken.shared}…")
            yield context.at(
                INFO,
                block.reading,
                broken.start,
                broken.end,
                message=Wording(
                    f"排比中“{wrong}”疑为“{broken.right}”", f"in the series, {wrong} is probably {broken.right}"
                ),
                confidence=_CONFIDENCE,
                fixes=[Fix(broken.right, _CONFIDENCE, Wording("与其余各项一致", "as the other members have it"))],
                evidence=[Evidence("parallel", reason)],
            )
        for found in _LOST_VERB.finditer(block.text):
            yield context.at(
                INFO,
                block.reading,
                found.start("bare"),
                found.end("bare"),
                message=Wording(
                    "排比中这一项“…化”后疑缺动词", "this member of the series probably lost the verb behind 化"
                ),
                confidence=0.7,
                category=Category.MISSING,
                evidence=[
                    Evidence("parallel", Wording(f"前后各项都有动词：“{found[0]}”", f"the others have one: {found[0]}"))
                ],
            )


def _breaks(context: Context, text: str) -> Iterator[_Break]:
    for series in _SERIES.finditer(text):
        members = [(series.start() + m.start(), m[0]) for m in _MEMBER.finditer(series[0])]
        for first in sorted({member[0] for _, member in members}):
            alike = [(at, member) for at, member in members if member[0] == first]
            for size in sorted({len(member) for _, member in alike}):
                group = [(at, member) for at, member in alike if len(member) == size]
                if len(group) >= 3:
                    yield from _of_group(context, group)


def _of_group(context: Context, group: list[tuple[int, str]]) -> Iterator[_Break]:
    """What stands elsewhere in one member than in most, and words back to front beside what all share."""
    texts = [member for _, member in group]
    for shared in sorted(set(texts[0][1:]).intersection(*(set(t[1:]) for t in texts[1:]))):
        if any(text.count(shared) != 1 for text in texts):
            continue
        place, votes = Counter(text.index(shared) for text in texts).most_common(1)[0]
        if votes * 3 < len(texts) * 2:
            continue
        for at, member in group:
            now = member.index(shared)
            if now != place:
                bare = member.replace(shared, "")
                right = bare[:place] + shared + bare[place:]
                low, high = min(now, place), max(now, place) + 1
                yield _Break(at + low, at + high, right[low:high], shared)
            else:
                yield from _back_to_front(context, at, member, shared, place)


def _back_to_front(context: Context, at: int, member: str, shared: str, place: int) -> Iterator[_Break]:
    words = context.language.words
    for low in (place - 2, place + 1):
        pair = member[low : low + 2] if low >= 1 else ""
        turned = pair[::-1]
        if len(pair) == 2 and not words.contains(pair) and (words.frequency(turned) or 0) >= _COMMON:
            yield _Break(at + low, at + low + 2, turned, shared)
