"""One row as a reviewer sees it: both passages in their sentences, the candidates numbered, what was said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from cqdiff.models import Commitment, Comparison, Figure, FollowRow, Passage, Quote
from cqdiff.show.labels import Lang, label, sentence
from cqdiff.show.plain import one_line, shorten
from cqdiff.show.terminal_parts import verdict_mark

MOST = 9
"""Candidates that have a key of their own."""

_AROUND = 120
_END = re.compile(r"[。；！？\n]")

Item = Figure | Commitment | Passage


def choices(row: FollowRow) -> list[Figure | Passage]:
    """What a reviewer may pick as evidence: the program's choice, then the next best."""
    return [*row.results, *row.candidates][:MOST]


def quote_of(item: Item, text: str) -> Quote:
    """The words that a decision keeps of it: a figure's clause, anything else's quote."""
    start, end = item.clause if isinstance(item, Figure) else (item.start, item.end)
    return Quote(item.line, one_line(text[start:end]))


def print_card(console: Console, comparison: Comparison, row: FollowRow, count: str, lang: Lang) -> None:
    """`count` says how far the review has come: 3/119."""
    for line in _lines(comparison, row, count, lang):
        console.print(line)


def _lines(c: Comparison, row: FollowRow, count: str, lang: Lang) -> Iterator[Text]:
    head = Text(f"\n[{count}] ", style="bold").append_text(verdict_mark(row.verdict.value, lang))
    head.append(f"  {row.score:.2f}  ", style="not bold dim").append(_name(row.promise))
    if row.headline:
        head.append(f" [{label('headline', lang)}]", style="not bold dim")
    yield head
    section = c.old.section(row.promise.section)
    named = one_line(section.label + section.title) if section else ""
    # a target in a heading of its own is told by the passage
    title = f" {named}" if section and one_line(row.promise.quote) not in named else ""
    yield Text(f"{label('old_report', lang)}{shorten(title, 60)}", style="dim")
    yield _passage("  ", row.promise, c.old.text)
    yield Text(label("next_report", lang), style="dim")
    picks = choices(row)
    for number, item in enumerate(picks, 1):
        if number == len(row.results) + 1:
            yield Text(label("nearest", lang), style="dim")
        name = f"{_name(item)} " if isinstance(item, Figure) else ""
        yield _passage(f"  {number}. {name}", item, c.new.text)
    if not picks:
        yield Text("  —", style="dim")
    yield Text(f"{label('why', lang)}：{one_line(sentence(row.why, lang))}")
    if row.decision:
        decided = Text(f"{label('reviewed', lang)}：").append_text(verdict_mark(row.decision.verdict.value, lang))
        yield decided.append(f" {one_line(row.decision.by)} {one_line(row.decision.note)}".rstrip())


def _name(promise: Item) -> str:
    if isinstance(promise, Figure):
        return f"{one_line(promise.name)} {one_line(promise.quote)}"
    return shorten(one_line(promise.quote), 60)


def _passage(before: str, item: Item, text: str) -> Text:
    """The whole sentence, as far as it is not too long, with the words themselves underlined."""
    left, core, right = _sentence(text, item.start, item.end)
    line = Text(f"{before}L{item.line}", style="bold").append("「", style="not bold")
    line.append(left, style="not bold").append(core, style="underline").append(right, style="not bold")
    return line.append("」", style="not bold")


def _sentence(text: str, start: int, end: int) -> Sequence[str]:
    low, high = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    breaks = [match.end() for match in _END.finditer(text, low, start)]
    after = _END.search(text, end, high)
    begin, stop = (breaks[-1] if breaks else low), (after.start() if after else high)
    left = ("…" if not breaks and low else "") + one_line(text[begin:start]).lstrip()
    right = one_line(text[end:stop]).rstrip() + ("…" if not after and high < len(text) else "")
    return left, one_line(text[start:end]), right
