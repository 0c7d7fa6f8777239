"""The steps in their order: a file becomes a Report, two Reports become a Comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from os import PathLike, fspath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cqdiff.errors import InputError
from cqdiff.models import Comparison, Document, Kind, Report
from cqdiff.places import one_name_each
from cqdiff.trace_models import Trace

if TYPE_CHECKING:
    from cqdiff.rules import RuleSet

# The steps are imported where they are used: `cqdiff rules` and `cqdiff outline` need few of them,
# and `import cqdiff` should cost next to nothing.


def read_outline(path: str, rules: RuleSet | None = None) -> Report:
    """Read a file as far as its outline; figures and commitments stay empty."""
    from cqdiff.outline import outline_of
    from cqdiff.reading import read_document

    document = read_document(path)
    return Report(document, outline_of(document, rules or _default_rules()), (), ())


def read_report(path: str | PathLike[str], rules: RuleSet | None = None) -> Report:
    """Read a report through: outline, figures, commitments.

    `path` is a file of any format of the README whose parser is installed, "-" is stdin. `rules` are the default ones
    if left out; `cqdiff.rules.load_rules([folder])` lays others over them.

    Gives back a Report: `outline` (place, kind, years, sections, paragraphs), `figures` and `commitments` in the order
    of the text, `contradictions` between text and tables. Offsets count code points of `report.text`, lines begin
    with 1. A figure's `value` is a Decimal in its `unit`, signed for growth and change, None for a target in words.
    Where the format has pages, `report.document.page(offset)` tells one.

    Raises InputError, one line in Chinese, for a file that can't be read, a text that is no report, and beyond the
    limits of SECURITY.md.
    """
    from cqdiff.reading import read_document

    return report_of(read_document(fspath(path)), rules)


def report_of(document: Document, rules: RuleSet | None = None) -> Report:
    """The same for a document that was read before."""
    from cqdiff.commitments import find_commitments
    from cqdiff.figures import blocks_of, find_figures
    from cqdiff.outline import outline_of
    from cqdiff.outline.unbroken import Unbroken

    rules = rules or _default_rules()
    outline = outline_of(document, rules)
    report = Report(document, outline, (), ())
    _require_report(report)
    unbroken = Unbroken(report.document, report.outline)
    document, outline = unbroken.document, unbroken.outline
    blocks = blocks_of(outline, document)
    prose = find_figures(document, outline, blocks, rules)
    commitments = find_commitments(document, blocks, prose, rules)
    report = replace(report, figures=unbroken.figures_back(prose), commitments=unbroken.commitments_back(commitments))
    return _with_tables(report, rules) if report.document.tables else report


def _with_tables(report: Report, rules: RuleSet) -> Report:
    """The same report with the figures of its indicator tables, held against those of its prose."""
    from cqdiff.figures.crosscheck import crosschecked
    from cqdiff.figures.tabled import find_in_tables

    tabled = find_in_tables(report.document, report.outline, rules, len(report.figures))
    figures, contradictions = crosschecked(report.figures, tabled, report.outline.sections, rules)
    return replace(report, figures=figures, contradictions=contradictions)


def compare(old: Report, new: Report | None = None, rules: RuleSet | None = None) -> Comparison:
    """Compare two consecutive reports of a place, or one report's plan part with its own review part.

    Gives back a Comparison: `targets` (a row for each target of either plan, or for each target of the one report with
    its own result as `old`), `follow_up` (a row for each promise of `old`; empty for one report), `sections` (pairs of
    ids). A row has its `verdict` (README), `score` from 0 to 1 for how well both sides match, `why` as a sentence in
    Chinese, the figures or passages it rests on, and where nothing matched the `candidates` that were turned down.
    `delta` is new less old, or result less promise, in the unit of the first.

    What makes the comparison doubtful (other places, years that are not consecutive, parts that were not found) is no
    error but stands in `warnings`.
    """
    from cqdiff.align.follow_up import follow_up
    from cqdiff.align.sections import align_sections
    from cqdiff.align.targets import align_targets
    from cqdiff.decisions.keys import keyed

    rules = rules or _default_rules()
    warnings = (*_reading_notes(old, new), *_doubts(old, new))
    new = old if new is None else new
    return Comparison(
        old=old,
        new=new,
        sections=align_sections(old, new),
        targets=align_targets(old, new, rules),
        follow_up=() if new is old else keyed(follow_up(old, new, rules), old),
        warnings=warnings,
    )


def trace(reports: Sequence[Report], rules: RuleSet | None = None) -> Trace:
    """Follow the targets of one place through the years; the reports may come in any order.

    Gives back a Trace: `years` (each with its `report`, `verdicts` in numbers and `rate`, the share of promises kept
    of those judged, None where none was) and `series`, one for each main target, with a point a year: `event` (first,
    kept, raised, lowered, restated, recast, dropped, back, unknown), `target`, and the next report's `result` and
    `verdict`.

    Raises InputError where fewer than two reports tell their plan year. Doubled and missing years are in `notes`, and
    so are reports of other places, which are left out.
    """
    from cqdiff.align.series import gaps_in, series_of, years_of

    rules = rules or _default_rules()
    chosen, notes = _one_a_year(reports)
    if len(chosen) < 2:
        raise InputError(f"只有{len(chosen)}份报告认出了计划年，追踪至少要两年；请检查文件，或先用 cqdiff outline 查看")
    pairs = {
        old.outline.plan_year or 0: compare(old, new, rules)
        for old, new in pairwise(chosen)
        if (new.outline.plan_year or 0) == (old.outline.plan_year or 0) + 1
    }
    place = chosen[-1].outline.place
    notes += gaps_in(chosen)
    return Trace(place, years_of(chosen, pairs), series_of(chosen, pairs, rules), tuple(notes))


def _one_a_year(reports: Sequence[Report]) -> tuple[list[Report], list[str]]:
    """One report a plan year, the earliest first, and what was left out and why."""
    chosen: dict[int, Report] = {}
    notes: list[str] = []
    filed = one_name_each(r.outline.place for r in reports)
    places = Counter(filed[r.outline.place] for r in reports if r.outline.place)
    own = places.most_common(1)[0][0] if places else ""
    for report in reports:
        source, year = report.document.source, report.outline.plan_year
        place = filed[report.outline.place]
        if year is None:
            notes.append(f"{source}：没有认出计划年，没有用上")
        elif place and place != own:
            notes.append(f"{source}：是{report.outline.place}的报告，没有用上")
        elif year in chosen:
            notes.append(f"{source}：与 {chosen[year].document.source} 同为计划年{year}年，没有用上")
        else:
            chosen[year] = report
    return [chosen[year] for year in sorted(chosen)], notes


def _default_rules() -> RuleSet:
    from cqdiff.rules import load_rules

    return load_rules()


def _require_report(report: Report) -> None:
    if report.outline.kind is Kind.UNKNOWN and not report.has_plan and not report.has_review:
        raise InputError(
            f"{report.document.source}：不像计划报告或政府工作报告：没有认出标题，也没有回顾、目标或任务部分；"
            "请确认文件，或用 cqdiff outline 查看读到的章节"
        )


def _reading_notes(old: Report, new: Report | None) -> tuple[str, ...]:
    """How the files were read, where that is not plain."""
    return tuple(dict.fromkeys((*old.document.notes, *(() if new is None else new.document.notes))))


def _doubts(old: Report, new: Report | None) -> tuple[str, ...]:
    """What makes the comparison doubtful although it can be done."""
    if new is None:
        return tuple(_missing_parts(old, plan=True, review=True))
    doubts: list[str] = []
    if old.document.sha256 == new.document.sha256:
        doubts.append("两份报告内容完全相同，等于把报告与它自己比较")
    else:
        doubts += _year_doubts(old, new)
        doubts += _place_doubts(old, new)
        doubts += _kind_doubts(old, new)
    doubts += _missing_parts(old, plan=True, review=False)
    doubts += _missing_parts(new, plan=True, review=True)
    return tuple(dict.fromkeys(doubts))


def _year_doubts(old: Report, new: Report) -> list[str]:
    before, after = old.outline.plan_year, new.outline.plan_year
    if before is None or after is None or after == before + 1:
        return []
    if after < before:
        return [f"顺序可能颠倒：前一份的计划年是{before}年，后一份是{after}年；较早的报告应放在前面"]
    if after == before:
        return [f"两份报告的计划年都是{before}年，不是相连的两年"]
    return [f"两份报告不相连：计划年分别是{before}年和{after}年"]


def _place_doubts(old: Report, new: Report) -> list[str]:
    a, b = old.outline.place, new.outline.place
    if not a or not b or len(set(one_name_each((a, b)).values())) == 1:
        return []
    return [f"两份报告不是同一个地方：{a}、{b}"]


def _kind_doubts(old: Report, new: Report) -> list[str]:
    """A plan report lists several times the targets and tasks of a work report of the same year."""
    kinds = {Kind.PLAN_REPORT: "计划报告", Kind.WORK_REPORT: "政府工作报告"}
    before, after = kinds.get(old.outline.kind), kinds.get(new.outline.kind)
    if before is None or after is None or before == after:
        return []
    return [f"两份报告体裁不同（{before}、{after}），详略不一：“取消”“新增”只表示另一份没有列出"]


def _missing_parts(report: Report, *, plan: bool, review: bool) -> list[str]:
    lacking = []
    if plan and not report.has_plan:
        lacking.append(f"{report.document.source}：没有认出计划年的部分（目标、任务），相关结论为无法判断")
    if review and not report.has_review:
        lacking.append(f"{report.document.source}：没有认出回顾部分（执行情况），相关结论为无法判断")
    return lacking
