"""near-term: text that nearly is a term of the lexicon, and reads better as that term."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from reviewer.model.block import Block, Role
from reviewer.model.finding import Category, Finding, Related
from reviewer.rules._near import Misreading, misreadings, witnesses
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import CLOSING, OPENING
from reviewer.text.variant_characters import VARIANTS
from reviewer.wording import Wording

INFO = RuleInfo(
    id="near-term",
    category=Category.SUBSTITUTION,
    summary=Wording("与词库里的词只差一两个字", "one or two characters away from a term of the lexicon"),
    why=Wording(
        "OCR 常把专名和固定说法里的一个字认成形近字、音近字，或丢一个、多一个、颠倒两个（炼科晶体、会面从严治党）。"
        "要有两个证据：原文读不通或不成词，且改成词库里的词明显更好。已经正确的更长的词、数字、方位字（东/西）不动；"
        "同一份报纸多次这样写的，当作另一个名字。",
        "OCR takes one character of a name or set phrase for another that looks or sounds alike, loses, doubles or swaps "
        "one. Two witnesses are needed: the text is no word as it stands, and the term reads clearly better. Longer right "
        "forms, numbers and 东/西 are left alone; what the paper prints so again and again is another name.",
    ),
    fires=(
        Example("日前，炼科晶体公司研制出新产品。", "炼科晶体", "烁科晶体", ("烁科晶体\tcompany",)),
        Example(
            "要压紧压实会面从严治党主体责任，加强党建。", "会面从严治党", "全面从严治党", ("全面从严治党\tphrase",)
        ),
        Example("实施水肥一休化灌溉项目，总投资两亿元。", "水肥一休化", "水肥一体化", ("水肥一体化\tphrase",)),
        Example("这是高质发展的关键一招，要长期坚持下去。", "高质发展", "高质量发展", ("高质量发展\tphrase",)),
        Example(
            "各村推行“党支部+合作社+种植园”模式，农民收入不断增加。",
            "党支部+合作社+种植园",
            "党支部+合作社+种植户",
            ("党支部+合作社+种植户\tphrase",),
        ),
    ),
    silent=(
        Example("日前，山西烁科晶体有限公司研制出新产品。", terms=("烁科晶体\tcompany",)),
        Example("太锅集团与太钢集团签约，双方将深化合作。", terms=("太钢集团\tcompany", "太锅集团\tcompany")),
        Example("河西区和河东区同日开工，第三批项目进展顺利。", terms=("河东区\tplace",)),
        Example("会议听取了全省高质量发展情况汇报。", terms=("高质量发展\tphrase",)),
        Example("他指手划脚，大家都惟命是从，雅兴变成了“鸭兴大发”。"),
        Example("两家公司签约，三个项目落地，五年计划完成。", terms=("三年计划\tphrase",)),
        Example("各村推行“党支部+合作社+养殖户”模式。", terms=("党支部+合作社+种植户\tphrase",)),
        Example(
            "固定资本投资增长，高新技术行业兴旺，整体经济发展。",
            terms=("固定资产投资\tphrase", "高新技术企业\tphrase", "实体经济发展\tphrase"),
        ),
        Example("他曾任原城区副书记，后来赴山区支教，帮扶十个山区县。总参某部干部到会祝贺。"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """Misreadings of terms; all blocks are searched in one go."""
    blocks = [block for block in context.issue.blocks if block.role is not Role.MASTHEAD]
    starts = list(accumulate((len(block.text) + 1 for block in blocks), initial=0))
    for reading in misreadings(context, "\n".join(block.text for block in blocks)):
        number = bisect_right(starts, reading.miss.start) - 1
        if _is_variant(reading) or _is_pun(reading, blocks[number], starts[number]):
            continue
        yield _finding(context, blocks[number], reading, starts[number])


def _is_variant(reading: Misreading) -> bool:
    """Whether a set phrase only has characters that may stand for its own: 指手划脚."""
    return not reading.miss.term.is_name and all((step.wrong, step.right) in VARIANTS for step in reading.steps)


def _is_pun(reading: Misreading, block: Block, offset: int) -> bool:
    """Whether an idiom with another character in it stands in quotation marks of its own."""
    text, miss = block.text, reading.miss
    before, after = text[: miss.start - offset][-1:], text[miss.end - offset :][:1]
    return miss.term.kind == "idiom" and before in OPENING and after in CLOSING


def _finding(context: Context, block: Block, reading: Misreading, offset: int) -> Finding:
    miss = reading.miss
    start, end = miss.start - offset, miss.end - offset
    wrong = block.text[start:end]
    return context.at(
        INFO,
        block.reading,
        start,
        end,
        message=Wording(f"“{wrong}”疑为“{miss.form}”", f"{wrong} is probably {miss.form}"),
        confidence=reading.confidence,
        category=reading.category,
        fixes=[Fix(miss.form, reading.confidence, Wording("词库中的写法", "as the lexicon has it"))],
        evidence=witnesses(context, reading),
        related=_elsewhere(context, miss.form),
    )


def _elsewhere(context: Context, form: str) -> Iterator[Related]:
    """Where the right form stands, in this issue and in the others."""
    note = Wording("这里这样写", "spelt so here")
    places = context.archive.places_of(form, context.issue) if context.archive else context.issue.places_of(form)
    for path, span in places:
        yield Related(path, span, form, note)
