"""Find promises with the indicator of a main target and another number: of a zone, or reckoned otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from cqdiff.models import Aspect, Figure

_Key = tuple[str, Aspect, str]


def beside_headline(promises: Sequence[Figure]) -> frozenset[str]:
    """The ids of those: 落实前湾总体规划，地区生产总值增长8%以上, where the main list says 6%."""
    main: dict[_Key, set[object]] = {}
    for figure in promises:
        if figure.headline and figure.indicator:
            main.setdefault(_key(figure), set()).add(figure.value)
    others = (f for f in promises if f.indicator and not f.headline and _key(f) in main)
    return frozenset(f.id for f in others if f.value not in main[_key(f)])


def _key(figure: Figure) -> _Key:
    return figure.indicator or "", figure.aspect, figure.unit
