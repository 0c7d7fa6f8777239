"""What the name of a promised thing ends with: 水库 of 云岭水库二期工程."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cqdiff.wordlists import Begins, Ends

_WORK = ("项目", "工程", "建设")
_STAGES = frozenset("一二三四五")
_BEHIND = frozenset((*"版”》期）", *(word[-1] for word in _WORK)))
"""What may stand behind a noun ends with one of these."""
_LEAST_HEAD = 2


class Nouns:
    """Words for one sort of thing; behind them may stand the stage, what kind of work it is, a bracket or a mark."""

    __slots__ = ("_ends",)

    def __init__(self, words: Iterable[str]) -> None:
        self._ends = Ends(words)

    def end(self, name: str) -> bool:
        """Whether one of the words ends the name."""
        return self._ends.of(name) != "" or (name[-1:] in _BEHIND and any(map(self._ends.of, _barer(name))))

    def head(self, name: str) -> str:
        """What stands before the word that ends the name: 云岭 of 云岭水库二期工程; empty where none ends it."""
        for bare in (name, *_barer(name)):
            if noun := self._ends.of(bare):
                return bare[: -len(noun)]
        return ""

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


class Site(Struct, frozen=True):
    """What tells a site that has a name of its own from a sort of sites."""

    nouns: Nouns
    owners: Begins
    kinds: Begins
    slogans: Ends

    def named(self, name: str) -> bool:
        """Whether the name says which site: 望海通道, 市全民健身中心; no 区域性物流枢纽, 乡镇污水处理设施."""
        head = self.nouns.head(name)
        if not head or self.slogans.of(name):
            return False
        kind = self.kinds.at(name)
        if owner := self.owners.at(head):
            return len(owner) >= len(kind)
        return len(head) >= _LEAST_HEAD and not kind
