"""The everyday questions, and SQL for all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cqdiff.corpus.store import require_duckdb
from cqdiff.errors import CorpusError
from cqdiff.frames.columns import Column, Type
from cqdiff.frames.table import Table
from cqdiff.places import meant_by

if TYPE_CHECKING:
    import duckdb

    from cqdiff.rules import RuleSet

FIGURES_ASKED = (
    "place", "plan_year", "role", "year", "name", "indicator", "quote", "value", "value_hi", "unit", "family",
    "base_value", "comparator", "aspect", "headline", "line", "source",
)  # fmt: skip
VERDICTS_ASKED = (
    "place", "year", "about", "name", "indicator", "verdict", "headline", "old_quote", "new_quote", "why",
    "old_line", "new_line", "old_source", "new_source",
)  # fmt: skip

_FIGURES = """
    SELECT f.*, r.place, r.plan_year, r.source FROM figures f JOIN chosen_reports r ON r.sha256 = f.report
    WHERE f.repeats IS NULL
"""
_VERDICTS = """
    SELECT v.*, o.source AS old_source, n.source AS new_source FROM verdicts v
    JOIN reports o ON o.sha256 = v.old_report JOIN reports n ON n.sha256 = v.new_report
"""
_TYPES = {"BIGINT": Type.INTEGER, "HUGEINT": Type.INTEGER, "INTEGER": Type.INTEGER, "BOOLEAN": Type.TRUTH}
_OF_PLACES = "place IN (SELECT unnest(?::VARCHAR[]))"
_NUMBERS = ("DOUBLE", "FLOAT", "DECIMAL")


class Question(Struct, frozen=True):
    """What is asked for; what is left out is not asked.

    `indicator` is an id, a name or alias of the rules, or a part of a figure's name; `place` with or without its rank,
    or a part of its name; `year` the year that a figure or target is about.
    """

    indicator: str = ""
    place: str = ""
    year: int | None = None
    role: str = ""
    verdict: str = ""


def answer(connection: duckdb.DuckDBPyConnection, question: Question, rules: RuleSet) -> Table:
    """Figures, or with `verdict` the targets and promises of that verdict, by place and year.

    Raises CorpusError where a verdict is asked of figures with a role: targets alone have verdicts.
    """
    if question.verdict and question.role:
        raise CorpusError("--verdict 和 --role 不能一起用：结论只属于目标和承诺；请去掉其中一个")
    about, columns = (_VERDICTS, VERDICTS_ASKED) if question.verdict else (_FIGURES, FIGURES_ASKED)
    conditions, values = _conditions(connection, question, rules)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    order = "place, year, about, old_report, position" if question.verdict else "place, plan_year, source, start"
    listed = ", ".join(f'"{name}"' for name in columns)
    return _table(connection, f"SELECT {listed} FROM ({about}){where} ORDER BY {order}", values)


def answer_sql(connection: duckdb.DuckDBPyConnection, statement: str) -> Table:
    """The rows of a statement. The connection must be one for reading: it allows no change and no other file."""
    return _table(connection, statement, [])


def answer_rates(connection: duckdb.DuckDBPyConnection, place: str) -> Table:
    """How many promises of each pair came to what, by place and year."""
    where = f" WHERE {_OF_PLACES}" if place else ""
    values = [_places(connection, place)] if place else []
    return _table(connection, f"SELECT * FROM rates{where} ORDER BY place, old_year, old_kind, old", values)


def _conditions(
    connection: duckdb.DuckDBPyConnection, question: Question, rules: RuleSet
) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    if question.indicator:
        known = _indicator(question.indicator, rules)
        conditions.append("indicator = ?" if known else "contains(name, ?)")
        values.append(known or question.indicator)
    if question.place:
        conditions.append(_OF_PLACES)
        values.append(_places(connection, question.place))
    for name in ("year", "role", "verdict"):
        if value := getattr(question, name):
            conditions.append(f"{name} = ?")
            values.append(value)
    return conditions, values


def _places(connection: duckdb.DuckDBPyConnection, word: str) -> list[str]:
    found = connection.execute("SELECT DISTINCT place FROM reports WHERE place <> ''").fetchall()
    return meant_by(word, [place for (place,) in found])


def _indicator(word: str, rules: RuleSet) -> str | None:
    """The id that a word means, None where the rules know none of that name."""
    if word in rules.indicators:
        return word
    entries = rules.indicators.values()
    return next((entry.id for entry in entries if word == entry.zh or word in entry.aliases), None)


def _table(connection: duckdb.DuckDBPyConnection, statement: str, values: Sequence[Any]) -> Table:
    try:
        result = connection.execute(statement, values) if values else connection.execute(statement)
        columns = tuple(Column(name, _type(str(kind)), "") for name, kind, *_ in result.description or ())
        return Table(columns, tuple(result.fetchall()))
    except require_duckdb().Error as error:
        raise CorpusError(f"SQL：{' '.join(str(error).split())}；表和列见 cqdiff corpus schema") from None


def _type(kind: str) -> Type:
    if kind.startswith(_NUMBERS):
        return Type.NUMBER
    if kind.endswith("[]"):
        return Type.INTEGERS if "INT" in kind else Type.TEXTS
    return _TYPES.get(kind, Type.TEXT)
