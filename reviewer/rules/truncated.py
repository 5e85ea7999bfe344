"""Text that breaks off, and nothing on the page goes on with it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from reviewer.layout.ends import STUMP, is_opener, open_end, unfit_start, unmatched_closers, unmatched_openers
from reviewer.layout.pieces import Piece
from reviewer.layout.quoted import whole_phrase
from reviewer.model.block import Block, Role
from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.rules._ends import completion, ends_in_whole_word, wants_more
from reviewer.rules._pieces import continuations, score_of
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="truncated",
    category=Category.TRUNCATED,
    summary=Wording("文字没有完，下文不知去向", "text breaks off, and nothing goes on with it"),
    why=Wording(
        "OCR 丢了行尾或整行：句子缺宾语、数字或句号，标题缺字。丢掉的内容只能对照原版补上。",
        "OCR lost the end of a line or a whole line: the object, a figure or the full stop is missing, and only the "
        "printed page can tell what it was.",
    ),
    fires=(
        Example(
            "上半年，开发区完成工业投资十亿元，全市固废综合利用率达\n\n科学导报讯 今年以来，全市开发区运行平稳。",
            "率达",
        ),
        Example(
            "巢』引『新\n\n开发区推行精准招商，利用“旧巢”引“新凤”，盘活了存量。", "巢』引『新", "『旧巢』引『新凤』"
        ),
    ),
    silent=(
        Example("上半年，开发区完成工业投资十亿元，固废综合利用率达到九成。\n\n今年以来，全市开发区运行平稳。"),
        Example("长治高新区与重庆公司签署协议，双方将开展合作(下转A2版)"),
        Example("以招商“先手棋”下活发展“全盘棋”\n\n今年以来，全市开发区运行平稳。"),
        Example("全市上下积极行动，各项工作有了起色。\n\n哼，这张桌子还是你前年买回来的，当时还嫌它大呢。"),
        Example("会谈昨天结束，各方代表先后离开会场。\n\n美、伊两国一来一往，一唱一和，谈判一时没有结果。"),
        Example("秋季拍卖昨天落槌，成交额比去年高。\n\n历时四天的翰海’97拍卖会为去年画上了句号。"),
    ),
)
_LEAST = 15
"""Characters: a shorter line that does not end in a sentence mark is hardly running text."""
_HEAD = 9
"""Characters within which half a pair shows that the beginning is lost."""
_MANY = 6
_FIGURE_WANTED = re.compile("(?:率|额|值|量|数|达|达到|增长|下降|为|约|超|超过|突破|至|到)$")
_NAMES_WANTED = re.compile("(?:记者|通讯员|摄影|供图)$")


def check(context: Context) -> Iterator[Finding]:
    """Ends of running text, beginnings of it, and headlines that lost their outer characters."""
    found = continuations(context)
    lost = [(piece, odds) for piece, odds in found.lost if len(piece.text) >= _LEAST]
    # a page of verse, or one whose full stops were all lost, is no page of truncated paragraphs
    finished = sum(piece.finished for piece in found.pieces)
    doubt = 0.5 if len(lost) >= _MANY and 2 * finished < len(found.pieces) else 1.0
    for piece, odds in lost:
        if not ends_in_whole_word(piece.text, score_of(context)):
            yield _end(context, piece, odds, doubt)
    linked = {link.after.number for link in found.links}
    for piece in found.pieces:
        if piece.number not in linked and len(piece.text) >= _LEAST and _lost_its_head(context, piece.text):
            yield _beginning(context, piece, doubt)
    for block in context.issue.blocks:
        if block.role in (Role.HEADLINE, Role.KICKER, Role.SUBTITLE):
            yield from _headline(context, block)


def _lost_its_head(context: Context, text: str) -> bool:
    """Whether the end of a word and a mark begin it, or a closing mark stands so near that what it closes is lost."""
    if is_opener(text):
        return False
    stump = STUMP.match(text)
    if stump is not None and not (len(stump[0]) > 2 and context.language.words.contains(stump[0][:-1])):
        return True
    return (stump is None and unfit_start(text) == 1.0) or bool(unmatched_closers(text, _HEAD).strip("）)"))


def _end(context: Context, piece: Piece, odds: float, doubt: float) -> Finding:
    lost = completion(piece.text, [block.text for block in context.issue.blocks])
    fixes = []
    if lost:
        reason = Wording(f"页上他处作“…{piece.text[-4:]}{lost}”", f"elsewhere on the page: '…{piece.text[-4:]}{lost}'")
        fixes.append(Fix(piece.text[-2:] + lost, 0.5, reason))
    sure = 0.85 if wants_more(piece.text) else 0.66
    return context.at(
        INFO,
        piece.block.reading,
        max(0, piece.end - 2),
        piece.end,
        message=_missing(piece.text),
        fixes=fixes,
        confidence=doubt * sure * (1 - 1 / (1 + math.exp(-min(odds, 0.0))) * 0.4),
        evidence=[
            Evidence(
                "open-end",
                Wording(
                    "没有句末标点，页上也没有接得上的下文", "no sentence mark, and nothing on the page goes on with it"
                ),
            )
        ],
    )


def _missing(text: str) -> Wording:
    tail = text[-8:]
    if _FIGURE_WANTED.search(text):
        return Wording(f"“…{tail}”之后断了，应有数字", f"breaks off after '…{tail}': a figure is wanted")
    if _NAMES_WANTED.search(text):
        return Wording(f"“…{tail}”之后断了，应有姓名", f"breaks off after '…{tail}': a name is wanted")
    if text[-1:] in "的、和与及":
        return Wording(f"“…{tail}”之后断了，应有名词", f"breaks off after '…{tail}': a noun is wanted")
    return Wording(f"“…{tail}”之后断了，句子未完", f"breaks off after '…{tail}'")


def _beginning(context: Context, piece: Piece, doubt: float) -> Finding:
    head = piece.text[:8]
    return context.at(
        INFO,
        piece.block.reading,
        0,
        2,
        message=Wording(f"“{head}…”之前缺了开头", f"the beginning is lost before '{head}…'"),
        confidence=0.7 * doubt,
        evidence=[Evidence("open-beginning", Wording("段落不会这样开头", "no paragraph begins like this"))],
    )


def _headline(context: Context, block: Block) -> Iterator[Finding]:
    text = block.text.strip()
    if not text or not (unmatched_closers(text) and unmatched_openers(text)) or open_end(text) == 0:
        return
    start = block.text.index(text)
    whole = whole_phrase(text, context.issue.blocks)
    fixes, related = [], []
    if whole is not None:
        fixes.append(Fix(whole.text, 0.85, Wording("正文里的完整说法", "the whole phrase, from the body")))
        related.append(
            Related(context.issue.path, whole.span, whole.span.of(context.issue.text), Wording("正文", "in the body"))
        )
    yield context.at(
        INFO,
        block.reading,
        start,
        start + len(text),
        message=Wording("标题两头缺字：引号只剩一半", "the headline lost its outer characters: its quotes are halves"),
        confidence=0.9 if whole else 0.75,
        fixes=fixes,
        related=related,
        evidence=[
            Evidence("broken-pair", Wording("先有后引号，末有前引号", "it closes a quote first and leaves one open"))
        ],
    )
