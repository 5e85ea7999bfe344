"""A whole archive in passes: survey all issues, merge what they say, flag each in the light of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from reviewer.archive.cache import digest, of_plain
from reviewer.archive.choice import CHOICE
from reviewer.archive.kinds import Entry
from reviewer.archive.mapping import Lost, Mapper
from reviewer.archive.together import KINDS, MOST_SEARCHED
from reviewer.archive.work import Flag, Merged, Outcome, Plan, Recall, Source, Survey, evidence_of, tally
from reviewer.language.batch import EMPTY, BatchModel, Tally, merge
from reviewer.model.issue import Issue
from reviewer.wording import Wording

Watch = Callable[[Wording, int, int], None]
"""Is told of progress: the pass, how many issues are done, of how many."""
SURVEY: Final = Wording("读各期", "reading")
COUNT: Final = Wording("数字频", "counting")
FLAG: Final = Wording("检查中", "flagging")
_SURVEY_CHUNK: Final = 16
_FLAG_CHUNK: Final = 2
_TALLIES_AT_ONCE: Final = 64


def flag_archive(
    sources: Sequence[Source],
    plan: Plan,
    mapper: Mapper,
    watch: Watch,
    wanted: Callable[[Source], bool] = lambda _: True,
) -> Iterator[Outcome]:
    """What comes of each source, in their order, which is by name; the same whatever the mapper.

    A source that cannot be read has its trouble told, in its place, and is no evidence for the others. One that is not
    `wanted` is evidence, and not flagged.
    """
    troubles: dict[int, Wording] = {}
    damaged: set[int] = set()
    merged = _surveyed(sources, plan, mapper, watch, troubles, damaged) if len(sources) > 1 else None
    asked = [number not in troubles and wanted(source) for number, source in enumerate(sources)]
    todo = deque(source for source, one in zip(sources, asked, strict=True) if one)
    held = mapper.hold(merged) if merged is not None and plan.cache is not None else None
    # the character model costs more than all else that is merged, and only work that is not done yet needs it
    if merged is not None and not (held is not None and _all_known(todo, Recall(plan, held), mapper)):
        held = mapper.hold(_whole(merged, sources, troubles, mapper, watch))
    outcomes = mapper.map(Flag(plan, held), tuple(todo), _FLAG_CHUNK)
    for number, source in enumerate(sources):
        watch(FLAG, number, len(sources))
        if number in troubles:
            yield Outcome(source.name, None, troubles[number])
        if not asked[number]:
            continue
        outcome = next(outcomes)
        if merged is not None and isinstance(outcome, Outcome) and outcome.unknown:
            # somebody has cleared the cache since it was asked
            held = mapper.hold(_whole(merged, sources, troubles, mapper, watch))
            outcomes = mapper.map(Flag(plan, held), tuple(todo), _FLAG_CHUNK)
            outcome = next(outcomes)
        todo.popleft()
        if isinstance(outcome, Lost):
            yield Outcome(source.name, None, _lost(source))
        else:
            yield outcome._replace(damaged=True) if number in damaged else outcome
    watch(FLAG, len(sources), len(sources))


def _surveyed(
    sources: Sequence[Source],
    plan: Plan,
    mapper: Mapper,
    watch: Watch,
    troubles: dict[int, Wording],
    damaged: set[int],
) -> Merged | None:
    """The merged evidence but for the character model, None where fewer than two issues can be read.

    `troubles` takes those that cannot, `damaged` those whose entry in the cache could not be trusted.
    """
    mergers = [kind.merger() for kind in KINDS]
    searched: list[Issue] = []
    items = ((source, number < MOST_SEARCHED) for number, source in enumerate(sources))
    for number, found in enumerate(mapper.map(Survey(plan), items, _SURVEY_CHUNK)):
        watch(SURVEY, number + 1, len(sources))
        source = sources[number]
        if isinstance(found, Lost | Wording):
            troubles[number] = _lost(source) if isinstance(found, Lost) else found
            continue
        if found.damaged:
            damaged.add(number)
        entry = Entry(number, source.name, found.sha256, found.size)
        for merger, partial in zip(mergers, found.partials, strict=True):
            merger.add(entry, partial)
        if number < MOST_SEARCHED:
            searched.append(Issue(source.name, found.text, sha256=found.sha256))
    if len(sources) - len(troubles) < 2:
        return None
    paths = [source.name for source in sources]
    kinds: dict[str, Any] = {kind.name: merger.result(paths) for kind, merger in zip(KINDS, mergers, strict=True)}
    learned = evidence_of(plan).learned.tally
    common = of_plain(
        [sorted(kinds[CHOICE.name].items()), [[issue.path, issue.sha256] for issue in searched], _tally_digest(learned)]
    )
    return Merged(tuple(searched), learned, kinds, common)


def _all_known(sources: Iterable[Source], recall: Recall, mapper: Mapper) -> bool:
    return all(known is True for known in mapper.map(recall, sources, _SURVEY_CHUNK))


def _whole(merged: Merged, sources: Sequence[Source], troubles: Container[int], mapper: Mapper, watch: Watch) -> Merged:
    """The evidence with the character model."""
    counted = merged.kinds[CHOICE.name]
    chosen = [source for number, source in enumerate(sources) if number not in troubles and source.name in counted]
    model = BatchModel(_counted(chosen, merged.learned, mapper, watch))
    return replace(merged, kinds={**merged.kinds, "characters": model})


def _counted(chosen: Sequence[Source], learned: Tally, mapper: Mapper, watch: Watch) -> Tally:
    """The tallies of all that are `chosen`, put together a few at a time."""
    total, waiting = EMPTY, [learned]
    for number, found in enumerate(mapper.map(tally, chosen, _SURVEY_CHUNK)):
        watch(COUNT, number + 1, len(chosen))
        if isinstance(found, Tally):
            waiting.append(found)
        if len(waiting) >= _TALLIES_AT_ONCE:
            total, waiting = merge((total, *waiting)), []
    return merge((total, *waiting))


def _tally_digest(tally: Tally) -> str:
    return digest([tally.keys.tobytes(), tally.counts.tobytes()])


def _lost(source: Source) -> Wording:
    return Wording(
        f"{source.name}: 检查此文件的进程两次意外退出，已跳过",
        f"{source.name}: the worker process died on this file twice; it was passed over",
    )
