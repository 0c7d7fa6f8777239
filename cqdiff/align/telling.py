"""Which figures of a report make a promise of their own, and which can tell what came of one."""

from __future__ import annotations

from msgspec.structs import replace

from cqdiff.align.likeness import NameKey
from cqdiff.models import Aspect, Figure, Part, Report, Role, Source

_LONGEST_NAME = 24


def promises_of(report: Report) -> list[Figure]:
    """The targets of a plan, without those that stand again in their own explanation."""
    parts = {s.id: s.part for s in report.outline.sections}
    headline = {_said(f) for f in report.figures if f.headline}
    targets = (f for f in report.own_figures if f.role is Role.TARGET)
    return [f for f in targets if not _restated(f, headline, parts, report.document.folded)]


def results_of(report: Report) -> list[Figure]:
    """The figures that can tell what came of a promise."""
    parts = {s.id: s.part for s in report.outline.sections}
    return [f for f in report.own_figures if _tells(f, parts)]


def result_key(figure: Figure, key: NameKey, several: set[str]) -> NameKey:
    """In a review of several years a count that is not of new things is all there is (7家国企进入500强, Hubei 2026)."""
    counts = figure.aspect is Aspect.LEVEL and figure.section in several and not key.flow and not key.indicator
    return replace(key, flow="stock") if counts else key


def _tells(figure: Figure, parts: dict[str, Part]) -> bool:
    """Whether a figure can tell what came of a promise: one of the review, or of its year told elsewhere.

    过去一年…国内生产总值增长10.3% stands among the tasks (national 2011). What a table says of other years is a target.
    """
    if figure.value is None or figure.role is Role.TARGET:
        return False
    return (parts.get(figure.section) is Part.REVIEW and figure.source is Source.TEXT) or figure.role is Role.RESULT


def _restated(figure: Figure, headline: set[tuple[object, ...]], parts: dict[str, Part], text: str) -> bool:
    """Whether a target of the main list stands again in its own explanation: no promise of its own.

    提出国内生产总值增长8%左右，主要是考虑就业 may stand in the part on the tasks too.
    """
    if figure.headline or _said(figure) not in headline:
        return False
    proposed = text.rfind("提出", max(0, figure.start - _LONGEST_NAME), figure.start)
    explained = proposed >= 0 and "，" not in text[proposed : figure.start]
    return explained or parts.get(figure.section) is not Part.TASKS


def _said(figure: Figure) -> tuple[object, ...]:
    return (figure.indicator or figure.name, figure.aspect, figure.value, figure.unit)
