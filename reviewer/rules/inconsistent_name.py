"""inconsistent-name: one firm, body, person or short name spelt in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reviewer.model.finding import Category, Finding
from reviewer.rules._names.firms import body_slips, firm_slips
from reviewer.rules._names.persons import person_slips
from reviewer.rules._names.short_names import short_name_slips
from reviewer.rules._names.slip import Slip
from reviewer.rules._names.titled import titled_slips
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="inconsistent-name",
    category=Category.INCONSISTENT_NAME,
    summary=Wording("同一个名字写成了两种样子", "one name is spelt in two ways"),
    why=Wording(
        "公司、单位、园区、人名、外国译名和两字简称，在本期或别的各期里有两种写法、只差一两个字：多半有一处认错或漏了字。"
        "只像还不够：差的字须形近音近或前后文相同，一边不成词，且另一边见得更多、词库词典里有，或同有框架（…有限公司、"
        "书记…、…说）。数字、方位不同的，并列在一起的，说是兄弟、父子的，是两个名字。",
        "Firms, bodies, zones, persons, foreign names and short names that agree but for a character or two, here or in other "
        "issues: one of them is misread or lacks something. Likeness alone is not enough: the odd character must look or sound "
        "like the other, or stand in the same setting, and be no word; and the other spelling must stand more often, be known, "
        "or have the same frame. Names that differ in a number or a direction, stand in one list or are kinsmen's are two.",
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
        Example("省委书记盛云龙看望职工，盛云龙说，要办实事。盛云龙还走访了学校。盛云尤表示满意。", "盛云尤", "盛云龙"),
        Example("所长埃利奥特·莫尔斯在会上公布了联名信。莫示斯说，海洋遭到了破坏。", "莫示斯", "莫尔斯"),
        Example("来自普林斯顿大学、劳伦期伯克利国家实验室的学者和劳伦斯伯克利国家实验室的专家说。", "期", "斯"),
        Example("太忻一体化经济区揭牌，太忻经济区开工。大忻数据流量谷入驻企业五十家。", "大忻", "太忻"),
    ),
    silent=(
        Example("山西建设第一工程建筑有限公司与山西建设第二工程建筑有限公司签约。"),
        Example("大同华盛新材料科技有限公司与太原华盛新材料科技有限公司签约。"),
        Example("山西绿源生物科技有限公司成立。山西绿源生物科技有限公司产品远销海外。"),
        Example("经理李建园说，效果很好。李建国、李建园都来了，李建国说，李建国很高兴。"),
        Example("厂长盛云龙说，盛云龙的弟弟盛云尤来了。盛云龙很高兴。"),
        Example("超市里方便面很多，方便面等食品卖得好，方便面便宜。这样做方便而快捷。"),
        Example("太钢集团与太锅集团签约，太钢、太重和太锅都派人参加。"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """One finding a place that is spelt with less support than another."""
    told: dict[int, list[Slip]] = defaultdict(list)
    for find in (firm_slips, body_slips, person_slips, titled_slips, short_name_slips):
        for slip in find(context):
            others = told[slip.block.number]
            if not any(slip.start < other.end and other.start < slip.end for other in others):
                others.append(slip)
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
