"""How a piece of running text ends and begins: finished or not, fit to open a paragraph or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from operator import add
from typing import Final

from reviewer.layout.names import glued_name, is_name_list, names_tail
from reviewer.text.marks import CLOSING, HAN, OPENING, PAIRS, TERMINAL, is_han

CONTINUED: Final = re.compile("[（(【\\[]?\\s*[下上]?[转接]\\s*第?\\s*[A-Za-z]?\\s*\\d{1,2}\\s*版[^。！？]{0,8}$")
"""下转 A2 版 at the end of a text."""
RUN_ON: Final = re.compile(
    f"[ 　]*[■□●▲◆][ 　]*[{HAN} 　、]{{2,24}}$|(?<=[。！？”])[ 　]*[（(](?:[{HAN}]{{2,6}}[ 　：:]*)?[{HAN} 　、]{{2,20}}[)）]$"
)
"""A byline set behind the last sentence with a mark of its own: ■ 牛佳锡, （邢燕翔）."""
_REACH: Final = 200
"""Characters from the end (or the beginning) within which half a pair of marks is looked for."""
_HALF: Final = 20
"""Characters within which the other half of a pair shows that the beginning is lost."""
_SENTENCE: Final = re.compile("[。！？!?]")
_OPENERS: Final = re.compile(
    "此外|同时|另外|目前|近日|日前|据了解|据悉|据介绍|据报道|今年|去年|近年来|当前|首先|其次|最后|然而|因此|为此|与此同时|下一步|近期|随着"
    "|[上下]半年|截至|其中|此次|[一二三四五六七八九十]是|[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十]|[①-⑳]|——|\\d{1,2}[、.．]\\D"
    "|[1-9]\\d{3}年|\\d{1,2}月(?:\\d{1,2}日)?[,，]|[(（][一二三四五六七八九十\\d]{1,2}[)）]|记者|本报|新华社|[■□●◆▲]"
    f"|[{HAN}]{{2,8}}[讯电](?:[\\s　（(]|$)|[{HAN}]{{2,6}}[：:]"
)
_UNFIT: Final = re.compile("[，。；：、！？,;!?）》〉】〕］」』”’%％·]|[的地得了着过们吗呢吧等者]")
_ALONE: Final = "好对是啊哦嗯哼哎唉哈嗨喂嘿咦哟哇呵呕噢不行看来他她它我你您这那谁"
_SHORT_FORMS: Final = "中美英法德日俄韩朝印巴以埃伊越泰澳加欧亚非港台京津沪省市县区乡镇村"
STUMP: Final = re.compile(
    f"(?![{_ALONE}])[{HAN}]{{1,2}}[。；]|(?![{_ALONE}])[{HAN}]，|(?![{_ALONE}{_SHORT_FORMS}])[{HAN}]、"
)
"""The end of a word and a mark: 护。, 营，"""
_FIT_AFTER_ALL: Final = re.compile(
    "地[处方区理球铁质震形下面点位级市矿带标税产价域图板热]|的[确士]|了[解结却不]|得[到益知出以]|过[去程年后渡剩硬]|着[力眼手重实装陆]"
    "|等[到待级于次]|’\\d"
)
_CLASSIFIER: Final = re.compile(
    "[个家项条次人户亩吨元万亿千百年月日号名位种级公平立方米克台架座只辆套支批起场届轮双对份篇件间层所时分秒岁余多%％]"
)
_DASH_REACH: Final = 6
_DASHED: Final = re.compile("\\d[-—~～]{1,4}$")
_DASH_FIGURE: Final = re.compile("[-—~～]{1,4}\\d")
_LEADERS: Final = "···"
_LEADING_OVER: Final = ("——", "--")
"""A whole dash at the end leads over to what comes, as a colon does."""
_ITEM: Final = re.compile("[^，。；：！？、,;:!?]{1,12}(?:、|等|[和与及][^，。；：！？、,;:!?]{1,12})")
_BEFORE_FIGURES: Final = frozenset("在从于至到自以对是为的和与及达近约超逾过第")
_FUNCTION: Final = frozenset("的地得和与及或在对把被将向从为以于由让使给跟同而且但则并比据按是有这那其该各每第、")


_STARTING: Final = re.compile(f"(?<=[{''.join(sorted(TERMINAL))}\\n])(?=((?s:..)))")


_CREDITS: Final = re.compile("(?:[（(《〈【]{1,2}[^（）()《〈。]{1,40}[)）]){1,3}$")
"""What a story is signed with in brackets, which says nothing of its end."""


_SIGNED: Final = re.compile("(?:日电|摄|[/／]文|供图|报道|[（(]附?图[片表]?[^（）()]{0,4})[)）]$|[—-](?:编|作|笔)者$")
"""Who reported, took or drew it; or that there is a picture to it."""
_ENDED: Final = TERMINAL | CLOSING


def body_end(text: str) -> int:
    """Where the running text of a block ends: before a byline run on, before 下转 and before blanks."""
    end = len(text.rstrip())
    if match := RUN_ON.search(text, max(0, end - 32), end):
        return len(text[: match.start()].rstrip())
    if match := CONTINUED.search(text, max(0, end - 24), end):
        return len(text[: match.start()].rstrip())
    bare = text[:end]
    tail = names_tail(bare)
    if tail is None:
        tail = glued_name(bare)
    return end if tail is None else tail


def is_continued(text: str) -> bool:
    """Whether the text says that it goes on on another page."""
    return CONTINUED.search(text.rstrip(), max(0, len(text) - 24)) is not None


def open_end(text: str) -> float:
    """How surely the text, which ends where its running text ends, breaks off: 0 finished, 1 certainly unfinished."""
    bare = text.rstrip()
    if (signed := _CREDITS.search(bare, max(0, len(bare) - 130))) and bare[: signed.start()][-1:] in _ENDED:
        return 0.0
    if not bare or _SIGNED.search(bare, max(0, len(bare) - 8)):
        return 0.0
    last = bare[-1]
    if (at_mark := _open_at_mark(bare, last)) is not None:
        return at_mark
    if is_name_list(f"、{bare[-_REACH:]}、"):
        return 0.0
    core = bare.rstrip("".join(CLOSING))
    if not core or core[-1] in TERMINAL:
        return 0.0
    if core[-1] == "." and not core[-2:-1].isdigit():
        return 0.05
    if unmatched_openers(bare):
        return 0.97
    if len(core) < len(bare):
        return 0.6
    if last in _FUNCTION:
        return 0.97
    return 0.8


def _open_at_mark(bare: str, last: str) -> float | None:
    """The same of a text that ends in a mark within a sentence; None where it does not."""
    if last in "，,、（(《〈“‘「『【[—-·+":
        if bare.endswith(_LEADING_OVER) and not bare.rstrip("—-")[-1:].isdigit():
            return 0.25
        return 0.7 if last in "-—" or bare.endswith(_LEADERS) else 1.0
    return {"：": 0.25, ":": 0.25, "；": 0.15, ";": 0.15}.get(last)


def unmatched_openers(text: str) -> str:
    """Opening marks of the text's last stretch that nothing closes, outermost first. Straight quotes do not count."""
    stack: list[str] = []
    for character in text[-_REACH:]:
        if character in OPENING:
            stack.append(character)
        elif character in PAIRS and stack and stack[-1] == PAIRS[character]:
            stack.pop()
    return "".join(stack)


def unmatched_closers(text: str, reach: int = _REACH) -> str:
    """Closing marks in the first `reach` characters that nothing opened; what stands before a year (’97) closes nothing."""
    stack: list[str] = []
    lone: list[str] = []
    for at, character in enumerate(text[:reach]):
        if character in OPENING:
            stack.append(character)
        elif character in PAIRS and not (character == "’" and text[at + 1 : at + 2].isdigit()):
            if stack and stack[-1] == PAIRS[character]:
                stack.pop()
            elif not stack:
                lone.append(character)
    return "".join(lone)


def marks_match(opened: str, closed: str) -> int:
    """1 where the last of the marks `opened` before a joint is `closed` first behind it, -1 where nothing opened that one."""
    if not closed:
        return 0
    return 1 if opened and PAIRS[closed[0]] == opened[-1] else -1


def unfit_start(text: str) -> float:
    """How surely no paragraph begins like this: 0 nothing odd, 1 certainly the middle of a sentence."""
    bare = text.lstrip()
    if not bare:
        return 0.0
    if _UNFIT.match(bare) and not _FIT_AFTER_ALL.match(bare):
        return 0.6 if is_han(bare[0]) else 1.0
    if STUMP.match(bare):
        return 0.95
    first = _SENTENCE.split(bare[:_REACH], maxsplit=1)[0]
    closed = unmatched_closers(first, _HALF)
    return 0.95 if closed and closed[0] not in "）)" else 0.0


def is_opener(text: str) -> bool:
    """Whether the text begins as paragraphs like to: 目前, 据了解, a date, a number of a list, an agency's line."""
    return _OPENERS.match(text.lstrip()[:24]) is not None


def wants_figure(before: str, after: str) -> bool:
    """Whether `before` ends on a word that a date or a figure follows, and `after` begins with one: 是在 + 1996年."""
    return before[-1:] in _BEFORE_FIGURES and after[:1].isdigit()


def figure_then_unit(before: str, after: str) -> bool:
    """Whether a figure ends `before` and what is counted or a figure begins `after`."""
    return before[-1:].isdigit() and (_CLASSIFIER.match(after) is not None or after[:1].isdigit())


def range_goes_on(before: str, after: str) -> bool:
    """Whether `before` and `after` are the two ends of a range, or two halves of the dash between them: 1998—— + 1999年."""
    if _DASHED.search(before[-_DASH_REACH:]):
        return after[:1].isdigit()
    return before[-1:].isdigit() and _DASH_FIGURE.match(after) is not None


def parted_dash(before: str, after: str) -> bool:
    """Whether a dash, which is two characters wide or three, is parted: — + —."""
    left, right = len(before) - len(before.rstrip("—")), len(after) - len(after.lstrip("—"))
    return min(left, right) == 1


def dash_goes_on(before: str, after: str) -> bool:
    """Whether `after` begins with a dash that heads no item of a list: `before` has no mark at its end and is no such item."""
    return after[:1] == "—" and ((before[-1:].isalnum() and before[:1] != "—") or parted_dash(before, after))


def list_goes_on(before: str, after: str) -> bool:
    """Whether `before` ends within a list of items and `after` begins with another: 光伏、 + 新材料等."""
    return before[-1:] == "、" and _ITEM.match(after) is not None


class StartCounts:
    """How often a pair of characters begins a sentence on the pages seen, and how often it stands within one."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    @cached_property
    def _pairs(self) -> Counter[str]:
        pairs: Counter[str] = Counter()
        for text in self._texts:
            pairs.update(map(add, text, text[1:]))
        return pairs

    @cached_property
    def _starts(self) -> Counter[str]:
        starts = Counter(text[:2] for text in self._texts if len(text) > 1)
        for text in self._texts:
            starts.update(match.group(1) for match in _STARTING.finditer(text))
        return starts

    @cached_property
    def _threes(self) -> set[str]:
        return {three for text in self._texts for three in map("".join, zip(text, text[1:], text[2:], strict=False))}

    def start_share(self, text: str) -> float:
        """Share of the occurrences of the text's first pair that begin a sentence, drawn towards one in eight."""
        pair = text.lstrip()[:2]
        # a Counter makes no entry for what it is asked for
        all_starts = self._starts[pair]
        starts = max(0, all_starts - 1)
        return (starts + 0.5) / (starts + self._pairs[pair] - all_starts + 4.0)

    def seen(self, before: str, after: str) -> int:
        """How many triples across the joint of `before` and `after` stand elsewhere."""
        if not before or not after:
            return 0
        return sum(three in self._threes for three in (before[-2:] + after[:1], before[-1:] + after[:2]))
