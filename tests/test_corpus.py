"""Many reports in one database: what is added, what is left alone, what is asked. All reports are varied samples."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from corpora import cqdiff_corpus, rows_of
from variation import FIRST, write_reports

import cqdiff
from cqdiff import Corpus, CorpusError, InputError, compare, read_report
from cqdiff.rules import RuleSet, load_rules

duckdb = pytest.importorskip("duckdb", reason="needs cqdiff[corpus]")

ROOT = Path(__file__).resolve().parent.parent
NO_REPORT = "这不是报告"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cities with three years each, a second file with the same text, and a file that is no report."""
    target = tmp_path_factory.mktemp("reports")
    paths = write_reports(target, 6, years=3)
    (target / "more").mkdir()
    shutil.copy(paths[0], target / "more" / "same.txt")
    (target / "note.md").write_text(NO_REPORT, encoding="utf-8")
    (target / "table.csv").write_text("a,b", encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def db(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of that folder, compared, made in this process."""
    path = tmp_path_factory.mktemp("db") / "clean.duckdb"
    with Corpus(path) as corpus:
        corpus.add(folder, processes=1)
        corpus.compare(processes=1)
    return path


@pytest.fixture
def own(db: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copy(db, tmp_path / "own.duckdb"))


def test_corpus_add_tells_what_became_of_every_file(folder: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with Corpus(tmp_path / "c.duckdb") as corpus:
        done = corpus.add(folder, processes=1, progress=lambda at, total, name: seen.append((at, total)))
        again = corpus.add(folder, processes=1)
        rows = corpus.status().rows
    assert (done.files, done.added, done.known, done.doubled, done.replaced) == (8, 6, 0, 1, 0)
    assert len(done.failed) == 1 and "note.md" in done.failed[0] and "\n" not in done.failed[0]
    assert (again.added, again.known, again.doubled) == (0, 7, 0) and again.failed == done.failed
    assert seen[-1] == (7, 7) and [at for at, _ in seen] == sorted(at for at, _ in seen)
    assert rows["reports"] == 6 and rows["sources"] == 7 and rows["failures"] == 1
    assert not list(tmp_path.glob("*.parts"))


def test_corpus_add_passes_over_what_is_no_report_file(folder: Path, tmp_path: Path) -> None:
    from cqdiff.reading.limits import FILE_BYTES

    mine = tmp_path / "mine"
    mine.mkdir()
    shutil.copy(next(folder.glob("*.txt")), mine / "report.txt")
    for name in (".hidden.txt", "~$report.docx", "picture.png"):
        (mine / name).write_bytes(b"x")
    os.mkfifo(mine / "pipe.txt")
    with (mine / "huge.txt").open("wb") as file:
        file.truncate(FILE_BYTES + 1)
    with Corpus(tmp_path / "c.duckdb") as corpus:
        done = corpus.add(mine, processes=1)
    assert (done.files, done.added, len(done.failed)) == (2, 1, 1) and "huge.txt" in done.failed[0]


@pytest.mark.parametrize("folder_of", ["samples", "samples/docx"])
def test_corpus_gives_samples_back_whole(folder_of: str, tmp_path: Path, rules: RuleSet) -> None:
    with Corpus(tmp_path / "c.duckdb") as corpus:
        corpus.add(*(p for p in (ROOT / folder_of).iterdir() if p.suffix in (".txt", ".docx")), processes=1)
        for source, sha in corpus.sql("SELECT source, sha256 FROM reports").rows:
            assert corpus.report(sha) == read_report(source, rules)
        kinds = {kind for (kind,) in corpus.sql("SELECT DISTINCT kind FROM remarks").rows}
        grids = corpus.sql("SELECT width, len(cells) FROM grids").rows
    assert bool(grids) == (folder_of == "samples/docx") and all(cells % (2 * width) == 0 for width, cells in grids)
    assert kinds or folder_of == "samples"


def test_corpus_gives_reports_back_whole(folder: Path, db: Path, rules: RuleSet) -> None:
    with Corpus(db) as corpus:
        for source, sha in corpus.sql("SELECT source, sha256 FROM reports ORDER BY source").rows:
            assert corpus.report(sha) == read_report(source, rules)


def test_corpus_compares_as_two_files_are_compared(folder: Path, db: Path, rules: RuleSet) -> None:
    with Corpus(db) as corpus:
        joined = "comparisons JOIN reports o ON o.sha256 = old JOIN reports n ON n.sha256 = new"
        pairs = corpus.sql(f"SELECT o.source, n.source, old, new, old_year, new_year FROM {joined} ORDER BY 1").rows
        assert len(pairs) == 4 and all(new == old + 1 for *_, old, new in pairs)
        for old_file, new_file, old, new, *_ in pairs:
            found = compare(*(read_report(file, rules) for file in (old_file, new_file)), rules)
            assert corpus.comparison(old, new) == found
            of_pair = f"WHERE old_report = '{old}' ORDER BY position"
            told = corpus.sql(f"SELECT key, verdict FROM follow_through {of_pair}").rows
            assert told == tuple((row.key, row.verdict.value) for row in found.follow_up)
            told = corpus.sql(f"SELECT name, verdict FROM continuity {of_pair}").rows
            assert told == tuple((row.name, row.verdict.value) for row in found.targets)


def test_corpus_compare_does_only_what_is_new(own: Path, folder: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    shutil.copytree(folder, more)
    next_year = write_reports(tmp_path / "scratch", 8, years=4)[3]
    with Corpus(own) as corpus:
        again = corpus.compare(processes=1)
        assert (again.pairs, again.compared, again.known) == (4, 0, 4)
        corpus.add(next_year, processes=1)
        done = corpus.compare(processes=1)
    assert (done.pairs, done.compared, done.known) == (5, 1, 4)


def test_corpus_in_processes_gives_the_same_rows(folder: Path, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "two.duckdb"
    with Corpus(path) as corpus:
        corpus.add(folder, processes=2)
        corpus.compare(processes=2)
    assert rows_of(path) == rows_of(db)


def test_corpus_reads_a_changed_file_anew_and_forgets_the_old_one(folder: Path, tmp_path: Path) -> None:
    mine, path = tmp_path / "mine", tmp_path / "c.duckdb"
    shutil.copytree(folder, mine)
    changed = sorted(mine.glob(f"*{FIRST + 1}.txt"))[0]
    with Corpus(path) as corpus:
        corpus.add(mine, processes=1)
        corpus.compare(processes=1)
        before = corpus.status().rows
        text = changed.read_text(encoding="utf-8")
        changed.write_text(text.replace("地区生产总值增长", "地区生产总值预计增长"), encoding="utf-8")
        done = corpus.add(mine, processes=1)
        assert (done.added, done.replaced) == (1, 1)
        assert corpus.status().rows["comparisons"] == before["comparisons"] - 2
        corpus.compare(processes=1)
        assert corpus.status().rows["reports"] == before["reports"]
        assert corpus.status().rows["comparisons"] == before["comparisons"]
        changed.write_text(NO_REPORT, encoding="utf-8")
        done = corpus.add(mine, processes=1)
        assert done.replaced == 1 and len(done.failed) == 2
        assert corpus.status().rows["reports"] == before["reports"] - 1


def test_corpus_reads_anew_with_other_rules(own: Path, folder: Path, rules_dir: Any) -> None:
    mine = load_rules([rules_dir(indicators="- {id: gdp, aliases_add: [总产出]}")])
    with Corpus(own, mine) as corpus:
        assert corpus.status().other_rules == 6
        done = corpus.add(folder, processes=1)
        assert (done.added, done.known, done.doubled) == (6, 0, 1)
        assert corpus.status().other_rules == 0 and corpus.status().rows["reports"] == 6
        assert corpus.status().rows["comparisons"] == 0
        assert corpus.compare(processes=1).compared == 4


def test_corpus_answers_everyday_questions(db: Path) -> None:
    with Corpus(db) as corpus:
        targets = corpus.query(indicator="GDP", role="target", place="澜川")
        assert {row["year"] for row in targets} == {FIRST, FIRST + 1, FIRST + 2}
        assert {row["indicator"] for row in targets} == {"gdp"} and {row["role"] for row in targets} == {"target"}
        assert {row["place"] for row in targets} == {"澜川市"}
        assert corpus.query(indicator="GDP", role="target", place="澜川市") == targets
        one_year = corpus.query(indicator="gdp", year=FIRST, role="target")
        assert {row["year"] for row in one_year} == {FIRST} and len({row["place"] for row in one_year}) == 2
        by_name = corpus.query(indicator="茶叶")
        assert len(by_name) and all("茶叶" in row["name"] for row in by_name)
        missed = corpus.query(verdict="missed", place="澜川")
        count = corpus.sql("SELECT count(*) FROM verdicts WHERE verdict = 'missed' AND place = '澜川市'").rows
        assert count == ((len(missed),),) and len(missed)
        assert all(row["old_quote"] and row["new_quote"] and row["why"] for row in missed)
        with pytest.raises(CorpusError, match="--role"):
            corpus.query(verdict="met", role="target")


def test_corpus_places_are_one_by_their_rank() -> None:
    from cqdiff.corpus.pairing import Head, pair_up
    from cqdiff.corpus.work import Pair
    from cqdiff.places import meant_by, one_name_each

    names = ["霁川市", "霁川", "岚江省", "岚江市", "岚江", "霁川市溪口区"]
    filed = one_name_each(names)
    assert filed["霁川"] == "霁川市" and filed["岚江"] == "岚江" and filed["岚江省"] == "岚江省"
    assert meant_by("霁川", names) == meant_by("霁川市", names) == ["霁川", "霁川市"]
    assert meant_by("岚江省", names) == ["岚江省"] and meant_by("溪口", names) == ["霁川市溪口区"]
    assert meant_by("岚江", names) == ["岚江", "岚江市", "岚江省"] and meant_by("远方", names) == []
    heads = [
        Head("a", "1", "霁川", "plan_report", 2020),
        Head("b", "2", "霁川市", "plan_report", 2021),
        Head("c", "3", "岚江省", "plan_report", 2020),
        Head("d", "4", "岚江市", "plan_report", 2021),
        Head("e", "5", "霁川市", "work_report", 2022),
        Head("f", "6", "霁川市", "plan_report", 2021),
        Head("g", "7", "", "plan_report", 2021),
        Head("h", "8", "霁川市", "work_report", 2023),
    ]
    paired = pair_up(heads)
    assert {pair for chain in paired.chains for pair in chain} == {Pair("a", "b"), Pair("b", "e"), Pair("e", "h")}
    assert [head.sha256 for head, _ in paired.left_out] == ["f", "g"]


def test_corpus_a_report_in_two_formats_answers_once(tmp_path: Path) -> None:
    (one,) = write_reports(tmp_path, 1)
    one.with_name("again.txt").write_text(one.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with Corpus(tmp_path / "c.duckdb") as corpus:
        assert corpus.add(tmp_path, processes=1).added == 2
        assert {row["source"] for row in corpus.query(place="澜川")} == {str(tmp_path / "again.txt")}


def test_corpus_units_compare_by_their_family(tmp_path: Path) -> None:
    for city, area in (("澜川", "612万亩"), ("溟泽", "40.8万公顷")):
        text = write_reports(tmp_path / "scratch", 1)[0].read_text(encoding="utf-8").replace("澜川", city)
        changed = re.sub("耕地保有量[^，。；]*", f"耕地保有量不低于{area}", text)
        target = tmp_path / "reports" / f"{city}.txt"
        target.parent.mkdir(exist_ok=True)
        target.write_text(changed, encoding="utf-8")
    with Corpus(tmp_path / "c.duckdb") as corpus:
        corpus.add(tmp_path / "reports", processes=1)
        rows = [row for row in corpus.query(indicator="耕地保有量", role="target") if row["headline"]]
    assert {row["unit"] for row in rows} == {"万亩", "万公顷"}
    assert {(row["family"], row["base_value"]) for row in rows} == {("area", 6_120_000.0)}


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE reports",
        "INSERT INTO about VALUES ('a', 'b')",
        "COPY reports TO 'stolen.csv'",
        "SELECT * FROM read_text('/etc/passwd')",
        "ATTACH 'other.duckdb' AS other",
        "SET enable_external_access = true",
        "SELECT 1; DELETE FROM reports",
        "SELECT * FROM nowhere",
    ],
)
def test_corpus_sql_changes_nothing_and_reaches_no_file(
    statement: str, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = db.read_bytes()
    with Corpus(db) as corpus, pytest.raises(CorpusError) as caught:
        corpus.sql(statement)
    assert "\n" not in str(caught.value)
    assert db.read_bytes() == before and not list(tmp_path.iterdir())


def test_corpus_names_without_an_indicator(db: Path) -> None:
    with Corpus(db) as corpus:
        found = corpus.unknown(10)
        count = corpus.sql("SELECT count(*) FROM figures WHERE indicator IS NULL AND name = "
                           f"'{found[0].name}'").rows  # fmt: skip
    assert count == ((found[0].figures,),) and found[0].places == 2
    assert [name.figures for name in found] == sorted((name.figures for name in found), reverse=True)
    assert all(len(name.nearest) == 3 and name.clause for name in found)
    assert all(near.likeness >= name.nearest[-1].likeness for name in found for near in name.nearest)


def test_corpus_exports_every_table(db: Path, tmp_path: Path) -> None:
    with Corpus(db) as corpus:
        written = corpus.export(tmp_path / "out")
    back = {path.stem: duckdb.sql(f"FROM '{path}'").fetchall() for path in written}
    assert {name: sorted(rows, key=repr) for name, rows in back.items()} == rows_of(db)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(p.name for p in written)


def test_corpus_says_what_is_wrong_with_a_database(tmp_path: Path, folder: Path, db: Path) -> None:
    text = tmp_path / "text.duckdb"
    text.write_text("说明" * 2000, encoding="utf-8")
    foreign, newer = tmp_path / "foreign.duckdb", tmp_path / "newer.duckdb"
    with duckdb.connect(str(foreign)) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    shutil.copy(db, newer)
    with duckdb.connect(str(newer)) as connection:
        connection.execute("UPDATE about SET value = '99'")
    for path, word in ((text, "不是"), (foreign, "不是"), (newer, "99"), (tmp_path / "none.duckdb", "没有这个数据库")):
        with pytest.raises(CorpusError, match=word):
            Corpus(path).status()
        if path.exists():
            before = path.read_bytes()
            with pytest.raises(CorpusError, match=word):
                Corpus(path).add(folder, processes=1)
            assert path.read_bytes() == before
    with pytest.raises(CorpusError, match="没有这个数据库"):
        Corpus(tmp_path / "none.duckdb").compare()
    with pytest.raises(InputError, match="nowhere"):
        Corpus(tmp_path / "new.duckdb").add(tmp_path / "nowhere")


def test_corpus_in_use_is_told_with_the_process(own: Path, folder: Path) -> None:
    from cqdiff.corpus.store import open_to_write

    holder = open_to_write(own)
    try:
        done = cqdiff_corpus("status", "--db", str(own), cwd=folder)
    finally:
        holder.close()
    assert done.returncode == 1 and str(os.getpid()) in done.stderr and "Traceback" not in done.stderr


def test_corpus_from_the_command_line(folder: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return cqdiff_corpus(*arguments, "--db", "c.duckdb", cwd=tmp_path)

    done = run("add", str(folder), "--processes", "2")
    assert done.returncode == 0 and done.stdout == "8个文件：新读入6，已在库中0，内容重复1，没读成1\n"
    assert done.stderr.count("\n") == 1 and "note.md" in done.stderr
    assert run("compare").stdout.startswith("4对相连的年份：新比较4")
    assert json.loads(run("status", "--json").stdout)["rows"]["comparisons"] == 4
    rows = json.loads(run("query", "--indicator", "gdp", "--role", "目标", "--json").stdout)["rows"]
    assert rows and all(row["indicator"] == "gdp" for row in rows)
    lines = run("query", "--verdict", "未达", "--csv").stdout.splitlines()
    assert lines[0].startswith("place,year") and len(lines) > 5
    assert "地区生产总值" in run("query", "--indicator", "gdp", "--year", str(FIRST)).stdout
    assert "6" in run("query", "--sql", "SELECT count(*) AS n FROM reports").stdout
    assert len(run("unknown", "--limit", "5").stdout.splitlines()) == 5
    assert len(json.loads(run("unknown", "--json", "--limit", "5").stdout)["rows"]) == 5
    assert (tmp_path / run("export", "out").stdout.splitlines()[0]).is_file()
    for wrong, code in (
        (["query"], 2),
        (["query", "--sql", "SELECT 1", "--year", "2020"], 2),
        (["query", "--role", "甜"], 2),
        (["query", "--verdict", "甜"], 2),
        (["query", "--sql", "SELEC"], 1),
        (["add", "nowhere"], 1),
    ):
        failed = run(*wrong)
        assert failed.returncode == code and failed.stdout == "" and "Traceback" not in failed.stderr, failed.stderr


def test_corpus_report_links_every_pair_to_its_page(db: Path, tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        done = cqdiff_corpus("report", "--db", str(db), "--html", "--lang", lang, cwd=tmp_path)
        assert done.returncode == 0 and done.stdout == "reports/corpus.html\n", done.stderr
        index = (tmp_path / "reports" / "corpus.html").read_text(encoding="utf-8")
        assert "://" not in index and 'style="' not in index
        links = re.findall(r'<a href="([^"]+)"', index)
        pages = {path.relative_to(tmp_path / "reports").as_posix() for path in (tmp_path / "reports").glob("*/*.html")}
        from urllib.parse import unquote

        assert {unquote(link) for link in links} == pages and len(pages) == 4
    with Corpus(db) as corpus:
        row = next(iter(corpus.rates()))
    kept, judged = row["exceeded"] + row["met"], row["exceeded"] + row["met"] + row["missed"]
    assert f"<small>{kept}/{judged}</small>" in index and row["rate"] == pytest.approx(kept / judged)


def test_corpus_report_in_processes_gives_the_same_pages(db: Path, tmp_path: Path) -> None:
    from cqdiff.cli_corpus_report import Task, write_page
    from cqdiff.corpus.engines import each
    from cqdiff.corpus.work import settings_of
    from cqdiff.show.labels import Lang

    with Corpus(db) as corpus:
        pairs = [(row["old"], row["new"]) for row in corpus.rates()]
        packed = settings_of(corpus.rules, "").packed_rules
    for count in (1, 2):
        (tmp_path / str(count)).mkdir()
        tasks = [
            Task(db, packed, *pair, tmp_path / str(count) / f"{at}.html", Lang.ZH) for at, pair in enumerate(pairs)
        ]
        assert sorted(task.target.name for task in each(write_page, tasks, count)) == [f"{at}.html" for at in range(4)]
    for at in range(4):
        assert (tmp_path / "1" / f"{at}.html").read_bytes() == (tmp_path / "2" / f"{at}.html").read_bytes()


def test_corpus_each_tells_that_a_process_died() -> None:
    from cqdiff.corpus.engines import each

    with pytest.raises(CorpusError, match="工作进程中途死了"):
        list(each(os._exit, [3, 3], 2))


def test_corpus_knows_the_contents_of_a_url_by_another_path(own: Path, folder: Path, tmp_path: Path) -> None:
    """A URL tells no contents before it is read: what stood in the database under a path was counted as added."""
    pytest.importorskip("fsspec", reason="needs cqdiff[cluster]")
    (new,) = write_reports(tmp_path / "new", 7, years=3)[6:]
    shutil.copy(new, tmp_path / "new" / "again.txt")
    for path in tmp_path.glob("new/*-*.txt"):
        if path != new:
            path.unlink()
    with Corpus(own) as corpus:
        done = corpus.add(folder.as_uri(), (tmp_path / "new").as_uri(), processes=1)
        assert (done.files, done.added, done.known, done.doubled, len(done.failed)) == (10, 1, 7, 1, 1)
        assert corpus.status().rows["reports"] == 7
        again = corpus.add(folder.as_uri(), processes=1)
        assert (again.added, again.known, again.doubled) == (0, 7, 0)


def test_corpus_query_tells_a_slip_from_a_finding(db: Path, folder: Path, tmp_path: Path) -> None:
    def asked(*arguments: str) -> str:
        done = cqdiff_corpus("query", *arguments, cwd=tmp_path)
        assert done.returncode == 0 and json.loads(done.stdout)["rows"] == []
        return done.stderr

    at = ("--json", "--db", str(db))
    assert "库里没有“甜梦市”的报告；有：" in asked("--place", "甜梦市", *at)
    assert "库里没有指标“甜梦果”" in asked("--indicator", "甜梦果", *at)
    assert asked("--indicator", "gdp", "--year", "1950", *at) == ""
    with Corpus(tmp_path / "new.duckdb") as corpus:
        corpus.add(folder, processes=1)
    assert "请先运行 cqdiff corpus compare" in asked("--verdict", "未达", "--json", "--db", "new.duckdb")


def test_corpus_add_of_a_wrong_path_makes_no_database(tmp_path: Path) -> None:
    done = cqdiff_corpus("add", "nowhere", "--db", "c.duckdb", cwd=tmp_path)
    assert done.returncode == 1 and "找不到这个文件夹" in done.stderr and not list(tmp_path.iterdir())


def test_corpus_is_imported_when_it_is_asked_for() -> None:
    code = (
        "import sys, cqdiff; assert not {m for m in sys.modules if m.split('.')[0] in "
        "('duckdb', 'rich', 'typer', 'yaml', 'pandas', 'distributed')}; assert 'cqdiff.corpus' not in sys.modules; "
        "assert cqdiff.Corpus.__name__ == 'Corpus'; assert 'duckdb' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert "Corpus" in cqdiff.__all__
    with pytest.raises(AttributeError):
        _ = cqdiff.nothing  # type: ignore[attr-defined]


def test_corpus_progress_tells_rate_and_remaining_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cqdiff.show import progress

    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    with progress.Counting("{0:.1f}份/秒", watched=True) as counting:
        for done in range(1, 6):
            time.sleep(0.15)
            counting.update(done, 20, f"/folder/report-{done}.txt")
    told = capsys.readouterr().err
    assert re.search(r"\d\.\d份/秒", told) and re.search(r"5/20", told) and "report-5.txt" in told, told
    assert re.search(r"0:00:0\d", told)
    with progress.Counting("{0}", watched=False) as counting:
        counting.update(1, 2, "x")
    assert capsys.readouterr().err == ""
