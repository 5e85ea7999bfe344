"""lost-measure-word: a number that stands right before its noun, while the page counts the like with a measure word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

INFO = RuleInfo(
    id="lost-measure-word",
    category=Category.MISSING,
    summary=Wording("数字后缺量词", "a number without its measure word"),
    why=Wording(
        "同一版面写“17个新建项目”，又写“19新建项目”，后者多半丢了“个”。须同一名词在本版带量词出现过，且带量词的不少于不带的。",
        "The page writes 17个新建项目 and 19新建项目: the latter probably lost its 个. The same noun must stand with a measure "
        "word elsewhere on the page, at least as often.",
    ),
    fires=(
        Example("全区有17个新建项目、35个续建项目。19新建项目已开工18个。", "9新", "9个新"),
        Example("引进3家科技企业。年内还有12科技企业落户。", "2科", "2家科"),
    ),
    silent=(
        Example("2025年有3个项目，863项目一项，5G项目2个。"),
        Example("建成10个车间，2号车间投产。"),
        Example("新增储量7·3亿吨，投资5亿元，另有3个亿元项目、2个亿元企业。"),
        Example("始于去年7月的改造用了5个月的时间，15世纪的古寺和4个世纪的风雨同在。"),
    ),
)
_MEASURES: Final = "个项家户台套条座名位件种批辆处类支所间栋"
_COUNTED: Final = re.compile(rf"\d\s?(?P<measure>[{_MEASURES}])\s?(?P<noun>[{HAN}]{{2}})")
_BARE: Final = re.compile(rf"(?<![\d.．·・A-Za-z+-])(?P<number>\d{{1,2}})\s?(?P<noun>[{HAN}]{{2}})")
_COUNT_THEMSELVES: Final = frozenset("年月日周时分秒世天十百千万亿")
"""What nouns of time and greater numbers begin with: 7月 and 15世纪 lack nothing, whatever the page says of 7个月 and 2个世纪."""
_LEAST_CONFIDENCE: Final = 0.8


def check(context: Context) -> Iterator[Finding]:
    """Numbers without the measure word that their nouns have elsewhere on the page."""
    text = context.page.text
    measures: dict[str, Counter[str]] = {}
    for found in _COUNTED.finditer(text):
        measures.setdefault(found["noun"], Counter())[found["measure"]] += 1
    bare = Counter(found["noun"] for found in _BARE.finditer(text))
    for block in context.prose:
        for found in _BARE.finditer(block.text):
            noun = found["noun"]
            if noun[0] not in _COUNT_THEMSELVES and noun in measures and measures[noun].total() >= bare[noun]:
                yield _finding(context, block.reading, found, measures[noun].most_common(1)[0][0])


def _finding(context: Context, reading: object, found: re.Match[str], measure: str) -> Finding:
    at, noun = found.end("number"), found["noun"]
    last, first = found.string[at - 1], found.string[found.start("noun")]
    form = next(iter(context.issue.places_of(measure + noun, 1)), None)
    related = []
    if form is not None:
        path, span = form
        related.append(
            Related(path, span, span.of(context.issue.text), Wording("这里有量词", "with its measure word here"))
        )
    return context.at(
        INFO,
        reading,  # type: ignore[arg-type]
        at - 1,
        found.start("noun") + 1,
        message=Wording(
            f"“{found['number']}{noun}”疑缺量词“{measure}”",
            f"{found['number']}{noun} probably lost its measure word {measure}",
        ),
        confidence=_LEAST_CONFIDENCE,
        fixes=[Fix(last + measure + first, _LEAST_CONFIDENCE, Wording(f"补“{measure}”", f"put {measure} in"))],
        evidence=[Evidence("parallel", Wording(f"本版有“{measure}{noun}”", f"the page has {measure}{noun}"))],
        related=related,
    )
