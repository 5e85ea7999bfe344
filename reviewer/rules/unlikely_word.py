"""unlikely-word: two neighbouring characters that are both taken for others."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.language.edits import Kind
from reviewer.model.finding import Category, Finding
from reviewer.rules._slips import finding, slips
from reviewer.rules.base import Context, Example, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="unlikely-word",
    category=Category.SUBSTITUTION,
    summary=Wording("相邻两字都错，各换一字则成词", "two neighbouring characters are both wrong"),
    why=Wording(
        "一个词的两个字都被认错时，逐字去看哪个也改不通（市场的竟挣力）。须有两个证据：照原样两字都不成词；两字各换成形近或音同的字，"
        "成为一个词，读来概率高得多。人名、译名从严。",
        "Where both characters of a word are misread, neither can be mended alone. Two witnesses: as they stand they belong to no "
        "word, and with two others that look or sound alike they make one that is far more probable. Names are held to a higher bar.",
    ),
    fires=(
        Example("要进一步提高产品的质量，增强市场的竟挣力。", "竟挣", "竞争"),
        Example("粮食产量比去年有了较大培肠，农民收入增加。", "培肠", "增长"),
    ),
    silent=(
        Example("舞台上风萧萧，草蔓蔓，一片荒野。"),
        Example("参加会议的有召存信、华筠、霍达、谷源洋、肖炼等。"),
        Example("沃纳·福诺斯和昂里埃特女士出席了招待会。"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """Words that are wrong in two neighbouring characters."""
    for block, at, slip in slips(context, Kind.PAIR):
        yield finding(
            context,
            INFO,
            block,
            (at, at + 2),
            slip.new,
            slip,
            message=Wording(f"“{slip.old}”疑为“{slip.new}”", f"{slip.old} is probably {slip.new}"),
            reason=Wording("换此词读得通", "reads well with it"),
        )
