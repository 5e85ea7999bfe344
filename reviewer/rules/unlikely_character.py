"""unlikely-character: a character that makes no word where it stands, while one that looks like it does."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.language.characters import describe
from reviewer.model.block import Block, Role
from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules._unlikely import LEAST_SCORE, Doubt, doubts
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="unlikely-character",
    category=Category.SUBSTITUTION,
    summary=Wording("字在此不成词，形近字却成词", "a character that makes no word here, while a look-alike does"),
    why=Wording(
        "OCR 会把字认成形近的另一个字（重重因难、劳动摸范）。须有两个证据：此字与前后都不成词，且换上一个形近字后"
        "语言模型给出的概率高得多。词库里的词、姓氏、数字不动；拿不准的不报。",
        "OCR takes a character for one that looks like it. Two witnesses: it makes no word with its neighbours, and with a "
        "look-alike in its place the text is far more probable. Lexicon terms, family names and numbers are left alone.",
    ),
    fires=(
        Example("他们克服了重重因难，按时完成任务。", "因", "困"),
        Example("全市人民生洁水平不断提高。", "洁", "活"),
        Example("他被授予劳动摸范称号。", "摸", "模"),
        Example("这座大挢全长三千米，把责任落实到每个人。", "挢", "桥"),
    ),
    silent=(
        Example("会议发表一项声明，强烈谴责各种形式的恐怖主义。"),
        Example("记者董建勤报道，吕志星、吕冠强等参加了活动。"),
        Example("煤机、太重、凯赛等企业稳中有进，厚生新增长。"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """Doubtful characters that no right form of the lexicon covers."""
    for block in context.issue.blocks:
        if block.role is Role.MASTHEAD:
            continue
        right = bytearray(len(block.text))
        for found in context.lexicon.occurrences(block.text):
            right[found.start : found.end] = b"\1" * (found.end - found.start)
        for doubt in doubts(context.language, block.text, context.issue.text):
            if not right[doubt.at]:
                yield _finding(context, block, doubt)


def _finding(context: Context, block: Block, doubt: Doubt) -> Finding:
    wrong = block.text[doubt.at]
    confidence = min(0.96, 0.72 + 0.06 * (doubt.score - LEAST_SCORE))
    gain = Wording(f"改后概率高 10^{doubt.gain:.1f} 倍", f"10^{doubt.gain:.1f} times likelier when changed")
    likeness = describe(context.language.characters, wrong, doubt.right)
    evidence = [Evidence("language-model", gain)]
    if likeness is not None:
        evidence.append(Evidence("look-alike", likeness))
    return context.at(
        INFO,
        block.reading,
        doubt.at,
        doubt.at + 1,
        message=Wording(f"“{wrong}”疑为“{doubt.right}”", f"{wrong} is probably {doubt.right}"),
        confidence=confidence,
        fixes=[Fix(doubt.right, confidence, Wording("形近且成词", "looks alike and makes a word"))],
        evidence=evidence,
    )
