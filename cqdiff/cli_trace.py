"""`cqdiff trace`: one place over the years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from cqdiff.cli_bounds import bounded
from cqdiff.cli_io import complain, emit, load, warn
from cqdiff.cli_steps import signature, write_trace_page
from cqdiff.errors import InputError
from cqdiff.show.labels import Lang

if TYPE_CHECKING:
    from cqdiff.rules import RuleSet
    from cqdiff.trace_models import Trace

READABLE = (".txt", ".md", ".docx", ".html", ".htm", ".mhtml", ".mht", ".pdf")


Reports = Annotated[list[str], typer.Argument(metavar="REPORT…", help="同一地方各年的报告，或放着它们的文件夹")]
AsJson = Annotated[bool, typer.Option("--json", help="在标准输出给出 JSON")]
AsCsv = Annotated[bool, typer.Option("--csv", help="在标准输出给出 CSV，每个指标每年一行")]
Html = Annotated[
    str | None, typer.Option("--html", metavar="[FILE]", help="存为网页；不给文件名则放在 reports/，以地方和年份命名")
]
Indicator = Annotated[str, typer.Option("--indicator", metavar="NAME", help="只看这个指标（编号或名称的一部分）")]
RulesDirs = Annotated[list[Path] | None, typer.Option("--rules", metavar="DIR", help="覆盖默认规则的文件夹，可重复")]


def trace_command(
    reports: Reports,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    html: Html = None,
    indicator: Indicator = "",
    lang: Annotated[Lang, typer.Option("--lang", help="标签的语言")] = Lang.ZH,
    rules_dirs: RulesDirs = None,
) -> None:
    """一个地方历年的主要目标：何时提出、延续、提高、降低、取消，结果如何。"""
    if as_json and as_csv:
        raise typer.BadParameter("--json 和 --csv 只能选一个")
    rules = load(rules_dirs)
    paths = _files(reports)
    found = _of_indicator(_traced(paths, reports, rules), indicator)
    made_by = signature(rules, [year.report for year in found.years])
    if html is not None:
        write_trace_page(html, found, made_by, lang, paths)
    if as_json or as_csv:
        from cqdiff.show import trace_wire, wire

        warn(found.notes, lang)
        emit(wire.dumps(trace_wire.trace(found, made_by)) if as_json else trace_wire.trace_csv(found))
    elif html is None:
        from cqdiff.show.terminal import print_trace, rendered

        emit(rendered(lambda console: print_trace(console, found, lang)))


def _traced(paths: list[str], named: list[str], rules: RuleSet) -> Trace:
    """Read and follow. What the user named must be a report; what else lies in a folder is told of and passed over."""
    from cqdiff import pipeline
    from cqdiff.show.progress import Waiting

    with Waiting(len(paths) + 1) as waiting:
        read = []
        for path in paths:
            waiting.step(path)
            try:
                with bounded(path):
                    read.append(pipeline.read_report(path, rules))
            except InputError as error:
                if path in named:
                    raise
                complain(str(error))
        waiting.step("trace")
        return pipeline.trace(read, rules)


def _of_indicator(found: Trace, name: str) -> Trace:
    """The same with the series that an id or a part of a name means."""
    if not name:
        return found
    series = tuple(s for s in found.series if name == s.indicator or name in s.name)
    if not series:
        raise typer.BadParameter(f"--indicator：历年主要目标里没有“{name}”")
    return replace(found, series=series)


def _files(named: list[str]) -> list[str]:
    """The files that were named; of a folder those that a report can be, in the order of their names."""
    paths: list[str] = []
    for name in named:
        folder = Path(name)
        if not folder.is_dir():
            paths.append(name)
            continue
        inside = sorted(str(p) for p in folder.iterdir() if p.suffix.lower() in READABLE and p.is_file())
        if not inside:
            raise InputError(f"{name}：文件夹里没有报告文件（{'、'.join(READABLE)}）；请检查路径")
        paths += inside
    return paths
