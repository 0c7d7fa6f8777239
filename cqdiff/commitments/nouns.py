"""What the name of a promised thing ends with: 水库 of 云岭水库二期工程."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cqdiff.wordlists import Ends

_WORK = ("项目", "工程", "建设")
_STAGES = frozenset("一二三四五")


class Nouns:
    """Words for one sort of thing; behind them may stand the stage, what kind of work it is, a bracket or a mark."""

    __slots__ = ("_ends",)

    def __init__(self, words: Iterable[str]) -> None:
        self._ends = Ends(words)

    def end(self, name: str) -> bool:
        """Whether one of the words ends the name."""
        return self._ends.of(name) != "" or any(map(self._ends.of, _barer(name)))

    def are(self, name: str) -> bool:
        """Whether the name is no more than one of the words."""
        return name in self._ends or any(bare in self._ends for bare in _barer(name))


def _barer(name: str) -> Iterator[str]:
    """The name without each thing that may stand behind its noun, one after the other."""
    while name:
        if name.endswith(_WORK):
            name = name[:-2]
        elif name[-1] == "版" and (edition := re.search(r"\d(?:\.\d)?版$", name)):
            name = name[: edition.start()]
        elif name[-1] in "”》":
            name = name[:-1]
        elif name[-1] == "期" and name[-2:-1] in _STAGES:
            name = name[:-2]
        elif name[-1] == "）":
            name = name[: name.rfind("（")] if "（" in name else ""
        else:
            return
        yield name
