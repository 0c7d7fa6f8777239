"""Limits: named, adjustable, and the one on time stops what nothing else stops."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from files import BODY

from cqdiff import cli
from cqdiff.reading import limits

SECURITY = Path(__file__).resolve().parent.parent / "SECURITY.md"


@pytest.fixture(autouse=True)
def limits_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in limits.NAMES:
        monkeypatch.setattr(limits, name, getattr(limits, name))


def report(tmp_path: Path, text: str = BODY) -> str:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("CHARACTERS", "100", "文字超过上限（100字）"),
        ("SECTIONS", "2", "标题超过上限（2个）"),
        ("FILE_BYTES", "200", "文件大小超过上限"),
    ],
)
def test_limits_are_set_by_the_environment(
    variable: str,
    value: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    path = report(tmp_path)
    assert cli.main(["outline", path, "--json"]) == 0
    capfd.readouterr()
    monkeypatch.setenv(f"CQDIFF_LIMIT_{variable}", value)
    assert cli.main(["outline", path, "--json"]) == 1
    out, err = capfd.readouterr()
    assert out == "" and told in err and "请" in err and err.count("\n") == 1


def test_a_higher_limit_reads_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = report(tmp_path, BODY + "统筹做好各项工作。\n" * 112_000)
    assert cli.main(["outline", path]) == 1
    monkeypatch.setenv("CQDIFF_LIMIT_CHARACTERS", "2MB")
    assert cli.main(["outline", path]) == 0


@pytest.mark.parametrize(
    ("variable", "told"), [("FIGURES", "数字超过上限（1个）"), ("COMMITMENTS", "承诺超过上限（1个）")]
)
def test_more_figures_or_commitments_than_a_report_has_are_refused(
    variable: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = report(tmp_path, BODY.replace("全市上下", "新建道路5条、学校6所，出台就业促进条例。全市上下"))
    assert cli.main(["extract", path, "--json"]) == 0
    capfd.readouterr()
    monkeypatch.setenv(f"CQDIFF_LIMIT_{variable}", "1")
    assert cli.main(["extract", path, "--json"]) == 1
    out, err = capfd.readouterr()
    assert out == "" and told in err and "请" in err and err.count("\n") == 1


@pytest.mark.parametrize(
    ("variable", "value"), [("CHARACTER", "1"), ("CHARACTERS", "many"), ("SECONDS", "0"), ("MB", "1")]
)
def test_a_limit_that_is_none_is_told(
    variable: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(f"CQDIFF_LIMIT_{variable}", value)
    assert cli.main(["outline", report(tmp_path)]) == 1
    out, err = capfd.readouterr()
    assert out == "" and f"CQDIFF_LIMIT_{variable}={value}" in err and "请改正" in err and err.count("\n") == 1


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="no alarm on this system")
@pytest.mark.parametrize("command", ["outline", "extract", "compare"])
def test_a_rule_that_never_ends_is_stopped(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "headings.yaml").write_text("- id: furniture\n  words_add: ['(?:增+)+尽']\n", encoding="utf-8")
    monkeypatch.setenv("CQDIFF_LIMIT_SECONDS", "1")
    path = report(tmp_path, BODY.replace("全市上下", "增" * 40 + "\n全市上下"))
    assert cli.main([command, path, "--json", "--rules", str(tmp_path)]) == 1
    out, err = capfd.readouterr()
    assert out == "" and "处理时间超过上限（1 秒）" in err and "请确认文件和规则" in err
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_every_limit_is_documented() -> None:
    documented = set(re.findall(r"`([A-Z_]+)`", SECURITY.read_text(encoding="utf-8")))
    assert set(limits.NAMES) <= documented
