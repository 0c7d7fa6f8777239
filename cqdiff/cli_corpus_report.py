"""`cqdiff corpus report`: an index over places and years, and the page of every pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec import Struct

from cqdiff.cli_io import complain, emit, load
from cqdiff.cli_steps import require_page, signature
from cqdiff.errors import CorpusError
from cqdiff.show.labels import Lang, label

if TYPE_CHECKING:
    from cqdiff.corpus import Corpus

INDEX = Path("reports") / "corpus.html"
"""Where the index goes when nobody names it; the pages go into a folder of the same name beside it."""

_WORTH = 4
"""Pages that take as long as a process takes to start."""

Row = dict[str, Any]
Processes = Annotated[int, typer.Option("--processes", metavar="N", min=0, help="用几个进程；0 为与处理器一样多")]


class Task(Struct, frozen=True):
    """A page to be written by any process. The rules travel packed, as with all work on a database."""

    db: Path
    packed_rules: bytes
    old: str
    new: str
    target: Path
    lang: Lang


def report_command(
    db: Annotated[Path, typer.Option("--db", metavar="FILE", envvar="CQDIFF_DB", help="数据库文件")],
    html: Annotated[
        str | None, typer.Option("--html", metavar="[FILE]", help=f"总览存在这里，默认 {INDEX}；各页放在同名文件夹")
    ] = None,
    place: Annotated[str, typer.Option("--place", metavar="NAME", help="只要这个地方")] = "",
    processes: Processes = 0,
    lang: Annotated[Lang, typer.Option("--lang", help="标签的语言")] = Lang.ZH,
    rules_dirs: Annotated[
        list[Path] | None, typer.Option("--rules", metavar="DIR", help="覆盖默认规则的文件夹")
    ] = None,
) -> None:
    """各地各年承诺兑现一览的网页，每一格通向那两年的比较。先用 corpus compare。"""
    from cqdiff.corpus import Corpus
    from cqdiff.corpus.work import settings_of
    from cqdiff.show.page.places import places_page
    from cqdiff.show.write import write_text

    index = Path(html) if html else INDEX
    require_page(index)
    with Corpus(db, load(rules_dirs)) as corpus:
        rows = _rows(corpus, place)
        names = _names(rows)
        packed, folder = settings_of(corpus.rules, "").packed_rules, index.with_suffix("")
        _write(
            [
                Task(db, packed, row["old"], row["new"], folder / name, lang)
                for row, name in zip(rows, names, strict=True)
            ],
            processes,
            lang,
        )
        links = [f"{index.stem}/{name}" for name in names]
        write_text(index, places_page(rows, links, signature(corpus.rules, []), lang))
    complain(label("corpus_pages", lang, len(rows)))
    emit(f"{index}\n")


def _write(tasks: Sequence[Task], processes: int, lang: Lang) -> None:
    """Write all pages, a few in this process and many in several."""
    from cqdiff.corpus.engines import each, processors
    from cqdiff.show.progress import Counting

    tasks[0].target.parent.mkdir(parents=True, exist_ok=True)
    count = max(1, min(processes or processors(), len(tasks) // _WORTH))
    with Counting(label("corpus_rate", lang)) as counting:
        for done, task in enumerate(each(write_page, tasks, count), 1):
            counting.update(done, len(tasks), task.target.name)


def write_page(task: Task) -> None:
    """The page of a pair."""
    from cqdiff.show import wire
    from cqdiff.show.page import page
    from cqdiff.show.write import write_text

    require_page(task.target)
    corpus = _opened(task.db, task.packed_rules)
    found = corpus.comparison(task.old, task.new)
    made_by = signature(corpus.rules, [found.old, found.new])
    write_text(task.target, page(wire.comparison(found, made_by), task.lang))


@lru_cache(maxsize=1)
def _opened(db: Path, packed_rules: bytes) -> Corpus:
    """The database, opened once a process."""
    from cqdiff.corpus import Corpus
    from cqdiff.corpus.work import unpacked

    return Corpus(db, unpacked(packed_rules))


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
