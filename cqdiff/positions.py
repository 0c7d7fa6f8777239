"""Places in a text: the lines of offsets, and where clauses begin."""

from __future__ import annotations

from bisect import bisect_right

SENTENCE_ENDS = "。；！\n"
"""Marks behind which another sentence begins, or the next part of a long one."""


class Lines:
    """Where the lines of a text begin; lines are counted from 1 and end with \\n."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._starts = starts

    def line(self, offset: int) -> int:
        """The 1-based line that holds the character at `offset`."""
        return bisect_right(self._starts, offset)


def begin_of(text: str, at: int, marks: str) -> int:
    """Where the stretch before `at` begins: behind the last of some marks, or with the text."""
    begin = 0
    for mark in marks:  # none is looked for beyond the one that was found
        begin = text.rfind(mark, begin, at) + 1 or begin
    return begin
