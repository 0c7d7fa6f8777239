"""`cqdiff corpus`: many reports in one database."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cqdiff.cli_corpus_query import AsJson, Db, Language, Limit, RulesDirs, query_command
from cqdiff.cli_corpus_report import Processes, report_command
from cqdiff.cli_io import FAILED, complain, emit, load, show_help
from cqdiff.cli_optional import OptionalFiles
from cqdiff.show.labels import Lang, label

if TYPE_CHECKING:
    from cqdiff.corpus import Corpus

Scheduler = Annotated[str, typer.Option("--scheduler", metavar="ADDRESS", help="交给这个地址的 Dask 集群去做")]
Parts = Annotated[
    str, typer.Option("--parts", metavar="DIR|URL", help="集群写中间文件的地方，本机和集群都能读写；默认在数据库旁边")
]


def corpus_app() -> typer.Typer:
    """The commands under `cqdiff corpus`."""
    app = typer.Typer(rich_markup_mode=None)
    app.callback(invoke_without_command=True)(root)
    app.command("add")(add_command)
    app.command("compare")(compare_command)
    app.command("status")(status_command)
    app.command("query")(query_command)
    app.command("report", cls=OptionalFiles)(report_command)
    app.command("export")(export_command)
    app.command("unknown")(unknown_command)
    app.command("schema")(schema_command)
    return app


def root(context: typer.Context) -> None:
    """许多报告放进一个数据库：入库、逐年比较、查询"""
    if context.invoked_subcommand is None:
        show_help(context)


def add_command(
    places: Annotated[list[str], typer.Argument(metavar="DIR…", help="放着报告的文件夹、文件，或 fsspec 认识的网址")],
    db: Db,
    processes: Processes = 0,
    scheduler: Scheduler = "",
    parts: Parts = "",
    rules_dirs: RulesDirs = None,
    lang: Language = Lang.ZH,
) -> int:
    """把报告读进数据库；读过的不再读，中断后再运行会接着做完。读不了的逐个列出。"""
    with _opened(db, rules_dirs) as corpus, _watched(lang) as progress:
        found = corpus.add(*places, processes=processes or None, scheduler=scheduler, parts=parts, progress=progress)
    _list(found.failed)
    counts = found.files, found.added, found.known, found.doubled, len(found.failed)
    emit(label("corpus_added", lang, *counts) + "\n")
    if found.replaced:
        complain(label("corpus_replaced", lang, found.replaced))
    return FAILED if found.failed and not found.added and not found.known else 0


def compare_command(
    db: Db,
    processes: Processes = 0,
    scheduler: Scheduler = "",
    parts: Parts = "",
    rules_dirs: RulesDirs = None,
    lang: Language = Lang.ZH,
) -> int:
    """比较每个地方相连的两年，存下目标延续和承诺兑现；比过的不再比。"""
    with _opened(db, rules_dirs) as corpus, _watched(lang) as progress:
        found = corpus.compare(processes=processes or None, scheduler=scheduler, parts=parts, progress=progress)
    _list((*found.left_out, *found.failed))
    counts = found.pairs, found.compared, found.known, len(found.left_out), len(found.failed)
    emit(label("corpus_compared", lang, *counts) + "\n")
    return FAILED if found.failed and not found.compared and not found.known else 0


def status_command(db: Db, as_json: AsJson = False, rules_dirs: RulesDirs = None, lang: Language = Lang.ZH) -> None:
    """数据库里有什么：报告、地方、年份、各表行数、上次没读成的文件。"""
    from cqdiff.show import corpus_wire

    with _opened(db, rules_dirs) as corpus:
        found = corpus.status()
    emit(corpus_wire.status_json(found) if as_json else corpus_wire.status_text(found, lang))


def export_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="放 Parquet 文件的文件夹，每张表一个")],
    db: Db,
) -> None:
    """每张表存成一个 Parquet 文件。"""
    with _opened(db, None) as corpus:
        emit("".join(f"{path}\n" for path in corpus.export(folder)))


def unknown_command(
    db: Db,
    as_json: AsJson = False,
    limit: Limit = 50,
    rules_dirs: RulesDirs = None,
    lang: Language = Lang.ZH,
) -> None:
    """没有指标规则覆盖的名称，出现最多的在前：次数、地方数、名称、最近的三个指标、例子。在终端里是表格，别处以制表符分隔。"""
    from cqdiff.show import corpus_wire

    with _opened(db, rules_dirs) as corpus:
        found = corpus.unknown(limit)
    if not as_json and sys.stdout.isatty():
        from cqdiff.show.terminal import rendered
        from cqdiff.show.terminal_corpus import unknown_view

        emit(rendered(lambda console: console.print(unknown_view(found, lang))))
    else:
        emit(corpus_wire.unknown_json(found) if as_json else corpus_wire.unknown_text(found))


def schema_command() -> None:
    """数据库的表和列，供写 SQL 时查。"""
    from cqdiff.corpus.schema import described

    emit(described())


@contextmanager
def _opened(db: Path, rules_dirs: list[Path] | None) -> Iterator[Corpus]:
    from cqdiff.corpus import Corpus

    with Corpus(db, load(rules_dirs)) as corpus:
        yield corpus


@contextmanager
def _watched(lang: Lang) -> Iterator[Any]:
    """A bar with rate and remaining time for whoever watches."""
    from cqdiff.show.progress import Counting

    try:
        with Counting(label("corpus_rate", lang)) as counting:
            yield counting.update
    except KeyboardInterrupt:
        complain(label("corpus_interrupted", lang))
        raise


def _list(lines: Sequence[str]) -> None:
    for line in lines:
        complain(line)
