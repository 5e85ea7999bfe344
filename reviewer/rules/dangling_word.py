"""dangling-word: a word that wants something after it stands before a mark, or one that wants something before it behind one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reviewer.language.words import LONGEST
from reviewer.lexicon.persons import TITLES
from reviewer.model.block import Block
from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import HAN, is_han
from reviewer.wording import Wording

INFO = RuleInfo(
    id="dangling-word",
    category=Category.MISSING,
    summary=Wording("连词、介词悬空，或标点后紧接助词", "a conjunction, preposition or particle that hangs in the air"),
    why=Wording(
        "“增添了喜庆和。”：“和”“与”“把”“关于”后面必须有下文，紧接标点说明丢了字词。“，的”“。们”：助词、词尾不能起头，"
        "标点前后必有缺漏，或者标点是多余的。“参与”“兼并”“方向”等词和人名不算。",
        "和, 与, 把 and 关于 want something after them: before a mark, what followed is lost. No clause begins with 的 or 们: words are lost, "
        "or the mark is one too many. Words such as 参与, 兼并, 方向 and names that end so are right.",
    ),
    fires=(
        Example("盏盏彩灯给古城增添了几分喜庆和。大小商店装点一新。", "和。"),
        Example("会议审议通过了关于。代表们对此表示满意。", "于。"),
        Example("双方达成了加强合作，的协议，项目即将启动。", "，的", "的"),
    ),
    silent=(
        Example("群众踊跃参与，企业积极兼并、重组，方向明确，关怀备至，二者之和。"),
        Example("本报记者李庆和、王从与。张建和、刘存与。"),
        Example("经济的、法律的、行政的手段。的确如此，了解情况，的黎波里，了然于胸。"),
        Example("中国和美国，工业与农业，把握机遇，被子，将军，从容。"),
    ),
)
_WANT_MORE: Final = frozenset("和与及或把并")
_WANT_MORE_LONG: Final = "以及|或者|关于|对于|由于|按照|依照|为了|并且|而且|因而|从而|以便|随着|鉴于"
_BEFORE_MARK: Final = re.compile(f"(?<=[{HAN}])(?P<word>{_WANT_MORE_LONG}|[{''.join(sorted(_WANT_MORE))}])(?=[。；])")
_AFTER_MARK: Final = re.compile(
    "(?<=[^。，；：、！？])(?P<mark>[，；。]|、(?!.(?:[、。，；等]|$)))"
    "(?P<word>的(?![确的士话黎里卡哥姐])|们|了(?![了解结却不断如然望无若得此其事当悟账债愿清空]|一[桩件段]))"
    f"(?=[{HAN}，。、；])"
)
_NO_NOUN: Final = frozenset("之所不相可")
"""Before these a conjunction is a word of its own: 之和, 所及."""
_NOBODY: Final = re.compile("[无有没鲜谁何]人及")
_VERSE: Final = re.compile(f"(?<![{HAN}])(?:[{HAN}]{{5}}|[{HAN}]{{7}})")
"""A line of verse or of a couplet, which may end as no prose does: 九州同庆天下和."""
_COMMON: Final = 1.5
"""log10 of the dictionary's count of the word before it."""
_CONFIDENCE: Final = 0.8
_OF_PARTICLE: Final = 0.75


def check(context: Context) -> Iterator[Finding]:
    """Words that hang in the air in prose."""
    for block in context.prose:
        for found in _BEFORE_MARK.finditer(block.text):
            if _wants_more(context, block.text, found):
                yield _before(context, block, found)
        for found in _AFTER_MARK.finditer(block.text):
            yield _after(context, block, found)


def _wants_more(context: Context, text: str, found: re.Match[str]) -> bool:
    """Whether the word stands for itself behind a whole word: neither the end of another one nor of a name."""
    words = context.language.words
    at, end = found.span("word")
    if len(found["word"]) == 1:
        if text[at - 1] in _NO_NOUN or (words.frequency(text[max(0, at - 2) : at]) or 0.0) < _COMMON:
            return False
        if not is_han(text[max(0, at - 3) : max(0, at - 2)] or "\n") or text.endswith(TITLES, 0, at - 2):
            return False  # a name, or an answer
        if _NOBODY.match(text, at - 2) or any(_VERSE.fullmatch(text, max(0, end - n), end) for n in (5, 7)):
            return False
        lows = range(max(0, end - LONGEST), at)
        return not any(words.contains(text[low:end]) for low in lows)
    if any(words.contains(text[low : at + 1]) for low in range(max(0, at - LONGEST + 1), at)):
        return False  # 有所作为|了, 伴随|着
    return text[at - 1] not in "的得"


def _before(context: Context, block: Block, found: re.Match[str]) -> Finding:
    word, end = found["word"], found.end()
    return context.at(
        INFO,
        block.reading,
        end - 1,
        end + 1,
        message=Wording(f"“{word}”后面没有下文，疑有漏字", f"nothing follows {word}: something is probably lost"),
        confidence=_CONFIDENCE,
        evidence=[Evidence("grammar", Wording(f"“{word}”后面要有词语", f"{word} wants something after it"))],
    )


def _after(context: Context, block: Block, found: re.Match[str]) -> Finding:
    mark, word = found["mark"], found["word"]
    return context.at(
        INFO,
        block.reading,
        *found.span(),
        message=Wording(
            f"“{mark}”后面紧接“{word}”：标点多余，或前面有漏字",
            f"{word} right behind {mark}: the mark is one too many, or something is lost before it",
        ),
        confidence=_OF_PARTICLE,
        fixes=[Fix(word, 0.4, Wording(f"删去“{mark}”", f"delete {mark}"))],
        evidence=[Evidence("grammar", Wording(f"“{word}”不能起头", f"nothing begins with {word}"))],
        category=Category.PUNCTUATION,
    )
