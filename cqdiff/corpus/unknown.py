"""Names that no entry of rules/indicators.yaml covers, the most frequent first: what the rules should learn next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cqdiff.corpus_models import UnknownName
from cqdiff.rules.nearest import nearest_indicators

if TYPE_CHECKING:
    import duckdb

    from cqdiff.rules import RuleSet

NEAREST = 3


_QUERY = """
    SELECT f.name, count(*), count(DISTINCT r.place),
           arg_min((r.source, f.line, r.text[f.clause_start + 1 : f.clause_end]), (r.source, f."start"))
    FROM figures f JOIN reports r ON r.sha256 = f.report
    WHERE f.indicator IS NULL AND f.name <> ''
    GROUP BY f.name HAVING count(*) >= ? ORDER BY count(*) DESC, f.name LIMIT ?
"""


def unknown_names(
    connection: duckdb.DuckDBPyConnection, rules: RuleSet, limit: int, at_least: int = 1
) -> tuple[UnknownName, ...]:
    """At most `limit` names that at least so many figures have."""
    nearest = nearest_indicators(rules)
    found = connection.execute(_QUERY, [at_least, limit]).fetchall()
    return tuple(
        UnknownName(name, figures, places, source, line, clause, nearest(name, NEAREST))
        for name, figures, places, (source, line, clause) in found
    )
