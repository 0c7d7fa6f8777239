"""How one report looks in a terminal: its figures and commitments section by section, and its outline as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from cqdiff.models import Commitment, Comparator, Figure, Report, Section
from cqdiff.show.breaking import BrokenTable
from cqdiff.show.labels import Lang, label
from cqdiff.show.plain import one_line, shorten
from cqdiff.show.table_csv import plain
from cqdiff.show.terminal_contradictions import contradictions_view
from cqdiff.show.terminal_parts import QUOTE_LIMIT, cite, report_table

if TYPE_CHECKING:
    from rich.console import RenderableType

_SIGNS = {Comparator.EQ: "", Comparator.GE: "≥", Comparator.LE: "≤", Comparator.APPROX: "≈"}


def extract_view(report: Report, lang: Lang, width: int) -> Iterator[RenderableType]:
    """The head, then a small table for every section that holds something."""
    yield report_table([(label("one_report", lang), report)], lang)
    groups: dict[str, list[Figure | Commitment]] = {}
    items: list[Figure | Commitment] = [*report.commitments, *report.figures]
    for item in sorted(items, key=lambda i: (i.start, -i.end)):
        groups.setdefault(item.section, []).append(item)
    if not groups:
        yield Text(label("nothing_found", lang), style="dim")
    sections = {s.id: s for s in report.outline.sections}
    for section_id, members in groups.items():
        yield Text()
        yield _path(sections, section_id, lang)
        yield _table(report, members, lang, width)
    yield from contradictions_view([("", report)], lang)


def outline_view(report: Report, lang: Lang) -> Iterator[RenderableType]:
    """The head, then the tree of sections."""
    yield report_table([(label("one_report", lang), report)], lang)
    yield Text()
    if not report.outline.sections:
        yield Text(label("no_sections", lang), style="dim")
        return
    title = shorten(one_line(report.outline.title or report.document.source), QUOTE_LIMIT)
    tree = Tree(Text(title, style="bold", overflow="fold"), guide_style="dim")
    branches: dict[str, Tree] = {}
    for section in report.outline.sections:
        branches[section.id] = branches.get(section.parent, tree).add(_node(section, lang))
    yield tree


def _node(section: Section, lang: Lang) -> Text:
    text = Text(overflow="fold")
    text.append(one_line(section.label), style="bold")
    text.append(shorten(one_line(section.title), QUOTE_LIMIT))
    if not section.parent:
        text.append(f" [{label(section.part.value, lang)}]", style="cyan")
    return text.append(f" {section.id} L{section.line}", style="dim")


def _path(sections: dict[str, Section], section_id: str, lang: Lang) -> Text:
    """一、… › （一）…: where the group stands."""
    found = sections.get(section_id)
    if found is None:
        return Text(label("no_section", lang), style="bold")
    steps = section_id.split(".")
    above = [sections.get(".".join(steps[: n + 1])) for n in range(len(steps))]
    names = [shorten(one_line(s.label + s.title), 30) for s in above if s is not None]
    text = Text(" › ".join(names), style="bold", overflow="fold")
    return text.append(f"  [{label(found.part.value, lang)}] {section_id}", style="not bold dim")


def _table(report: Report, members: list[Figure | Commitment], lang: Lang, width: int) -> Table:
    """Fixed widths, so that the columns of all sections stand under each other."""
    rest = max(width - 18, 20)
    table = BrokenTable.grid(padding=(0, 1))
    table.add_column(width=5, justify="right", style="dim", no_wrap=True)
    table.add_column(width=11, overflow="fold")
    table.add_column(width=rest * 2 // 5, overflow="fold")
    table.add_column(width=rest - rest * 2 // 5 - 1, overflow="fold")
    for item in members:
        cells = _figure(report, item, lang) if isinstance(item, Figure) else _commitment(report, item, lang)
        table.add_row(Text(f"L{item.line}"), *cells)
    return table


def _figure(report: Report, f: Figure, lang: Lang) -> tuple[Text, Text, Text]:
    role = Text(label(f.role.value, lang), style={"target": "bright_blue", "result": "green"}.get(f.role.value, "dim"))
    if f.binding is not None:
        role.append(f" {label('binding' if f.binding else 'anticipatory', lang)}", style="default")
    name = Text(one_line(f.name), style="bold", overflow="fold")
    name.append(f" {_amount(f, lang)}", style="not bold")
    return role, name, _bare(report, f, lang)


def _commitment(report: Report, c: Commitment, lang: Lang) -> tuple[Text, Text, Text]:
    kind = label("other_kind" if c.kind == "other" else c.kind.value, lang)
    words = shorten(one_line(f"{c.verb} {c.object}".strip()), QUOTE_LIMIT)
    role = Text(label("commitment", lang), style="magenta").append(f" {kind}", style="default")
    return role, Text(words, style="bold", overflow="fold"), _bare(report, c, lang)


def _bare(report: Report, item: Figure | Commitment, lang: Lang) -> Text:
    """The evidence without its line, which has a column of its own."""
    text = cite(report, item, lang)
    return text[len(f"L{item.line}") :]


def _amount(f: Figure, lang: Lang) -> str:
    """≥ 6%, 增速: the number as it was read."""
    if f.value is None:
        return one_line(f.words or f.quote)
    span = plain(f.value) if f.value_hi is None else f"{plain(f.value)}～{plain(f.value_hi)}"
    aspect = "" if f.aspect == "level" else f" {label(f.aspect.value, lang)}"
    return f"{_SIGNS[f.comparator]}{span}{one_line(f.unit)}{aspect}"
