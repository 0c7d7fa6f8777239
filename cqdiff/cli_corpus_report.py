"""`cqdiff corpus report`: an index over places and years, and the page of every pair."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cqdiff.cli_io import complain, emit, load
from cqdiff.cli_steps import require_page, signature
from cqdiff.errors import CorpusError
from cqdiff.show.labels import Lang, label

if TYPE_CHECKING:
    from cqdiff.corpus import Corpus

INDEX = Path("reports") / "corpus.html"
"""Where the index goes when nobody names it; the pages go into a folder of the same name beside it."""

Row = dict[str, Any]


def report_command(
    db: Annotated[Path, typer.Option("--db", metavar="FILE", envvar="CQDIFF_DB", help="数据库文件")],
    html: Annotated[
        str | None, typer.Option("--html", metavar="[FILE]", help=f"总览存在这里，默认 {INDEX}；各页放在同名文件夹")
    ] = None,
    place: Annotated[str, typer.Option("--place", metavar="NAME", help="只要这个地方")] = "",
    lang: Annotated[Lang, typer.Option("--lang", help="标签的语言")] = Lang.ZH,
    rules_dirs: Annotated[
        list[Path] | None, typer.Option("--rules", metavar="DIR", help="覆盖默认规则的文件夹")
    ] = None,
) -> None:
    """各地各年承诺兑现一览的网页，每一格通向那两年的比较。先用 corpus compare。"""
    from cqdiff.corpus import Corpus
    from cqdiff.show.page.places import places_page
    from cqdiff.show.progress import Counting
    from cqdiff.show.write import write_text

    index = Path(html) if html else INDEX
    require_page(index)
    with Corpus(db, load(rules_dirs)) as corpus, Counting(label("corpus_rate", lang)) as counting:
        rows = _rows(corpus, place)
        names = _names(rows)
        index.with_suffix("").mkdir(parents=True, exist_ok=True)
        for at, (row, name) in enumerate(zip(rows, names, strict=True)):
            counting.update(at, len(rows), name)
            target = index.with_suffix("") / name
            require_page(target)
            write_text(target, _page(corpus, row, lang))
        links = [f"{index.stem}/{name}" for name in names]
        made_by = signature(corpus.rules, [])
        write_text(index, places_page(rows, links, made_by, lang))
    complain(label("corpus_pages", lang, len(rows)))
    emit(f"{index}\n")


def _rows(corpus: Corpus, place: str) -> list[Row]:
    rows = list(corpus.rates(place.strip()))
    if not rows:
        raise CorpusError(f"{corpus.path}：没有可写的比较；请先运行 cqdiff corpus compare，或检查 --place")
    return rows


def _names(rows: list[Row]) -> list[str]:
    """A file name for each pair: place and years, with a number where a place has two reports a year."""
    from cqdiff.show.naming import pair_name

    seen: Counter[str] = Counter()
    names = []
    for row in rows:
        name = pair_name(row["place"], row["old_year"], row["new_year"])
        seen[name] += 1
        names.append(f"{name}.html" if seen[name] == 1 else f"{name}-{seen[name]}.html")
    return names


def _page(corpus: Corpus, row: Row, lang: Lang) -> str:
    from cqdiff.show import wire
    from cqdiff.show.page import page

    found = corpus.comparison(row["old"], row["new"])
    return page(wire.comparison(found, signature(corpus.rules, [found.old, found.new])), lang)
