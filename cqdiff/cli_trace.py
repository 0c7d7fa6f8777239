"""`cqdiff trace`: one place over the years."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from cqdiff.cli_io import complain, emit, load, warn
from cqdiff.cli_steps import signature, write_trace_page
from cqdiff.errors import InputError
from cqdiff.show.labels import Lang

READABLE = (".txt", ".md", ".docx", ".html", ".htm", ".mhtml", ".mht", ".pdf")


def trace_command(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT…", help="同一地方各年的报告，或放着它们的文件夹")],
    as_json: Annotated[bool, typer.Option("--json", help="在标准输出给出 JSON")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="在标准输出给出 CSV，每个指标每年一行")] = False,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="[FILE]", help="存为网页；不给文件名则放在 reports/，以地方和年份命名"),
    ] = None,
    indicator: Annotated[
        str, typer.Option("--indicator", metavar="NAME", help="只看这个指标（编号或名称的一部分）")
    ] = "",
    lang: Annotated[Lang, typer.Option("--lang", help="标签的语言")] = Lang.ZH,
    rules_dirs: Annotated[
        list[Path] | None, typer.Option("--rules", metavar="DIR", help="覆盖默认规则的文件夹")
    ] = None,
) -> None:
    """一个地方历年的主要目标：何时提出、延续、提高、降低、取消，结果如何。"""
    from cqdiff import pipeline
    from cqdiff.show.progress import Waiting
    from cqdiff.show.terminal_trace import of_indicator

    if as_json and as_csv:
        raise typer.BadParameter("--json 和 --csv 只能选一个")
    rules = load(rules_dirs)
    paths = _files(reports)
    with Waiting(len(paths) + 1) as waiting:
        read = []
        for path in paths:
            waiting.step(path)
            try:
                read.append(pipeline.read_report(path, rules))
            except InputError as error:
                if path in reports:  # named by the user; what else lies in a folder is told of and passed over
                    raise
                complain(str(error))
        waiting.step("trace")
        found = pipeline.trace(read, rules)
    if indicator:
        found = replace(found, series=tuple(of_indicator(found.series, indicator)))
        if not found.series:
            raise typer.BadParameter(f"--indicator：历年主要目标里没有“{indicator}”")
    if html is not None:
        write_trace_page(html, found, signature(rules, [year.report for year in found.years]), lang, paths)
    if as_json or as_csv:
        from cqdiff.show import trace_wire, wire

        warn(found.notes, lang)
        made_by = signature(rules, [year.report for year in found.years])
        emit(wire.dumps(trace_wire.trace(found, made_by)) if as_json else trace_wire.trace_csv(found))
        return
    if html is not None:
        return
    from cqdiff.show.terminal import print_trace, rendered

    emit(rendered(lambda console: print_trace(console, found, lang)))


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
