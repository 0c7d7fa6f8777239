"""A ledger that came back from an office: what reviewers wrote in it. Changes with the columns of the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from cqdiff.decisions.keys import KEY
from cqdiff.errors import InputError
from cqdiff.models import Decision, FollowUp, Kind
from cqdiff.show import ledger as layout
from cqdiff.show.labels import Lang, label, verdict_of

MAX_BYTES = 50_000_000
_MAX_ROWS = 100_000


class Returned(Struct, frozen=True):
    """`decisions` as the ledger has them, unsigned where no name stands; `undecided` rows have a note or name alone.

    `untouched` are keys of decisions that cqdiff wrote into the ledger and nobody changed there.
    """

    decisions: tuple[Decision, ...]
    untouched: frozenset[str]
    undecided: tuple[int, ...]
    blank: int


def read_ledger(path: Path) -> Returned:
    """What stands in the reviewers' columns. Raises InputError: one line with the file, the row and what is wrong."""
    cover, rows = _sheets(path)
    report = _report(cover, path)
    decisions: dict[str, Decision] = {}
    undecided: list[int] = []
    untouched: set[str] = set()
    faults: list[str] = []
    blank = 0
    for number, row in rows:
        word, by, note = (row[name] for name in (layout.REVIEWED, layout.REVIEWER, layout.NOTE))
        if not word:
            undecided += [number] if by or note else []
            blank += not (by or note)
            continue
        verdict = verdict_of(word)
        key = row[layout.KEY]
        if verdict not in set(FollowUp):
            words = "、".join(label(v.value, Lang.ZH) for v in FollowUp)
            faults.append(f"第 {number} 行：没有复核结论“{word}”；可用：{words}")
        elif not KEY.fullmatch(key):
            faults.append(f"第 {number} 行：“{layout.KEY}”列的“{key}”不是 cqdiff 给的键；请从原台账恢复这一列")
        else:
            decision = Decision(
                key, report.place, report.year, row[layout.PROMISE], FollowUp(verdict), (), by, "", note, report.kind
            )
            if decisions.setdefault(key, decision) != decision:
                faults.append(f"第 {number} 行：键 {key} 在台账里有两个不同的结论；请只保留一行")
            untouched |= {key} if _untouched(row) else set()
    if faults:
        more = f"（另有 {len(faults) - 1} 处错误）" if len(faults) > 1 else ""
        raise InputError(f"{path}：{_sheet_name()}表{faults[0]}{more}")
    return Returned(tuple(decisions.values()), frozenset(untouched), tuple(undecided), blank)


def as_returned(decisions: Mapping[str, Decision]) -> Returned:
    """Decisions of a file, as if they had come back in a ledger."""
    return Returned(tuple(decisions.values()), frozenset(), (), 0)


def unsaved(path: Path, payload: Mapping[str, Any]) -> int:
    """How many rows of the ledger at `path` hold something of reviewers that `payload` does not know."""
    try:
        _, rows = _sheets(path)
        written = {row[layout.KEY]: _written(row) for _, row in rows if any(_written(row)) and not _untouched(row)}
    except InputError:  # no ledger: nothing of reviewers in it
        return 0
    known = {row["key"]: layout.reviewers_cells(row) for row in payload["follow_up"]}
    return sum(known.get(key) != words for key, words in written.items())


class _About(Struct, frozen=True):
    place: str
    year: int | None
    kind: Kind


def _written(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row[layout.REVIEWED], row[layout.REVIEWER], row[layout.NOTE]


def _untouched(row: Mapping[str, str]) -> bool:
    """Whether the reviewer's cells are as cqdiff wrote them."""
    return layout.as_written(_written(row)) == row[layout.AS_WRITTEN]


def _report(cover: Mapping[str, str], path: Path) -> _About:
    """Of which report the promises are, as the cover tells."""
    if layout.PLACE not in cover or layout.YEAR not in cover:
        raise InputError(f"{path}：“{layout.COVER}”表里没有“{layout.PLACE}”和“{layout.YEAR}”；请用 cqdiff 写出的台账")
    kinds = {label("unknown_kind" if kind is Kind.UNKNOWN else kind.value, Lang.ZH): kind for kind in Kind}
    year = cover[layout.YEAR]
    if year and not (year.isascii() and year.isdigit()):
        raise InputError(f"{path}：“{layout.COVER}”表的“{layout.YEAR}”应是年份，不是“{year}”")
    kind = kinds.get(cover.get(layout.KIND, ""), Kind.UNKNOWN)
    return _About(cover[layout.PLACE], int(year) if year else None, kind)


def _sheets(path: Path) -> tuple[dict[str, str], list[tuple[int, dict[str, str]]]]:
    """The cover as name and first value, and the follow-through rows with their numbers, by heading."""
    import openpyxl

    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}：超过 {MAX_BYTES // 1_000_000} MB，不像台账；请检查文件")
        book: Any = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except OSError as error:
        raise InputError(f"{path}：读不了（{error.strerror or error}）；请检查路径") from error
    except InputError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise InputError(f"{path}：不是能读的 .xlsx 文件（{type(error).__name__}）；请用 cqdiff 写出的台账") from error
    try:
        return _cover_of(book, path), list(_rows_of(book, path))
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{path}：工作表已损坏（{type(error).__name__}）；请从原台账恢复") from error
    finally:
        book.close()


def _cover_of(book: Any, path: Path) -> dict[str, str]:
    if layout.COVER not in book.sheetnames or _sheet_name() not in book.sheetnames:
        raise InputError(f"{path}：没有“{layout.COVER}”和“{_sheet_name()}”表；请用 cqdiff compare --xlsx 写出的台账")
    rows = book[layout.COVER].iter_rows(max_row=60, max_col=2, values_only=True)
    return {_text(row[0]): _text(row[1]) for row in rows if len(row) > 1 and _text(row[0])}


def _rows_of(book: Any, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    rows: Iterator[Sequence[object]] = book[_sheet_name()].iter_rows(max_row=_MAX_ROWS, values_only=True)
    headings = [_text(value) for value in next(rows, ())]
    wanted = (layout.KEY, layout.PROMISE, layout.REVIEWED, layout.REVIEWER, layout.NOTE)
    lacking = [name for name in wanted if name not in headings]
    if lacking:
        raise InputError(f"{path}：{_sheet_name()}表第 1 行没有“{'、'.join(lacking)}”列；请恢复原来的表头")
    places = {name: headings.index(name) for name in wanted}
    # a ledger without the hidden column is read all the same
    places[layout.AS_WRITTEN] = headings.index(layout.AS_WRITTEN) if layout.AS_WRITTEN in headings else len(headings)
    for number, row in enumerate(rows, 2):
        found = {name: _text(row[at]) if at < len(row) else "" for name, at in places.items()}
        if found[layout.KEY] or any(_written(found)):
            yield number, found


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())


def _sheet_name() -> str:
    return label("follow_through", Lang.ZH)
