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
    WHERE f.indicator IS NULL AND f.name <> '' AND f.repeats IS NULL
        AND f.report IN (SELECT sha256 FROM chosen_reports)
    GROUP BY f.name ORDER BY count(*) DESC, f.name LIMIT ?
"""


def unknown_names(connection: duckdb.DuckDBPyConnection, rules: RuleSet, limit: int) -> tuple[UnknownName, ...]:
    """At most `limit` of them, each with the NEAREST indicators of the rules."""
    nearest = nearest_indicators(rules)
    found = connection.execute(_QUERY, [limit]).fetchall()
    return tuple(
        UnknownName(name, figures, places, source, line, clause, nearest(name, NEAREST))
        for name, figures, places, (source, line, clause) in found
    )
