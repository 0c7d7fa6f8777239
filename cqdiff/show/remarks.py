"""What was repaired or left out of a report, a line each with its place. Changes when remarks read otherwise."""

from __future__ import annotations

from cqdiff.models import Remark, RemarkKind, Report
from cqdiff.positions import Lines
from cqdiff.show.labels import Lang
from cqdiff.show.plain import one_line

_TOLD: dict[RemarkKind, tuple[str, str]] = {
    RemarkKind.WIDTH: (
        "全角的数字、字母、符号按半角读，如“{seen}”，共{count}处",
        "full-width signs read as half-width, as in “{seen}”: {count}",
    ),
    RemarkKind.SLIP: ("“{seen}”按“{read}”读{more}", "“{seen}” read as “{read}”{more}"),
    RemarkKind.TRADITIONAL: (
        "繁体字按简体读，如“{seen}”按“{read}”，共{count}字",
        "Traditional characters read as simplified, as “{seen}” as “{read}”: {count}",
    ),
    RemarkKind.WRAPPED: (
        "句中断开的行接成一段，共{count}段",
        "lines broken inside a sentence joined: {count} paragraphs",
    ),
    RemarkKind.RUN_TOGETHER: ("同一行里的段落分开了，共{count}处", "paragraphs that stood on one line parted: {count}"),
    RemarkKind.SKIPPED: (
        "编号不连续：“{seen}”之后是“{read}”{more}",
        "numbering skips: “{read}” follows “{seen}”{more}",
    ),
    RemarkKind.RESTARTED: (
        "编号重新开始：“{seen}”之后是“{read}”{more}",
        "numbering begins anew: “{read}” follows “{seen}”{more}",
    ),
    RemarkKind.CONTENTS: (
        "从“{seen}”起是目录，没有读入，共{count}行",
        "a table of contents from “{seen}” on, left out: {count} lines",
    ),
    RemarkKind.COPY: (
        "从“{seen}”起是报告的第二份，没有读入，共{count}段",
        "a second copy of the report from “{seen}” on, left out: {count} paragraphs",
    ),
    RemarkKind.APPENDIX: (
        "从“{seen}”起是报告的附录，其中的数值和事项没有读入，共{count}段",
        "an appendix from “{seen}” on, without figures and commitments: {count} paragraphs",
    ),
    RemarkKind.TAIL: (
        "从“{seen}”起不是报告，没有读入，共{count}段",
        "no part of the report from “{seen}” on, left out: {count} paragraphs",
    ),
    RemarkKind.FURNITURE: ("“{seen}”不是正文，没有读入{more}", "“{seen}” is no text of the report, left out{more}"),
    RemarkKind.RUNNING_HEAD: (
        "页眉或页脚“{seen}”没有读入，共{count}页",
        "running head “{seen}” left out: {count} pages",
    ),
    RemarkKind.PAGE_NUMBER: ("页码没有读入，共{count}页", "page numbers left out: {count} pages"),
    RemarkKind.FOOTNOTE: ("脚注“{seen}”没有读入{more}", "footnote “{seen}” left out{more}"),
    RemarkKind.HIDDEN: ("隐藏的文字没有读入，共{count}字", "hidden text left out: {count} characters"),
    RemarkKind.REVISION: ("修订中删去的文字没有读入，共{count}处", "text deleted by tracked changes left out: {count}"),
    RemarkKind.AROUND: (
        "正文之外的文字（导航、按钮、链接等）没有读入，共{count}个汉字",
        "text around the article left out: {count} Chinese characters",
    ),
}
_NONE = ("没有需要改正或略去的内容", "nothing was repaired or left out")


def remarks_text(report: Report, lang: Lang) -> str:
    """A line for each remark in the order of the text; one line that says so where there is none."""
    at = 0 if lang is Lang.ZH else 1
    lines = Lines(report.text)
    told = [f"{_place(remark, report, lines, lang)}{_sentence(remark, at)}" for remark in report.remarks]
    told += [one_line(note) for note in report.outline.notes] if lang is Lang.ZH else []
    return "".join(f"{line}\n" for line in told or [_NONE[at]])


def _place(remark: Remark, report: Report, lines: Lines, lang: Lang) -> str:
    line, page = lines.line(remark.start), report.document.page(remark.start)
    if lang is Lang.ZH:
        return f"第{line}行{f'（第{page}页）' if page else ''}："
    return f"line {line}{f' (p. {page})' if page else ''}: "


def _sentence(remark: Remark, at: int) -> str:
    more = (f"，共{remark.count}处", f": {remark.count}")[at] if remark.count > 1 else ""
    words = {"seen": one_line(remark.seen), "read": one_line(remark.read), "count": remark.count, "more": more}
    return _TOLD[remark.kind][at].format(**words)
