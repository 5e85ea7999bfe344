"""inconsistent-name: one firm spelt in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.finding import Category, Finding
from reviewer.rules._firms import body_slips, firm_slips
from reviewer.rules._respelt import person_slips
from reviewer.rules._short_names import short_name_slips
from reviewer.rules._spelling import Slip
from reviewer.rules._titled import titled_slips
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="inconsistent-name",
    category=Category.INCONSISTENT_NAME,
    summary=Wording("同一家公司写成了两个名字", "one firm is spelt in two ways"),
    why=Wording(
        "公司全称绝大部分相同、只差一两个字：多半有一处认错或漏了字。只像还不够：要么差的字形近音近、要么一边不成词、"
        "要么只是少了“股份”之类；数字、方位不同的是两家公司。",
        "Two long names that agree but for a character or two: one of them is misread or lacks something. Likeness alone is "
        "not enough: the characters must look or sound alike, or one side be no word, or only a part be left out. Names that "
        "differ in a number or a direction are two firms.",
    ),
    fires=(
        Example(
            "走进山西煤炭云铛集团河东粉煤灰利用有限公司，机器轰鸣。山西煤炭运销集团河东粉煤灰利用有限公司负责人说。",
            "云铛",
            "运销",
        ),
        Example(
            "山西绿源生物科技股份有限公司成立于去年。山西绿源生物科技股份有限公司产品远销海外，"
            "记者走进山西绿源生物科技有限公司采访。",
            "科技有限",
            "科技股份有限",
        ),
    ),
    silent=(
        Example("山西建设第一工程建筑有限公司与山西建设第二工程建筑有限公司签约。"),
        Example("大同华盛新材料科技有限公司与太原华盛新材料科技有限公司签约。"),
        Example("山西绿源生物科技有限公司成立。山西绿源生物科技有限公司产品远销海外。"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """One finding a place that is spelt with less support than another."""
    done: set[tuple[int, int]] = set()
    for find in (firm_slips, body_slips, person_slips, titled_slips, short_name_slips):
        for slip in find(context):
            key = (slip.block.number, slip.end)
            if key not in done:
                done.add(key)
                yield _finding(context, slip)


def _finding(context: Context, slip: Slip) -> Finding:
    return context.at(
        INFO,
        slip.block.reading,
        slip.start,
        slip.end,
        message=Wording(f"别处写作“{slip.whole}”", f"elsewhere it is spelt {slip.whole}"),
        confidence=round(slip.confidence, 3),
        fixes=[Fix(slip.right, round(slip.confidence, 3), Wording("与另一处一致", "as it is spelt elsewhere"))],
        related=slip.related,
        evidence=slip.evidence,
    )
