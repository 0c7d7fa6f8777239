"""Pieces that all terminal views share: verdicts with their sign, evidence with its line, the head of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from cqdiff.models import Commitment, Figure, Kind, Passage, Report, Source
from cqdiff.show.breaking import BrokenTable
from cqdiff.show.labels import MARKS, PAIR_WORDS, Lang, label
from cqdiff.show.plain import one_line, shorten

QUOTE_LIMIT = 90
"""Characters of a quote in a cell; the JSON has it whole."""
_CELL_END = re.compile(r"\s*[\t|｜│┃\n]\s*")
_SENTENCE_ENDS = "。；！？\n"
BEFORE, AFTER = 26, 18
"""Characters of the clause around a figure's own quote."""


def verdict_mark(verdict: str, lang: Lang, words: Mapping[str, str] = PAIR_WORDS) -> Text:
    """▲ 提高: a sign and a word in the verdict's colour; `words` are keys of labels where a verdict's is another."""
    mark = MARKS[verdict]
    word = label(words.get(verdict, verdict), lang)
    return Text(f"{mark.sign} {word}", style=f"bold {mark.colour}", overflow="fold")


def verdict_width(verdicts: Iterable[str], lang: Lang, words: Mapping[str, str] = PAIR_WORDS) -> int:
    """Cells that the widest of these verdicts takes."""
    return max((cell_len(verdict_mark(v, lang, words).plain) for v in verdicts), default=6)


def counts_line(
    title: str,
    verdicts: Iterable[str],
    order: Iterable[str],
    lang: Lang,
    width: int,
    words: Mapping[str, str] = PAIR_WORDS,
) -> Text:
    """目标延续 12条：= 持平 5  ▲ 提高 7, broken between verdicts and never inside one."""
    found = list(verdicts)
    line = Text(f"{title} ", style="bold", no_wrap=True)
    line.append(label("rows", lang, len(found)), style="not bold")
    indent, used = cell_len(title) + 1, line.cell_len
    for verdict in order:
        count = found.count(verdict)
        if not count:
            continue
        item = verdict_mark(verdict, lang, words).append(f" {count}", style="not bold")
        if used + 2 + item.cell_len > width:
            line.append("\n" + " " * (indent - 2))
            used = indent - 2
        line.append("  ").append_text(item)
        used += 2 + item.cell_len
    return line


def cite(report: Report, item: Figure | Commitment | Passage, lang: Lang = Lang.ZH) -> Text:
    """L77「地区生产总值增长6%左右」: the line and the words that stand there, the figure itself underlined.

    Where the file has pages, the page stands behind the line: L77第12页「…」. A cell is told by the head above it,
    further places that state the same by their lines.
    """
    text = Text(overflow="fold")
    text.append(f"L{item.line}", style="bold")
    if page := report.document.page(item.start):
        text.append(label("page", lang, page))
    text.append("「")
    before, core, after = _around(report, item)
    text.append(before)
    text.append(core, style="underline" if before or after else "")
    text.append(after)
    text.append("」")
    if isinstance(item, Figure):
        _places(report, item, text, lang)
    return text


def _places(report: Report, figure: Figure, text: Text, lang: Lang) -> None:
    if figure.head:
        text.append(f"〔{one_line(figure.head)}〕")
    others = {f.line for f in report.figures if f.id in figure.also}
    if others:
        lines = "、".join(f"L{line}" for line in sorted(others))
        text.append(f"（{label('also_at', lang, lines)}）", style="dim")


def cite_all(report: Report, items: Iterable[Figure | Commitment | Passage], lang: Lang, limit: int = 2) -> Text:
    """The first of these, and how many more there are."""
    every = list(items)
    text = Text("；", overflow="fold").join(cite(report, item, lang) for item in every[:limit])
    if len(every) > limit:
        text.append(f"（{label('more', lang, len(every) - limit)}）", style="dim")
    return text


def report_table(rows: Iterable[tuple[str, Report]], lang: Lang) -> Table:
    """The head: place, kind, years, characters and what was found, a line for each report."""
    grid = BrokenTable.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    for name, report in rows:
        grid.add_row(Text(name), report_line(report, lang))
    return grid


def report_line(report: Report, lang: Lang) -> Text:
    outline = report.outline
    kind = "unknown_kind" if outline.kind is Kind.UNKNOWN else outline.kind.value
    no_year = label("no_year", lang)
    text = Text(one_line(outline.place), style="bold", overflow="fold")
    text.append(" " if outline.place else "")
    facts = [
        label(kind, lang),
        label("review_year", lang, outline.review_year or no_year),
        label("plan_year", lang, outline.plan_year or no_year),
        label("characters", lang, len(report.text)),
    ]
    if report.figures or report.commitments:
        facts.append(label("found", lang, len(report.figures), len(report.commitments)))
    text.append(" · ".join(facts), style="not bold")
    text.append(f"\n{one_line(report.document.source)}", style="not bold dim")
    return text


def ruled_table() -> Table:
    """Horizontal rules alone: rows of several lines stay apart, and copied text carries no bars."""
    return BrokenTable(
        box=box.HORIZONTALS, expand=True, show_lines=True, padding=(0, 1), pad_edge=False, header_style="bold"
    )


def heading(title: str, note: str) -> Text:
    return Text(f"\n{title}", style="bold").append(f"  {note}", style="not bold dim")


def _around(report: Report, item: Figure | Commitment | Passage) -> tuple[str, str, str]:
    """What stands before the quote, the quote, and what stands after it, cut to what a cell can hold."""
    core = shorten(one_line(item.quote), QUOTE_LIMIT)
    if not isinstance(item, Figure):
        return "", core, ""
    start, end = item.clause
    if not start <= item.start <= item.end <= end:
        return "", core, ""
    before, after = one_line(report.text[start : item.start]), one_line(report.text[item.end : end])
    if item.source is Source.TABLE:  # the cells between name and number are other numbers
        name, *between = _CELL_END.split(report.text[start : item.start])
        before = one_line(name).strip() + (" … " if len(between) > 1 else " ")
    elif not _named(item.name, before + after):
        begin = max(report.text.rfind(sign, 0, start) for sign in _SENTENCE_ENDS) + 1
        before = one_line(report.text[begin : item.start])
    if len(before) > BEFORE:
        before = "…" + before[-BEFORE:]
    return before.lstrip(), core, shorten(after, AFTER).rstrip()


def _named(name: str, clause: str) -> bool:
    """Whether a clause tells what its number is of; of 地区生产总值达到1200亿元，增长5.5% the last one does not."""
    return sum(sign in clause for sign in name) * 2 >= len(name)
