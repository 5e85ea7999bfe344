"""Where a mark that ends a sentence stands in the middle of one, and where a list's mark stands between clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reviewer.text.marks import HAN
from reviewer.wording import Wording


class WrongMark(NamedTuple):
    """The mark at `at` should probably be the first of `rights`, else the next."""

    at: int
    rights: tuple[str, ...]
    confidence: float
    message: Wording
    reason: Wording


class _Case(NamedTuple):
    """A pattern whose group `mark` is wrong; `{}` in the wordings is its group `word`, where it has one."""

    pattern: re.Pattern[str]
    rights: tuple[str, ...]
    confidence: float
    message: Wording
    reason: Wording


_H: Final = f"[{HAN}]"
_START: Final = "(?:^|(?<=[。！？；]))"
_IN: Final = '[^，,。！？；：:“”"（）()]'
"""What stands within one clause."""
_NO_VERB: Final = f"(?:有(?:条件|关|效|些|机|限|名|志|利)|所有|了解|过[程去]|(?![是有了着过到得使把被让]){_IN})"
_SUBJECT: Final = f"(?:{_NO_VERB}|“[^”。！？]{{1,20}}”){{2,40}}的{_H}{{2,4}}"
_STOP: Final = f"(?P<mark>。)(?={_H})"

_NEVER_FIRST: Final = (
    "而是|以及|或者|才能(?!够?[华])|却|致使|使得|使其|促使|以便(?!利)|以致|乃至|甚至于|比上年|比去年|比上月|同比(?=[增下提减上])"
    "|成为|占(?=[全总世本该三半\\d])|均(?![衡价匀线贫])"
)
"""Words that go on with what was said, whatever that was."""
_HARDLY_FIRST: Final = "是(?![的否不什谁日夜年时因由为要以我你他她它这那啊呀吗大])|并(?![不非没无未购网排肩行州存且])|又|使(?![用命劲馆者节])"
"""Words that go on with a clause, seldom with a whole sentence."""
_PREDICATES: Final = (
    f"(?:在{_IN}{{2,10}})?(?:已|已经|正在)|将(?![军士领帅来要])|应(?![急用邀对])|也(?!许)|都(?![市城是会])|就(?![业是地近连像])|则|还|不(?![过仅但少论管同久])|没有"
    "|使(?![用命馆])|必须|可以|能够|既(?![然要])|是(?![否的])|会(?![议上见谈场员长后])|能(?![源量])"
)
_ADVERBIALS: Final = (
    f"(?:由于|如果|倘若|假如|只要|虽然|尽管|即使|既然|一旦|为了|自从|每当|不仅|不但|鉴于){_IN}{{2,40}}"
    f"|(?:无论|不管|除了)(?:(?![都也还就]){_IN}){{2,30}}"
    f"|(?:随着|面对|作为){_IN}{{1,30}}的{_H}{{2,8}}"
    f"|(?:对于|关于){_NO_VERB}{{3,28}}"
    f"|(?:根据|按照|依据|遵照){_IN}{{2,30}}(?:规定|要求|部署|精神|安排|原则|计划|统计|情况|需要|介绍|实际|特点|思路)"
    f"|经过{_IN}{{2,24}}(?:努力|调查|研究|协商|讨论|谈判|建设|发展|改造|治理|审理|抢救|奋战|角逐|[年月天])"
    f"|针对{_IN}{{2,24}}(?:问题|情况|现象|特点|实际|需求)"
    f"|除{_IN}{{2,20}}(?:外|以外|之外)"
    f"|(?:在|自|当){_IN}{{2,30}}(?:之际|期间|之后|以后|之前|以来|过程中|基础上|的同时|"
    "(?:领导|支持|指导|推动|帮助|影响|背景|条件|情况|作用|关怀|带领|努力|前提|形势|配合)下|会议上|会上|活动中|工作中)"
    f"|当{_IN}{{3,30}}[时后]"
    f"|{_IN}{{0,10}}年来|{_IN}{{0,8}}(?:今年|去年|改革开放|建国|解放|党的{_IN}{{2,4}}大)以来"
    "|目前|日前|近日|近期|最近|如今|眼下|与此同时|与此相反|此外|另外|因此|据悉|据介绍|据了解|据统计|据报道|例如|比如|总之|随后|为此|对此"
)
_SPEAKS: Final = (
    f"(?:他|她|他们|会议|报告|通知|文章|社论|记者|{_IN}{{1,18}}(?:负责人|主任|书记|[局部厅处县市省院校]长|主席|总理|总统|代表|发言人|同志|院士|教授|公报|声明))"
    "(?:还|又|同时|最后|在会上|在讲话中|在报告中|在会谈中|在接受采访时)?(?:指出|强调|认为|宣布|透露|介绍说|解释说|表示)"
)
_CONNECTIVES: Final = "但是?|而且|因此|所以|然而|其中|因为|如果|却|目前|由于|虽然|不仅|使得|他们|就是"
_COMMA: Final = ("，",)

_GOES_ON: Final = (
    Wording("“{}”承接前文，前面的句号疑为逗号", "{} goes on with what was said: the full stop is probably a comma"),
    Wording("“{}”一般不用在句首", "no sentence begins with {}"),
)
_CASES: Final = (
    _Case(re.compile(f"(?<={_H})(?P<mark>。)(?P<word>{_NEVER_FIRST})(?=[{HAN}\\d])"), _COMMA, 0.68, *_GOES_ON),
    _Case(
        re.compile(f"{_START}(?:(?!了){_IN}){{3,60}}(?P<mark>。)(?P<word>{_HARDLY_FIRST})(?={_H})"),
        _COMMA,
        0.68,
        *_GOES_ON,
    ),
    _Case(
        re.compile(
            f"(?:^|(?<=[。！？；，,]))(?:希望|要求|呼吁|建议|倡议|号召|敦促){_IN}{{3,60}}(?P<mark>。)(?P<word>并)(?={_H})"
        ),
        _COMMA,
        0.68,
        *_GOES_ON,
    ),
    _Case(
        re.compile(f"{_START}{_SUBJECT}(?P<mark>。)(?P<word>{_PREDICATES})(?={_H})"),
        _COMMA,
        0.68,
        Wording(
            "前面只有主语，谓语“{}…”在后，句号疑为逗号",
            "a subject only, and {}… after it: the full stop is probably a comma",
        ),
        Wording("前面没有谓语", "what is before it has no predicate"),
    ),
    _Case(
        re.compile(f"{_START}(?:{_ADVERBIALS}){_STOP}"),
        _COMMA,
        0.72,
        Wording("只有状语，句子未完，句号疑为逗号", "an adverbial only: the full stop is probably a comma"),
        Wording("没有主句", "there is no main clause"),
    ),
    _Case(
        re.compile(f"{_START}{_SPEAKS}{_STOP}"),
        ("，", "："),
        0.68,
        Wording(
            "所说的话在后，句号疑为逗号或冒号",
            "what was said comes after it: the full stop is probably a comma or colon",
        ),
        Wording("“指出”“强调”要有下文", "a verb of saying wants what was said"),
    ),
    _Case(
        re.compile(f"(?<={_H})(?P<mark>、)(?P<word>{_CONNECTIVES})(?={_H})"),
        ("，", "。"),
        0.7,
        Wording(
            "“{}”起一个分句，前面的顿号疑为逗号", "a clause begins with {}: the enumeration comma is probably a comma"
        ),
        Wording("顿号只用在并列的词语之间", "an enumeration comma stands between the members of a list"),
    ),
    _Case(
        re.compile(f"{_START}(?:\\d{{4}}年)?\\d{{1,2}}月(?:\\d{{1,2}}日)?(?P<mark>、)(?!\\d)(?={_H})"),
        _COMMA,
        0.85,
        Wording(
            "时间词后不是并列的时间，顿号疑为逗号", "no other month follows: the enumeration comma is probably a comma"
        ),
        Wording("时间词是状语", "a date is an adverbial"),
    ),
)
_ASKS: Final = re.compile("[？?]|怎么|怎样|什么|如何|为何|哪[里个些]|谁")
_DASH: Final = re.compile(f"^一一(?![对应列举道来细数具名去过])(?={_H})")


def wrong_marks(text: str) -> Iterator[WrongMark]:
    """The wrong marks of a paragraph, in order, one for each place."""
    found: dict[int, WrongMark] = {}
    for case in _CASES:
        for match in case.pattern.finditer(text):
            at = match.start("mark")
            if text[at] == "。" and _answers(text, at):
                continue
            word = match.groupdict().get("word") or ""
            message, reason = (
                Wording(w.zh.replace("{}", word), w.en.replace("{}", word)) for w in (case.message, case.reason)
            )
            found.setdefault(at, WrongMark(at, case.rights, case.confidence, message, reason))
    yield from (found[at] for at in sorted(found))


def read_as_one(text: str) -> bool:
    """Whether the dash at the beginning was read as two 一."""
    return _DASH.match(text) is not None


def _answers(text: str, at: int) -> bool:
    """Whether a question stands shortly before: what answers it may be less than a sentence."""
    return _ASKS.search(text, max(0, at - 40), at) is not None
