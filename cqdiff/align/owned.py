"""Tell what a passage names as the owner of an indicator from the indicator: 财政赤字占国内生产总值的比重."""

from __future__ import annotations

OF = frozenset(("占", "率", "比"))
"""财政赤字占国内生产总值的比重 speaks of another indicator than 财政赤字."""
_TELLING = 3


def has_owner(name: str, quote: str) -> bool:
    """Whether a passage names whose share it tells: 教育经费占生产总值比例 is no 财政赤字占生产总值比重."""
    owner, share, _ = name.partition("占")
    return not share or owner[:_TELLING] in quote or owner[-_TELLING:] in quote


def owned(name: str, quote: str) -> bool:
    """Whether a passage speaks of the name only as the owner of another indicator (财政赤字占国内生产总值的比重)."""
    places = [quote.find(name)]
    while places[-1] >= 0:
        places.append(quote.find(name, places[-1] + 1))
    found = [quote[at + len(name) : at + len(name) + 1] for at in places[:-1]]
    return bool(found) and all(follower in OF for follower in found)
