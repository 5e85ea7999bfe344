"""Characters that stand at both ends of a column break."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model.finding import Category, Evidence, Finding, Related
from reviewer.rules._pieces import continuations
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.wording import Wording

INFO = RuleInfo(
    id="doubled-at-joint",
    category=Category.EXTRA,
    summary=Wording("断行两头重复了同样的字", "the same characters stand at both ends of a break"),
    why=Wording(
        "OCR 在栏尾和栏首把同一个字词读了两遍，连起来就成了“培育育”。",
        "OCR read the same characters at the foot of one column and at the head of the next.",
    ),
    fires=(
        Example("平台聚焦新装备、新材料等主导产业，加速创新主体\n\n主体培育。截至目前，已入驻项目多个。", "主体", ""),
    ),
    silent=(
        Example("平台聚焦新装备、新材料等主导产业，加速创新主体\n\n培育。截至目前，已入驻项目多个。"),
        Example("企业发展离不开创新主体。\n\n主体培育要久久为功，不能一蹴而就。"),
    ),
)


def check(context: Context) -> Iterator[Finding]:
    """One finding a joint; the second copy goes."""
    path, text = context.issue.path, context.issue.text
    for link in continuations(context).links:
        if not link.doubled:
            continue
        before, after = link.before, link.after
        twice = after.text[: link.doubled]
        first = before.block.reading.span(before.end - link.doubled, before.end)
        confidence = min(0.97, link.confidence * (0.97 if link.doubled > 1 else 0.95))
        yield context.at(
            INFO,
            after.block.reading,
            0,
            link.doubled,
            message=Wording(f"断开处两头都有“{twice}”，多了一个", f"'{twice}' stands on both sides of the break"),
            confidence=confidence,
            fixes=[Fix("", confidence, Wording("删去后一个", "drop the second"))],
            related=[Related(path, first, first.of(text), Wording("前一个", "the first one"))],
            evidence=[Evidence("joint", Wording("句子在此断开后接上", "a sentence was cut here"))],
        )
