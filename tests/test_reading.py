"""Reading: encodings, line ends, folding, and one clear line for what can't be read."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from cqdiff.errors import InputError
from cqdiff.reading import read_document

TEXT = "一、２０２４年工作回顾\n地区生产总值增长5.8％，粮食产量达到102.5万吨，的确不易。\n二、2025年重点工作\n"


def write(folder: Path, data: bytes, name: str = "report.txt") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("\n", "\r\n").encode("utf-16"),
    ],
)
def test_read_document_gives_the_same_text_in_every_encoding(tmp_path: Path, data: bytes) -> None:
    document = read_document(write(tmp_path, data))
    assert document.text == TEXT
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_read_document_folds_digits_and_keeps_punctuation_and_length(tmp_path: Path) -> None:
    text = "２０２５年（ＧＤＰ）增长５．５％－６％，第①、㎡！？；：“ｋｍ”　＋３"
    document = read_document(write(tmp_path, text.encode()))
    assert document.folded == "2025年（GDP）增长5.5%-6%，第①、㎡！？；：“km” +3"
    assert len(document.folded) == len(document.text)


def test_read_document_keeps_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, TEXT.encode())
    monkeypatch.chdir(tmp_path)
    assert read_document("./report.txt").source == "./report.txt"


def test_read_document_reads_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    document = read_document("-")
    assert (document.source, document.text) == ("-", TEXT)


def test_read_document_reads_a_file_cut_off_inside_a_character(tmp_path: Path) -> None:
    data = (TEXT * 20).encode()[:-2]
    assert read_document(write(tmp_path, data)).text.startswith(TEXT)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "内容为空"),
        ("　 \n\t\r\n".encode(), "只有空白"),
        (b"%PDF-1.7 and more", "PDF"),
        (b"PK\x03\x04....word/document.xml", "Word"),
        (b"PK\x03\x04....xl/workbook.xml", "Excel"),
        (b"PK\x03\x04....", "压缩文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
        (b"<!DOCTYPE html><html>", "网页"),
        (bytes(range(256)) * 8, "不是文本文件"),
        (b"\x00\x01\x02\x03" * 64, "不是文本文件"),
    ],
)
def test_read_document_says_in_one_line_what_a_bad_file_is(tmp_path: Path, data: bytes, said: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(InputError) as caught:
        read_document(path)
    line = str(caught.value)
    assert said in line and path in line and "请" in line and "\n" not in line


def test_read_document_says_that_a_file_is_missing_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到这个文件"):
        read_document(str(tmp_path / "none.txt"))
    with pytest.raises(InputError, match="是文件夹"):
        read_document(str(tmp_path))
    with pytest.raises(InputError, match="无法读取"):
        read_document("bad\x00name")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_read_document_says_that_permission_is_missing(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT.encode())
    os.chmod(path, 0)
    with pytest.raises(InputError, match="没有读取权限"):
        read_document(path)
