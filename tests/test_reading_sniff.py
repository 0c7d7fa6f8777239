"""What a file is, its bytes tell: names only raise a note where they say something else."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from files import BODY, docx, page, para, zipped

from cqdiff import cli
from cqdiff.reading.content import Refused
from cqdiff.reading.sniff import Format, format_of, mismatch

WORD = docx("".join(para(line) for line in BODY.splitlines()))


@pytest.mark.parametrize(
    ("data", "extension", "found"),
    [
        (BODY.encode(), ".txt", Format.TEXT),
        (BODY.encode(), ".pdf", Format.TEXT),
        (BODY.encode("utf-16"), "", Format.TEXT),
        (b"<6% growth", ".txt", Format.TEXT),
        (b"BM is how this text begins", "", Format.TEXT),
        (b"<div align=center><p>a</p></div>", ".md", Format.TEXT),
        (b"<div align=center><p>a</p></div>", ".html", Format.HTML),
        (b"<div align=center><p>a</p></div>", "", Format.HTML),
        (b"title<br>text", ".htm", Format.HTML),
        (b"plain", ".htm", Format.TEXT),
        (b"\xef\xbb\xbf\n<!doctype html>", ".txt", Format.HTML),
        (b"<!-- saved from url -->\n<HTML>", "", Format.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">', "", Format.HTML),
        ("<html>".encode("utf-16"), "", Format.HTML),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "", Format.MHTML),
        (b"%PDF-1.4", ".txt", Format.PDF),
        (b"\n\njunk%PDF-1.4", "", Format.PDF),
        (WORD, ".zip", Format.DOCX),
        (zipped({"[Content_Types].xml": "", "word/document2.xml": ""}), "", Format.DOCX),
    ],
)
def test_format_is_told_by_content(data: bytes, extension: str, found: Format) -> None:
    assert format_of(data, extension) is found


def test_format_that_is_not_read_names_the_way_out() -> None:
    with pytest.raises(Refused, match="LibreOffice"):
        format_of(b"{\\rtf1", ".docx")


@pytest.mark.parametrize(
    ("found", "extension", "noted"),
    [
        (Format.DOCX, ".docx", False),
        (Format.DOCX, ".txt", True),
        (Format.HTML, ".doc", True),
        (Format.HTML, ".mht", False),
        (Format.TEXT, ".md", False),
        (Format.TEXT, ".pdf", True),
        (Format.PDF, "", False),
        (Format.TEXT, ".2025", False),
    ],
)
def test_mismatch_is_noted_where_a_name_misleads(found: Format, extension: str, noted: bool) -> None:
    assert bool(mismatch(found, extension)) is noted


def test_misnamed_file_is_read_and_noted(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("docx")
    path = tmp_path / "report.txt"
    path.write_bytes(WORD)
    assert cli.main(["outline", str(path), "--json"]) == 0
    out, err = capfd.readouterr()
    note = f"{path}：扩展名是 .txt，内容是Word 文档（.docx），已按内容读取"
    assert err == f"cqdiff: {note}\n" and json.loads(out)["report"]["notes"][0] == note
    assert cli.main(["compare", str(path), "--json"]) == 0
    out, err = capfd.readouterr()
    assert note in json.loads(out)["warnings"] and note in err
    assert cli.main(["extract", str(path), "--lang", "en"]) == 0
    assert "named .txt" in capfd.readouterr().err


def test_every_format_comes_by_stdin(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("docx")
    pytest.importorskip("selectolax.lexbor")
    texts = []
    for data in (BODY.encode(), WORD, page(BODY).encode("gbk")):
        fed = io.BytesIO(data)
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=fed))
        assert cli.main(["outline", "-", "--text"]) == 0
        texts.append(capfd.readouterr().out)
    assert texts[0] == texts[1] == texts[2] == BODY


def test_text_goes_to_a_terminal_without_control_characters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from cqdiff.show.plain import visible

    steering = "增长\x1b[31m6%\u202e\r\x07\n次\t行"
    assert visible(steering) == "增长�[31m6%���\n次\t行" and len(visible(steering)) == len(steering)
