"""What was worked out before, kept on disk: a file an entry, named by what it follows from.

An entry that is damaged, by whatever hand, is none; nothing in it is ever run.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import reviewer
from reviewer.lexicon import Lexicon
from reviewer.lexicon.fuzzy import SHORTEST
from reviewer.lexicon.term import Term
from reviewer.resources import resource_path

_SIZE: Final = 16
"""Bytes of a digest."""
DAY: Final = 86_400.0
"""Seconds. When an entry was last used is known to the day: its time on disk is renewed no oftener."""
_TAG: Final = "Signature: 8a477f597d28d172789f06886806bc55\n# Results that `reviewer` can work out again.\n"
"""Backups leave out a folder whose CACHEDIR.TAG begins so."""


class Damaged:
    """Stands for an entry that is there and cannot be trusted."""


@dataclass(frozen=True)
class Cache:
    """Entries in `folder`, by room and key."""

    folder: Path

    def get(self, room: str, key: str) -> Any:
        """The plain data that was put there; None where there is none, `Damaged()` where it cannot be trusted."""
        path = self._path(room, key)
        try:
            checksum, _, payload = path.read_bytes().partition(b"\n")
        except OSError:
            return None
        _mark_used(path)
        if checksum.decode("ascii", "replace") != digest([room, key, payload]):
            return Damaged()
        try:
            return json.loads(payload)
        except (ValueError, RecursionError):
            return Damaged()

    def put(self, room: str, key: str, value: Any) -> bool:
        """Keep `value`, whole or not at all; whether that could be done."""
        payload = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        path = self._path(room, key)
        # machines that share the folder may have processes of one number
        partial = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(digest([room, key, payload]).encode() + b"\n" + payload)
            partial.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
            return False
        return True

    def prepare(self) -> bool:
        """Make the folder, unseen by version control and backups; whether it can be written to."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not any(self.folder.iterdir()):  # what a folder of somebody's own is for is not ours to say
                (self.folder / ".gitignore").write_text("*\n", "utf-8")
                (self.folder / "CACHEDIR.TAG").write_text(_TAG, "utf-8")
            with tempfile.TemporaryFile(dir=self.folder) as trial:
                trial.write(b"*")
        except OSError:
            return False
        return True

    def _path(self, room: str, key: str) -> Path:
        return self.folder / room / key[:2] / f"{key}.json"


def _mark_used(path: Path) -> None:
    with contextlib.suppress(OSError):  # of a folder that can only be read nothing is cleared away
        if time.time() - path.stat().st_mtime > DAY:
            os.utime(path)


def digest(parts: Iterable[str | bytes]) -> str:
    """A hash of `parts`, which tells where one ends."""
    whole = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def of_plain(value: Any) -> str:
    """A hash of plain data."""
    return digest([json.dumps(value, ensure_ascii=False)])


def program_digest() -> str:
    """A hash of the program: its code, and size and time of its data but for the lexicon."""
    package = Path(str(reviewer.__file__)).parent
    code = [part for path in sorted(package.rglob("*.py")) for part in (path.name, path.read_bytes())]
    data = []
    for path in sorted(resource_path("language").rglob("*")):
        status = path.stat()
        data.append(f"{path.name} {status.st_size} {status.st_mtime_ns}")
    return digest([reviewer.__version__, *code, *data])


def lexicon_digest(lexicons: Sequence[Path]) -> str:
    """A hash of all lexicon files. A file that cannot be read counts as empty: loading it tells the trouble."""
    files = [*sorted(resource_path("lexicon").glob("*.tsv")), *lexicons]
    return digest([path.read_bytes() if path.is_file() else b"" for path in files])


def file_digest(path: Path | None) -> str:
    """A hash of one file that is read whole; empty for none."""
    return digest([path.read_bytes()]) if path is not None and path.is_file() else ""


def keep_lexicon(cache: Cache, key: str, lexicon: Lexicon) -> None:
    """Remember the terms under their hash, so that a later run can tell what has changed."""
    if cache.get("lexicons", key) is None or isinstance(cache.get("lexicons", key), Damaged):
        cache.put("lexicons", key, [[t.text, t.kind, t.variants, t.aliases, t.source] for t in lexicon.terms])


@dataclass(frozen=True)
class Change:
    """The forms, right and wrong, of which two lexicons say different things."""

    forms: frozenset[str]
    lexicon: Lexicon

    def touches(self, texts: Iterable[str]) -> bool:
        """Whether some form stands in the texts, or nearly does: only then can findings differ."""
        # looked through at once: near misses of many short texts cost thirty times as much
        text = "\n".join(texts)
        return bool(
            self.lexicon.occurrences(text)
            or self.lexicon.near_misses(text)
            # a short name is looked for by either of its characters
            or any(char in text for form in self.forms if len(form) < SHORTEST for char in form)
        )


@lru_cache(maxsize=4)
def change(cache: Cache, before: str, after: str) -> Change | None:
    """What differs between two lexicons that were kept; None where one of them was not."""
    rows = [cache.get("lexicons", before), cache.get("lexicons", after)]
    if not all(isinstance(listed, list) for listed in rows):
        return None
    old, new = (_owners(listed) for listed in rows)
    forms = frozenset(form for form in old.keys() | new.keys() if old.get(form) != new.get(form))
    return Change(forms, Lexicon([Term(form) for form in sorted(forms)]))


def _owners(rows: Iterable[Any]) -> dict[str, tuple[str, Any]]:
    """What each form, right or wrong, belongs to; the last that claims it."""
    owners: dict[str, tuple[str, Any]] = {}
    for row in rows:
        text, _, variants, aliases, _ = row
        owners |= {variant: ("variant", row) for variant in variants if owners.get(variant, ("",))[0] != "form"}
        owners |= dict.fromkeys((*reversed(aliases), text), ("form", row))
    return owners
