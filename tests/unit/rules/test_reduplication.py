"""What is said twice on purpose is left alone, by every pattern; what stands twice by mistake is not."""

import pytest

from reviewer.rules.registry import rule_by_id
from tests.unit.rules.conftest import FlagText

RULE = rule_by_id("doubled-text")
SAID_TWICE = [
    "请专家来村里指点指点，大家再合计合计，把方案改改。",
    "孩子们的小手冻得冰凉冰凉的，脸蛋却通红通红。",
    "乡亲们成群成群地赶来，大把大把的花生塞进客人手里。",
    "很多很多年以前，这里还是一片荒滩，好久好久才来一趟车。",
    "走着走着天就黑了，他爬啊爬啊，终于到了山顶。",
    "“来了来了，快看！”人群里有人喊，“欢迎欢迎！”",
    "“没有没有，这都是大家的功劳。”老人连连摆手。",
    "锣鼓叮咚叮咚地响起来，鞭炮噼啪噼啪放个不停。",
    "他叹叹气没有再说什么，大伙给他鼓鼓劲，又拍拍手。",
    "厂厂都有安全员，岗岗都有责任人，村村通了公路。",
    "大伙聚在一起议议，干部们下去走走、看看、听听。",
    "一批批一车车新鲜蔬菜，一个个一件件地清点装运。",
    "咱们坐下来好好谋算谋算，请您先论证论证。",
    "天天天蓝，户户户主都高高兴兴，年年年货满仓。",
]
MISTAKES = [
    ("这项研究研究了三年，终于取得可喜的成果。", "研究研究"),
    ("群众对这个结果表示表示了不满，要求改进。", "表示表示"),
    ("企业的成本成本明显下降，效益开始回升。", "成本成本"),
    ("随着随着改革的深入，农村面貌发生了变化。", "随着随着"),
    ("全县小组小组成员分头下村，逐户登记造册。", "小组小组"),
    ("他们没有没有放弃，一直坚持到了最后。", "没有没有"),
    ("各级领导领导干部要深入基层，调查研究。", "领导领导"),
    ("会议议，大家一致同意这个修改过的方案。", "议议"),
]


@pytest.mark.parametrize("text", SAID_TWICE)
def test_what_is_said_twice_is_right(flag_text: FlagText, text: str) -> None:
    assert [found.text for found in flag_text(RULE, text).findings] == []


@pytest.mark.parametrize(("text", "doubled"), MISTAKES)
def test_what_stands_twice_by_mistake_is_found(flag_text: FlagText, text: str, doubled: str) -> None:
    assert [found.text for found in flag_text(RULE, text).findings] == [doubled]
