"""Steps that several commands share: reading and comparing, laying decisions over, signing, the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cqdiff.cli_bounds import bounded
from cqdiff.cli_io import complain
from cqdiff.errors import OutputError
from cqdiff.show.labels import Lang, label

if TYPE_CHECKING:
    from cqdiff.decisions.applying import Applied
    from cqdiff.models import Comparison, Report
    from cqdiff.rules import RuleSet
    from cqdiff.show.wire import Wire
    from cqdiff.trace_models import Trace

SHOWN_UNFIT = 5


def compared(paths: Sequence[str], rules: RuleSet) -> Comparison:
    """Read and compare, with a bar for whoever waits."""
    from cqdiff import pipeline
    from cqdiff.show.progress import Waiting

    with Waiting(len(paths) + 1) as waiting:
        reports = []
        for path in paths:
            waiting.step(path)
            with bounded(path):
                reports.append(pipeline.read_report(path, rules))
        waiting.step("compare")
        with bounded("、".join(paths)):
            return pipeline.compare(reports[0], reports[1] if len(reports) > 1 else None, rules)


def signature(rules: RuleSet, reports: Sequence[Report], decisions: Path | None = None) -> Wire:
    """What made a result; with the digest of the decisions where some were laid over it."""
    import hashlib

    import cqdiff
    from cqdiff.show import wire
    from cqdiff.words import segmenter_name

    made_by = wire.signature(cqdiff.__version__, rules, segmenter_name(), reports)
    if decisions is not None:
        made_by["decisions"] = hashlib.sha256(decisions.read_bytes()).hexdigest()
    return made_by


def decided(comparison: Comparison, path: Path | None, lang: Lang) -> Comparison:
    """The comparison with the decisions of that file, and on stderr how many fit; itself where there is no file."""
    if path is None:
        return comparison
    from cqdiff.decisions.applying import apply
    from cqdiff.decisions.store import read_decisions

    applied = apply(comparison, read_decisions(path))
    complain(tally(applied, lang))
    return applied.comparison


def tally(applied: Applied, lang: Lang) -> str:
    """How many decisions apply, fit no row any more, are of other reports; how many rows are open."""
    parts = [label("decisions_fit", lang, applied.fitting)]
    if applied.unfit:
        named = "、".join(f"{d.promise or d.place}（{d.key}）" for d in applied.unfit[:SHOWN_UNFIT])
        more = "…" if len(applied.unfit) > SHOWN_UNFIT else ""
        parts.append(label("decisions_unfit", lang, len(applied.unfit), named + more))
    if applied.foreign:
        parts.append(label("decisions_foreign", lang, applied.foreign))
    return "；".join([*parts, label("decisions_open", lang, applied.open)])


def write_ledger(given: str, payload: Mapping[str, Any], lang: Lang, inputs: Sequence[str], date: str = "") -> None:
    """Write the ledger and say where it is. One that holds what reviewers wrote and nobody imported is not replaced."""
    from cqdiff.show.ledger import ledger
    from cqdiff.show.ledger_reading import unsaved
    from cqdiff.show.write import write_bytes

    path = output_path(given, payload, ".xlsx")
    if path.is_file() and (many := unsaved(path, payload)):
        command = f"cqdiff decisions import {path} --decisions decisions.yaml"
        raise OutputError(
            f"{path}：里面有{many}行复核内容还没有导入，不会覆盖；请先 {command}，再带 --decisions 写台账"
        )
    complain(label("wrote", lang, write_bytes(path, ledger(payload, date=date), inputs=inputs)))


def write_page(given: str, payload: Mapping[str, Any], lang: Lang, inputs: Sequence[str]) -> None:
    """Write the page and say where it is. An .html file that is no page of ours may be a report and is not replaced."""
    from cqdiff.show.page import page
    from cqdiff.show.write import write_text

    path = output_path(given, payload, ".html")
    require_page(path)
    complain(label("wrote", lang, write_text(path, page(payload, lang), inputs=inputs)))


def write_trace_page(given: str, found: Trace, made_by: Wire, lang: Lang, inputs: Sequence[str]) -> None:
    """The same for a place over the years."""
    from cqdiff.show import trace_wire
    from cqdiff.show.page.years import years_page
    from cqdiff.show.write import write_text

    payload = trace_wire.trace(found, made_by)
    heads = [year["report"] for year in payload["years"]]
    path = output_path(given, {"old": heads[0], "new": heads[-1]}, "-trace.html")
    require_page(path)
    complain(label("wrote", lang, write_text(path, years_page(payload, lang), inputs=inputs)))


def require_page(path: Path) -> None:
    """Raise OutputError where another file stands that is no page of ours: it may be a report."""
    from cqdiff.show.page import is_page

    if path.is_file() and not is_page(path):
        raise OutputError(f"{path}：已有这个文件，又不是 cqdiff 写的网页，不会覆盖；请换一个文件名（--html=FILE）")


def now() -> str:
    """The time of a decision, to the second, with its zone."""
    from datetime import datetime

    return datetime.now().astimezone().isoformat(timespec="seconds")


def output_path(given: str, payload: Mapping[str, Any], suffix: str) -> Path:
    """The file that was named, or one under reports/, whose folder is made."""
    from cqdiff.show.naming import report_name

    if given:
        return Path(given)
    path = report_name(payload, suffix)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{path.parent}：建不了文件夹（{error.strerror}）；请用 --{suffix.rpartition('.')[2]}=FILE 另给文件名"
        ) from error
    return path
