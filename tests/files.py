"""Makes files in the formats that are read: Word documents part by part, web pages. All text is invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W_NS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

BODY = """云川市2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告
一、2024年国民经济和社会发展计划执行情况
地区生产总值增长5.8%，粮食产量达到102.5万吨，城镇新增就业8.6万人，居民人均可支配收入增长6.1%。
全市上下坚持稳字当头，统筹做好各项工作，产业基础更加稳固，城乡面貌不断改善，营商环境继续优化，群众生活稳步提高，社会保持和谐安定。
二、2025年经济社会发展主要预期目标
地区生产总值增长6%左右，城镇新增就业8万人以上，粮食产量保持在102万吨以上，居民消费价格涨幅控制在2%左右。
三、2025年重点工作
（一）加快基础设施建设。开工建设云川北站，新建改建农村公路320公里，建成投用云川二水厂，完成老旧小区改造56个。
（二）持续增进民生福祉。新增养老床位1200张，新建公办幼儿园9所，出台养老服务条例，发放稳岗补贴1.2亿元。
"""
"""A short report, long enough to be taken for one."""


def sample(year: int) -> str:
    return (SAMPLES / f"lanjiang-plan-{year}.txt").read_text(encoding="utf-8")


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(content: str = "", num: tuple[int, int] | None = None, style: str = "", mark: str = "") -> str:
    """A paragraph; `content` is runs, or plain text. `num` is list and level, `mark` properties of its end."""
    inner = content if content.startswith("<") else run(content) if content else ""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        properties += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    properties += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def table(*rows: Iterable[str]) -> str:
    """A table of cells; a cell is a text, or XML of its own."""
    lines = ""
    for cells in rows:
        inner = "".join(cell if cell.startswith("<w:tc>") else f"<w:tc>{_block(cell)}</w:tc>" for cell in cells)
        lines += f"<w:tr>{inner}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{lines}</w:tbl>"


def _block(cell: str) -> str:
    return cell if cell.startswith("<w:") else para(cell)


def level(at: int, kind: str, text: str, start: int = 1, extra: str = "") -> str:
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'


def numbering(abstracts: Mapping[int, str], nums: Mapping[int, tuple[int, str]]) -> str:
    """Lists: `abstracts` are levels by id, `nums` name one and what they override."""
    inner = "".join(f'<w:abstractNum w:abstractNumId="{i}">{levels}</w:abstractNum>' for i, levels in abstracts.items())
    inner += "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{of}"/>{extra}</w:num>' for i, (of, extra) in nums.items()
    )
    return f"<w:numbering {_NAMES}>{inner}</w:numbering>"


def styles(inner: str) -> str:
    return f"<w:styles {_NAMES}>{inner}</w:styles>"


def docx(
    body: str, numbering: str = "", styles: str = "", more: Mapping[str, bytes | str] | None = None, prolog: str = ""
) -> bytes:
    """A Word document of these parts; `more` adds or replaces files inside."""
    parts = {"numbering": numbering, "styles": styles}
    given = {name: xml for name, xml in parts.items() if xml}
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>' for name in given)
    relations = "".join(f'<Relationship Id="r{name}" Type="{_REL}/{name}" Target="{name}.xml"/>' for name in given)
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>'
        ),
        "_rels/.rels": _relationships(
            f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relationships(relations),
        "word/document.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document {_NAMES}><w:body>{body}</w:body></w:document>'
        ),
        **{f"word/{name}.xml": xml for name, xml in given.items()},
    }
    return zipped({**files, **(more or {})})


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def plain_docx(text: str) -> bytes:
    """A document with a paragraph for each line, made by python-docx as users' programs would."""
    from docx import Document

    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page(text: str, head: str = "", around: tuple[str, str] = ("", "")) -> str:
    """A web page with the text as its article."""
    lines = "\n".join(f"<p>　　{escape(line)}</p>" for line in text.splitlines() if line)
    before, after = around
    return f'<!DOCTYPE html>\n<html><head>{head}</head><body>{before}<div id="zoom">{lines}</div>{after}</body></html>'
