"""The command line: arguments in, calls, exit codes out."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cqdiff.cli_bounds import bounded
from cqdiff.cli_io import FAILED, INTERRUPTED, WRONG_USAGE, ReaderLeft, complain, emit, emit_text, load, show_help, warn
from cqdiff.cli_optional import OptionalFiles
from cqdiff.cli_steps import compared, decided, signature, write_ledger, write_page
from cqdiff.errors import CqdiffError, InputError
from cqdiff.show.labels import VERDICTS, Lang, verdict_of

if TYPE_CHECKING:
    from rich.console import Console

    from cqdiff.models import Comparison
    from cqdiff.show.select import Selection

# What a command needs is imported inside it: `--json` never pays for rich, `rules` never for a segmenter.


_SELDOM = 2_000_000
"""Objects made between two searches for cycles: what one run makes lives to its end; the usual 700 costs 10 %."""

Report_ = Annotated[
    str, typer.Argument(metavar="REPORT", help="报告文件（.txt、.md、.docx、.html、.pdf），- 为标准输入")
]
RulesDirs = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", help="覆盖默认规则的文件夹，可重复；也可用环境变量 CQDIFF_RULES"),
]
AsJson = Annotated[bool, typer.Option("--json", help="在标准输出给出 JSON")]
Html = Annotated[
    str | None,
    typer.Option("--html", metavar="[FILE]", help="存为网页；不给文件名则放在 reports/，以地方和年份命名"),
]
Xlsx = Annotated[
    str | None,
    typer.Option("--xlsx", metavar="[FILE]", help="存为台账；不给文件名则放在 reports/，以地方和年份命名"),
]
Svg = Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="把终端显示存为 SVG 图")]
DateText = Annotated[str, typer.Option("--date", metavar="TEXT", help="写在台账说明页上的日期")]
Decisions = Annotated[Path | None, typer.Option("--decisions", metavar="FILE", help="采用这份文件里的复核结论")]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="VERDICT", help="只看这些结论，可重复：" + " ".join(VERDICTS))
]
InSection = Annotated[str, typer.Option("--section", metavar="ID|TITLE", help="只看这一章节（编号或标题的一部分）")]
HeadlineOnly = Annotated[bool, typer.Option("--headline", help="只看主要目标")]
Language = Annotated[Lang, typer.Option("--lang", help="标签的语言")]


def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本")] = False,
) -> None:
    """比较相连两年的计划报告或政府工作报告：目标是否延续，承诺是否兑现。"""
    if version:
        import cqdiff

        emit(f"cqdiff {cqdiff.__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        show_help(context)


def compare_command(
    old: Annotated[str, typer.Argument(metavar="OLD", help="较早的报告，- 为标准输入")],
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="后一年的报告；不给则与自身的回顾部分比较")] = None,
    as_json: AsJson = False,
    html: Html = None,
    xlsx: Xlsx = None,
    svg: Svg = None,
    date: DateText = "",
    decisions: Decisions = None,
    only: Only = None,
    section: InSection = "",
    headline: HeadlineOnly = False,
    lang: Language = Lang.ZH,
    rules_dirs: RulesDirs = None,
) -> None:
    """比较两份报告：章节对应、目标延续、承诺兑现。只给一份时，用它的目标对照它自己的实绩。"""
    from cqdiff.show.select import Selection, select

    wanted = Selection(_verdicts(only or []), section.strip(), headline)
    paths = [old] if new is None else [old, new]
    _exclusive(paths == ["-", "-"], "标准输入只能给一份报告：OLD 和 NEW 不能都是 -")
    rules = load(rules_dirs)
    comparison = decided(compared(paths, rules), decisions, lang)
    warn(comparison.warnings, lang)
    _require_section(comparison, wanted.section)
    shown, inputs = select(comparison, wanted), [*paths, *([str(decisions)] if decisions else [])]
    if svg is not None:
        _write_svg(svg, comparison, shown, wanted, lang, inputs)
    if as_json or xlsx is not None or html is not None:
        from cqdiff.show import wire

        reports = [comparison.old] if comparison.new is comparison.old else [comparison.old, comparison.new]
        payload = wire.comparison(shown, signature(rules, reports, decisions))
        if html is not None:
            write_page(html, payload, lang, inputs)
        if xlsx is not None:
            write_ledger(xlsx, payload, lang, inputs, date)
        if as_json:
            emit(wire.dumps(payload))
    elif svg is None:
        from cqdiff.show.terminal import print_comparison

        _emit_view(lambda console: print_comparison(console, comparison, shown, wanted, lang))


def extract_command(
    report: Report_,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="在标准输出给出 CSV")] = False,
    lang: Language = Lang.ZH,
    rules_dirs: RulesDirs = None,
) -> None:
    """一份报告的指标数值和承诺事项。"""
    from cqdiff import pipeline
    from cqdiff.show.progress import Waiting

    _exclusive(as_json and as_csv, "--json 和 --csv 只能选一个")
    rules = load(rules_dirs)
    with Waiting(1) as waiting, bounded(report):
        waiting.step(report)
        found = pipeline.read_report(report, rules)
    warn(found.document.notes, lang)
    if as_json:
        from cqdiff.show import wire

        emit(wire.dumps(wire.extract(found, signature(rules, [found]))))
    elif as_csv:
        from cqdiff.show.table_csv import extract_csv

        emit_text(extract_csv(found))
    else:
        from cqdiff.show.terminal import print_extract

        _emit_view(lambda console: print_extract(console, found, lang))


def outline_command(
    report: Report_,
    as_json: AsJson = False,
    as_text: Annotated[bool, typer.Option("--text", help="给出读到的全文，JSON 里的位置以它为准")] = False,
    as_notes: Annotated[bool, typer.Option("--notes", help="列出读取时改正和略去了什么，各在哪一行")] = False,
    lang: Language = Lang.ZH,
    rules_dirs: RulesDirs = None,
) -> None:
    """一份报告的章节树。"""
    from cqdiff import pipeline

    _exclusive(as_json + as_text + as_notes > 1, "--json、--text、--notes 只能选一个")
    rules = load(rules_dirs)
    with bounded(report):
        found = pipeline.read_outline(report, rules)
    warn(found.document.notes, lang)
    if as_json:
        from cqdiff.show import wire

        emit(wire.dumps(wire.outline(found, signature(rules, [found]))))
    elif as_notes:
        from cqdiff.show.remarks import remarks_text

        emit(remarks_text(found, lang))
    elif as_text:
        emit_text(found.text)
    else:
        from cqdiff.show.terminal import print_outline

        _emit_view(lambda console: print_outline(console, found, lang))


def build(called: str = "") -> typer.Typer:
    """The application with the command that is called; with all of them, as for their list, where it is none of them.

    typer takes as long to make all commands as a report takes to outline.
    """
    # plain help and no pretty tracebacks: both would import rich at every start
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True)(root)
    for name in (called,) if called in _COMMANDS else _COMMANDS:
        _COMMANDS[name](app)
    return app


def _add_trace(app: typer.Typer) -> None:
    from cqdiff.cli_trace import trace_command

    app.command("trace", cls=OptionalFiles)(trace_command)


def _add_review(app: typer.Typer) -> None:
    from cqdiff.cli_review import review_command

    app.command("review")(review_command)


def _add_agreement(app: typer.Typer) -> None:
    from cqdiff.cli_decisions import agreement_command

    app.command("agreement")(agreement_command)


def _add_corpus(app: typer.Typer) -> None:
    from cqdiff.cli_corpus import corpus_app

    app.add_typer(corpus_app(), name="corpus")


def _add_decisions(app: typer.Typer) -> None:
    from cqdiff.cli_decisions import decisions_app

    app.add_typer(decisions_app(), name="decisions")


def _add_rules(app: typer.Typer) -> None:
    from cqdiff.cli_rules import rules_app

    app.add_typer(rules_app(), name="rules")


_COMMANDS: dict[str, Callable[[typer.Typer], object]] = {
    "compare": lambda app: app.command("compare", cls=OptionalFiles)(compare_command),
    "extract": lambda app: app.command("extract")(extract_command),
    "outline": lambda app: app.command("outline")(outline_command),
    "trace": _add_trace,
    "review": _add_review,
    "agreement": _add_agreement,
    "corpus": _add_corpus,
    "decisions": _add_decisions,
    "rules": _add_rules,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and give the exit code; every way to fail ends in one line on stderr."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        result = build(next(iter(arguments), ""))(args=arguments, prog_name="cqdiff", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except CqdiffError as error:
        return complain(str(error), FAILED)
    except ReaderLeft:
        return _reader_left()
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):  # typer's errors of usage
            from cqdiff.cli_usage import usage_text

            return complain(usage_text(error), WRONG_USAGE)
        return _bug(error)


def entry() -> None:
    """The console script. Chinese comes out as UTF-8 whatever the locale says."""
    gc.set_threshold(_SELDOM)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = main()
    gc.freeze()  # nor is there a search on the way out
    sys.exit(code)


def _emit_view(print_to: Callable[[Console], None]) -> None:
    from cqdiff.show.terminal import rendered

    emit(rendered(print_to))


def _verdicts(words: Sequence[str]) -> frozenset[str]:
    found = {word: verdict_of(word) for word in words}
    wrong = [word for word, verdict in found.items() if verdict is None]
    if wrong:
        raise typer.BadParameter(f"--only：没有结论“{wrong[0]}”；可用：{' '.join(VERDICTS)}")
    return frozenset(v for v in found.values() if v is not None)


def _require_section(comparison: Comparison, name: str) -> None:
    from cqdiff.show.select import known_section

    if name and not known_section(comparison, name):
        raise typer.BadParameter(f"--section：两份报告都没有“{name}”这一章节；cqdiff outline 列出编号和标题")


def _exclusive(clash: bool, text: str) -> None:
    if clash:
        raise typer.BadParameter(text)


def _write_svg(
    path: Path, full: Comparison, shown: Comparison, wanted: Selection, lang: Lang, inputs: Sequence[str]
) -> None:
    from cqdiff.show.terminal import comparison_svg
    from cqdiff.show.write import write_text

    written = write_text(path, comparison_svg(full, shown, wanted, lang), inputs=inputs)
    complain(f"已写入 {written}" if lang is Lang.ZH else f"wrote {written}")


def _reader_left() -> int:
    """`cqdiff … | head`: nobody reads on, which is no failure. Python must not flush into the closed pipe at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _bug(error: Exception) -> int:
    if os.environ.get("CQDIFF_DEBUG"):
        import traceback

        traceback.print_exc()
    if isinstance(error, MemoryError):
        return complain(str(InputError("内存不够，文件可能过大")), FAILED)
    what = f"内部错误（{type(error).__name__}：{error}）：这是 cqdiff 的缺陷"
    return complain(f"{what}；设 CQDIFF_DEBUG=1 再运行可得到详情，请附上它报告", FAILED)
