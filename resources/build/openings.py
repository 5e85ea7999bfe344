"""Makes `resources/language/openings` from the model's words: each with one of its characters left open.

python resources/build/openings.py ZH_NGRAMS.npz [RESOURCES/language]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np

from reviewer.language.completions import LONGEST, short_hash
from reviewer.text.hashing import hash_of
from reviewer.text.lookup import Lookup

_WORD = re.compile(f"[\u4e00-\u9fff]{{2,{LONGEST}}}")
_MODULUS = 1 << 64
_NOTHING = 1e-9


def build(source: Path, folder: Path) -> None:
    """Write the table; a word's number is its place among the model's words by hash, as in `resources/build/ngrams.py`."""
    with np.load(source) as data:
        words = bytes(data["words"]).decode("utf-8").split("\n")
        probability = data["unigram_logprob"]
    hashes = np.array([hash_of(word) for word in words], np.uint64)
    number = np.empty(len(words), np.uint32)
    number[np.argsort(hashes, kind="stable")] = np.arange(len(words), dtype=np.uint32)
    base = hash_of("\x00\x01")
    rows = [
        ((int(hashes[i]) - ord(char) * pow(base, k, _MODULUS)) % _MODULUS, len(word), ord(char), i)
        for i, word in enumerate(words)
        if _WORD.fullmatch(word)
        for k, char in enumerate(word)
    ]
    kinds = (np.uint64, np.int64, np.int64, np.int64)
    columns = zip(zip(*rows, strict=True), kinds, strict=True)
    pattern, length, code, index = (np.array(column, kind) for column, kind in columns)
    short = np.zeros(len(rows), np.uint32)
    for size in range(2, LONGEST + 1):
        of_size = length == size
        short[of_size] = short_hash(pattern[of_size], size)
    order = np.lexsort((code, -probability[index], short))
    folder.mkdir(parents=True, exist_ok=True)
    keys, first = np.unique(short[order], return_index=True)
    lookup, arrangement = Lookup.arranged(keys.astype(np.uint64))
    lookup.save(folder)
    np.save(folder / "first.npy", first[arrangement].astype(np.uint32))
    np.save(folder / "count.npy", np.diff(first, append=len(order))[arrangement].astype(np.uint16))
    np.save(folder / "code.npy", code[order].astype(np.uint16))
    np.save(folder / "number.npy", number[index[order]])
    of_words = np.bincount(code[order], 10 ** probability[index[order]].astype(np.float64), 1 << 16)
    np.save(folder / "in_words.npy", np.log10(np.maximum(of_words, _NOTHING)))


if __name__ == "__main__":
    root = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[1] / "language"
    build(Path(sys.argv[1]), root / "openings")
