"""Compare consecutive years of every place; what was compared before with this cqdiff and these rules stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cqdiff.corpus.pairing import heads_of, pair_up
from cqdiff.corpus.rebuilding import reports_of
from cqdiff.corpus.running import Progress, batched, run, size_of
from cqdiff.corpus.store import transaction
from cqdiff.corpus.taking import forget_pairs, take_up_left
from cqdiff.corpus.work import CompareBatch, Pair, Settings
from cqdiff.corpus_models import Compared

if TYPE_CHECKING:
    import duckdb

    from cqdiff.corpus.engines import Engine


def compare_all(
    connection: duckdb.DuckDBPyConnection, settings: Settings, engine: Engine, workers: int, progress: Progress
) -> Compared:
    """Compare the pairs that were not, and forget those that are none any more."""
    take_up_left(connection, settings)
    paired = pair_up(heads_of(connection))
    every = {pair for chain in paired.chains for pair in chain}
    known = _known(connection, every, settings)
    open_chains = [[pair for pair in chain if pair not in known] for chain in paired.chains]
    total = sum(map(len, open_chains))
    batches = _batches(connection, open_chains, size_of(total, workers), settings)
    failed = run(connection, engine, batches, total, progress)
    take_up_left(connection, settings)
    return Compared(
        pairs=len(every),
        compared=total - len(failed),
        known=len(known),
        left_out=tuple(f"{head.source}：{reason}，没有配对" for head, reason in paired.left_out),
        failed=failed,
    )


def _batches(
    connection: duckdb.DuckDBPyConnection, chains: Sequence[Sequence[Pair]], size: int, settings: Settings
) -> Iterator[CompareBatch]:
    """Made when they are asked for: the reports of one batch are in memory, not those of all."""
    # pairs of one chain stand together, so that a report is fetched once for the year before and the year after
    for pairs in batched([pair for chain in chains for pair in chain], size):
        shas = sorted({sha for pair in pairs for sha in (pair.old, pair.new)})
        yield CompareBatch(pairs, settings, reports_of(connection, shas))


def _known(connection: duckdb.DuckDBPyConnection, pairs: set[Pair], settings: Settings) -> set[Pair]:
    """Pairs that are compared as they would be now. All others in the database are forgotten."""
    query = "SELECT old, new FROM comparisons WHERE version = ? AND rules = ?"
    found = connection.execute(query, [settings.version, settings.digest]).fetchall()
    known = {Pair(*row) for row in found} & pairs
    stale = {Pair(*row) for row in connection.execute("SELECT old, new FROM comparisons").fetchall()} - known
    if stale:
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE stale AS SELECT unnest(?::VARCHAR[]) AS old, unnest(?::VARCHAR[]) AS new",
            [[pair.old for pair in stale], [pair.new for pair in stale]],
        )
        with transaction(connection):
            forget_pairs(connection, "(old, new) IN (SELECT (old, new) FROM temp.stale)")
    return known
