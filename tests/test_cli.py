"""The command line: what goes where, exit codes, and one clear line for everything that can go wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from factories import commitment, comparison, figure, follow_row, pair, passage, report, section, target_row

import cqdiff
from cqdiff import cli, cli_io, pipeline
from cqdiff.errors import InputError
from cqdiff.models import Kind

ROOT = Path(__file__).parent.parent
RULES = SimpleNamespace(digest="abc", overridden=())

OLD = figure(clause="地区生产总值增长6%左右", headline=True)
JOBS = figure("8万人以上", 8, name="城镇新增就业", indicator=None, unit="万人", id="f2")


@pytest.fixture
def stub(monkeypatch):
    """The command line over reports built by hand: what is read is decided by the path."""
    reports = {
        "old": report(figures=[OLD, JOBS], commitments=[commitment()], source="old"),
        "new": report(figures=[OLD], source="new", plan_year=2025, text=report().text + "附：\n"),
    }

    def read(path, rules=None):
        if path not in reports:
            raise InputError(f"{path}：没有这个文件；请检查路径")
        return reports[path]

    def compare(old, new=None, rules=None):
        rows = (target_row("kept", OLD, OLD, headline=True), target_row("raised", JOBS, JOBS, name="城镇新增就业"))
        follow = (follow_row("met", commitment(), results=(passage("粮食产量达到102.5万吨"),)),)
        warnings = pipeline._doubts(old, new)
        both = {"targets": rows, "follow_up": follow, "sections": (pair("1", "1"),), "warnings": warnings}
        return comparison(old, old if new is None else new, **both)

    monkeypatch.setattr(pipeline, "read_report", read)
    monkeypatch.setattr(pipeline, "read_outline", read)
    monkeypatch.setattr(pipeline, "compare", compare)
    monkeypatch.setattr(cli, "load", lambda directories: RULES)
    monkeypatch.setitem(sys.modules, "cqdiff.words", SimpleNamespace(segmenter_name=lambda: "stub"))
    monkeypatch.setenv("COLUMNS", "100")
    return reports


def run(capfd, *arguments):
    code = cli.main(arguments)
    out, err = capfd.readouterr()
    return code, out, err


def test_cli_version(capfd):
    assert run(capfd, "--version") == (0, f"cqdiff {cqdiff.__version__}\n", "")


def test_cli_without_a_command_shows_help_and_fails(capfd):
    code, out, _ = run(capfd)
    assert code == 2 and "compare" in out and "extract" in out and "outline" in out and "rules" in out
    code, out, err = run(capfd, "rules")
    assert code == 2 and "unknown" in out and err == ""


@pytest.mark.parametrize("command", [(), ("compare",), ("extract",), ("outline",), ("rules",), ("rules", "unknown")])
def test_cli_every_command_has_help(capfd, command):
    code, out, err = run(capfd, *command, "--help")
    assert code == 0 and "Usage: cqdiff" in out and err == ""


def test_cli_compare_json_is_the_only_thing_on_stdout(stub, capfd):
    code, out, err = run(capfd, "compare", "old", "new", "--json")
    data = json.loads(out)
    assert code == 0 and err == "" and data["schema"] == "cqdiff/compare/1"
    assert [t["verdict"] for t in data["targets"]] == ["kept", "raised"]
    assert data["signature"]["inputs"] == [data["old"]["sha256"], data["new"]["sha256"]]
    assert data["signature"]["version"] == cqdiff.__version__ and data["signature"]["rules"] == "abc"
    assert run(capfd, "compare", "old", "new", "--json")[1] == out


def test_cli_compare_shows_tables(stub, capfd):
    code, out, _ = run(capfd, "compare", "old", "new")
    assert code == 0 and "= 持平" in out and "▲ 提高" in out and "✓ 完成" in out and "\x1b" not in out
    code, out, _ = run(capfd, "compare", "old", "new", "--lang", "en")
    assert "▲ raised" in out


def test_cli_compare_one_report_against_itself(stub, capfd):
    code, out, _ = run(capfd, "compare", "old", "--json")
    data = json.loads(out)
    assert code == 0 and data["old"] == data["new"] and len(data["signature"]["inputs"]) == 1


def test_cli_compare_filters(stub, capfd):
    data = json.loads(run(capfd, "compare", "old", "new", "--json", "--only", "raised", "--only", "完成")[1])
    assert [t["verdict"] for t in data["targets"]] == ["raised"] and len(data["follow_up"]) == 1
    data = json.loads(run(capfd, "compare", "old", "new", "--json", "--headline")[1])
    assert [t["verdict"] for t in data["targets"]] == ["kept"] and data["follow_up"] == []
    data = json.loads(run(capfd, "compare", "old", "new", "--json", "--section", "重点工作")[1])
    assert data["targets"] == [] and len(data["follow_up"]) == 1


def test_cli_compare_svg_goes_to_the_file(stub, capfd, tmp_path):
    code, out, err = run(capfd, "compare", "old", "new", "--svg", str(tmp_path / "o.svg"))
    assert code == 0 and out == "" and "o.svg" in err
    assert (tmp_path / "o.svg").read_text(encoding="utf-8").startswith("<svg")
    code, _, err = run(capfd, "compare", "old", "new", "--svg", str(tmp_path / "none" / "o.svg"))
    assert code == 1 and err.startswith("cqdiff: ") and err.count("\n") == 1


def test_cli_extract_json_csv_table(stub, capfd):
    data = json.loads(run(capfd, "extract", "old", "--json")[1])
    assert data["schema"] == "cqdiff/extract/1" and len(data["figures"]) == 2
    rows = list(csv.DictReader(io.StringIO(run(capfd, "extract", "old", "--csv")[1])))
    assert [r["type"] for r in rows] == ["figure", "figure", "commitment"]
    assert rows[0]["value"] == "6" and rows[0]["name"] == "地区生产总值" and rows[2]["verb"] == "开工建设"
    assert rows[0]["section_title"] == "2024年主要目标" and rows[0]["binding"] == ""
    code, out, _ = run(capfd, "extract", "old")
    assert code == 0 and "城镇新增就业 8万人" in out


def test_cli_csv_text_is_never_a_formula(stub, capfd):
    stub["old"] = report(figures=[figure(name='=HYPERLINK("x")', value=-3)])
    row = next(csv.DictReader(io.StringIO(run(capfd, "extract", "old", "--csv")[1])))
    assert row["name"] == '\'=HYPERLINK("x")' and row["value"] == "-3"


def test_cli_outline_json_text_tree(stub, capfd):
    data = json.loads(run(capfd, "outline", "old", "--json")[1])
    assert data["schema"] == "cqdiff/outline/1" and [s["id"] for s in data["sections"]] == ["1", "2", "3", "3.1"]
    assert run(capfd, "outline", "old", "--text")[1] == stub["old"].text
    assert "└── （一）加快基础设施建设" in run(capfd, "outline", "old")[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("compare",), "OLD"),
        (("compare", "old", "new", "third"), "third"),
        (("compare", "old", "new", "--only", "better"), "better"),
        (("compare", "old", "new", "--section", "没有"), "没有"),
        (("compare", "old", "new", "--lang", "fr"), "fr"),
        (("compare", "-", "-"), "标准输入"),
        (("extract", "old", "--json", "--csv"), "--csv"),
        (("outline", "old", "--json", "--text"), "--text"),
        (("nonsense",), "nonsense"),
        (("compare", "old", "--frobnicate"), "--frobnicate"),
    ],
)
def test_cli_wrong_usage_is_one_line_and_exit_2(stub, capfd, arguments, told):
    code, out, err = run(capfd, *arguments)
    assert (code, out) == (2, "") and err.startswith("cqdiff: ") and told in err and err.count("\n") == 1


def test_cli_unusable_input_is_one_line_and_exit_1(stub, capfd):
    code, out, err = run(capfd, "compare", "old", "absent\x1b[31m")
    assert (code, out) == (1, "") and err == "cqdiff: absent[31m：没有这个文件；请检查路径\n"


def test_cli_order_swapped_warns_and_goes_on(stub, capfd):
    code, out, err = run(capfd, "compare", "new", "old", "--json")
    assert code == 0 and json.loads(out)["warnings"] and "顺序可能颠倒" in err and err.startswith("cqdiff: ")
    assert "order seems swapped" in run(capfd, "compare", "new", "old", "--lang", "en")[2]


def test_cli_same_file_twice_warns_and_goes_on(stub, capfd):
    code, _, err = run(capfd, "compare", "old", "old")
    assert code == 0 and "完全相同" in err and err.count("\n") == 1


def test_cli_different_places_warns_and_goes_on(stub, capfd):
    stub["new"] = report(source="new", plan_year=2025, place="雾山市", text=report().text + "附：\n")
    code, _, err = run(capfd, "compare", "old", "new")
    assert code == 0 and "云川市、雾山市" in err
    stub["new"] = report(source="new", plan_year=2025, place="云川", text=report().text + "附：\n")
    assert run(capfd, "compare", "old", "new")[2] == ""


def test_cli_different_kinds_of_report_warns_and_goes_on(stub, capfd):
    text = report().text + "附：\n"
    stub["old"] = report(figures=[OLD], source="old", kind=Kind.PLAN_REPORT)
    stub["new"] = report(figures=[OLD], source="new", plan_year=2025, text=text, kind=Kind.WORK_REPORT)
    code, _, err = run(capfd, "compare", "old", "new")
    assert code == 0 and "体裁不同（计划报告、政府工作报告）" in err
    assert "differ in detail" in run(capfd, "compare", "old", "new", "--lang", "en")[2]


def test_cli_years_apart_or_equal_warns_and_goes_on(stub, capfd):
    for year, told in ((2027, "不相连"), (2024, "计划年都是2024年")):
        stub["new"] = report(source="new", plan_year=year, text=report().text + "附：\n")
        code, _, err = run(capfd, "compare", "old", "new")
        assert code == 0 and told in err
    stub["new"] = report(source="new", plan_year=None, text=report().text + "附：\n")
    assert run(capfd, "compare", "old", "new")[2] == ""


def test_cli_report_without_plan_or_review_part_warns_and_goes_on(stub, capfd):
    review = section("2023年计划执行情况")
    stub["old"] = report(source="old", parts=[section("2023年计划执行情况", part="review")])
    stub["new"] = report(source="new", parts=[review], plan_year=2025, text=report().text + "附：\n")
    code, _, err = run(capfd, "compare", "old", "new")
    assert code == 0 and "old：没有认出计划年的部分" in err and "new：没有认出回顾部分" in err


def test_pipeline_text_that_is_no_report_is_refused():
    with pytest.raises(InputError, match="不像"):
        pipeline._require_report(report(parts=[], kind=Kind.UNKNOWN))
    pipeline._require_report(report(parts=[], kind=Kind.WORK_REPORT))


def test_cli_bug_is_one_line_and_details_on_demand(stub, capfd, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError("one\ntwo")

    monkeypatch.setattr(pipeline, "compare", broken)
    code, out, err = run(capfd, "compare", "old", "new")
    assert (code, out) == (1, "") and "ZeroDivisionError" in err and "CQDIFF_DEBUG=1" in err
    assert "Traceback" not in err
    monkeypatch.setenv("CQDIFF_DEBUG", "1")
    assert "Traceback" in run(capfd, "compare", "old", "new")[2]


def test_cli_interrupted_is_130(stub, capfd, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "compare", interrupted)
    assert run(capfd, "compare", "old", "new") == (130, "", "")


def test_cli_rules_from_the_environment_come_before_those_of_the_option(monkeypatch):
    monkeypatch.setenv("CQDIFF_RULES", os.pathsep.join(["a", "", "b"]))
    assert cli_io.rule_dirs([Path("c")]) == (Path("a"), Path("b"), Path("c"))
    monkeypatch.delenv("CQDIFF_RULES")
    assert cli_io.rule_dirs(None) == ()


def test_cli_progress_shows_only_to_a_patient_watcher(monkeypatch, capfd):
    from cqdiff.show import progress

    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    with progress.Waiting(2, watched=False) as waiting:
        waiting.step("[b]a")
    with progress.Waiting(2, watched=True) as waiting:
        waiting.step("[b]a")
        time.sleep(0.3)
        waiting.step("b")
    out, _ = capfd.readouterr()
    assert out == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["compare"], "缺少 OLD（cqdiff compare --help 列出用法）"),
        (["compare", "a", "b", "c"], "多出的参数：c"),
        (["compare", "--foo", "a"], "没有选项 --foo"),
        (["compare", "--onl", "a"], "没有选项 --onl；相近的有 --json, --only"),
        (["compar"], "没有命令 compar；相近的有 compare"),
        (["wrong"], "没有命令 wrong"),
        (["compare", "a", "--lang", "fr"], "--lang：没有“fr”；可用：'zh', 'en'"),
        (["compare", "a", "--only", "foo"], "--only：没有结论“foo”"),
        (["compare", "--json=3", "a"], "选项 --json 后面不带值"),
        (["corpus", "status", "--db"], "选项 --db 后面要有值"),
        (["corpus", "status"], "缺少选项 --db"),
        (["corpus", "query", "--db", "x", "--year", "abc"], "--year：“abc”不是整数"),
    ],
)
def test_cli_wrong_usage_is_told_in_one_language(arguments, told, capfd, monkeypatch):
    monkeypatch.delenv("CQDIFF_DB", raising=False)
    code, out, err = run(capfd, *arguments)
    assert (code, out) == (2, "") and err.startswith(f"cqdiff: {told}") and "--help 列出用法）" in err


# From here on the real thing, in a process of its own.

REPORT = (
    """云川市{year}年国民经济和社会发展计划执行情况与{next}年国民经济和社会发展计划草案的报告
一、{year}年国民经济和社会发展计划执行情况
（一）经济平稳增长。地区生产总值增长{result}%，粮食产量达到102.5万吨。云川北站开工建设。"""
    + (
        "全市上下坚持稳字当头，统筹做好各项工作，产业基础更加稳固，城乡面貌不断改善，营商环境继续优化，群众生活稳步提高，社会保持和谐安定。"
        * 3
    )
    + """
二、{next}年主要预期目标
地区生产总值增长{target}左右，城镇新增就业8万人以上。
三、{next}年重点工作
（一）加快基础设施建设。开工建设云川北站，出台养老服务条例。
"""
)


def cqdiff_process(*arguments, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **options.pop("env", {})}
    command = [sys.executable, "-c", "from cqdiff.cli import entry; entry()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, **options)


@pytest.fixture(scope="module")
def pair_of_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    old, new = folder / "old.txt", folder / "new.txt"
    old.write_text(REPORT.format(year=2023, next=2024, result="5.8", target="6%"), encoding="utf-8")
    new.write_text(REPORT.format(year=2024, next=2025, result="6.2", target="5.5%"), encoding="utf-8")
    return old, new


def test_cli_process_compares_two_files(pair_of_files):
    done = cqdiff_process("compare", *pair_of_files, "--json")
    assert done.returncode == 0 and done.stderr == ""
    data = json.loads(done.stdout)
    growth = next(t for t in data["targets"] if t["indicator"] == "gdp")
    assert growth["verdict"] == "lowered"
    assert cqdiff_process("compare", *pair_of_files, "--json").stdout == done.stdout


def test_cli_process_reads_stdin(pair_of_files):
    done = cqdiff_process("extract", "-", "--json", input=pair_of_files[0].read_text(encoding="utf-8"))
    assert done.returncode == 0 and json.loads(done.stdout)["figures"]


def test_cli_process_offsets_fit_outline_text(pair_of_files):
    text = cqdiff_process("outline", pair_of_files[0], "--text").stdout
    for row in json.loads(cqdiff_process("extract", pair_of_files[0], "--json").stdout)["figures"]:
        assert text[row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize(
    "content", [None, "folder", b"", b"  \n", bytes(range(256)) * 20, "今天天气很好。\n".encode() * 50]
)
def test_cli_process_bad_input_is_one_line(pair_of_files, tmp_path, content):
    bad = tmp_path / "bad.txt"
    if content == "folder":
        bad.mkdir()
    elif content is not None:
        bad.write_bytes(content)
    for arguments in (
        ("extract", bad),
        ("compare", pair_of_files[0], bad),
        ("compare", bad, pair_of_files[0], "--json"),
    ):
        done = cqdiff_process(*arguments)
        assert done.returncode == 1 and done.stdout == ""
        assert done.stderr.startswith("cqdiff: ") and done.stderr.count("\n") == 1 and "bad.txt" in done.stderr


def test_cli_process_broken_rules_name_the_file(pair_of_files, tmp_path):
    (tmp_path / "indicators.yaml").write_text("- id: gdp\n  id: gdp\n  better: sideways\n", encoding="utf-8")
    for arguments in (("compare", *pair_of_files, "--rules", tmp_path), ("rules", "check", tmp_path)):
        done = cqdiff_process(*arguments)
        assert done.returncode == 1 and done.stdout == "" and "Traceback" not in done.stderr
        assert "indicators.yaml" in done.stderr
    done = cqdiff_process("rules", "check", env={"CQDIFF_RULES": str(tmp_path)})
    assert done.returncode == 1 and "indicators.yaml" in done.stderr


def test_cli_process_rules_check_show_init(tmp_path):
    assert cqdiff_process("rules", "check").returncode == 0
    shown = cqdiff_process("rules", "show", "gdp").stdout
    assert "地区生产总值" in shown and "indicators.yaml" in shown
    assert cqdiff_process("rules", "show", "国内生产总值").stdout == shown
    assert cqdiff_process("rules", "show", "没有这个").returncode == 1
    assert "gdp" in cqdiff_process("rules", "show").stdout
    folder = tmp_path / "new" / "rules"
    assert cqdiff_process("rules", "init", folder).returncode == 0
    assert {p.name for p in folder.iterdir()} >= {"indicators.yaml", "units.yaml", "phrasing.yaml", "headings.yaml"}
    again = cqdiff_process("rules", "init", folder)
    assert again.returncode == 1 and "不会覆盖" in again.stderr
    assert cqdiff_process("rules", "check", folder).returncode == 0


def test_cli_process_rules_unknown_counts_names(tmp_path):
    text = REPORT.format(year=2023, next=2024, result="5.8", target="6%")
    (tmp_path / "r.txt").write_text(text.replace("粮食产量", "粮食收购产量"), encoding="utf-8")
    done = cqdiff_process("rules", "unknown", tmp_path / "r.txt")
    rows = {row[1]: row for row in (line.split("\t") for line in done.stdout.splitlines())}
    assert done.returncode == 0 and "粮食产量" in rows["粮食收购产量"][2]


def test_cli_process_json_never_imports_rich(pair_of_files):
    code = "import sys; from cqdiff.cli import main; main(sys.argv[1:]); print('rich' in sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, "compare", *map(str, pair_of_files), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.stderr.strip() == "False"


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_cli_process_survives_a_reader_that_leaves(pair_of_files, options):
    command = [
        sys.executable,
        "-c",
        "from cqdiff.cli import entry; entry()",
        "compare",
        *map(str, pair_of_files),
        *options,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    process.stdout.close()
    assert process.stderr.read() == b"" and process.wait() == 0


def test_cli_process_prints_chinese_whatever_the_locale(pair_of_files):
    for arguments in (("compare", *pair_of_files), ("compare", *pair_of_files, "--json")):
        done = cqdiff_process(*arguments, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
        assert done.returncode == 0 and "地区生产总值" in done.stdout and "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_cli_process_interrupt_is_quiet():
    command = [sys.executable, "-c", "from cqdiff.cli import entry; entry()", "extract", "-"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)
    process.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: it returns when the other end reads
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130 and out == b"" and b"Traceback" not in err


INTERRUPTED_LOADING = """
import os, signal, sys
class Finder:
    def find_spec(name, *_):
        if name == "cqdiff.show.labels":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder)
from cqdiff.start import entry
entry()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_cli_process_interrupt_while_it_loads_is_quiet():
    command = [sys.executable, "-c", INTERRUPTED_LOADING, "--version"]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_cli_process_of_the_module_runs():
    command = [sys.executable, "-m", "cqdiff", "--version"]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0 and done.stdout.startswith(b"cqdiff ") and done.stderr == b""
