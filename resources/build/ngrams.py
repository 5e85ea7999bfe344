"""Makes `resources/language/ngrams` and `resources/language/words` from the figures they come from.

    python resources/build/ngrams.py ZH_NGRAMS.npz [RESOURCES/language]

The first file holds a word trigram model of simplified Chinese (see resources/language/README.md); jieba's dictionary
is read from the installed package.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reviewer.language.bigrams import RANKS, bigram_room
from reviewer.language.word_model import TRIGRAM_STEP
from reviewer.text.hashing import hash_of
from reviewer.text.lookup import Lookup

Array = NDArray[Any]

_HAN_WORD = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{1,8}")
_THIRD_BITS = 19
_NO_WORD = 0xFFFFFFFF


def build_ngrams(source: Path, folder: Path) -> list[str]:
    """Write the model below `folder`; words get new numbers, in the order of their hashes. Gives the words."""
    with np.load(source) as data:
        arrays: dict[str, Array] = {name: data[name] for name in data.files}
    words = bytes(arrays["words"]).decode("utf-8").split("\n")
    hashes = np.array([hash_of(word) for word in words], np.uint64)
    order = np.argsort(hashes, kind="stable")
    if len(np.unique(hashes)) != len(hashes):
        raise SystemExit("two words share a hash: choose another base")
    number = np.empty(len(words), np.uint32)
    number[order] = np.arange(len(words), dtype=np.uint32)
    folder.mkdir(parents=True, exist_ok=True)
    _save_prefixes(folder, words, number)
    _save(folder, "unigram", arrays["unigram_logprob"][order].astype(np.float32))
    _save(folder, "backoff", arrays["unigram_backoff"][order].astype(np.float32))
    _save(folder, "unknown", number[:1])
    pairs = _save_bigrams(folder, arrays, number)
    _save_trigrams(folder, arrays, number, pairs)
    for table in ("bigram_logprob_table", "bigram_backoff_table", "trigram_logprob_table"):
        _save(folder, table, arrays[table].astype(np.float32))
    return words


def _save_prefixes(folder: Path, words: list[str], number: Array) -> None:
    """Every beginning of a word, by hash, with the word's number where it is one: a search stops where none goes on."""
    found: dict[int, int] = {}
    for old, word in enumerate(words):
        for end in range(1, len(word)):
            found.setdefault(hash_of(word[:end]), _NO_WORD)
        found[hash_of(word)] = int(number[old])
    lookup, order = Lookup.arranged(np.array(list(found), np.uint64))
    lookup.save(folder)
    _save(folder, "word", np.array(list(found.values()), np.uint32)[order])


def _pairs(first: Array, second: Array) -> Array:
    joined: Array = first.astype(np.uint64) << np.uint64(32) | second.astype(np.uint64)
    return joined


def _save_bigrams(folder: Path, arrays: dict[str, Array], number: Array) -> Array:
    first, second = number[arrays["bigram_first"]], number[arrays["bigram_second"]]
    pairs = _pairs(first, second)
    order = np.argsort(pairs)
    counts = np.bincount(first, minlength=len(number))
    _save(folder, "bigram_start", np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32))
    _save(folder, "bigram_second", second[order].astype(np.uint32))
    _save_steps(folder, first[order], second[order], counts)
    codes = arrays["bigram_logprob_code"] | arrays["bigram_backoff_code"] << 4
    _save(folder, "bigram_codes", codes[order].astype(np.uint8))
    return pairs[order]


def _save_steps(folder: Path, first: Array, second: Array, counts: Array) -> None:
    """Where a bigram is to be looked for: each word's bigrams in steps of a few, by the rank of the second word."""
    seen = np.cumsum(np.bincount(second, minlength=len(counts)))
    rank = ((seen - 1) * RANKS // len(second)).astype(np.uint16)
    room = bigram_room(counts)
    base = np.cumsum(room) - room
    step = base[first] + rank[second].astype(np.int64) * room[first] // RANKS
    _save(folder, "bigram_rank", rank)
    _save(folder, "bigram_step", np.searchsorted(step, np.arange(int(room.sum()) + 1)).astype(np.uint32))


def _save_trigrams(folder: Path, arrays: dict[str, Array], number: Array, pairs: Array) -> None:
    pair = _pairs(number[arrays["trigram_first"]], number[arrays["trigram_second"]])
    index = np.searchsorted(pairs, pair)
    if not np.array_equal(pairs[index], pair):
        raise SystemExit("a trigram whose first two words are no bigram")
    keys = index.astype(np.uint64) << np.uint64(_THIRD_BITS) | number[arrays["trigram_third"]].astype(np.uint64)
    order = np.argsort(keys)
    _save(folder, "trigram_key", keys[order])
    steps = np.arange((len(pairs) << _THIRD_BITS >> TRIGRAM_STEP) + 2, dtype=np.uint64) << np.uint64(TRIGRAM_STEP)
    _save(folder, "trigram_step", np.searchsorted(keys[order], steps).astype(np.uint32))
    _save(folder, "trigram_code", arrays["trigram_logprob_code"][order].astype(np.uint8))


def build_words(model_words: list[str], dictionary: Path, folder: Path) -> None:
    """Write the vocabulary: the model's Han words and the dictionary's, with the latter's counts (0 where none)."""
    counts = {word: 0 for word in model_words if _HAN_WORD.fullmatch(word)}
    for line in dictionary.read_text("utf-8").splitlines():
        word, count, *_ = line.split(" ")
        if _HAN_WORD.fullmatch(word):
            counts[word] = int(count)
    lookup, order = Lookup.arranged(np.array([hash_of(word) for word in counts], np.uint64))
    folder.mkdir(parents=True, exist_ok=True)
    lookup.save(folder)
    _save(folder, "count", np.array(list(counts.values()), np.uint32)[order])


def _save(folder: Path, name: str, array: Array) -> None:
    np.save(folder / f"{name}.npy", np.ascontiguousarray(array), allow_pickle=False)


def main() -> None:
    """Build both from the command line's paths."""
    import jieba

    target = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[1] / "language"
    words = build_ngrams(Path(sys.argv[1]), target / "ngrams")
    build_words(words, Path(jieba.__file__).with_name("dict.txt"), target / "words")


if __name__ == "__main__":
    main()
