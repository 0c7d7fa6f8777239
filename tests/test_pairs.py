"""Pairs of characters, and what they weigh."""

from __future__ import annotations

from itertools import pairwise
from math import log

from hypothesis import given
from hypothesis import strategies as st

from cqdiff.align.likeness import Weights
from cqdiff.align.pairs import pairs_of


@given(st.text("绿色低碳发展", min_size=3, max_size=20))
def test_pairs_are_all_neighbours_in_order(text: str) -> None:
    assert list(pairs_of(text)) == [a + b for a, b in pairwise(text)]


def test_pairs_of_a_text_too_short_for_two_are_the_text() -> None:
    assert (pairs_of("绿色"), pairs_of("绿")) == (("绿色",), ("绿",))


def test_weights_grow_the_fewer_hold_a_pair_and_most_where_none_does() -> None:
    weights = Weights([("绿色", "色低"), ("绿色",), ("绿色", "低碳")])
    assert weights["绿色"] == log(2)
    assert weights["绿色"] < weights["色低"] == weights["低碳"] == weights["新能"] == log(4)
    assert weights.sum(("绿色", "新能")) == log(2) + log(4)
    assert "新能" not in weights
