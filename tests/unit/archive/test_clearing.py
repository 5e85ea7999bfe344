import os
import time
from pathlib import Path

import pytest

from reviewer.archive.cache import Cache
from reviewer.archive.clearing import items, tidy, unused

DAY = 86_400
KEY = "0123456789abcdef" * 2


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    made = Cache(tmp_path / "cache")
    assert made.prepare()
    return made


def put(cache: Cache, room: str, number: int, days: float) -> str:
    """An entry that was last used so many days ago."""
    key = f"{number:032x}"[::-1]
    assert cache.put(room, key, ["内容", number])
    age(cache.folder / room / key[:2] / f"{key}.json", days)
    return key


def age(path: Path, days: float) -> None:
    then = time.time() - days * DAY
    os.utime(path, (then, then))


def test_what_was_not_used_for_months_goes_and_the_rest_stays(cache: Cache) -> None:
    old = [put(cache, room, 1, 91) for room in ("reports", "survey")]
    new = [put(cache, room, 2, 89) for room in ("reports", "survey")]
    assert tidy(cache).count == 2
    assert [cache.get(room, key) for room, key in zip(("reports", "survey"), old, strict=True)] == [None, None]
    assert all(cache.get(room, key) == ["内容", 2] for room, key in zip(("reports", "survey"), new, strict=True))


def test_what_is_used_is_new_again(cache: Cache) -> None:
    key = put(cache, "reports", 1, 200)
    assert cache.get("reports", key) == ["内容", 1]
    assert tidy(cache).count == 0
    assert cache.get("reports", key) == ["内容", 1]


def test_the_folder_is_gone_through_once_a_day(cache: Cache) -> None:
    tidy(cache)
    put(cache, "reports", 1, 91)
    assert tidy(cache).count == 0
    age(cache.folder / ".cleared", 1.1)
    assert tidy(cache).count == 1


def test_of_many_lexicons_those_used_last_stay(cache: Cache) -> None:
    tidy(cache)
    keys = [put(cache, "lexicons", number, number) for number in range(1, 13)]
    assert tidy(cache).count == 4
    assert [cache.get("lexicons", key) is not None for key in keys] == [True] * 8 + [False] * 4


def test_what_is_half_written_goes_when_nobody_can_be_at_it(cache: Cache) -> None:
    key = put(cache, "reports", 1, 0)
    bucket = cache.folder / "reports" / key[:2]
    old, new = bucket / f".{key}.json.4711", bucket / f".{key}.json.a0b1c2d3e4f5"
    for path in (old, new):
        path.write_bytes(b"half")
    age(old, 2)
    assert [item.path for item in unused(cache, 0) if item.half] == [old]
    assert tidy(cache).count == 1
    assert not old.exists()
    assert new.exists()


def test_files_of_somebody_else_are_never_touched(cache: Cache, tmp_path: Path) -> None:
    put(cache, "reports", 1, 91)
    bucket = cache.folder / "reports" / "01"
    elsewhere = tmp_path / "elsewhere" / "01"
    for folder in (bucket, elsewhere, cache.folder / "reports", cache.folder / "photos" / "01", cache.folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("notes.json", f"{KEY}.txt", f"ff{KEY[2:]}.json"):
            (folder / name).write_text("mine", "utf-8")
    (elsewhere / f"{KEY}.json").write_text("mine", "utf-8")
    (cache.folder / "survey").symlink_to(elsewhere.parent, target_is_directory=True)
    (cache.folder / "reports" / "02").symlink_to(elsewhere, target_is_directory=True)
    (bucket / f"{KEY}.json").symlink_to(elsewhere / f"{KEY}.json")
    mine = [path for path in tmp_path.rglob("*") if path.is_file() and path.read_bytes() == b"mine"]
    for path in mine:
        age(path, 1_000)
    tidy(cache)
    assert list(items(cache)) == []
    assert all(path.read_text("utf-8") == "mine" for path in mine)


def test_a_folder_that_holds_something_is_not_hidden_from_version_control_and_backups(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.tmp\n", "utf-8")
    assert Cache(tmp_path).prepare()
    assert [path.name for path in tmp_path.iterdir()] == [".gitignore"]
    assert (tmp_path / ".gitignore").read_text("utf-8") == "*.tmp\n"
    assert Cache(tmp_path / "new").prepare()
    assert (tmp_path / "new" / ".gitignore").read_text("utf-8") == "*\n"
    assert (
        (tmp_path / "new" / "CACHEDIR.TAG").read_text("utf-8").startswith("Signature: 8a477f597d28d172789f06886806bc55")
    )
