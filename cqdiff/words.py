"""Segment text into words. The one module that knows rjieba and jieba; changes with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec

Segment = Callable[[str], list[str]]

_JOINED = r"[-_.]"
_PIECED = r"[a-zA-Z0-9][-_.]|[-_.][a-zA-Z0-9]"
_ASCII_PIECES = r"[a-zA-Z0-9]+(?:\.\d+)?%?|[^a-zA-Z0-9]+"
"""How jieba parts letters and figures joined by signs: 2026-02-02, PM_2.5. rjieba leaves them whole."""


def segment(text: str) -> list[str]:
    """The words of a text, in order; joined they are the text again. rjieba and jieba give the same."""
    return _segmenter()(text)


def segmenter_name() -> str:
    """Which segmenter is in use: rjieba or jieba. Tells without loading it."""
    return "rjieba" if find_spec("rjieba") else "jieba"


@lru_cache(maxsize=1)
def _segmenter() -> Segment:
    """rjieba where it is installed, else jieba, since not every platform has a wheel; made when first used."""
    return with_rjieba() if segmenter_name() == "rjieba" else with_jieba()


def with_rjieba() -> Segment:
    """jieba's algorithm and dictionary in Rust."""
    import rjieba

    cut: Segment = rjieba.cut

    def segmented(text: str) -> list[str]:
        if not re.search(_PIECED, text):
            return cut(text)
        words: list[str] = []
        for word in cut(text):
            if word.isascii() and re.search(_JOINED, word):
                words += re.findall(_ASCII_PIECES, word)
            else:
                words.append(word)
        return words

    return segmented


def with_jieba() -> Segment:
    """jieba with a dictionary of our own, which words that others add to jieba's do not reach."""
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own patterns, and of pkg_resources
        import jieba

    jieba.setLogLevel(logging.WARNING)  # it reports on stderr how long it took to load
    cut: Segment = jieba.Tokenizer().lcut
    return cut
