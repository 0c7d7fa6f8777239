"""What `cqdiff corpus` tells, as JSON, CSV and lines of text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict

from cqdiff.corpus_models import Status, UnknownName
from cqdiff.frames.table import Table
from cqdiff.show.labels import Lang, label
from cqdiff.show.plain import one_line, shorten

_CLAUSE = 40
_MB = 1_000_000


def table_json(table: Table) -> str:
    """An object a row, a row a line."""
    return _rows_json("cqdiff/corpus-query/1", ({k: _plain(v) for k, v in row.items()} for row in table))


def table_csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows([_plain(value) for value in row] for row in table.rows)
    return out.getvalue()


def unknown_json(names: Iterable[UnknownName]) -> str:
    found = ({**asdict(n), "nearest": [asdict(near) for near in n.nearest]} for n in names)
    return _rows_json("cqdiff/corpus-unknown/1", found)


def unknown_text(names: Iterable[UnknownName]) -> str:
    """A line a name: figures, places, name, the nearest indicators, an example; tabs between them."""
    return "".join(_unknown_line(name) for name in names)


def status_json(status: Status) -> str:
    return json.dumps({"schema": "cqdiff/corpus-status/1", **_told(status)}, ensure_ascii=False, indent=1) + "\n"


def status_text(status: Status, lang: Lang) -> str:
    years = f"{status.first_year}—{status.last_year}" if status.first_year else label("no_year", lang)
    rows = status.rows
    lines = [
        label("corpus_file", lang, one_line(status.path), status.schema, status.size / _MB),
        label("corpus_reports", lang, rows["reports"], status.places, years),
        label("corpus_rows", lang, rows["figures"], rows["commitments"], rows["sections"]),
        label("corpus_pairs", lang, rows["comparisons"], rows["continuity"], rows["follow_through"]),
    ]
    if status.other_rules:
        lines.append(label("corpus_other_rules", lang, status.other_rules))
    if status.failures:
        lines.append(label("corpus_failures", lang, len(status.failures)))
        lines += [f"  {one_line(failure)}" for failure in status.failures]
    return "\n".join(lines) + "\n"


def _unknown_line(name: UnknownName) -> str:
    nearest = "、".join(f"{near.indicator}（{near.zh} {near.likeness}%）" for near in name.nearest)
    example = f"{one_line(name.source)}:{name.line} {shorten(one_line(name.clause), _CLAUSE)}"
    return f"{name.figures}\t{name.places}\t{one_line(name.name)}\t{nearest}\t{example}\n"


def _told(status: Status) -> dict[str, Any]:
    """`schema` names the JSON, so that the database's own stands under another key."""
    told = asdict(status)
    return {"database_schema": told.pop("schema"), **told}


def _rows_json(schema: str, rows: Iterable[dict[str, Any]]) -> str:
    encode = json.JSONEncoder(ensure_ascii=False, default=str).encode
    lines = ",\n  ".join(encode(row) for row in rows)
    listed = f"[\n  {lines}\n ]" if lines else "[]"
    return f'{{\n "schema": "{schema}",\n "rows": {listed}\n}}\n'


def _plain(value: Any) -> Any:
    """6 for 6.0: numbers as the reports write them; what JSON has no word for (nan) is left out."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**53 else value if value - value == 0 else None
    return value
