"""Which reports of the database are consecutive years of one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from cqdiff.corpus.work import Pair
from cqdiff.places import one_name_each

if TYPE_CHECKING:
    import duckdb


class Head(Struct, frozen=True):
    """What pairing looks at."""

    sha256: str
    source: str
    place: str
    kind: str
    plan_year: int | None


class Paired(Struct, frozen=True):
    """The chains of pairs, one a place and kind, the earliest first; reports left out, each with its reason."""

    chains: tuple[tuple[Pair, ...], ...]
    left_out: tuple[tuple[Head, str], ...]


def heads_of(connection: duckdb.DuckDBPyConnection) -> list[Head]:
    query = "SELECT sha256, source, place, kind, plan_year FROM reports ORDER BY source, sha256"
    return [Head(*row) for row in connection.execute(query).fetchall()]


def pair_up(heads: Sequence[Head]) -> Paired:
    """Each report with the one of its place that plans the next year: of its own kind, else the other kind's.

    Of two reports of one place, kind and year the first by source is taken.
    """
    chosen: dict[tuple[str, str, int], Head] = {}
    left_out: list[tuple[Head, str]] = []
    filed = one_name_each(head.place for head in heads)
    for head in heads:
        if not head.place or head.plan_year is None:
            left_out.append((head, "没有认出地方或计划年"))
            continue
        first = chosen.setdefault((filed[head.place], head.kind, head.plan_year), head)
        if first is not head:
            left_out.append((head, f"与 {first.source} 是同一地方同一年的报告"))
    chains: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    kinds = sorted({kind for _, kind, _ in chosen})
    for place, kind, year in sorted(chosen):
        old = chosen[place, kind, year]
        following = (chosen.get((place, other, year + 1)) for other in (kind, *kinds))
        new = next((head for head in following if head is not None), None)
        if new is not None:
            chains[place, kind].append(Pair(old.sha256, new.sha256))
    return Paired(tuple(map(tuple, chains.values())), tuple(left_out))
