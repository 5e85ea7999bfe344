"""unpaired-quote: a quotation mark, bracket or book-title mark without its other half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.model.block import Block, Role
from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.model.reading import Reading
from reviewer.rules._quote_places import Place, closing_places, opening_places
from reviewer.rules._quote_seams import price_of_closing, price_of_opening
from reviewer.rules._quotes import KINDS, Anomaly, Kind, Token, Trouble, anomalies
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="unpaired-quote",
    category=Category.QUOTE_BALANCE,
    summary=Wording("引号、括号、书名号不成对", "a quotation mark, bracket or book-title mark lacks its other half"),
    why=Wording(
        "OCR 常丢掉细小的引号、括号，或把左引号认成右引号。缺了一半，读者分不清引语从哪里开始、到哪里结束。"
        "本规则把一篇报道里的同类符号放在一起，找最省的解释：丢了哪一半、多了哪一个、哪一个方向反了。"
        "一段引语分成几段、每段开头重复左引号的排法不算差错；被分栏切断的引语会接到下一段去配对。",
        "OCR loses small quotation marks and brackets, or turns them round; then nobody can tell where a quotation ends. "
        "All marks of a kind in a story are read together for the cheapest account of what was lost, doubled or turned. "
        "A speech of several paragraphs that repeats its opening mark is right, and a quotation cut by a column goes on.",
    ),
    fires=(
        Example("会议强调“三个一批活动要抓好，确保项目落地见效，“专班推进、清单管理”不能放松。", suggestion=None),
        Example("他们利用旧渠”引“活水”，让闲置资源变成产业升级的利器，不断催生新业态。"),
        Example("市里印发了《关于加快新型工业化的若干措施，从十二个方面给予支持，企业反响很好。"),
        Example("该产品（年产能2万吨已经全面投产，带动周边三百多人就业，效益稳步提升。"),
        Example('负责人表示:"我们将继续加大投入,把项目建设好。下一步,企业还要扩大产能,带动就业。'),
    ),
    silent=(
        Example("会议强调“三个一批”活动要抓好，“专班推进、清单管理”不能放松。"),
        Example("他说：“第一段话说完了。\n\n“第二段话也说完了。\n\n“第三段话到此结束。”"),
        Example("主要措施：1）加大投入；2）引进人才；3）优化服务。"),
        Example("他说：“这本《论‘十大关系’》要好好读。”"),
        Example('利用"旧巢"引"新凤",让闲置资源变身。'),
        Example("广州举办’98旅游年活动，’97足球联赛也在此收官。"),
        Example("the company's plan isn't changed, 企业表示，O'Brien 先生参加了会议。"),
    ),
)

_REACH_CONFIDENCE = {Trouble.LOST_CLOSING: 0.86, Trouble.LOST_OPENING: 0.84, Trouble.EXTRA: 0.8, Trouble.TURNED: 0.8}
_STRAIGHT_DISCOUNT = 0.06
_MIRROR = dict(
    zip(
        "“”‘’「」『』《》〈〉（）()【】〔〕[]［］{}｛｝〝〞",
        "”“’‘」「』『》《〉〈）（)(】【〕〔][］［}{｝｛〞〝",
        strict=True,
    )
)


@dataclass(frozen=True)
class _Run:
    """Blocks of one story as one text."""

    reading: Reading
    blocks: tuple[tuple[int, int], ...]


def check(context: Context) -> Iterator[Finding]:
    """Marks without their other half: body text read as one, every other block for itself."""
    for run in _runs(context.issue.blocks):
        for kind in KINDS:
            if any(mark in run.reading.text for mark in kind.opening + kind.closing + kind.straight):
                found = anomalies(kind, run.reading.text, run.blocks)
                for anomaly in _not_cut(run, found):
                    yield _finding(context, run, kind, anomaly)


def _runs(blocks: Sequence[Block]) -> Iterator[_Run]:
    body = [block for block in blocks if block.role is Role.BODY]
    if body:
        yield _joined(body)
    for block in blocks:
        if block.role not in (Role.BODY, Role.MASTHEAD):
            yield _joined([block])


def _not_cut(run: _Run, found: Sequence[Anomaly]) -> Iterator[Anomaly]:
    """Anomalies that no cut explains: a half that went with the rest of a broken-off sentence is no second defect."""
    starts = {start for start, _ in run.blocks}
    cut = sum(anomaly.trouble is Trouble.CUT for anomaly in found)
    for anomaly in found:
        if anomaly.trouble is Trouble.CUT:
            continue
        if anomaly.trouble is Trouble.LOST_OPENING and anomaly.low in starts and cut:
            cut -= 1
            continue
        yield anomaly


def _joined(blocks: Sequence[Block]) -> _Run:
    text: list[str] = []
    origin: list[int] = []
    bounds: list[tuple[int, int]] = []
    length = 0
    for block in blocks:
        text.append(block.text)
        origin.extend(block.reading.origin)
        bounds.append((length, length + len(block.text)))
        length += len(block.text)
    return _Run(Reading("".join(text), origin, blocks[-1].reading.end), tuple(bounds))


def _finding(context: Context, run: _Run, kind: Kind, anomaly: Anomaly) -> Finding:
    if anomaly.trouble in (Trouble.LOST_CLOSING, Trouble.LOST_OPENING):
        return _lost(context, run, kind, anomaly)
    return _wrong(context, run, anomaly)


def _lost(context: Context, run: _Run, kind: Kind, anomaly: Anomaly) -> Finding:
    partner = anomaly.partner
    assert partner is not None
    reading, text = run.reading, run.reading.text
    closing = anomaly.trouble is Trouble.LOST_CLOSING
    new = _half(kind, partner)
    places = _places(context, text, anomaly, partner)
    first = places[0]
    start, end = max(0, first.at - 1), min(len(text), first.at + 1)
    if first.at in {low for low, _ in run.blocks}:
        # what stands between the two blocks is no part of this
        start, end = (start, first.at) if closing else (first.at, end)
    zh, en = ("后一半", "closing") if closing else ("前一半", "opening")
    mark = run.reading.span(partner.at, partner.at + 1)
    note = Wording(f"这个 {partner.char} 没有配对", f"this {partner.char} stands alone")
    elsewhere = Wording("也可能丢在这里", "or it was lost here")
    others = [reading.span(max(0, p.at - 1), p.at + 1) for p in places[1:3] if not start <= p.at <= end]
    return context.at(
        INFO,
        run.reading,
        start,
        end,
        message=Wording(
            f"{partner.char} 缺{zh}，很可能丢在这里", f"the {en} half of {partner.char} is lost, most likely here"
        ),
        confidence=_confidence(anomaly, partner),
        fixes=_insertions(run.reading, (start, end), places, new),
        evidence=[Evidence("unpaired", note)],
        related=[
            Related(context.issue.path, mark, partner.char, note),
            *(Related(context.issue.path, span, span.of(context.issue.text), elsewhere) for span in others),
        ],
    )


def _places(context: Context, text: str, anomaly: Anomaly, partner: Token) -> list[Place]:
    words = context.language.words
    if anomaly.trouble is Trouble.LOST_CLOSING:
        price = price_of_closing(words, text, partner.at)
        return closing_places(text, partner.at, anomaly.low, anomaly.high, price)
    return opening_places(text, anomaly.low, partner.at, price_of_opening(words, text, partner.at))


def _insertions(reading: Reading, window: tuple[int, int], places: Sequence[Place], new: str) -> Iterator[Fix]:
    start, end = window
    text = reading.text
    for place in places[:3]:
        if start <= place.at <= end:
            reason = Wording(f"在此补上 {new}", f"put {new} here")
            yield Fix(text[start : place.at] + new + text[place.at : end], max(0.2, 0.75 - 0.25 * place.cost), reason)


def _wrong(context: Context, run: _Run, anomaly: Anomaly) -> Finding:
    token = anomaly.token
    assert token is not None
    if anomaly.trouble is Trouble.TURNED:
        message = Wording(f"{token.char} 方向反了", f"{token.char} points the wrong way")
        fix = Fix(_MIRROR.get(token.char, token.char), 0.7, Wording("改为另一半", "turn it round"))
    else:
        message = Wording(f"{token.char} 没有配对，像是多出来的", f"{token.char} has no partner and seems too many")
        fix = Fix("", 0.6, Wording("删去", "delete it"))
    return context.at(
        INFO,
        run.reading,
        token.at,
        token.at + 1,
        message=message,
        confidence=_confidence(anomaly, token),
        fixes=[fix],
        evidence=[Evidence("unpaired", message)],
    )


def _half(kind: Kind, partner: Token) -> str:
    return partner.char if partner.char in kind.straight else _MIRROR[partner.char]


def _confidence(anomaly: Anomaly, mark: Token) -> float:
    return _REACH_CONFIDENCE[anomaly.trouble] - (_STRAIGHT_DISCOUNT if mark.char in "\"'＂" else 0.0)
