"""Where a report contradicts itself: prose beside table, in the terminal. Changes when such places look different."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cqdiff.models import Contradiction, Report
from cqdiff.show.breaking import BrokenTable
from cqdiff.show.labels import Lang, label
from cqdiff.show.plain import one_line
from cqdiff.show.terminal_parts import cite, heading

if TYPE_CHECKING:
    from rich.console import RenderableType


def contradictions_view(reports: Sequence[tuple[str, Report]], lang: Lang) -> Iterator[RenderableType]:
    """A row for each; nothing where there are none. `reports` go by the names that tell them apart."""
    found = [(name, report, c) for name, report in reports for c in report.contradictions]
    if not found:
        return
    yield heading(label("contradictions", lang), label("rows", lang, len(found)))
    table = BrokenTable.grid(padding=(0, 1))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    for name, report, contradiction in found:
        table.add_row(_what(name, contradiction, lang), *_both(report, contradiction, lang))
    yield table


def _what(report: str, c: Contradiction, lang: Lang) -> Text:
    text = Text(one_line(c.said.name), style="bold", overflow="fold")
    when = f"{c.said.year or ''} {label(c.said.role.value, lang)}".strip()
    return text.append(f"\n{report} {when}".rstrip(), style="not bold dim")


def _both(report: Report, c: Contradiction, lang: Lang) -> Iterator[Text]:
    for figure in (c.said, c.other):
        text = Text(f"{label('said_in_' + figure.source.value, lang)} ", style="yellow", overflow="fold")
        yield text.append_text(cite(report, figure, lang))
