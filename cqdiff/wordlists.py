"""Lists of words, asked which of them begins or ends at a place in a text: the longest one wins.

A regular expression of the same words costs a millisecond to compile in every run, and more time at each question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


class Begins:
    """Words a text may begin with. A mapping says for each word which characters may not follow it (保障性)."""

    __slots__ = ("_by_first",)

    def __init__(self, words: Iterable[str] | Mapping[str, str]) -> None:
        barred = words if isinstance(words, Mapping) else dict.fromkeys(words, "")
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for word in sorted(barred, key=len, reverse=True):
            self._by_first.setdefault(word[:1], []).append((word, barred[word]))

    def at(self, text: str, start: int = 0, end: int | None = None) -> str:
        """The longest word that stands at `start` and not beyond `end`; empty where there is none."""
        end = len(text) if end is None else end
        for word, barred in self._by_first.get(text[start : start + 1], ()):
            if text.startswith(word, start, end):
                after = start + len(word)
                if not barred or after >= end or text[after] not in barred:
                    return word
        return ""

    def within(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The words in text[start:end] and where they begin, from the left, none reaching into the next."""
        while start < end:
            word = self.at(text, start, end)
            if word:
                yield start, word
            start += len(word) or 1

    def __contains__(self, word: str) -> bool:
        return any(word == known for known, _ in self._by_first.get(word[:1], ()))


class Ends:
    """Words a text may end with."""

    __slots__ = ("_by_last",)

    def __init__(self, words: Iterable[str]) -> None:
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(set(words), key=len, reverse=True):
            self._by_last.setdefault(word[-1:], []).append(word)

    def of(self, text: str) -> str:
        """The longest word that ends the text; empty where there is none."""
        for word in self._by_last.get(text[-1:], ()):
            if text.endswith(word):
                return word
        return ""

    def off(self, text: str) -> str:
        """The text without the longest word that ends it."""
        return text.removesuffix(self.of(text))
