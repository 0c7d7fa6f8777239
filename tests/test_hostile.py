"""Text written to exhaust patience: time grows as the text does, whatever is repeated how often."""

from __future__ import annotations

import io
import itertools
import signal
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from files import BODY, page, plain_docx

from cqdiff import cli, pipeline
from cqdiff.figures.sentences import sentences_of

_LENGTH = 30_000
_SECONDS = 60
"""Each of these takes about a second; before it was bounded none ended in this time."""

TARGET = "地区生产总值增长6%左右"


@pytest.fixture
def patience() -> Iterator[None]:
    if not hasattr(signal, "SIGALRM"):
        pytest.skip("no alarm on this system")

    def over(*_: object) -> None:
        raise TimeoutError(f"no end after {_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "unit",
    "市 云川市 十 一 1 1、 增长 增长5% 增长5%、 （增长5% 五千 百分之 5万 5—6%、 、 （ “".split(),
)
def test_repetition_without_end_is_read(unit: str, tmp_path: Path) -> None:
    many = unit * (_LENGTH // len(unit))
    for name, text in {
        "line": f"{BODY}{many}\n",
        "list of targets": BODY.replace(TARGET, TARGET + many),
        "title": f"{many}\n{BODY}",
    }.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        found = pipeline.read_report(str(path))
        assert all(found.text[f.start : f.end] == f.quote for f in (*found.figures, *found.commitments))


def test_an_overlong_sentence_is_cut_between_numbers_and_loses_nothing() -> None:
    text = "增长5.25%、" * 2000 + "。下一句增长6%。"
    sentences = list(sentences_of(text, 0, len(text)))
    clauses = [clause for sentence in sentences for clause in sentence.clauses]
    assert "".join(text[a:b] for a, b in clauses) == text.replace("。", "")
    assert max(b - a for a, b in clauses) <= 600 and max(s.end - s.start for s in sentences) <= 1500
    assert not any(text[a] in "0123456789.%" for a, _ in clauses)
    assert all(s.follows for s in sentences[1:-1]) and not sentences[-1].follows


STEERING = ("\x1b[31m", "\x1b]0;t\x07", "\x9b2J", "\b\b", "\x7f", "\u202e", "\u2067", "\u200b", "\ufeff", "\r")


@pytest.mark.parametrize("arguments", [["outline"], ["outline", "--notes"], ["extract"], ["compare"]])
@pytest.mark.parametrize("kind", [".txt", ".html", ".docx"])
def test_no_control_character_of_a_report_reaches_a_terminal(
    arguments: list[str], kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    marks = itertools.cycle(STEERING)
    text = "\n".join(next(marks).join((line[:3], line[3:9], line[9:30], line[30:])) for line in BODY.splitlines())
    text += "\n相关报道：\x1b[2J\n"
    made = {".txt": str.encode, ".html": lambda t: page(t).encode(), ".docx": lambda t: plain_docx(_in_xml(t))}
    path = tmp_path / f"report{kind}"
    path.write_bytes(made[kind](text))
    code = cli.main([arguments[0], str(path), *arguments[1:]])
    out, err = capfd.readouterr()
    assert code == 0 and out
    assert not [c for c in out + err if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n"]


def _in_xml(text: str) -> str:
    """XML has no place for control characters."""
    return "".join(c for c in text if c == "\n" or c >= " ")


def test_csv_and_text_steer_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text(BODY.replace("持续增进", "持续\x1b[31m增进"), encoding="utf-8")
    for arguments in (["extract", "--csv"], ["outline", "--text"]):
        for terminal in (True, False):
            screen = io.StringIO()
            monkeypatch.setattr(screen, "isatty", lambda: terminal, raising=False)  # noqa: B023
            monkeypatch.setattr("sys.stdout", screen)
            assert cli.main([arguments[0], str(path), arguments[1]]) == 0
            assert ("\x1b" in screen.getvalue()) is not terminal
