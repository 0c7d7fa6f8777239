"""The PDF parser in a process of its own: it can't be stopped or bounded otherwise. Changes when bounds are set anew.

A file of one kilobyte can make it work for hours and fill any memory (forms that hold forms that hold forms …).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

from msgspec.structs import astuple

from cqdiff.models import Cell, Remark, RemarkKind, Table
from cqdiff.reading import limits
from cqdiff.reading.content import Content, Refused
from cqdiff.reading.pdf_text import parse_pdf

_CODE = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from cqdiff.reading.pdf_apart import main; main()"
_TOO_MUCH = (
    "PDF 结构异常，解析所需的时间或内存超过上限（{0} 秒、{1} MB），未读取；"
    "请确认文件来源，或用浏览器打开后“打印”为新的 PDF 再试"
)


def parse_apart(data: bytes) -> Content:
    """What `parse_pdf` gives, within bounds of time and memory. Raises Refused as it does, and beyond the bounds."""
    command = [sys.executable, "-c", _CODE, json.dumps(sys.path)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.PDF_SECONDS)
    except subprocess.TimeoutExpired:
        raise Refused(_told()) from None
    except OSError:  # no interpreter to start, as in some packaged programs
        return parse_pdf(data)
    if done.returncode != 0:
        if os.environ.get("CQDIFF_DEBUG"):
            sys.stderr.write(done.stderr.decode("utf-8", "replace"))
        raise Refused(_told())
    found = json.loads(done.stdout)
    if "refused" in found:
        raise Refused(found["refused"])
    tables = (Table(tuple(tuple(Cell(*cell) for cell in row) for row in rows)) for rows in found["tables"])
    remarks = tuple(Remark(RemarkKind(kind), *rest) for kind, *rest in found["remarks"])
    return Content(found["text"], tuple(found["pages"]), tuple(found["notes"]), remarks, tuple(tables))


def main() -> None:
    """Read a PDF from stdin, write what was found to stdout as JSON."""
    limits.adjust()
    _bound_memory()
    try:
        content = parse_pdf(sys.stdin.buffer.read())
        found: dict[str, object] = {
            "text": content.text,
            "pages": content.pages,
            "notes": content.notes,
            "remarks": [astuple(remark) for remark in content.remarks],
            "tables": [[[(cell.start, cell.end) for cell in row] for row in table.rows] for table in content.tables],
        }
    except Refused as reason:
        found = {"refused": str(reason)}
    sys.stdout.write(json.dumps(found))


def _told() -> str:
    return _TOO_MUCH.format(limits.PDF_SECONDS, limits.PDF_MEMORY // limits.MB)


def _bound_memory() -> None:
    """Where the system lets a process bound itself; elsewhere only time is bounded."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.PDF_MEMORY, limits.PDF_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        pass
