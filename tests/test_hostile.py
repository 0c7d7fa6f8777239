"""Text written to exhaust patience: time grows as the text does, whatever is repeated how often."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from files import BODY

from cqdiff import pipeline
from cqdiff.figures.sentences import sentences_of

_LENGTH = 40_000
_SECONDS = 40
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
