"""What a file is, told by its bytes and never by its name. Changes when another format must be known by sight."""

from __future__ import annotations

import io
import re
from enum import StrEnum

from cqdiff.reading.content import Refused

_OFFICE = "请用 Word、WPS 或 LibreOffice 另存为 .docx（soffice --headless --convert-to docx FILE）再试"
_OCR = "请先做文字识别（OCR），存为 .docx 或 .txt 再试"
_UNPACK = "请先解压，再给出其中的报告"
_COPY = "请把报告正文另存为 .docx 或 .txt 再试"


class Format(StrEnum):
    """The formats that can be read."""

    TEXT = "text"
    DOCX = "docx"
    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"


NAMES = {
    Format.TEXT: "纯文本",
    Format.DOCX: "Word 文档（.docx）",
    Format.HTML: "网页",
    Format.MHTML: "网页存档（.mhtml）",
    Format.PDF: "PDF 文件",
}

_EXTENSIONS = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), Format.TEXT),
    ".docx": Format.DOCX,
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), Format.HTML),
    **dict.fromkeys((".mhtml", ".mht"), Format.MHTML),
    ".pdf": Format.PDF,
}
_OTHER_EXTENSIONS = frozenset(
    ".doc .wps .ofd .rtf .odt .xls .xlsx .ppt .pptx .zip .png .jpg .jpeg .gif .tif .tiff .bmp .epub".split()
)

_PDF_WITHIN = 1024
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "RTF 文件", _OFFICE),
    (b"\x89PNG", "图片（PNG）", _OCR),
    (b"\xff\xd8\xff", "图片（JPEG）", _OCR),
    (b"GIF8", "图片（GIF）", _OCR),
    (b"II*\x00", "图片（TIFF）", _OCR),
    (b"MM\x00*", "图片（TIFF）", _OCR),
    (b"BM", "图片（BMP）", _OCR),
    (b"AT&TFORM", "DjVu 扫描件", _OCR),
    (b"%!PS", "PostScript 文件", "请转换为 PDF 再试"),
    (b"Rar!", "压缩文件（RAR）", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "压缩文件（7z）", _UNPACK),
    (b"\x1f\x8b", "压缩文件（gzip）", _UNPACK),
    (b"BZh", "压缩文件（bzip2）", _UNPACK),
    (b"\xfd7zXZ", "压缩文件（xz）", _UNPACK),
    (b"CAJ\x00", "CAJ 文件", _COPY),
    (b"HN\x00\x00", "CAJ 文件", _COPY),
    (b"ITSF", "CHM 文件", _COPY),
    (b"SQLite format 3", "数据库文件", _COPY),
    (b"\x7fELF", "程序文件", _COPY),
    (b"MZ\x90", "程序文件", _COPY),
)
# Compound files of the old Office formats name their streams in UTF-16.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "加密的 Office 文件", "请用密码打开，取消密码后另存为 .docx 再试"),
    ("WordDocument", "旧版 Word 或 WPS 文件（.doc/.wps）", _OFFICE),
    ("Workbook", "旧版 Excel 文件（.xls）", _COPY),
    ("PowerPoint Document", "旧版 PowerPoint 文件（.ppt）", _COPY),
)
_ZIPPED = (
    ("word/document.xml", "", ""),
    ("xl/workbook.xml", "Excel 文件（.xlsx）", _COPY),
    ("ppt/presentation.xml", "PowerPoint 文件（.pptx）", _COPY),
    ("OFD.xml", "OFD 版式文件", "请用 OFD 阅读器导出为 PDF 或 .docx 再试"),
    ("content.xml", "OpenDocument 文件（.odt）", _OFFICE),
    ("META-INF/container.xml", "电子书（EPUB）", _COPY),
    ("Index/Document.iwa", "Pages 文稿", "请在 Pages 中导出为 .docx 再试"),
)

_HTML_START = re.compile(
    rb"(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_PIECE = re.compile(rb"\s*<(?:meta|title|div|p|table|center|article|section|h[1-6]|span)\b", re.I)
_HTML_SURE = re.compile(rb"</(?:p|div|td|span|h[1-6])>|<br\s*/?>", re.I)
_XML_WORD = re.compile(rb"<\?mso-application progid=\"Word\.Document\"|<(?:pkg:package|w:wordDocument)\b")
_MHTML_START = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type):", re.I)


def format_of(data: bytes, extension: str) -> Format:
    """The format of the bytes; `extension` (".htm") only decides for scraps that may be a page or a text.

    Raises Refused for formats that can't be read, with the way to one that can.
    """
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    _refuse_foreign(data)
    head = _head(data)
    if _XML_WORD.search(head):
        raise Refused(f"是 XML 形式的 Word 文件；{_OFFICE}")
    if _MHTML_START.match(head) and re.search(rb"multipart/related|text/html", head, re.I):
        return Format.MHTML
    if _HTML_START.match(head):
        return Format.HTML
    page_name = _EXTENSIONS.get(extension) in (Format.HTML, Format.MHTML)
    if (page_name or extension not in _EXTENSIONS) and _HTML_PIECE.match(head) and _HTML_SURE.search(data):
        return Format.HTML
    return Format.HTML if page_name and _HTML_SURE.search(head) else Format.TEXT


def mismatch(found: Format, extension: str) -> str:
    """A note where the name says another format than the content, else empty."""
    named = _EXTENSIONS.get(extension)
    pages = (Format.HTML, Format.MHTML)
    if named is found or (named in pages and found in pages):
        return ""
    if named is None and extension not in _OTHER_EXTENSIONS:
        return ""
    return f"扩展名是 {extension}，内容是{NAMES[found]}，已按内容读取"


def _zipped(data: bytes) -> Format:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        if b"xl/" in data:
            raise Refused(f"是 Excel 文件（.xlsx），且已损坏；{_COPY}") from None
        raise Refused(
            "是损坏或不完整的压缩文件（Word 的 .docx 也属这类）；请重新下载，或用 Word、WPS 打开后另存再试"
        ) from None
    for member, name, cure in _ZIPPED:
        if member in names:
            if not name:
                return Format.DOCX
            raise Refused(f"是{name}，不能直接读取；{cure}")
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return Format.DOCX
    raise Refused(f"是压缩文件（ZIP），不是报告；{_UNPACK}")


def _refuse_foreign(data: bytes) -> None:
    if data.startswith(_COMPOUND):
        for stream, name, cure in _STREAMS:
            if stream.encode("utf-16-le") in data:
                raise Refused(f"是{name}，不能直接读取；{cure}")
        raise Refused(f"是旧版 Office 文件（.doc、.xls 等），不能直接读取；{_OFFICE}")
    if data.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        raise Refused(f"是空的或分卷的压缩文件（ZIP）；{_UNPACK}")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise Refused(f"是图片（WebP），不能直接读取；{_OCR}")
    if data[4:8] == b"ftyp":
        raise Refused(f"是图片或视频，不能直接读取；{_OCR}")
    for magic, name, cure in _FOREIGN:
        # two letters may also begin a text
        if data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:64] or not magic.isalpha()):
            raise Refused(f"是{name}，不能直接读取；{cure}")


def _head(data: bytes) -> bytes:
    """The beginning as bytes of an ASCII superset, without a byte-order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[:8192].decode("utf-16", "replace").encode("utf-8", "replace")
    return data[:8192].removeprefix(b"\xef\xbb\xbf")
