"""odd-character: a character or symbol that no newspaper prints where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reviewer.model.finding import Category, Evidence, Finding
from reviewer.model.issue import Issue
from reviewer.model.reading import Reading
from reviewer.model.span import Span
from reviewer.rules._odd_characters import OddCharacter, odd_characters
from reviewer.rules._odd_marks import OddMark, odd_marks
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

INFO = RuleInfo(
    id="odd-character",
    category=Category.SUBSTITUTION,
    summary=Wording("报纸上不会这样印的字符", "a character that no newspaper prints there"),
    why=Wording(
        "解不出的字符、专用区字符、控制字符、看不见的字符、兼容汉字和部首，读者看到的是方框或空白，检索也找不到。"
        "汉字之间的 * = ] . · 多半是 OCR 把句号、逗号、数字1认成了它们。外国人名的间隔号、小数点、Markdown 记号、"
        "网址、项目符号、带圈数字都不算。",
        "Replacement, private-use, control and invisible characters, compatibility ideographs and radicals show as boxes or "
        "not at all, and nobody finds them by searching. Between Han characters, * = ] . · are mostly what OCR made of a "
        "full stop, a comma or the digit 1. The dot of a foreign name, decimals, Markdown, addresses, bullets and circled "
        "digits are right.",
    ),
    fires=(
        Example("全市重点工程建设进展顺利*各县区都按时完成了上半年的目标任务。", "*", "。"),
        Example("本报北京]月5日讯，今年全市粮食产量稳步增长，农民收入不断提高。", "]", "1"),
        Example("企业的内在关系.乃至表现出的特点，都要认真研究，不可忽视。", ".", "，"),
        Example("营业收入与上年相比有所增长·这里按说不应当出现亏损，但事实如此。", "·", "。"),
        Example("这是全国第-届职工运动会，来自各地的运动员参加了比赛。", "-", "一"),
        Example("全市经济运行\ufffd中向好，各项工作扎实推进，成效明显。", "\ufffd"),
        Example("⻓江沿线各地加强生态保护，⽣态环境持续改善。", "⻓", "长"),
        Example("要抓好落\u200b实，确保各项工作取得实效。", "\u200b", ""),
        Example("该厂引进了СNС加工中心，生产效率大大提高。", "СNС", "CNC"),
    ),
    silent=(
        Example("埃及内政部长哈比卜·易卜拉欣·阿德利指出，双方将加强合作，共同发展。"),
        Example("晋创谷·大同创新驱动平台建成投用，深国际·太原智慧物流港开工，总投资3.5亿元。"),
        Example("## 要闻\n\n**科学导报讯** 8月1日，全市召开会议，①抓投资；②促消费。●气温25℃，增长6%，面积100㎡。"),
        Example("详见 https://example.com/a_b~c?d=1|2 ，或发邮件至 a.b@example.com 咨询，电话138****1234。"),
        Example("深化“互联网+”行动，推进人工智能+制造，嫌疑人张*被抓获，5月~6月开展检查，二〇二五年完成。"),
        Example("一.加快发展步伐，二.深化改革开放，工业产值达19.5亿元，同比增长3.2%。"),
    ),
)
_DOT_STOP: Final = re.compile(f"(?<=[{HAN}])[.．](?![0-9A-Za-z])")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+|[\w.+-]+@[A-Za-z0-9.-]+")


def check(context: Context) -> Iterator[Finding]:
    """Odd characters anywhere; odd marks in running text."""
    taken: set[int] = set()
    for odd in odd_characters(context.issue.text):
        taken.update(range(odd.start, odd.end))
        yield _character(context, odd)
    dots = _writes_dots(context.issue)
    for block in context.prose:
        marks = list(odd_marks(block.text, dots))
        addresses = [match.span() for match in _ADDRESS.finditer(block.text)] if marks else []
        for mark in marks:
            if any(low <= mark.start < high for low, high in addresses):
                continue
            if taken.isdisjoint(block.reading.origin[mark.start : mark.end]):
                yield _mark(context, block.reading, mark)


def _writes_dots(issue: Issue) -> bool:
    """Whether the page writes its full stops as dots, which is a style and no slip."""
    stops = sum(block.text.count("。") for block in issue.blocks)
    return sum(len(_DOT_STOP.findall(block.text)) for block in issue.blocks) > max(stops, 3)


def _character(context: Context, odd: OddCharacter) -> Finding:
    fixes = []
    if odd.fix is not None:
        reason = Wording(f"改为 {odd.fix}", f"make it {odd.fix}") if odd.fix else Wording("删去", "delete it")
        fixes.append(Fix(odd.fix, 0.9, reason))
    return context.over(
        INFO,
        Span(odd.start, odd.end),
        message=odd.message,
        confidence=odd.confidence,
        fixes=fixes,
        evidence=[Evidence("code-point", odd.message)],
        category=odd.category,
        applicability=odd.applicability,
    )


def _mark(context: Context, reading: Reading, mark: OddMark) -> Finding:
    odd = reading.text[mark.start : mark.end]
    first = mark.fixes[0]
    if first:
        message = Wording(f"正文里不该有 {odd}，可能是 {first}", f"{odd} has no place here; perhaps {first}")
    else:
        message = Wording(f"正文里不该有 {odd}，像是多出来的", f"{odd} has no place here and seems too many")
    share = 0.8 if len(mark.fixes) == 1 else 0.6
    reasons = [
        Wording(f"改为 {text}", f"make it {text}") if text else Wording("删去", "delete it") for text in mark.fixes
    ]
    fixes = [
        Fix(text, share / (1 + rank), reason)
        for rank, (text, reason) in enumerate(zip(mark.fixes, reasons, strict=True))
    ]
    return context.at(
        INFO,
        reading,
        mark.start,
        mark.end,
        message=message,
        confidence=mark.confidence,
        fixes=fixes,
        evidence=[Evidence("odd-symbol", message)],
        category=Category.SUBSTITUTION if first else Category.EXTRA,
    )
