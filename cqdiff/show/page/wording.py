"""Which words changed between two passages that belong together."""

from __future__ import annotations

from msgspec import Struct

from cqdiff.words import segment

try:
    from cydifflib import SequenceMatcher
except ImportError:  # no wheel for Python 3.14: difflib gives the same, more slowly
    from difflib import SequenceMatcher


class Word(Struct, frozen=True):
    """A run of words of one side; `changed` where the other side has others."""

    changed: bool
    text: str


def changes(old: str, new: str) -> tuple[list[Word], list[Word]]:
    """Both passages as runs of kept and changed words, in their order.

    >>> changes("增长6%左右", "增长5%左右")[1][1]
    Word(changed=True, text='5')
    """
    left, right = segment(old), segment(new)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    olds: list[Word] = []
    news: list[Word] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if a < b:
            olds.append(Word(tag != "equal", "".join(left[a:b])))
        if c < d:
            news.append(Word(tag != "equal", "".join(right[c:d])))
    return olds, news
