import random
from pathlib import Path

import numpy as np
import pytest

from reviewer.archive import Archive, choice, repeats, shared, spellings
from reviewer.archive.kinds import Entry
from reviewer.archive.together import KINDS
from reviewer.model.issue import Issue
from reviewer.storage.loader import issue_from_bytes

LONG = "全省重点产业链招商引资推进会议在太原召开并对下一阶段各项工作作出部署安排。"


def issue(name: str, text: str) -> Issue:
    return issue_from_bytes(text.encode(), name)


def entries(count: int) -> list[Entry]:
    return [Entry(n, f"{n:04}.txt", f"{random.Random(n).getrandbits(256):064x}", 1_000) for n in range(count)]


def test_the_order_in_which_issues_are_added_changes_nothing(seeds: list[Issue]) -> None:
    partials = [[kind.gather(issue) for kind in KINDS] for issue in seeds]
    paths = [issue.path for issue in seeds]
    said = []
    for order in ([0, 1, 2, 3, 4], [4, 2, 0, 3, 1]):
        mergers = [kind.merger() for kind in KINDS]
        for at in order:
            entry = Entry(at, paths[at], seeds[at].sha256, len(seeds[at].text))
            for merger, partial in zip(mergers, partials[at], strict=True):
                merger.add(entry, partial)
        results = [merger.result(paths) for merger in mergers]
        rows = zip(KINDS, results, strict=True)
        said.append([kind.bearing(result, paths[0], partials[0][at]) for at, (kind, result) in enumerate(rows)])
    assert said[0] == said[1]


def test_sentences_sorted_on_disk_are_those_sorted_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(1)
    rows = [[[f"{draw.randrange(300) << 52:016x}", n, n + 30] for n in range(20)] for _ in range(40)]
    found = []
    for most in (10**9, 77):
        monkeypatch.setattr(repeats, "_MOST_IN_MEMORY", most)
        merger = repeats.REPEATS.merger()
        for entry, partial in zip(entries(40), rows, strict=True):
            merger.add(entry, partial)
        result = merger.result([entry.path for entry in entries(40)])
        found.append([result.get((key << 52).to_bytes(8, "big")) for key in range(300)])
    assert found[0] == found[1]
    assert max(len(places) for places in found[0]) == 8


def test_a_sentence_of_two_issues_is_known_with_both_places() -> None:
    archive = Archive([issue("b.txt", f"开头。{LONG}\n"), issue("a.txt", LONG + "\n"), issue("c.txt", "无关的话。\n")])
    [key] = [key for key, _ in repeats.copies.gather(archive.issues[1]).items()]
    assert [(place.path, place.span.start) for place in archive.copies.get(key)] == [("a.txt", 0), ("b.txt", 3)]


def test_the_issues_counted_are_the_first_by_hash_whatever_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "MOST_COUNTED", 4_500)
    listed = entries(20)
    expected = {entry.path for entry in sorted(listed, key=lambda entry: entry.sha256)[:5]}
    for order in (listed, listed[::-1]):
        merger = choice.CHOICE.merger()
        for entry in order:
            merger.add(entry, [])
        assert set(merger.result([entry.path for entry in listed])) == expected


def test_too_many_mentions_leave_a_choice_that_does_not_depend_on_the_order() -> None:
    listed = entries(40)
    said = []
    for order in (listed, listed[::-1]):
        merger = spellings.Chooser(spellings.stretches, 10)
        for entry in order:
            merger.add(entry, [[0, 0, 8, f"太原第{entry.number}号重机有限", 0, 8]])
        said.append(merger.result([entry.path for entry in listed]).mentions)
    assert said[0] == said[1]
    assert 3 <= len(said[0]) <= 10


def test_a_firm_in_a_hundred_issues_still_shows_a_misspelling() -> None:
    right, wrong = "山西绿源生物科技股份有限", "山西绿原生物科技股份有限"
    merger = spellings.FIRMS.merger()
    for entry in entries(100):
        merger.add(entry, [[0, 0, 12, wrong if entry.number == 50 else right, 0, 12]])
    names = merger.result([entry.path for entry in entries(100)])
    own = [mention for mention in names.mentions if mention.text == wrong]
    mentions, counts = names.near(own)
    assert counts == {right: 99, wrong: 1}
    assert [mention.text for mention in mentions] == [right, wrong]


def test_what_is_held_comes_back_with_its_arrays_mapped(tmp_path: Path) -> None:
    value = {"a": np.arange(1_000, dtype=np.uint64), "b": ("文字", np.zeros((3, 2)))}
    shared.dump(value, tmp_path / "held")
    back = shared.load(tmp_path / "held")
    assert back["b"][0] == "文字"
    assert (back["a"] == value["a"]).all()
    assert not back["a"].flags.owndata
    assert not back["a"].flags.writeable
