"""inconsistent-name: one firm spelt in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from reviewer.lexicon.names import Mention, Pair, gather, merge, pairs
from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="inconsistent-name",
    category=Category.INCONSISTENT_NAME,
    summary=Wording("同一家公司写成了两个名字", "one firm is spelt in two ways"),
    why=Wording(
        "公司全称绝大部分相同、只差一两个字：多半有一处认错或漏了字。只像还不够：要么差的字形近音近、要么一边不成词、"
        "要么只是少了“股份”之类；数字、方位不同的是两家公司。",
        "Two long names that agree but for a character or two: one of them is misread or lacks something. Likeness alone is "
        "not enough: the characters must look or sound alike, or one side be no word, or only a part be left out. Names that "
        "differ in a number or a direction are two firms.",
    ),
    fires=(
        Example(
            "走进山西煤炭云铛集团河东粉煤灰利用有限公司，机器轰鸣。山西煤炭运销集团河东粉煤灰利用有限公司负责人说。",
            "云铛",
            "运销",
        ),
        Example(
            "山西绿源生物科技股份有限公司成立于去年。山西绿源生物科技股份有限公司产品远销海外，"
            "记者走进山西绿源生物科技有限公司采访。",
            "科技有限",
            "科技股份有限",
        ),
    ),
    silent=(
        Example("山西建设第一工程建筑有限公司与山西建设第二工程建筑有限公司签约。"),
        Example("大同华盛新材料科技有限公司与太原华盛新材料科技有限公司签约。"),
        Example("山西绿源生物科技有限公司成立。山西绿源生物科技有限公司产品远销海外。"),
    ),
)
_NUMERALS: Final = frozenset("〇零一二三四五六七八九十东南西北中上下新老大小")
_PARTS: Final = frozenset({"股份", "集团", "科技", "责任"})
_LIKE_SHAPE: Final = 0.55
_LIKE_SOUND: Final = 0.9
_ENOUGH: Final = 10
"""Shared characters beyond which a gap that is no word on one side is a misreading, alike or not."""


def check(context: Context) -> Iterator[Finding]:
    """One finding a place that is spelt with less support than another."""
    own = gather(context.issue)
    known, counts = merge([own]), Counter(mention.text for mention in own)
    if context.archive is not None and own:
        known, counts = context.archive.names.near(own)
    done: set[tuple[int, int]] = set()
    for pair in pairs(known):
        judged = _judged(context, pair, counts)
        if judged is None or judged.one.path != context.issue.path:
            continue
        key = (judged.one.block, judged.one.end)
        if key not in done:
            done.add(key)
            yield _finding(context, judged)


def _judged(context: Context, pair: Pair, counts: Counter[str]) -> Pair | None:
    """The pair, the weaker spelling first; None where these are two firms."""
    if _NUMERALS & set(pair.ours + pair.theirs) or "(" in pair.ours + pair.theirs:
        return None
    words = context.language.words
    ours_word, theirs_word = (len(gap) > 1 and words.contains(gap) for gap in (pair.ours, pair.theirs))
    if pair.ours and pair.theirs:
        if not _alike(context, pair) and (ours_word == theirs_word or len(pair.head + pair.tail) < _ENOUGH):
            return None
    elif (pair.ours or pair.theirs) not in _PARTS and len(pair.ours + pair.theirs) > 1:
        return None
    ours = (_support(pair.one, counts), ours_word, len(pair.ours), -pair.one.span.start)
    theirs = (_support(pair.other, counts), theirs_word, len(pair.theirs), -pair.other.span.start)
    told_by_word = ours_word != theirs_word and pair.ours and pair.theirs
    weaker = theirs_word if told_by_word else ours < theirs
    return pair if weaker else Pair(pair.other, pair.one, pair.head, pair.tail, pair.theirs, pair.ours)


def _support(mention: Mention, counts: Counter[str]) -> int:
    """How often the spelling stands, longer stretches that end in it included."""
    return sum(count for text, count in counts.items() if text.endswith(mention.text) or mention.text.endswith(text))


def _alike(context: Context, pair: Pair) -> bool:
    characters = context.language.characters
    return len(pair.ours) == len(pair.theirs) and all(
        a == b or characters.shape(a, b) >= _LIKE_SHAPE or characters.sound(a, b) >= _LIKE_SOUND
        for a, b in zip(pair.ours, pair.theirs, strict=True)
    )


def _finding(context: Context, pair: Pair) -> Finding:
    block = context.issue.blocks[pair.one.block]
    end = pair.one.end - len(pair.tail)
    start = end - len(pair.ours)
    wrong, right = pair.ours, pair.theirs
    if not wrong or not right:
        # what is lost or too much has no place of its own: show it between what stands around it
        before, after = pair.head[-2:], pair.tail[:2]
        start, end = start - len(before), end + len(after)
        wrong, right = before + wrong + after, before + right + after
    whole = pair.head + pair.theirs + pair.tail
    confidence = 0.8 if pair.ours and pair.theirs else 0.62
    if pair.one.path != pair.other.path:
        confidence -= 0.06
    return context.at(
        INFO,
        block.reading,
        start,
        end,
        message=Wording(f"别处写作“{whole}公司”", f"elsewhere it is spelt {whole}公司"),
        confidence=confidence,
        fixes=[Fix(right, confidence, Wording("与另一处一致", "as it is spelt elsewhere"))],
        related=[Related(pair.other.path, pair.other.span, pair.other.text, Wording("这里写作此形", "spelt so here"))],
        evidence=[Evidence("same-name", Wording("全称其余部分相同", "the rest of the name is the same"))],
    )
