"""Lists of words, asked which of them begins or ends at a place in a text: the longest one wins.

A regular expression of the same words costs a millisecond to compile in every run, and more time at each question.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping


class Begins(dict[str, str]):
    """Words a text may begin with, each with the characters that may not follow it (保障性); mostly none."""

    __slots__ = ("_lengths",)

    def __init__(self, words: Iterable[str] | Mapping[str, str]) -> None:
        super().__init__(words if isinstance(words, Mapping) else dict.fromkeys(words, ""))
        self._lengths: dict[str, list[int]] = {}
        for first, length in sorted({(word[0], len(word)) for word in self}, reverse=True):
            self._lengths.setdefault(first, []).append(length)

    def at(self, text: str, start: int = 0, end: int = sys.maxsize) -> str:
        """The longest word that stands at `start` and not beyond `end`; empty where there is none."""
        if start >= len(text) or (first := text[start]) not in self._lengths:
            return ""
        for length in self._lengths[first]:
            after = start + length
            word = text[start:after]
            if word in self and after <= end:
                barred = self[word]
                if not barred or after == end or text[after : after + 1] not in barred:
                    return word
        return ""

    def within(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[tuple[int, str]]:
        """The words in text[start:end] and where they begin, from the left, none reaching into the next."""
        end = min(end, len(text))
        while start < end:
            if text[start] in self._lengths and (word := self.at(text, start, end)):
                yield start, word
                start += len(word)
            else:
                start += 1

    def any_in(self, text: str) -> bool:
        """Whether one of the words stands somewhere in the text."""
        return any(self.at(text, at) for at, first in enumerate(text) if first in self._lengths)

    def without(self, text: str) -> str:
        """The text with all these words cut out."""
        kept, at = [], 0
        for begin, word in self.within(text):
            kept.append(text[at:begin])
            at = begin + len(word)
        return "".join((*kept, text[at:]))


class Ends:
    """Words a text may end with. `but`: longer words that end like one of them and are none (自然增长率)."""

    __slots__ = ("_but", "_lengths", "_words")

    def __init__(self, words: Iterable[str], but: Iterable[str] = ()) -> None:
        self._but = frozenset(but)
        self._words = self._but.union(words)
        self._lengths: dict[str, list[int]] = {}
        for last, length in sorted({(word[-1], len(word)) for word in self._words}, reverse=True):
            self._lengths.setdefault(last, []).append(length)

    def of(self, text: str) -> str:
        """The longest word that ends the text; empty where there is none."""
        if not text or (last := text[-1]) not in self._lengths:
            return ""
        for length in self._lengths[last]:
            if (word := text[-length:]) in self._words:
                return "" if word in self._but else word
        return ""

    def before(self, text: str, end: int) -> str:
        """The longest word that ends before `end`, which lies in the text or at its end."""
        last = text[end - 1] if end else ""
        return self.of(text[max(0, end - self._lengths[last][0]) : end]) if last in self._lengths else ""

    def off(self, text: str) -> str:
        """The text without the longest word that ends it."""
        return text.removesuffix(self.of(text)) if text[-1:] in self._lengths else text

    def __contains__(self, word: str) -> bool:
        return word in self._words
