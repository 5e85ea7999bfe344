"""unlikely-character: a character that reads badly where it stands, while another that is near it reads well."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from reviewer.language.doubt import Doubt
from reviewer.layout.names import name_lists
from reviewer.model.block import Block
from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules._changes import gains, look_alike, right_forms
from reviewer.rules._proper import may_be_name, stands_like_a_name
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import is_han
from reviewer.wording import Wording

_LEAST: Final = 0.2
"""Probability from which a doubt is handed on; what is shown is set by the least confidence."""
_MOST: Final = 0.97
_STANDS_SO: Final = 3
"""Times that the same three characters stand on a page, from which they are how it spells a name that no model knows."""
_OF_A_NAME: Final = math.exp(-2.3)
"""What is left of the odds in a person's name, and right before what a name ends in: 建投集团 is one, 建设集团 merely reads better."""
_OFTEN: Final = 0.5
"""Weight of a misreading (`language.misreadings`) from which it is told."""

INFO = RuleInfo(
    id="unlikely-character",
    category=Category.SUBSTITUTION,
    summary=Wording("字在此读不通，换一字则通", "a character that reads badly here, while another reads well"),
    why=Wording(
        "OCR 会把字认成另一个字（重重因难、劳动摸范）。须有两个证据：此处读不通；换上形近字、能成词的字或本报别处"
        "同样位置用的字后，语言模型给出的概率高得多。各项证据由在 OCR 版面上拟合的权重合成一个概率，并随本版错字的多少升降。"
        "词库里的词不动，姓名、外国译名、线路名、企业简称从严，反复出现的写法不报。",
        "OCR takes a character for another. Two witnesses: the text reads badly, and with a look-alike, with what makes a word "
        "here, or with what stands in the same place elsewhere, it is far more probable. The evidence is weighed into one "
        "probability by weights fitted on pages that OCR had read, and by how many characters of this page are wrong. Lexicon "
        "terms are left alone, names of persons, lines and firms are held to a higher bar, what recurs is right.",
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
        Example("南通中远集团、一建集团、建投集团、能投集团、文投集团参加了会议。"),
        Example(
            "选举王庇为主席，陈祖庇、张学津、朱光武、刘作霖、吕培俭、徐志毅、翁祖泽、黎汉云、蒋民华、魏民、陈俊勇、陈鲤庭（女）、"
            "彭一刚、焦文俊、曾陇梅为副主席。全市经济平稳增长，农民收入增加。"
        ),
        Example("百富勤清盘了。百富勤是一家证券公司，百富勤的情况起了变化，百富勤的清盘震动很大。"),
        Example("汽笛长鸣，集大原铁路开通，沿线群众出行更方便。"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """Doubtful characters that no right form of the lexicon covers."""
    page = context.page
    right = context.shared(right_forms)
    doubter = context.language.doubter
    for doubt in doubter.doubts(page.text, context.other_pages, _LEAST, context.lattice, name_lists(page.text)):
        block, at = page.place(doubt.at)
        if page.text[doubt.at] != block.text[at]:
            continue  # a stray traditional form: mixed-script tells of it
        if not doubt.seen and (may_be_name(context, block.text, at, at + 1) or _stands_so(page.text, doubt.at)):
            continue
        if not right(block, at, at + 1):
            yield _finding(context, block, at, doubt)


def _stands_so(text: str, at: int) -> bool:
    """Whether the character and two beside it stand so again and again, and are all Han."""
    threes = (text[low : low + 3] for low in range(max(0, at - 2), at + 1))
    return any(text.count(three) >= _STANDS_SO for three in threes if len(three) == 3 and all(map(is_han, three)))


def _finding(context: Context, block: Block, at: int, doubt: Doubt) -> Finding:
    wrong = block.text[at]
    likely = doubt.probability
    if not doubt.seen and stands_like_a_name(block.text, at):
        odds = likely / max(1 - likely, 1e-9) * _OF_A_NAME
        likely = odds / (1 + odds)
    confidence = round(min(_MOST, likely), 3)
    return context.at(
        INFO,
        block.reading,
        at,
        at + 1,
        message=Wording(f"“{wrong}”疑为“{doubt.right}”", f"{wrong} is probably {doubt.right}"),
        confidence=confidence,
        fixes=[Fix(doubt.right, confidence, Wording("换此字读得通", "reads well with it"))],
        evidence=_evidence(context, wrong, doubt),
    )


def _evidence(context: Context, wrong: str, doubt: Doubt) -> Iterator[Evidence]:
    yield from gains(doubt.gain, doubt.batch_gain)
    if doubt.seen:
        times = doubt.seen
        yield Evidence(
            "archive",
            Wording(
                f"别处同样的上下文用的是“{doubt.right}”",
                f"{doubt.right} stands in the same place {times} times elsewhere",
            ),
        )
    yield from look_alike(context, wrong, doubt.right)
    if doubt.misread >= _OFTEN:
        often = Wording(f"OCR 常把“{doubt.right}”认成“{wrong}”", f"OCR often takes {doubt.right} for {wrong}")
        yield Evidence("misreading", often)
