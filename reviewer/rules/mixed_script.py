"""mixed-script: a traditional or variant form on a simplified page, or a simplified form on a traditional page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from reviewer.model.block import Block
from reviewer.model.finding import Category, Edit, Evidence, Finding
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import han_count, is_han
from reviewer.text.traditional import forms, not_simplified
from reviewer.wording import Wording

if TYPE_CHECKING:
    from opencc import OpenCC

INFO = RuleInfo(
    id="mixed-script",
    category=Category.SCRIPT,
    summary=Wording("简体版面里的繁体字、异体字", "a traditional or variant form in simplified text, or the reverse"),
    why=Wording(
        "OCR 认旧字形或模糊字时常给出繁体、异体字，读者看着别扭，检索也找不到。按 OpenCC 换成通行的字形。"
        "2013 年《通用规范汉字表》收入的字（昇、喆、堃、淼、甦、邨、龢、迺等，多用于人名地名）不算，"
        "书名号里的繁体书名、整段繁体、整版繁体不算。",
        "OCR often gives a traditional or variant form for an old or blurred character; it reads oddly and nobody finds it "
        "by searching. OpenCC gives the usual form. Forms of the 2013 table of standard characters, many of them used in "
        "names (昇 喆 堃 淼 甦 邨 龢 迺), titles in book-title marks, and passages or pages wholly in the other script are right.",
    ),
    fires=(
        Example("全市上下抢抓機遇，推动各项工作再上新台阶，不断取得新的成效。", "機", "机"),
        Example("各县区要认真貫徹落实会议精神，确保各项任务按期完成。", "貫徹", "贯彻"),
        Example("从今以後，企业办事更加方便，服务质量明显提高。", "後", "后"),
        Example("全市經濟運行穩中向好，各項工作扎實推進，國內外企業紛紛前來投資，这是新的發展機遇。", "这", "這"),
    ),
    silent=(
        Example("毕昇、陶喆、张堃、王淼、甦醒、黄埔新邨、翁同龢、迺文等人参加了会议。"),
        Example("全市經濟運行穩中向好，各項工作扎實推進，國內外企業紛紛前來投資。"),
        Example("展览展出了《資治通鑑》《國語》等古籍，吸引了众多读者前来参观学习。"),
        Example("乾坤湾景区、乾隆年间的石碑和瞭望塔吸引游客，赵孟頫的书法作品也在展出。"),
    ),
)
_TITLE: Final = re.compile("《[^《》]{1,40}》")
_OTHER_BLOCK: Final = 0.25
_FEW: Final = 3


def check(context: Context) -> Iterator[Finding]:
    """Runs of characters of the other script than the page's."""
    traditional = context.traditional
    text = context.issue.text if traditional else "".join(block.text for block in context.issue.blocks)
    foreign = {char for char in text if _is_no_traditional(char)} if traditional else not_simplified(text)
    if not foreign:
        return
    from opencc import OpenCC

    converter = OpenCC("s2t" if traditional else "t2s")
    yield from _runs(context, converter, forms(converter, foreign), simplified=not traditional)


def _is_no_traditional(character: str) -> bool:
    return is_han(character) and not character.encode("big5", "ignore")


def _runs(context: Context, converter: OpenCC, known: dict[str, str], *, simplified: bool) -> Iterator[Finding]:
    if not known:
        return
    run = re.compile(f"[{''.join(sorted(known))}]+")
    for block in context.issue.blocks:
        text = block.text if simplified else block.reading.quoted(context.issue.text)
        matches = list(run.finditer(text))
        count = sum(match.end() - match.start() for match in matches)
        if not matches or (count > _FEW and count > _OTHER_BLOCK * han_count(text)):
            continue
        titles = [match.span() for match in _TITLE.finditer(text)]
        for match in matches:
            if not any(low <= match.start() < high for low, high in titles):
                plain = "".join(known[character] for character in match.group())
                new = _in_context(converter, text, match.span(), plain)
                yield _finding(context, block, text, match.span(), new, simplified)


def _in_context(converter: OpenCC, text: str, span: tuple[int, int], plain: str) -> str:
    """What the converter makes of the run among its neighbours, where phrases may tell more than characters."""
    start, end = span
    low, high = max(0, start - 3), min(len(text), end + 3)
    converted = converter.convert(text[low:high])
    return converted[start - low : end - low] if len(converted) == high - low else plain


def _finding(context: Context, block: Block, text: str, span: tuple[int, int], plain: str, simplified: bool) -> Finding:
    old = text[span[0] : span[1]]
    zh, en = ("简体", "simplified") if simplified else ("繁体", "traditional")
    message = Wording(f"本版用{zh}，{old} 应为 {plain}", f"the page is in {en} characters: {old} should be {plain}")
    return context.at(
        INFO,
        block.reading,
        *span,
        message=message,
        confidence=0.9,
        fixes=[Fix(plain, 0.85, Wording(f"改为{zh}", f"make it {en}"), (Edit(block.reading.span(*span), plain),))],
        evidence=[Evidence("opencc", Wording(f"OpenCC：{old} → {plain}", f"OpenCC: {old} → {plain}"))],
    )
