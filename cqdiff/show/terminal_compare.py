"""How a comparison looks in a terminal: head, targets, follow-through, sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from cqdiff.models import (
    Comparison,
    Continuity,
    Decision,
    Figure,
    FollowRow,
    FollowUp,
    Relation,
    Report,
    SectionPair,
    TargetRow,
)
from cqdiff.show.labels import OWN_WORDS, PAIR_WORDS, Lang, label, sentence
from cqdiff.show.plain import one_line, shorten
from cqdiff.show.table_csv import plain
from cqdiff.show.terminal_contradictions import contradictions_view
from cqdiff.show.terminal_parts import (
    cite,
    cite_all,
    counts_line,
    heading,
    report_table,
    ruled_table,
    verdict_mark,
    verdict_width,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from cqdiff.show.select import Selection

SIDE_BY_SIDE = 100
"""Columns from which both sides stand in columns of their own; below, one under the other."""

TITLE_LIMIT = 60


def comparison_view(
    full: Comparison, shown: Comparison, wanted: Selection, lang: Lang, width: int
) -> Iterator[RenderableType]:
    """The parts from top to bottom: counts are of `full`, rows those of `shown`."""
    alone = full.new is full.old
    yield from _head(full, alone, lang, width)
    yield from contradictions_view(_reports(full, alone, lang), lang)
    title = label("own_results" if alone else "continuity", lang)
    yield heading(title, _how_many(shown.targets, full.targets, lang))
    yield _targets(shown, alone, lang, width) if shown.targets else _none(lang)
    if not alone:
        yield heading(label("follow_through", lang), _promised_rows(shown.follow_up, full.follow_up, lang))
        yield _follow_up(shown, lang, width) if shown.follow_up else _none(lang)
    if not wanted.by_row:
        yield heading(label("section_pairs", lang), _how_many(shown.sections, full.sections, lang))
        yield _sections(shown, alone, lang) if shown.sections else _none(lang)


def _reports(c: Comparison, alone: bool, lang: Lang) -> list[tuple[str, Report]]:
    if alone:
        return [(label("one_report", lang), c.old)]
    return [(label("old_report", lang), c.old), (label("new_report", lang), c.new)]


def _head(c: Comparison, alone: bool, lang: Lang, width: int) -> Iterator[RenderableType]:
    yield report_table(_reports(c, alone, lang), lang)
    yield Text()
    title = label("own_results" if alone else "continuity", lang)
    words = OWN_WORDS if alone else PAIR_WORDS
    order = [v.value for v in Continuity]
    yield counts_line(title, [r.verdict.value for r in c.targets], order, lang, width, words)
    main = [r.verdict.value for r in c.targets if r.headline]
    if 0 < len(main) < len(c.targets):
        yield counts_line(label("of_them_main", lang), main, order, lang, width, words)
    if not alone:
        verdicts = [r.verdict.value for r in c.follow_up]
        yield counts_line(label("follow_through", lang), verdicts, [v.value for v in FollowUp], lang, width)
        decided = [row.decision.verdict.value for row in c.follow_up if row.decision]
        if decided:
            yield counts_line(label("reviewed", lang), decided, [v.value for v in FollowUp], lang, width)
    relations = [p.relation.value for p in c.sections]
    yield counts_line(label("section_pairs", lang), relations, [r.value for r in Relation], lang, width, words)


def _how_many(shown: Sequence[object], full: Sequence[object], lang: Lang) -> str:
    if len(shown) == len(full):
        return label("rows", lang, len(full))
    return label("rows_of", lang, len(shown), len(full))


def _promised_rows(shown: Sequence[FollowRow], full: Sequence[FollowRow], lang: Lang) -> str:
    """How many, and of which sort: a promise that holds numbers is a row for each of them."""
    numbers = sum(isinstance(row.promise, Figure) for row in shown)
    sorts = label("promised_rows", lang, numbers, len(shown) - numbers)
    return f"{_how_many(shown, full, lang)}{sorts if shown else ''}"


def _none(lang: Lang) -> Text:
    return Text(label("no_rows", lang), style="dim")


def _table(
    verdicts: Sequence[str], headings: Sequence[tuple[str, int]], lang: Lang, words: Mapping[str, str] = PAIR_WORDS
) -> Table:
    """A table whose first column is as wide as its verdicts; the others share the rest by their ratios."""
    table = ruled_table()
    table.add_column(
        label("verdict", lang),
        width=max(verdict_width(verdicts, lang, words), cell_len(label("match", lang, 1))),
        overflow="fold",
    )
    for name, ratio in headings:
        table.add_column(label(name, lang), ratio=ratio, overflow="fold")
    return table


def _targets(c: Comparison, alone: bool, lang: Lang, width: int) -> Table:
    wide = width >= SIDE_BY_SIDE
    old_name, new_name = ("own_result", "own_target") if alone else ("old_target", "new_target")
    columns = [("indicator", 3), (old_name, 4), (new_name, 4), ("why", 4)] if wide else [("indicator", 1)]
    words = OWN_WORDS if alone else PAIR_WORDS
    table = _table([row.verdict.value for row in c.targets], columns, lang, words)
    for row in sorted(c.targets, key=lambda r: not r.headline):
        verdict = _verdict(row.verdict.value, row.score if row.old and row.new else None, lang, words)
        name, old, new = _name(row, lang), _side(row.old, c.old, lang), _side(row.new, c.new, lang)
        why = _why(row.why, lang)
        if row.delta:
            why.append(f" （{_delta(row, lang)}）" if lang is Lang.ZH else f" ({_delta(row, lang)})")
        if nearest := _nearest(row.candidates, c.old if row.old is None else c.new, lang):
            why.append("\n").append_text(nearest)
        table.add_row(verdict, *((name, old, new, why) if wide else (_stack(name, old, new, why),)))
    return table


def _follow_up(c: Comparison, lang: Lang, width: int) -> Table:
    wide = width >= SIDE_BY_SIDE
    columns = [("promise", 4), ("next_report", 4), ("why", 3)] if wide else [("promise", 1)]
    table = _table([row.verdict.value for row in c.follow_up], columns, lang)
    for row in sorted(c.follow_up, key=lambda r: not r.headline):
        verdict = _verdict(row.verdict.value, row.score if row.results else None, lang)
        name, promise = _promised(row, lang), cite(c.old, row.promise, lang)
        results = cite_all(c.new, row.results, lang, limit=1) if row.results else Text("—", style="dim")
        why = _why(row.why, lang)
        if nearest := _nearest(row.candidates if not row.results else (), c.new, lang):
            why.append("\n").append_text(nearest)
        if row.decision:
            verdict.append("\n").append_text(_reviewed(row.decision, lang))
            why.append_text(_remark(row.decision, lang))
        if wide:
            table.add_row(verdict, name.append("\n").append_text(promise), results, why)
        else:
            table.add_row(verdict, _stack(name, promise, results, why))
    return table


def _verdict(verdict: str, match: float | None, lang: Lang, words: Mapping[str, str] = PAIR_WORDS) -> Text:
    """The verdict, and how well both sides match, where there are two."""
    text = verdict_mark(verdict, lang, words)
    return text if match is None else text.append(f"\n{label('match', lang, match)}", style="not bold dim")


def _reviewed(decision: Decision, lang: Lang) -> Text:
    """The reviewer's verdict, under the program's."""
    text = Text(f"{label('reviewed', lang)}\n", style="bold", overflow="fold")
    return text.append_text(verdict_mark(decision.verdict.value, lang))


def _remark(decision: Decision, lang: Lang) -> Text:
    """Who decided, what they said of it and which evidence they chose."""
    quotes = [f"L{q.line}「{shorten(one_line(q.quote), TITLE_LIMIT)}」" for q in decision.evidence]
    parts = [one_line(part) for part in (decision.by, decision.note, *quotes) if part]
    return Text(f"\n{label('reviewed', lang)} {' '.join(parts)}" if parts else "")


def _sections(c: Comparison, alone: bool, lang: Lang) -> Table:
    words, heads = (OWN_WORDS, ("own_review", "own_plan")) if alone else (PAIR_WORDS, ("old_section", "new_section"))
    table = _table([p.relation.value for p in c.sections], [(head, 1) for head in heads], lang, words)
    table.show_lines = False
    table.add_column(label("score", lang), justify="right", no_wrap=True)
    for pair in c.sections:
        table.add_row(
            verdict_mark(pair.relation.value, lang, words),
            _section(c.old, pair.old),
            _section(c.new, pair.new),
            Text("" if _one_sided(pair) else f"{pair.score:.2f}", style="dim"),
        )
    return table


def _section(report: Report, section_id: str | None) -> Text:
    found = report.section(section_id) if section_id is not None else None
    if found is None:
        return Text("—", style="dim")
    indent = "  " * min(max(found.level - 1, 0), 3)
    text = Text(f"{indent}{one_line(found.label)}{shorten(one_line(found.title), TITLE_LIMIT)}", overflow="fold")
    return text.append(f" L{found.line}", style="dim")


def _one_sided(pair: SectionPair) -> bool:
    return pair.old is None or pair.new is None


def _name(row: TargetRow, lang: Lang) -> Text:
    text = Text(one_line(row.name), style="bold", overflow="fold")
    tags = [label("headline", lang)] if row.headline else []
    figure = row.new or row.old
    if figure is not None and figure.binding is not None:
        tags.append(label("binding" if figure.binding else "anticipatory", lang))
    return _tagged(text, tags)


def _promised(row: FollowRow, lang: Lang) -> Text:
    tags = [label("headline", lang)] if row.headline else []
    if isinstance(row.promise, Figure):
        return _tagged(Text(one_line(row.promise.name), style="bold", overflow="fold"), tags)
    kind = "other_kind" if row.promise.kind == "other" else row.promise.kind.value
    tags += [label(kind, lang), label(row.promise.strength.value, lang)]
    words = one_line(f"{row.promise.verb} {row.promise.object}".strip())
    return _tagged(Text(shorten(words, TITLE_LIMIT), style="bold", overflow="fold"), tags)


def _tagged(text: Text, tags: Sequence[str]) -> Text:
    return text.append(f" [{'，'.join(tags)}]", style="not bold dim") if tags else text


def _side(figure: Figure | None, report: Report, lang: Lang) -> Text:
    return Text("—", style="dim") if figure is None else cite(report, figure, lang)


def _stack(name: Text, old: Text, new: Text, why: Text) -> Text:
    """Name, old → new and why on lines of their own."""
    return Text("\n", overflow="fold").join((name, Text(" → ").join((old, new)), why))


def _why(text: str, lang: Lang) -> Text:
    return Text(one_line(sentence(text, lang)), overflow="fold")


def _nearest(candidates: Sequence[object], report: Report, lang: Lang) -> Text | None:
    """Absence is a claim: what came nearest is shown beside it."""
    if not candidates:
        return None
    text = Text(label("nearest", lang), style="dim", overflow="fold")
    return text.append_text(cite_all(report, candidates, lang))  # type: ignore[arg-type]


def _delta(row: TargetRow, lang: Lang) -> str:
    """The number's own movement; of percentages it is percentage points."""
    unit = row.old.unit if row.old is not None else ""
    if unit in ("%", "百分点", "个百分点"):
        unit = label("points", lang)
    delta = plain(row.delta)
    return f"{'−' + delta[1:] if delta.startswith('-') else '+' + delta}{one_line(unit)}"
