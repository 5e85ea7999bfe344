import pickle
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.text.lookup import Lookup

HASHES = st.integers(0, 2**64 - 1)


@settings(max_examples=100)
@given(st.sets(HASHES, max_size=60), st.lists(HASHES, max_size=30))
def test_every_key_is_found_in_its_place_and_nothing_else(keys: set[int], others: list[int]) -> None:
    given_keys = np.array(sorted(keys), np.uint64)
    lookup, order = Lookup.arranged(given_keys)
    asked = np.array([*sorted(keys), *others], np.uint64)
    places = lookup.places(asked).tolist()
    arranged = given_keys[order].tolist()
    assert [arranged[place] if place >= 0 else None for place in places] == [
        key if key in keys else None for key in asked.tolist()
    ]
    assert places == [lookup.place(key) for key in asked.tolist()]
    assert len(lookup) == len(keys)


def test_small_numbers_which_share_their_upper_bits_are_told_apart() -> None:
    lookup, order = Lookup.arranged(np.arange(5_000, dtype=np.uint64))
    assert np.array_equal(order[lookup.places(np.arange(5_000, dtype=np.uint64))], np.arange(5_000))
    assert lookup.place(5_000) == -1


def test_a_table_saved_or_sent_to_another_process_gives_the_same_places(tmp_path: Path) -> None:
    lookup, _ = Lookup.arranged(np.array([3, 1, 2**63], np.uint64))
    lookup.save(tmp_path)
    asked = np.array([1, 2, 3, 2**63], np.uint64)
    for again in (Lookup.load(tmp_path), pickle.loads(pickle.dumps(lookup))):
        assert again.places(asked).tolist() == lookup.places(asked).tolist()
