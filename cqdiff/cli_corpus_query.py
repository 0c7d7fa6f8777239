"""`cqdiff corpus query`: the everyday questions, and SQL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cqdiff.cli_io import complain, emit, load
from cqdiff.show.labels import VERDICTS, Lang, label, verdict_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from cqdiff.corpus import Corpus
    from cqdiff.frames.table import Table

Db = Annotated[
    Path, typer.Option("--db", metavar="FILE", envvar="CQDIFF_DB", help="数据库文件；也可用环境变量 CQDIFF_DB")
]
RulesDirs = Annotated[list[Path] | None, typer.Option("--rules", metavar="DIR", help="覆盖默认规则的文件夹，可重复")]
AsJson = Annotated[bool, typer.Option("--json", help="在标准输出给出 JSON")]
AsCsv = Annotated[bool, typer.Option("--csv", help="在标准输出给出 CSV")]
Language = Annotated[Lang, typer.Option("--lang", help="标签的语言")]
Indicator = Annotated[str, typer.Option("--indicator", metavar="NAME", help="指标的编号、名称、别名，或名称的一部分")]
Place = Annotated[str, typer.Option("--place", metavar="NAME", help="地方；省、市、区可不写")]
Year = Annotated[int | None, typer.Option("--year", metavar="YEAR", help="数值或目标所指的年份")]
RoleWord = Annotated[str, typer.Option("--role", metavar="ROLE", help="result、target 或 baseline（实绩、目标、参照）")]
Verdict = Annotated[
    str, typer.Option("--verdict", metavar="VERDICT", help="改列有此结论的目标和承诺：" + " ".join(VERDICTS))
]
Sql = Annotated[str, typer.Option("--sql", metavar="STATEMENT", help="SQL 查询，只读；表和列见 cqdiff corpus schema")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="终端里最多列几行；--json 和 --csv 不受限")]

_PLACES_TOLD = 12

View = Callable[["Table", int], "RenderableType"]


def query_command(
    db: Db,
    indicator: Indicator = "",
    place: Place = "",
    year: Year = None,
    role: RoleWord = "",
    verdict: Verdict = "",
    sql: Sql = "",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    limit: Limit = 50,
    rules_dirs: Annotated[
        list[Path] | None, typer.Option("--rules", metavar="DIR", help="覆盖默认规则的文件夹")
    ] = None,
    lang: Annotated[Lang, typer.Option("--lang", help="标签的语言")] = Lang.ZH,
) -> None:
    """按指标、地方、年份、性质查数值，或按结论查目标和承诺；其他问题用 --sql。"""
    from cqdiff.corpus import Corpus
    from cqdiff.show import corpus_wire

    if as_json and as_csv:
        raise typer.BadParameter("--json 和 --csv 只能选一个")
    if bool(sql) == bool(indicator or place or year or role or verdict):
        raise typer.BadParameter("请给出 --indicator、--place、--year、--role、--verdict 中的几个，或只给 --sql")
    wanted_role, wanted_verdict = _role(role), _verdict(verdict)
    with Corpus(db, load(rules_dirs)) as corpus:
        if sql:
            found = corpus.sql(sql)
        else:
            found = corpus.query(
                indicator=indicator.strip(), place=place.strip(), year=year, role=wanted_role, verdict=wanted_verdict
            )
            if not len(found):
                _tell_why_none(corpus, indicator.strip(), place.strip(), wanted_verdict, lang)
    if as_json or as_csv:
        emit(corpus_wire.table_json(found) if as_json else corpus_wire.table_csv(found))
    else:
        _emit_view(found, limit, _view(bool(sql), bool(verdict), lang), lang)


def _tell_why_none(corpus: Corpus, indicator: str, place: str, verdict: str, lang: Lang) -> None:
    """On stderr, what the database has nothing of at all: a slip of the pen is no finding."""
    from cqdiff.places import meant_by

    places = [row["place"] for row in corpus.sql("SELECT DISTINCT place FROM reports WHERE place <> '' ORDER BY place")]
    if place and not meant_by(place, places):
        more = "…" if len(places) > _PLACES_TOLD else ""
        complain(label("corpus_no_place", lang, place, "、".join(places[:_PLACES_TOLD]) + more))
    if indicator and not len(corpus.query(indicator=indicator)):
        complain(label("corpus_no_indicator", lang, indicator))
    if verdict and not corpus.status().rows["comparisons"]:
        complain(label("corpus_not_compared", lang))


def _view(by_sql: bool, by_verdict: bool, lang: Lang) -> View:
    from cqdiff.show.terminal_corpus import figures_view, rows_view, verdicts_view

    if by_sql:
        return rows_view
    view = verdicts_view if by_verdict else figures_view
    return lambda table, limit: view(table, limit, lang)


def _emit_view(table: Table, limit: int, view: View, lang: Lang) -> None:
    from cqdiff.show.terminal import rendered

    emit(rendered(lambda console: console.print(view(table, limit))))
    cut = len(table) > limit
    complain(label("corpus_cut", lang, limit, len(table)) if cut else label("rows", lang, len(table)))


def _verdict(word: str) -> str:
    found = verdict_of(word) if word else ""
    if found is None:
        raise typer.BadParameter(f"--verdict：没有结论“{word}”；可用：{' '.join(VERDICTS)}")
    return found


def _role(word: str) -> str:
    roles = {"实绩": "result", "目标": "target", "参照": "baseline"}
    found = roles.get(word, word)
    if found and found not in roles.values():
        raise typer.BadParameter(f"--role：没有“{word}”；可用：{' '.join(roles.values())}")
    return found
