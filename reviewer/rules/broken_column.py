"""A sentence cut by a column's end, a caption, a headline or an infographic."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.layout.mending import Join
from reviewer.model.block import Role
from reviewer.model.finding import Category, Finding
from reviewer.rules._pieces import joint_evidence, mends
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="broken-column",
    category=Category.BROKEN_COLUMN,
    summary=Wording("句子被栏尾、图说或标题截断", "a sentence cut by a column's end, a caption or a headline"),
    why=Wording(
        "OCR 按栏或按框读版，一句话常在栏尾断开，中间插进图说、标题或图表。断开的句子搜不到、读不通，机器也会当成两句。",
        "OCR reads a page box by box: a sentence breaks off at the column's end, or a caption stands in its middle. "
        "The halves cannot be searched for and make no sense alone.",
    ),
    fires=(
        Example("会议经过讨论，一致通过了《关于新时代推动中部地\n\n区高质量发展的意见》，并作出部署。", "\n\n", ""),
        Example("今年以来，示范区加快项目建设，先后引进电子信息、\n\n新材料等企业二十家。", "\n\n", ""),
    ),
    silent=(
        Example("会议听取了年度报告，与会代表表示满意。\n\n此外，会议还听取了预算报告。"),
        Example("请各位行长谈谈各自的打算，愿与读者共勉。——编者\n\n对商业银行来说，取消规模管理并不等于放松管理。"),
        Example(
            "诗人写了一首打油诗，读来颇有意味，大家争相传看。\n\n演员时兴抢银行，\n\n只费口舌不用枪。\n\n拍摄新的连续剧，\n\n"
            "漫天要价最擅长。\n\n片酬行情天天涨，\n\n一集几千很寻常。"
        ),
        Example("创新驱动结硕果 赋能发展谱新篇\n\n近年来，开发区以提升创新能力为核心，成效显著。"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """One finding a gap; its suggestion joins the halves and puts what stood between outside the sentence."""
    joins, _ = mends(context)
    for join in joins:
        link = join.link
        yield context.over(
            INFO,
            join.gap,
            message=_message(join),
            confidence=min(0.99, link.confidence),
            fixes=[Fix("", min(0.99, link.confidence), _reason(join), join.edits)],
            evidence=joint_evidence(link.before.text, link.after.text, link.found.fluency),
            data={"intruders": [block.span for block in join.intruders]},
        )


def _message(join: Join) -> Wording:
    left, right = join.link.before.text[-8:], join.link.after.text[:8]
    if not join.intruders:
        return Wording(
            f"句子在此断开：“…{left}”与“{right}…”应连读", f"the sentence breaks here: '…{left}' goes on with '{right}…'"
        )
    what = _intruder(join)
    return Wording(
        f"句子被{what.zh}隔断：“…{left}”应接“{right}…”",
        f"the sentence is cut by {what.en}: '…{left}' goes on with '{right}…'",
    )


def _intruder(join: Join) -> Wording:
    roles = {block.role for block in join.intruders}
    if Role.CAPTION in roles:
        return Wording("图说", "a caption")
    if Role.INFOGRAPHIC in roles:
        return Wording("图表", "an infographic")
    if Role.BODY in roles:
        return Wording("另一段文字", "another paragraph")
    return Wording("标题", "a headline")


def _reason(join: Join) -> Wording:
    if not join.intruders:
        return Wording("连成一句", "join the halves")
    what = _intruder(join)
    return Wording(f"连成一句，{what.zh}移到句外", f"join the halves and move {what.en} out of the sentence")
