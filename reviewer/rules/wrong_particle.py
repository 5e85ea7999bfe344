"""wrong-particle: 的 for 得, 再 for 在, where grammar leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reviewer.model.finding import Category, Evidence, Finding
from reviewer.rules.base import Context, Example, Fix, RuleInfo
from reviewer.text.marks import HAN
from reviewer.wording import Wording

INFO = RuleInfo(
    id="wrong-particle",
    category=Category.GRAMMAR,
    summary=Wording("的/得、再/在误用", "的 for 得, 再 for 在"),
    why=Wording(
        "只报明显的：动词后、句末程度补语前用“得”（做得更好）；“……期间”“……过程中”前用“在”。两可的不报。",
        "Only the clear cases: 得 before a complement of degree that ends the clause (做得更好), 在 before …期间 and …过程中.",
    ),
    fires=(
        Example("一定会把污水处理厂运行服务的更好。", "的", "得"),
        Example("这件事他们做的非常出色，群众都满意。", "的", "得"),
        Example("再接下来合作期间，公司将加大投入。", "再", "在"),
    ),
    silent=(
        Example("我们的更好，他的最好，最好的更好。"),
        Example("再过一个月，工程进入收尾期间。再次感谢大家在合作期间的支持。"),
        Example("这是做的很多工作中的一件。有的非常好，有的很差。"),
    ),
)
_END: Final = "(?=[，,。；;！!、]|$)"
_DEGREE: Final = (
    "更好|更快|更高|更强|更大|更美|更稳|更远|更实|更足|更深|更广|很好|很快|很大|很高|很足|很远|极好|不错|不够"
    f"|非常[{HAN}]{{1,2}}|十分[{HAN}]{{2}}|越来越[{HAN}]{{1,2}}|更加[{HAN}]{{2}}"
)
_VERB: Final = (
    "做|干|办|搞|抓|学|写|说|讲|想|过|走|跑|长|变|显|发展|运行|服务|建设|完成|进行|推进|落实|管理|表现|开展|经营|生活|工作"
    "|准备|解决|利用|把握|发挥|展现|办理|处理|配合|结合|掌握|学习"
)
_COMPLEMENT: Final = re.compile(f"(?:{_VERB})(?P<wrong>的)(?:{_DEGREE}){_END}")
_NO_SUBJECT: Final = "[^，,。；;！!？?：:、的再在]"
_DURING: Final = re.compile(
    f"(?:^|(?<=[，,。；;：:]))(?P<wrong>再)(?:接下来|今后|未来|此次|这次|这一|本次|该)?(?!次|三|过|也|度|现|加|生|说|到|有|想){_NO_SUBJECT}{{1,10}}(?:期间|过程中|基础上|前提下|背景下){_END}"
)


def check(context: Context) -> Iterator[Finding]:
    """Wrong particles in prose."""
    for block in context.prose:
        for pattern, right, confidence, reason in (
            (
                _COMPLEMENT,
                "得",
                0.82,
                Wording("动词后、程度补语前用“得”", "得 stands between a verb and its complement"),
            ),
            (_DURING, "在", 0.86, Wording("“……期间”前用“在”", "在 goes with what is a time or a condition")),
        ):
            for found in pattern.finditer(block.text):
                start, wrong = found.start("wrong"), found["wrong"]
                yield context.at(
                    INFO,
                    block.reading,
                    start,
                    start + 1,
                    message=Wording(f"“{wrong}”应为“{right}”", f"{wrong} should be {right}"),
                    confidence=confidence,
                    fixes=[Fix(right, confidence, reason)],
                    evidence=[Evidence("grammar", reason)],
                )
