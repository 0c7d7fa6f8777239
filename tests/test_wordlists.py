"""Word lists answer as the regular expression of the same words would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqdiff.commitments.nouns import Nouns
from cqdiff.wordlists import Begins, Ends

WORDS = st.lists(st.text("新建设成开工", min_size=1, max_size=4), min_size=1, max_size=8)
TEXTS = st.text("新建设成开工，库", max_size=14)


def alternatives(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@given(WORDS, TEXTS, st.integers(0, 14), st.integers(0, 14))
def test_begins_finds_the_longest_word_at_a_place(words: list[str], text: str, start: int, end: int) -> None:
    found = re.compile(alternatives(words)).match(text, start, end)
    assert Begins(words).at(text, start, end) == (found.group() if found else "")


@given(WORDS, TEXTS)
def test_begins_finds_all_words_from_the_left(words: list[str], text: str) -> None:
    begins, pattern = Begins(words), re.compile(alternatives(words))
    assert list(begins.within(text)) == [(found.start(), found.group()) for found in pattern.finditer(text)]
    assert begins.any_in(text) == bool(pattern.search(text))
    assert begins.without(text) == pattern.sub("", text)


@given(WORDS, TEXTS)
def test_ends_finds_the_longest_word_at_the_end(words: list[str], text: str) -> None:
    found = re.search(rf"(?:{alternatives(words)})$", text)
    assert Ends(words).of(text) == (found.group() if found else "")
    assert Ends(words).off(text) == (text[: found.start()] if found else text)


@given(WORDS, TEXTS, st.integers(0, 14))
def test_ends_finds_the_longest_word_before_a_place(words: list[str], text: str, end: int) -> None:
    end = min(end, len(text))
    assert Ends(words).before(text, end) == Ends(words).of(text[:end])


@pytest.mark.parametrize(
    ("text", "word"), [("保障房开工", "保障"), ("保障性住房", ""), ("新开工水库", "新"), ("新型电站", "")]
)
def test_begins_leaves_out_what_is_no_verb_before_some_characters(text: str, word: str) -> None:
    assert Begins({"保障": "性化", "新": "型增"}).at(text) == word


@pytest.mark.parametrize(
    ("name", "ends", "whole"),
    [
        ("云岭水库", True, False),
        ("云岭水库二期工程", True, False),
        ("云岭水库（东干渠）", True, False),
        ("“云岭水库”", True, False),
        ("水库建设", True, True),
        ("云岭水库管理", False, False),
        ("水库", True, True),
        ("", False, False),
    ],
)
def test_nouns_stand_before_stage_work_bracket_and_mark(name: str, ends: bool, whole: bool) -> None:
    nouns = Nouns(["水库", "枢纽"])
    assert (nouns.end(name), nouns.are(name)) == (ends, whole)
