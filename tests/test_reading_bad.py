"""Files that can't be used: one line on stderr that says why and what to do, exit code 1, and nothing on stdout."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from files import BODY, docx, page, para, plain_docx, run, table, zipped

from cqdiff import cli
from cqdiff.reading import limits
from cqdiff.reading.content import Refused

ROOT = Path(__file__).resolve().parent.parent
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
SHEET = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
ARCHIVE = b"MIME-Version: 1.0\nContent-Type: multipart/related"
LONG = "统筹做好各项工作。" * 40
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(100)


def cut(data: bytes, share: float = 0.5) -> bytes:
    return data[: int(len(data) * share)]


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


def lying(data: bytes, name: bytes, size: int) -> bytes:
    """An archive whose directory tells another unpacked size of a member."""
    out = bytearray(data)
    at = out.rindex(name)
    struct.pack_into("<I", out, at - 46 + 24, size)
    return bytes(out)


def flagged(data: bytes) -> bytes:
    """An archive whose directory says that its members are encrypted."""
    out = bytearray(data)
    at = out.find(b"PK\x01\x02")
    while at >= 0:
        out[at + 8] |= 1
        at = out.find(b"PK\x01\x02", at + 4)
    return bytes(out)


def doubled() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/document.xml", "<b/>")
    return out.getvalue()


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects; what they lack the parser misses."""
    numbered = b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, given) for i, given in enumerate(objects, 1))
    return b"%PDF-1.7\n" + numbered + b"trailer << /Root 1 0 R >>\n%%EOF"


def stream(data: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(data), filters, data)


BLANK_PAGE = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
)

BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # texts
    "empty": ("a.txt", lambda: b"", "内容为空"),
    "blank": ("a.txt", lambda: " 　\n\t\r\n".encode(), "只有空白"),
    "only a mark": ("a.txt", lambda: b"\xef\xbb\xbf", "只有空白"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 20, "不是文本文件"),
    "null bytes": ("a.txt", lambda: b"\0" * 5000, "不是文本文件"),
    "null in text": ("a.txt", lambda: BODY.encode() + b"\0", "不是文本文件"),
    "damaged throughout": ("a.txt", lambda: BODY.encode().replace(b"\xe5", b"\xff"), "不是文本文件"),
    "lone surrogates": ("a.txt", lambda: b"\xff\xfe" + b"\x00\xd8" * 500, "不是文本文件"),
    "English": ("a.txt", lambda: b"The economy grew by 6%. " * 400, "汉字"),
    "short": ("a.txt", lambda: "增长6%。".encode(), "汉字"),
    "no report": ("a.txt", lambda: "今天天气很好，我们去公园散步吧。\n".encode() * 50, "不像"),
    "too long": ("a.txt", lambda: "增".encode() * (limits.CHARACTERS + 1), "文字超过上限（100万字）"),
    "too large": ("a.txt", lambda: bytes(limits.FILE_BYTES + 1), "文件大小超过上限（64 MB）"),
    "one line of 50 MB": ("a.txt", lambda: BODY.encode() + b"1," * (25 * limits.MB), "文字超过上限（100万字）"),
    "too many headings": (
        "a.txt", lambda: (BODY + "（一）增长5%。\n" * limits.SECTIONS).encode(), "超过上限（5000个）"),
    "surrogates as utf-8": ("a.txt", lambda: ("\ud800" * 4000).encode("utf-8", "surrogatepass"), "不是文本文件"),
    "utf-7": ("a.txt", lambda: BODY.encode("utf-7"), "汉字"),
    "shift-jis": ("a.txt", lambda: ("経済の成長は続く。" * 200).encode("shift-jis"), "不是文本文件"),
    "direction marks alone": ("a.txt", lambda: "\u202e\u200f\u2067".encode() * 500, "汉字"),
    # formats that are not read
    "doc": ("a.doc", lambda: ole("WordDocument"), "soffice --headless --convert-to docx"),
    "wps": ("a.wps", lambda: ole("WordDocument"), ".wps"),
    "xls": ("a.xls", lambda: ole("Workbook"), ".xls"),
    "ppt": ("a.ppt", lambda: ole("PowerPoint Document"), ".ppt"),
    "other ole": ("a.msi", lambda: OLE, "旧版 Office"),
    "docx with a password": ("a.docx", lambda: ole("EncryptedPackage"), "取消密码"),
    "doc named docx": ("a.docx", lambda: ole("WordDocument"), "旧版 Word"),
    "rtf": ("a.rtf", lambda: b"{\\rtf1\\ansi}", "RTF"),
    "xlsx": ("a.xlsx", lambda: zipped(SHEET), "Excel"),
    "pptx": ("a.pptx", lambda: zipped({"ppt/presentation.xml": ""}), "PowerPoint"),
    "ofd": ("a.ofd", lambda: zipped({"OFD.xml": "", "Doc_0/Document.xml": ""}), "OFD"),
    "odt": ("a.odt", lambda: zipped({"mimetype": "", "content.xml": ""}), "OpenDocument"),
    "epub": ("a.epub", lambda: zipped({"META-INF/container.xml": ""}), "EPUB"),
    "pages": ("a.pages", lambda: zipped({"Index/Document.iwa": ""}), "Pages"),
    "zip": ("a.zip", lambda: zipped({"报告.txt": BODY}), "请先解压"),
    "empty zip": ("a.zip", lambda: zipped({}), "空的"),
    "rar": ("a.rar", lambda: b"Rar!\x1a\x07\x00", "RAR"),
    "7z": ("a.7z", lambda: b"7z\xbc\xaf\x27\x1c", "7z"),
    "gzip": ("a.gz", lambda: b"\x1f\x8b\x08", "gzip"),
    "png": ("a.png", lambda: b"\x89PNG\r\n\x1a\n", "OCR"),
    "jpeg": ("a.jpg", lambda: b"\xff\xd8\xff\xe0", "OCR"),
    "tiff": ("a.tif", lambda: b"II*\x00", "OCR"),
    "bmp": ("a.bmp", lambda: b"BM\x36\x00\x00\x00", "OCR"),
    "webp": ("a.webp", lambda: b"RIFF\x00\x00\x00\x00WEBP", "OCR"),
    "heic": ("a.heic", lambda: b"\x00\x00\x00\x18ftypheic", "OCR"),
    "djvu": ("a.djvu", lambda: b"AT&TFORM", "OCR"),
    "caj": ("a.caj", lambda: b"CAJ\x00", "CAJ"),
    "program": ("a.exe", lambda: b"MZ\x90\x00", "程序"),
    "word xml": ("a.xml", lambda: b'<?mso-application progid="Word.Document"?>', "XML 形式的 Word"),
    # Word
    "docx cut off": ("a.docx", lambda: cut(plain_docx(BODY)), "损坏或不完整"),
    "docx without a body": ("a.docx", lambda: docx("", more={"word/document.xml": "<a/>"}), "已损坏"),
    "docx with broken xml": ("a.docx", lambda: docx("<w:p>"), "已损坏"),
    "docx without relations": ("a.docx", lambda: zipped({"word/document.xml": "<a/>"}), "已损坏"),
    "docx without its document": ("a.docx", lambda: docx("", more={"_rels/.rels": "<Relationships/>"}), "已损坏"),
    "docx with a bad checksum": ("a.docx", lambda: lying(docx(para(BODY)), b"word/document.xml", 50), "已损坏"),
    "docx with doubled parts": ("a.docx", doubled, "已损坏"),
    "docx empty": ("a.docx", lambda: docx(para()), "没有文字"),
    "docx of pictures": ("a.docx", lambda: docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "OCR"),
    "docx encrypted in its zip": ("a.docx", lambda: flagged(docx(para(BODY))), "已加密"),
    "docx with entities": ("a.docx", lambda: docx(para("&b;"), prolog=LAUGHS), "实体定义"),
    "docx with entities in styles": (
        "a.docx", lambda: docx(para(BODY), styles=f"{LAUGHS}<w:styles/>"), "实体定义"),
    "docx with entities in utf-16": (
        "a.docx", lambda: docx("", more={"word/document.xml": f"{LAUGHS}<a/>".encode("utf-16")}), "实体定义"),
    "docx with macros": (
        "a.docm",
        lambda: docx(
            para(BODY),
            more={
                "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
                "</Types>"
            },
        ),
        "含宏",
    ),
    "docx in strict xml": (
        "a.docx",
        lambda: docx("", more={"word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'}),
        "Strict",
    ),
    "zip bomb": ("a.docx", lambda: docx(para(BODY), more={"word/media/a.bin": bytes(40 * limits.MB)}), "压缩炸弹"),
    "zip bomb of xml": ("a.docx", lambda: docx(run("增" * 9_000_000)), "超过上限（24 MB）"),
    "zip of many files": (
        "a.docx", lambda: docx("", more={f"word/{i}": "" for i in range(limits.ZIP_ENTRIES)}), "文件数超过上限"),
    "docx of many paragraphs": ("a.docx", lambda: docx("<w:p/>" * (limits.PARAGRAPHS + 1)), "段落数超过上限（10万段）"),
    "docx of nested tables": ("a.docx", lambda: docx(nested(20)), "表格嵌套超过上限"),
    "docx nested beyond parsing": ("a.docx", lambda: docx("<w:sdt>" * 400 + "</w:sdt>" * 400), "已损坏"),
    # web pages
    "html without text": ("a.html", lambda: b"<html><body><div id=app></div></body></html>", "没有报告正文"),
    "html of links": ("a.html", lambda: page("", around=('<a href="/">链接</a>' * 500, "")).encode(), "没有报告正文"),
    "html too large": ("a.html", lambda: b"<html>" + b" " * limits.HTML_BYTES, "网页大小超过上限（16 MB）"),
    "html of many tags": ("a.html", lambda: b"<html>" + b"<br>" * limits.HTML_TAGS, "标签数超过上限（50万个）"),
    "html nested": ("a.html", lambda: b"<html>" + b"<div>" * 5000, "<div> 的嵌套超过上限"),
    "html nested in turn": ("a.html", lambda: b"<html>" + b"<div><section><ul><li>" * 100, "网页元素的嵌套超过上限"),
    "html of entities": ("a.html", lambda: b"<html><body>" + b"&amp;&#x4e00" * 100_000, "不像"),
    "html hidden": ("a.html", lambda: page(BODY, around=("<div hidden>", "</div>")).encode(), "没有报告正文"),
    "html with open tags": (
        "a.html", lambda: b"<html>" + b"".join(b"<b id=%d>" % i for i in range(200)) + b"<p>" * 20_000, "未关闭的标签"),
    "html of nested tables": (
        "a.html", lambda: page(BODY, around=("", "<table><tr><td>" * 20 + LONG)).encode(), "表格嵌套超过上限"),
    "mhtml without a page": ("a.mhtml", lambda: ARCHIVE + b"\n\n--", "网页存档"),
    "mhtml of many parts": (
        "a.mht",
        lambda: ARCHIVE + b"\nContent-Type: a/b" * limits.MHTML_PARTS,
        "部分超过上限",
    ),
    # PDF
    "pdf cut off": ("a.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<<", "PDF 已损坏"),
    "pdf without pages": ("a.pdf", lambda: pdf(BLANK_PAGE[0], b"<< /Type /Pages /Kids [] /Count 0 >>"), "PDF 已损坏"),
    "pdf with a circle of pages": (
        "a.pdf", lambda: pdf(BLANK_PAGE[0], b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), "PDF"),
    "pdf of a blank page": ("a.pdf", lambda: pdf(*BLANK_PAGE), "OCR"),
    "pdf of many streams": ("a.pdf", lambda: b"%PDF-1.7" + b"stream\n" * 200_001, "数据块超过上限（20万个）"),
    "pdf bomb": (
        "a.pdf", lambda: pdf(*[stream(zlib.compress(bytes(100 * limits.MB), 1))] * 3), "PDF 解压后的大小超过上限"),
}  # fmt: skip


def nested(depth: int) -> str:
    inner = para(BODY)
    for _ in range(depth):
        inner = table([inner])
    return inner


def test_bad_inputs_are_many() -> None:
    assert len(BAD) >= 60


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_one_line_with_the_way_out(case: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name, make, told = BAD[case]
    path = tmp_path / name
    path.write_bytes(make())
    code = cli.main(["outline", str(path), "--json"])
    out, err = capfd.readouterr()
    assert (code, out) == (1, "")
    assert err.startswith(f"cqdiff: {path}：") and err.count("\n") == 1, err
    assert told in err and "请" in err and "内部错误" not in err, err


def forms(depth: int, fan: int) -> bytes:
    """A page that draws a form, which draws another many times, and so on: small, and endless to parse."""
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d /Resources << /XObject << /X %d 0 R >> >> >>"
    drawn = b"/X Do " * fan
    page_ = BLANK_PAGE[2].removesuffix(b">>") + b"/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
    inner = [b"%s\nstream\n%s\nendstream" % (head % (len(drawn), 5 + i), drawn) for i in range(depth)]
    return pdf(*BLANK_PAGE[:2], page_, *inner)


def test_pdf_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    from cqdiff.reading.pdf import read_pdf

    pytest.importorskip("pypdfium2")
    monkeypatch.setattr(limits, "PDF_SECONDS", 0.2)
    with pytest.raises(Refused, match="时间或内存超过上限"):
        read_pdf(forms(12, 10))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory can't be bounded")
def test_pdf_that_fills_the_memory_is_stopped() -> None:
    from cqdiff.reading.pdf import read_pdf

    pytest.importorskip("pypdfium2")
    with pytest.raises(Refused, match="时间或内存超过上限"):
        read_pdf(forms(12, 10))


def cqdiff_process(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from cqdiff.cli import entry; entry()", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    return subprocess.run(command, input=data, capture_output=True, env=environment, timeout=120)


@pytest.mark.parametrize("case", ["empty", "doc", "docx cut off", "html nested", "pdf cut off", "png"])
def test_bad_input_from_stdin_ends_the_process_with_1(case: str) -> None:
    _, make, told = BAD[case]
    done = cqdiff_process("extract", "-", "--json", data=make())
    err = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"") and err.startswith("cqdiff: 标准输入：") and told in err
    assert err.count("\n") == 1 and "Traceback" not in err


def test_bad_path_is_one_line_without_control_characters(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names = ["a\nb.txt", "a\x1b[31mb.docx", "a\u202eb.pdf", "a\x00b.txt", "no/such/dir/a.txt", "a" * 300]
    for name in names:
        code = cli.main(["extract", str(tmp_path / name)])
        out, err = capfd.readouterr()
        assert (code, out) == (1, "") and err.count("\n") == 1
        assert err[:-1].isprintable() and "请" in err


def test_bad_name_of_a_good_file_is_one_line_too(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a\nb\x1b[31m.pdf"
    path.write_text(BODY, encoding="utf-8")
    assert cli.main(["outline", str(path)]) == 0
    out, err = capfd.readouterr()
    assert "\x1b" not in out and err.count("\n") == 1 and "内容是纯文本" in err


def test_endless_device_is_read_to_the_limit(capfd: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    assert cli.main(["outline", "/dev/zero"]) == 1
    assert "超过上限" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("module", "name", "make", "told"),
    [
        ("docx", "a.docx", lambda: docx(para(BODY)), "pip install 'cqdiff[docx]'"),
        ("selectolax.lexbor", "a.html", lambda: page(BODY).encode(), "pip install 'cqdiff[html]'"),
        ("pypdfium2", "a.pdf", lambda: pdf(*BLANK_PAGE), "pip install 'cqdiff[pdf]'"),
        ("opencc", "a.txt", lambda: ("國民經濟與社會發展計劃" * 100).encode(), "pip install 'cqdiff[traditional]'"),
    ],
)
def test_missing_parser_is_named_with_the_line_that_installs_it(
    module: str,
    name: str,
    make: Callable[[], bytes],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    monkeypatch.setitem(sys.modules, module, None)
    assert cli.main(["outline", str(path)]) == 1
    out, err = capfd.readouterr()
    assert out == "" and told in err and err.count("\n") == 1


def test_text_needs_no_parser() -> None:
    code = (
        "import sys\n"
        "for name in 'docx lxml selectolax selectolax.lexbor pypdfium2 opencc'.split(): sys.modules[name] = None\n"
        "from cqdiff.cli import main\n"
        "sys.exit(main(['outline', '-', '--json']))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    done = subprocess.run([sys.executable, "-c", code], input=BODY.encode(), capture_output=True, env=environment)
    assert done.returncode == 0 and done.stderr == b""
