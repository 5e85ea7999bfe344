"""Whether a near miss of a term is a misreading of it: the two witnesses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from reviewer.language.characters import describe
from reviewer.lexicon import NearMiss, Occurrence
from reviewer.model.finding import Category, Evidence
from reviewer.rules._gains import likelier
from reviewer.rules._near_alike import LEAST_SHAPE, LEAST_SOUND, LOST_LENGTH, resembling
from reviewer.rules.base import Context
from reviewer.text.marks import is_han
from reviewer.wording import Wording

_NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万亿两几第")
_SIDES: Final = frozenset("东南西北中上下前后左右内外大小新老")
"""Characters that tell two real names apart: 河东 is not 河西."""
_JOINS: Final = frozenset("的了与和以就对地得之在不各及或是也要都将把被为而并再又更很最这那其所从向到")
"""Characters that may stand within a set phrase as grammar wants: 专业化的招商 is no misreading of 专业化招商."""
_GENERIC: Final = frozenset("省市县区州旗盟乡镇村")
"""What a place's name may end in, or not: 昆明南 is not 昆明市 misread."""
_LOOSE: Final = frozenset({"phrase", "word", "technology"})
"""Kinds of which a word may be another: 固定资本投资, 下岗女工再就业. Idioms are fixed."""
_SOME: Final = "某"
"""Stands for a name that is not told: 总参某部."""
_SHORT: Final = 3
_REACH: Final = 8
_COMMON: Final = 0.7
"""log10 of the dictionary's count, above which a word is common enough to be meant."""
_VERY_COMMON: Final = 3.3
_LEAST_GAIN: Final = 1.6
_OWN: Final = "自带"
_EACH_OF_TWO: Final = 0.5
"""Likeness that each of two wrong characters needs."""
_LONG: Final = 7
_GAIN_OF_LENGTH: Final = 0.8
"""log10 that each character of a phrase beyond `_LONG` is worth, when but one is not as in the text."""
_FORMULA: Final = "+"
"""What joins the members of a formula (管委会+公司), which is quoted whole: agreeing in the rest counts double."""
_SURER_FORMULA: Final = 0.12
_LEAST_NAME_GAIN: Final = -1.2
"""log10; the model knows no names, so all it must not do is speak against one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the text to the term: `wrong` at `start` of the reading becomes `right` (either may be empty)."""

    start: int
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Misreading:
    """A near miss that both witnesses speak for; `gain` in log10."""

    miss: NearMiss
    steps: tuple[Step, ...]
    likeness: float
    gain: float
    confidence: float

    @property
    def category(self) -> Category:
        """By what was done to the term; a name's is `name`."""
        if self.miss.term.is_name:
            return Category.NAME
        wrong, right = "".join(s.wrong for s in self.steps), "".join(s.right for s in self.steps)
        if len(wrong) < len(right):
            return Category.MISSING
        if len(wrong) > len(right):
            return Category.EXTRA
        return Category.TRANSPOSITION if len(wrong) == 2 and wrong == right[::-1] else Category.SUBSTITUTION


def misreadings(context: Context, text: str) -> Iterator[Misreading]:
    """The near misses in `text` that are misreadings, one for each place, sorted."""
    lexicon = context.lexicon
    right = lexicon.occurrences(text)
    likely = resembling(context.language.characters, text, lexicon.near_misses(text))
    found = [m for miss in likely if (m := _judged(context, text, miss, right)) is not None]
    taken = bytearray(len(text))
    kept = []
    for reading in sorted(found, key=lambda m: (-m.confidence, -len(m.miss.form), m.miss.start, m.miss.form)):
        start, end = reading.miss.start, reading.miss.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(reading)
    yield from sorted(kept, key=lambda m: m.miss.start)


def _judged(context: Context, text: str, miss: NearMiss, right: Sequence[Occurrence]) -> Misreading | None:
    steps = _steps(text, miss)
    if not steps or not all(_may_differ(step) for step in steps) or _inside_right(steps, miss, right):
        return None
    if _is_another(context, text, miss, steps):
        return None
    likeness = min(_likeness(context, step, miss, text) for step in steps)
    if likeness <= 0 or (len(steps) > 1 and likeness < _EACH_OF_TWO):
        return None
    low, high = max(0, miss.start - _REACH), min(len(text), miss.end + _REACH)
    fixed = text[low : miss.start] + miss.form + text[miss.end : high]
    ngrams = context.language.ngrams
    before, after = ngrams.segment(text[low:high]), ngrams.segment(fixed)
    gain = after.score - before.score
    if gain < _least_gain(miss, len(steps)):
        return None
    longer = miss.end - miss.start > len(miss.form)
    if (miss.term.is_name or longer) and _reads_well(context, text, miss, steps, _COMMON):
        return None
    loose = miss.term.kind in _LOOSE and _FORMULA not in miss.form
    if (
        loose
        and all(step.wrong and step.right for step in steps)
        and _reads_well(context, text, miss, steps, _VERY_COMMON)
    ):
        return None
    if _repeated(context, text[miss.start : miss.end], miss.form):
        return None
    return Misreading(miss, steps, likeness, gain, _confidence(miss, likeness, gain, len(steps)))


def _least_gain(miss: NearMiss, steps: int) -> float:
    """What the model must say for the term: the longer the phrase that all but agrees with it, the less."""
    if miss.term.is_name:
        return _LEAST_NAME_GAIN
    spare = (len(miss.form) - _LONG) * (2 if _FORMULA in miss.form else 1)
    return _LEAST_GAIN * steps - max(0, spare) * _GAIN_OF_LENGTH if steps == 1 else _LEAST_GAIN * steps


def _steps(text: str, miss: NearMiss) -> tuple[Step, ...]:
    """What must be done to the text; a swap is one step over two characters."""
    from rapidfuzz.distance import Levenshtein

    window = text[miss.start : miss.end]
    steps = []
    for code in Levenshtein.opcodes(window, miss.form):
        if code.tag != "equal":
            wrong, right = window[code.src_start : code.src_end], miss.form[code.dest_start : code.dest_end]
            steps.append(Step(miss.start + code.src_start, wrong, right))
    if len(steps) == 2 and miss.distance == 1 and len(window) == len(miss.form):
        at = next(i for i in range(len(window)) if window[i] != miss.form[i])
        return (Step(miss.start + at, window[at : at + 2], miss.form[at : at + 2]),)
    return tuple(steps)


def _may_differ(step: Step) -> bool:
    """Numbers, Latin and marks are not the lexicon's business; neither is 东 for 西."""
    changed = step.wrong + step.right
    if _SOME in changed or not all(is_han(char) for char in changed) or any(char in _NUMERALS for char in changed):
        return False
    return not (len(step.wrong) == len(step.right) == 1 and step.wrong in _SIDES and step.right in _SIDES)


def _is_another(context: Context, text: str, miss: NearMiss, steps: Sequence[Step]) -> bool:
    """Whether the text is a word of its own, a phrase with a grammatical word in it, or another place."""
    window = text[miss.start : miss.end]
    words = context.language.words
    bare = window[:-1] if window[-1] in _GENERIC else window
    if words.contains(window) or (miss.term.is_name and len(bare) > 1 and words.contains(bare)):
        return True
    if any(not step.right and _may_stand(text, step, miss) for step in steps):
        return True
    if any(_is_grammar(step, miss) for step in steps):
        return True
    if not miss.term.is_name:
        return False
    if len(steps) > 1 and any(len(step.wrong) != len(step.right) for step in steps):
        return True
    if _is_before_a_word(context, window, miss, steps):
        return True
    last = steps[-1]
    return last.right in _GENERIC and bool(last.right) and last.start + len(last.wrong) == miss.end


def _is_before_a_word(context: Context, window: str, miss: NearMiss, steps: Sequence[Step]) -> bool:
    """Whether only the first of three characters is another, and the other two are a common word: 原城区, 赴山区."""
    first = steps[0]
    if len(steps) > 1 or not len(window) == len(miss.form) == _SHORT or first.start != miss.start or not first.wrong:
        return False
    return (context.language.words.frequency(window[1:]) or 0.0) > _COMMON


def _is_grammar(step: Step, miss: NearMiss) -> bool:
    """Whether a grammatical word stands for another character in a name, or at either end: 区内的城区 is not 德城区 misread."""
    at_end = step.start == miss.start or step.start + len(step.wrong) == miss.end
    return step.wrong in _JOINS and bool(step.wrong) and step.right not in _JOINS and (at_end or miss.term.is_name)


def _may_stand(text: str, step: Step, miss: NearMiss) -> bool:
    """Whether a character more is no defect: set phrases take grammatical words, and all but idioms take others."""
    doubled = text[step.start - 1 : step.start] == step.wrong or text[step.start + 1 : step.start + 2] == step.wrong
    return step.wrong in _JOINS or not (doubled or miss.term.kind == "idiom")


def _inside_right(steps: Sequence[Step], miss: NearMiss, right: Sequence[Occurrence]) -> bool:
    """Whether a right form covers what would be changed, or begins within the near miss and goes on beyond it."""
    first = bisect_left(right, miss.start, key=lambda found: found.end)
    for found in takewhile(lambda found: found.start <= miss.end, islice(right, first, None)):
        for step in steps:
            if found.start <= step.start and found.end >= step.start + max(1, len(step.wrong)):
                return True
        if found.start < miss.end < found.end or found.start < miss.start < found.end:
            return True
    return False


def _likeness(context: Context, step: Step, miss: NearMiss, text: str) -> float:
    """How easily the one is read or typed for the other, 0 to 1."""
    characters, length = context.language.characters, len(miss.form)
    if len(step.wrong) == len(step.right) == 1:
        shape, sound = characters.shape(step.wrong, step.right), characters.sound(step.wrong, step.right)
        if shape >= LEAST_SHAPE or sound >= LEAST_SOUND:
            return max(shape, sound - 0.25)
        if step.wrong in (text[step.start - 1 : step.start], text[step.start + 1 : step.start + 2]):
            return 0.5  # the neighbour written twice
        return 0.4 if length > LOST_LENGTH + 1 and not {step.wrong, step.right} <= _JOINS else 0.0
    if step.wrong and step.wrong == step.right[::-1]:
        return 0.7
    if len(step.wrong) + len(step.right) == 1:
        return 0.6 if length > LOST_LENGTH else 0.0
    return 0.0


def _reads_well(context: Context, text: str, miss: NearMiss, steps: Sequence[Step], common: float) -> bool:
    """Whether what would be changed belongs to a common word as it stands, or one that goes on beyond."""
    low = max(0, miss.start - _REACH)
    words = context.language.ngrams.segment(text[low : miss.end + _REACH]).words
    for step in steps:
        at = step.start - low
        for start, end in words:
            if start <= at < end and end - start > 1:
                frequency = context.language.words.frequency(text[low + start : low + end]) or 0.0
                outside = low + start < miss.start or low + end > miss.end
                if frequency > common or outside:
                    return True
    return False


def _repeated(context: Context, window: str, form: str) -> bool:
    """Whether the issue, or several issues, print it so again and never as the lexicon has it."""
    text = context.issue.text
    if text.count(window) > 2 and form not in text:
        return True
    return context.archive is not None and context.archive.issues_with(window) > 1


def _confidence(miss: NearMiss, likeness: float, gain: float, steps: int) -> float:
    longer = min(4, len(miss.form) - 3) * 0.03
    if miss.term.is_name:
        confidence = 0.42 + 0.4 * likeness + longer + 0.02 * max(-2.0, min(4.0, gain))
    else:
        surer = _SURER_FORMULA if _FORMULA in miss.form else 0.0
        confidence = 0.34 + 0.28 * likeness + longer + surer + 0.06 * min(6.0, gain)
    return max(0.05, min(0.97, confidence - 0.08 * (steps - 1)))


def witnesses(context: Context, reading: Misreading) -> Iterator[Evidence]:
    """The reasons, for people."""
    term = reading.miss.term
    source = f"（{_OWN if term.source == 'reviewer' else term.source}）" if term.source else ""
    yield Evidence("lexicon", Wording(f"词库有“{reading.miss.form}”{source}", f"the lexicon has {reading.miss.form}"))
    for step in reading.steps:
        if len(step.wrong) == len(step.right) == 1:
            likeness = describe(context.language.characters, step.wrong, step.right)
            if likeness is not None:
                yield Evidence("look-alike", likeness)
    if reading.gain > 0:
        yield likelier(reading.gain)
