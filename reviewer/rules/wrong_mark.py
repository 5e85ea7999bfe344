"""wrong-mark: a mark that ends what goes on, or parts what belongs together otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

INFO = RuleInfo(
    id="wrong-mark",
    category=Category.PUNCTUATION,
    summary=Wording(
        "标点用错：句子未完而断，或时间词后用顿号",
        "a mark that ends a sentence too early, or another mark than the grammar wants",
    ),
    why=Wording(
        "“并”“是”“使其”承接前文，不能起句；只有介词短语的一段不成句；“4月、”后面不是并列的月份，应用逗号。"
        "OCR 常把逗号认成句号或顿号。",
        "A sentence does not begin with 并, 是 or 使其, a prepositional phrase is no sentence, and a month is followed by a comma unless "
        "another month follows. OCR takes commas for full stops and the reverse.",
    ),
    fires=(
        Example("希望双方坚守安全底线、强化技术创新。并以此次交接为起点，再上新台阶。", "。", "，"),
        Example("民主法制的理论。是法治建设的重要组成部分，应当认真学习。", "。", "，"),
        Example("对于外来文化。我们也要采取科学态度，取长补短。", "。", "，"),
        Example("4月、云智能制造基地启动建设，全市项目提速。", "、", "，"),
    ),
    silent=(
        Example("工程按期完工。并非所有企业都达标。是的，他这样说。"),
        Example("4月、5月、6月为二季度，产量逐月上升。"),
        Example("“随着春天的到来。”他念道。与此同时，大家鼓起掌来。"),
        Example("这是谁的主意？是大家的主意。是否可行，还要再看。"),
    ),
)

_HAN: Final = f"[{HAN}]"
_GOES_ON: Final = re.compile(
    f"(?<={_HAN})。(?:(?P<and>并(?![不非没无未购网排肩行州存])(?={_HAN}))|(?P<is>是(?![的否不什谁日夜年时因由为要以我你他她它这那啊呀吗大])(?={_HAN}))|(?P<makes>使其))"
)
_NO_SENTENCE: Final = re.compile(
    rf"(?:^|(?<=[。！？；]))(?:对于|随着|关于|鉴于|面对|根据|按照|依据)[^，,。！？；：:“”\"（）()]{{3,28}}(?P<mark>。)(?={_HAN})"
)
_MONTH: Final = re.compile(
    rf"(?:^|(?<=[。！？；]))(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}日)?(?P<mark>、)(?!\d)(?={_HAN})"
)


class _Case(NamedTuple):
    at: int
    right: str
    confidence: float
    message: Wording
    reason: Wording


def check(context: Context) -> Iterator[Finding]:
    """Wrong marks in prose."""
    for block in context.prose:
        for case in sorted(_cases(block.text), key=lambda case: case.at):
            mark = block.text[case.at]
            yield context.at(
                INFO,
                block.reading,
                case.at,
                case.at + 1,
                message=case.message,
                confidence=case.confidence,
                fixes=[
                    Fix(case.right, case.confidence, Wording(f"“{mark}”改“{case.right}”", f"{case.right} for {mark}"))
                ],
                evidence=[Evidence("grammar", case.reason)],
            )


def _cases(text: str) -> Iterator[_Case]:
    comma = "，" if "，" in text or "," not in text else ","
    for found in _GOES_ON.finditer(text):
        word = text[found.start() + 1 : found.end()]
        if _opens_speech(text, found.start()):
            continue
        yield _Case(
            found.start(),
            comma,
            0.68 if found["is"] else 0.55,
            Wording(
                f"“{word}”承接前文，前面的句号疑为逗号",
                f"{word} goes on with what was said: the full stop is probably a comma",
            ),
            Wording(f"“{word}”不起句", f"no sentence begins with {word}"),
        )
    for found in _NO_SENTENCE.finditer(text):
        yield _Case(
            found.start("mark"),
            comma,
            0.72,
            Wording(
                "只有介词短语，句子未完，句号疑为逗号", "a prepositional phrase only: the full stop is probably a comma"
            ),
            Wording(f"“{found[0][:2]}…”没有谓语", f"{found[0][:2]}… has no predicate"),
        )
    for found in _MONTH.finditer(text):
        yield _Case(
            found.start("mark"),
            comma,
            0.85,
            Wording(
                "时间词后不是并列的时间，顿号疑为逗号",
                "no other month follows: the enumeration comma is probably a comma",
            ),
            Wording(f"“{found[0][:-1]}”是状语", f"{found[0][:-1]} is an adverbial"),
        )


def _opens_speech(text: str, at: int) -> bool:
    """Whether the sentence that ends at `at` asks a question, which a sentence with 是 may answer."""
    return "？" in text[max(0, at - 40) : at]
