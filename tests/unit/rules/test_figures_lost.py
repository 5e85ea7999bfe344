"""lost-figure, lost-date-word, impossible-figure: figures and dates that lack something, or cannot be."""

import pytest

from reviewer.rules.base import Rule
from reviewer.rules.registry import rule_by_id
from tests.unit.rules.conftest import FlagText

LOST_FIGURE: Rule = rule_by_id("lost-figure")
LOST_DATE_WORD: Rule = rule_by_id("lost-date-word")
IMPOSSIBLE: Rule = rule_by_id("impossible-figure")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("全年完成营业收入万元，上缴税金也有增加，职工收入稳步提高。", "入万"),
        ("园区规划面积平方公里，已有二十家企业入驻，发展势头良好。", "积平"),
        ("项目达产后年产能吨；同时带动就业三百人，效益十分可观。", "能吨"),
        ("规模以上工业增加值同比增长%，增速位居全省前列。", "长%"),
        ("城镇登记失业率比上年下降了个百分点，就业形势稳定。", "了个"),
        ("第二届大会去年闭幕，第届大会将于明年春天举行，筹备顺利。", "第届"),
        ("企业已于2024年月15日完成注册，办公地点设在开发区。", "年月"),
    ],
)
def test_a_unit_without_its_figure_is_found(flag_text: FlagText, text: str, place: str) -> None:
    assert [finding.text for finding in flag_text(LOST_FIGURE, text).findings] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "他们引进亿元项目五个、投资亿元以上的企业三家，税收超亿元。",
        "全市万元产值能耗下降，吨煤成本降低，每平方米造价不变。",
        "增长率（%）、面积（平方米）、产值（万元）都列在表中。",
        "利润提高几个百分点，成本降低零点三个百分点，一个百分点也来之不易。",
        "面积 12 平方公里，增长 8 %，提高 2 个百分点，第 3 届。",
        "次第开放，落第之后，及第次年做官，按等第次序排列。",
        "实现亩产值万元，户均收入万元，家家存款万元，农民人均纯收入万元。",
        "他们培育出年产值亿元，年利润千万元的企业三家。",
        "百分数用%表示，提高几%都不容易，酒精度%vol也写上。",
        "计量单位：面积公顷，产量吨，产值万元，增长%。",
        "本年月末余额与上年相符。",
    ],
)
def test_what_goes_without_a_figure_is_right(flag_text: FlagText, text: str) -> None:
    assert flag_text(LOST_FIGURE, text).findings == ()


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("签约仪式于8月15上午在开发区举行，二百多人参加。", "5日上"),
        ("11月3，会议在省城开幕，来自各地的代表参加。", "3日，"),
        ("本报9月30讯（记者王小明）全区项目建设进展顺利。", "0日讯"),
        ("该公司成立于202111月8日，主要从事新材料研发。", "1年1"),
    ],
)
def test_a_date_gets_its_word_back(flag_text: FlagText, text: str, fixed: str) -> None:
    [finding] = flag_text(LOST_DATE_WORD, text).findings
    assert finding.suggestions[0].text == fixed


@pytest.mark.parametrize(
    "text",
    [
        "8月15家企业开工，3月2次降雪，5月12起事故，7月3天有雨。",
        "8月15、16日，8月15至18日，8月15—18日，8月15日上午，8月15号在家。",
        "2月20, 21日两天，会议在省城举行。",
        "编号20215月结，2025年8月15日揭牌，1.5月份。",
        "6月12，7月15，8月18，三个日子都要记住，10月1在即。",
    ],
)
def test_a_month_and_a_count_are_no_date(flag_text: FlagText, text: str) -> None:
    assert flag_text(LOST_DATE_WORD, text).findings == ()


def test_a_share_above_a_hundred_is_offered_its_decimal_point(flag_text: FlagText) -> None:
    [finding] = flag_text(IMPOSSIBLE, "全市城镇化率提高到623%，高于全省平均水平。").findings
    assert (finding.text, finding.suggestions[0].text) == ("623%", "62.3%")


def test_a_share_that_ends_in_nought_gets_no_fix(flag_text: FlagText) -> None:
    [finding] = flag_text(IMPOSSIBLE, "全市农村自来水普及率达到了110%，群众满意。").findings
    assert finding.suggestions == ()


@pytest.mark.parametrize(
    "text",
    [
        "合格率100%，覆盖率达到100.0%，满意度98.6%，办结率为99%。",
        "增长率130%，计划完成率120%，产销率101%，资金到位率105%，毛入学率107%。",
        "比赛用时25时70分，全程共计31时12分。",
        "5月8日24时00分，新规开始施行；上午9点59分，试验结束。",
        "该行拨备覆盖率为213.5%，流动性覆盖率达到146%，利息覆盖率为350%，现金流覆盖率为180%。",
        "手机普及率达到112%，固定宽带家庭普及率为104.8%，彩电普及率为130%，空调普及率140%。",
        "绵羊繁殖成活率达到125%，装置开工率达到110%，货款回收率为105%。",
        "每晚8点90分钟大型直播，昨晚8点60分钟的辩论赛。",
    ],
)
def test_what_may_exceed_a_hundred_is_right(flag_text: FlagText, text: str) -> None:
    assert flag_text(IMPOSSIBLE, text).findings == ()


def test_no_clock_shows_such_a_time(flag_text: FlagText) -> None:
    [finding] = flag_text(IMPOSSIBLE, "昨天晚上9时68分，列车从车站开出，驶向省城。").findings
    assert finding.text == "9时68分"
