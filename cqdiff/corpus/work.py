"""One piece of work: a batch in, a Parquet part out. The same functions here, in processes and on a cluster."""

from __future__ import annotations

import hashlib
import os
import pickle
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

import cqdiff
from cqdiff.corpus.files import Found, fetch
from cqdiff.corpus.parts import row_of, write_part
from cqdiff.corpus.schema import OF_PAIR, OF_REPORT
from cqdiff.errors import CorpusError, InputError
from cqdiff.models import Report

if TYPE_CHECKING:
    from cqdiff.rules import RuleSet


class Settings(Struct, frozen=True):
    """What all pieces of a run share. The rules travel with the work: a worker elsewhere has no --rules folder."""

    version: str
    digest: str
    packed_rules: bytes
    parts: str

    @property
    def made_by(self) -> dict[str, str]:
        return {"version": self.version, "rules": self.digest}


class ReadBatch(Struct, frozen=True):
    """Files to be read."""

    items: tuple[Found, ...]
    settings: Settings

    @property
    def name(self) -> str:
        return _name("read", self.settings, (item.source for item in self.items))


class Pair(Struct, frozen=True):
    """Two consecutive reports of a place, by the sha256 of their files."""

    old: str
    new: str


class CompareBatch(Struct, frozen=True):
    """Pairs to be compared, and the reports they are made of."""

    items: tuple[Pair, ...]
    settings: Settings
    reports: dict[str, Report]

    @property
    def name(self) -> str:
        return _name("compare", self.settings, (f"{item.old} {item.new}" for item in self.items))


Batch = ReadBatch | CompareBatch


def settings_of(rules: RuleSet, parts: str) -> Settings:
    """The settings of a run with these rules that leaves its parts there."""
    return Settings(cqdiff.__version__, rules.digest, zlib.compress(pickle.dumps(rules)), parts)


def do(batch: Batch) -> str:
    """Do a batch and give back where its part stands. A report that fails has its reason in its row.

    Raises CorpusError where this worker has another cqdiff than the one that asks, OutputError where it can't write.
    """
    settings = batch.settings
    if cqdiff.__version__ != settings.version:
        raise CorpusError(
            f"工作进程的 cqdiff 是 {cqdiff.__version__}，发起的是 {settings.version}；请在集群上装同一版本"
        )
    rules = unpacked(settings.packed_rules)
    if isinstance(batch, ReadBatch):
        rows = [read_row(item, settings, rules) for item in batch.items]
        return write_part(OF_REPORT, rows, settings.parts, batch.name)
    rows = [compare_row(item, batch.reports, settings, rules) for item in batch.items]
    return write_part(OF_PAIR, rows, settings.parts, batch.name)


def read_row(item: Found, settings: Settings, rules: RuleSet) -> str:
    """One report, read through, as a row of a part."""
    from cqdiff.pipeline import report_of
    from cqdiff.reading import document_of

    try:
        report = report_of(document_of(item.source, fetch(item.source)), rules)
        return _report_row(report, item.stamp, settings, rules)
    except InputError as error:
        return lost_read(item, settings, str(error))
    except Exception as error:  # a fault of ours in one file must not end the run of the others; its row tells it
        return lost_read(item, settings, f"{item.source}：{_fault(error)}")


def compare_row(item: Pair, reports: dict[str, Report], settings: Settings, rules: RuleSet) -> str:
    """One pair, compared, as a row of a part."""
    try:
        return _pair_row(item, reports[item.old], reports[item.new], settings, rules)
    except Exception as error:
        names = f"{reports[item.old].document.source} → {reports[item.new].document.source}"
        return lost_compare(item, settings, f"{names}：{_fault(error)}")


def lost(batch: Batch, reason: str) -> str:
    """The part of a batch whose work could not be done at all."""
    settings = batch.settings
    if isinstance(batch, ReadBatch):
        rows = [lost_read(item, settings, f"{item.source}：{reason}") for item in batch.items]
        return write_part(OF_REPORT, rows, settings.parts, batch.name)
    rows = [lost_compare(item, settings, reason) for item in batch.items]
    return write_part(OF_PAIR, rows, settings.parts, batch.name)


def lost_read(item: Found, settings: Settings, error: str) -> str:
    return row_of(OF_REPORT, {"source": item.source, "stamp": item.stamp, "error": error, **settings.made_by}, {})


def lost_compare(item: Pair, settings: Settings, error: str) -> str:
    return row_of(OF_PAIR, {"old": item.old, "new": item.new, "error": error, **settings.made_by}, {})


def _report_row(report: Report, stamp: str, settings: Settings, rules: RuleSet) -> str:
    from cqdiff.frames import rows

    document, outline = report.document, report.outline
    head = {
        "sha256": document.sha256,
        "source": document.source,
        "title": outline.title,
        "place": outline.place,
        "kind": outline.kind.value,
        "review_year": outline.review_year,
        "plan_year": outline.plan_year,
        "characters": len(document.text),
        "text": document.text,
        "pages": list(document.pages),
        "document_notes": list(document.notes),
        "outline_notes": list(outline.notes),
        "stamp": stamp,
        **settings.made_by,
    }
    under = {
        "sections": rows.section_rows(report),
        "paragraphs": rows.paragraph_rows(report),
        "figures": rows.figure_rows(report, rules),
        "commitments": rows.commitment_rows(report),
        "contradictions": rows.contradiction_rows(report),
        "remarks": rows.remark_rows(report),
        "grids": rows.grid_rows(report),
    }
    return row_of(OF_REPORT, head, under)


def _pair_row(item: Pair, old: Report, new: Report, settings: Settings, rules: RuleSet) -> str:
    from cqdiff.frames import rows
    from cqdiff.pipeline import compare

    found = compare(old, new, rules)
    head: dict[str, Any] = {
        "old": item.old,
        "new": item.new,
        "place": new.outline.place,
        "old_year": old.outline.plan_year,
        "new_year": new.outline.plan_year,
        "old_kind": old.outline.kind.value,
        "new_kind": new.outline.kind.value,
        "warnings": list(found.warnings),
        **settings.made_by,
    }
    under = {
        "section_pairs": rows.section_pair_rows(found),
        "continuity": rows.continuity_rows(found),
        "follow_through": rows.follow_through_rows(found),
    }
    return row_of(OF_PAIR, head, under)


@lru_cache(maxsize=2)
def unpacked(packed: bytes) -> RuleSet:
    """The rules as one object a process: what is compiled from them is kept by their identity."""
    rules: RuleSet = pickle.loads(zlib.decompress(packed))
    return rules


def _fault(error: Exception) -> str:
    if os.environ.get("CQDIFF_DEBUG"):
        import traceback

        traceback.print_exc()
    if isinstance(error, MemoryError):
        return "内存不够，文件可能过大"
    said = " ".join(str(error).split())
    return f"内部错误（{type(error).__name__}：{said}）：这是 cqdiff 的缺陷，请附上文件报告"


def _name(kind: str, settings: Settings, items: Sequence[str] | Any) -> str:
    """A name of its own for what a batch is about: done twice, it is written over, not beside."""
    told = "\n".join((settings.version, settings.digest, *items))
    return f"{kind}-{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
