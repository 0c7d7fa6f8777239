"""Which names of places mean one place: 重庆 is 重庆市, but 吉林省 is not 吉林市."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_RANK = re.compile(r"(?:特别行政区|(?:维吾尔|壮族|回族)?自治区|省|市|县|区)$")


def one_name_each(places: Iterable[str]) -> dict[str, str]:
    """For each name the one it is filed under: a name without rank under the only one that has it with a rank."""
    names = set(places)
    ranked: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if _bare(name) != name:
            ranked[_bare(name)].append(name)
    return {name: ranked[name][0] if len(ranked.get(name, ())) == 1 else name for name in names}


def meant_by(word: str, places: Iterable[str]) -> list[str]:
    """The names that a user's word means: itself and what is filed under it; else those that hold it.

    重庆 and 重庆市 mean both; 吉林 means 吉林省 and 吉林市; 渝北 means 重庆市渝北区.
    """
    names = sorted(set(places))
    filed = one_name_each([*names, word])
    same = [name for name in names if filed[name] == filed[word] or _bare(name) == word]
    return same or [name for name in names if word in name]


def _bare(name: str) -> str:
    """重庆 for 重庆市."""
    return _RANK.sub("", name)
