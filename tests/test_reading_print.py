"""What LibreOffice and Chromium print of a report reads as the report itself."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")

from files import plain_docx, sample
from printing import CHROMIUM, WRITER, converted, has_chinese_font, printed_page
from test_reading_docx import facts

from cqdiff import pipeline
from cqdiff.reading.pdf_glyphs import Glyph
from cqdiff.reading.pdf_lines import _groups


def written(text: str, places: list[float]) -> list[Glyph]:
    return [Glyph(sign, at, at + 10, 100.0, 11.0) for sign, at in zip(text, places, strict=True)]


def test_signs_of_one_font_may_be_written_before_what_they_enclose() -> None:
    """LibreOffice writes “ ” of one font, then 十五五 of another between them, then goes on behind."""
    line = written("施“”十五五规", [0, 10, 50, 20, 30, 40, 60])
    assert [[g.text for g in group] for group in _groups(line)] == [list("施“十五五”规")]


def test_a_cell_to_the_left_is_no_gap() -> None:
    right_first = written("乙丙甲", [200, 210, 20])
    assert [[g.text for g in group] for group in _groups(right_first)] == [["乙", "丙"], ["甲"]]


@pytest.mark.skipif(WRITER is None, reason="needs LibreOffice's lowriter (Debian: apt install libreoffice-writer)")
@pytest.mark.parametrize("year", [2025, 2026])
def test_pdf_that_libreoffice_prints_reads_as_its_text(tmp_path: Path, year: int) -> None:
    text, document = tmp_path / "sample.txt", tmp_path / "sample.docx"
    text.write_text(sample(year), encoding="utf-8")
    document.write_bytes(plain_docx("\n".join(line for line in sample(year).splitlines() if line)))
    book = converted(document, "pdf", tmp_path)
    assert facts(pipeline.read_report(str(book))) == facts(pipeline.read_report(str(text)))


@pytest.mark.skipif(CHROMIUM is None or not has_chinese_font(), reason="needs Chromium and a Chinese font")
@pytest.mark.parametrize("year", [2025, 2026])
def test_pdf_that_chromium_prints_reads_as_its_text(tmp_path: Path, year: int) -> None:
    text = tmp_path / "sample.txt"
    text.write_text(sample(year), encoding="utf-8")
    book = printed_page("\n".join(line for line in sample(year).splitlines() if line), tmp_path)
    assert facts(pipeline.read_report(str(book))) == facts(pipeline.read_report(str(text)))
