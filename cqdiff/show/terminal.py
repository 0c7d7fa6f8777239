"""The terminal: where it is printed, how wide, with colour or not, and the picture of it for a README."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.console import Console

from cqdiff.show.labels import Lang
from cqdiff.show.terminal_compare import comparison_view
from cqdiff.show.terminal_extract import extract_view, outline_view

if TYPE_CHECKING:
    from rich.console import RenderableType

    from cqdiff.models import Comparison, Report
    from cqdiff.show.select import Selection
    from cqdiff.trace_models import Trace

NARROWEST = 40
PIPED_WIDTH = 100
SVG_WIDTH = 110

# rich's own format loads a font from another host; this one asks for fonts that the reader has.
_SVG_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "Sarasa Mono SC", "Noto Sans Mono CJK SC", "Source Han Mono SC", Menlo, Consolas,
  "DejaVu Sans Mono", "PingFang SC", "Microsoft YaHei", monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def stdout_console() -> Console:
    """A console on stdout as it is now: the terminal's width and colours, or COLUMNS (else 100) and none in a pipe."""
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(highlight=False, markup=False, emoji=False, width=_columns(), color_system=None)
    return console


def print_comparison(console: Console, full: Comparison, shown: Comparison, wanted: Selection, lang: Lang) -> None:
    """The header with the counts of `full`, then the rows of `shown`."""
    _print(console, comparison_view(full, shown, wanted, lang, console.width))


def print_extract(console: Console, report: Report, lang: Lang) -> None:
    _print(console, extract_view(report, lang, console.width))


def print_trace(console: Console, found: Trace, lang: Lang) -> None:
    from cqdiff.show.terminal_trace import trace_view

    _print(console, trace_view(found, lang, console.width))


def rendered(print_to: Callable[[Console], None]) -> str:
    """What a view looks like on the terminal that stdout is: rich alone would end in exit code 1 on a closed pipe."""
    console = stdout_console()
    with console.capture() as captured:
        print_to(console)
    return captured.get()


def print_outline(console: Console, report: Report, lang: Lang) -> None:
    _print(console, outline_view(report, lang))


def comparison_svg(full: Comparison, shown: Comparison, wanted: Selection, lang: Lang) -> str:
    """The same picture as in a terminal of 110 columns. The same input gives the same bytes."""
    console = Console(
        record=True,
        width=SVG_WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    print_comparison(console, full, shown, wanted, lang)
    svg = console.export_svg(title="cqdiff compare", code_format=_SVG_FORMAT, unique_id="cqdiff")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _print(console: Console, parts: Iterable[RenderableType]) -> None:
    for part in parts:
        console.print(part)


def _columns() -> int:
    given = os.environ.get("COLUMNS", "")
    return max(int(given), NARROWEST) if given.isdecimal() and int(given) else PIPED_WIDTH
