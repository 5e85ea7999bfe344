import numpy as np
import pytest

from reviewer.language.groups import best_named, firsts


@pytest.mark.parametrize(
    ("ordered", "expected"), [([], []), ([7], [0]), ([1, 1, 1], [0]), ([1, 1, 4, 4, 9], [0, 2, 4]), ([1, 2], [0, 1])]
)
def test_each_kind_of_a_sorted_row_begins_once(ordered: list[int], expected: list[int]) -> None:
    assert firsts(np.array(ordered, np.uint64)).tolist() == expected


def test_a_group_without_members_has_no_best_name() -> None:
    groups, names = np.array([2, 2, 0]), np.array([5, 6, 7])
    assert best_named(groups, np.array([0.5, 0.9, 0.1]), names, 4).tolist() == [7, -1, 6, -1]
