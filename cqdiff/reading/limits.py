"""How much is read at most, so that no file can exhaust time or memory. Changes when a bound proves wrong.

The longest report known has 40,000 characters and its file, pictures included, a few megabytes: every bound lies far
above what a report needs. Over a bound the run stops with exit code 1 and says which; nothing is cut off silently.
Each is set otherwise by an environment variable of its name: CQDIFF_LIMIT_CHARACTERS=2000000,
CQDIFF_LIMIT_FILE_BYTES=128MB.
"""

from __future__ import annotations

import os
import re

from cqdiff.errors import InputError
from cqdiff.reading.content import Refused

MB = 1024 * 1024

FILE_BYTES = 64 * MB
"""A file of any format."""
CHARACTERS = 1_000_000
"""The text that a file holds."""
SECTIONS = 5_000
"""Headings of a report; the longest known has 300."""
FIGURES = 30_000
COMMITMENTS = 30_000
"""Of a report; the richest known has 500 figures and 250 commitments."""
SECONDS = 60
"""Reading one report, or comparing what was read."""

ZIP_ENTRIES = 4_000
"""Files inside a .docx."""
ZIP_BYTES = 256 * MB
"""All of them unpacked."""
ZIP_XML_BYTES = 24 * MB
"""One XML part unpacked; that of a report has 0.2 MB."""
ZIP_RATIO = 200
"""Unpacked to packed size of one part; XML packs 10 to 30 times."""
ZIP_RATIO_FROM = 4 * MB
"""Smaller parts may pack as well as they like."""

PARAGRAPHS = 100_000
"""Paragraphs of a .docx, and lines of a web page."""
TABLE_DEPTH = 8
"""Tables inside tables."""
TABLE_COLUMNS = 64
"""A table that has more, merged cells spread out, is read as text alone."""

HTML_BYTES = 16 * MB
"""A web page, or the one inside an .mhtml."""
HTML_TAGS = 500_000
HTML_DEPTH = 256
"""Elements inside elements."""
HTML_REOPENED = 2_000_000
"""Tags that a parser opens anew in later paragraphs since nobody closed them."""
MHTML_PARTS = 2_000

PDF_PAGES = 1_000
PDF_STREAM_BYTES = 256 * MB
"""All compressed streams of a PDF unpacked."""
PDF_STREAMS = 200_000
PDF_SECONDS = 45
PDF_MEMORY = 1024 * MB
"""Of the process that parses a PDF."""


_PREFIX = "CQDIFF_LIMIT_"
_VALUE = re.compile(r"([1-9]\d{0,11})(MB)?")


def adjust() -> None:
    """Set the limits that the environment names. Raises InputError for a name or number that is none."""
    for variable, told in sorted(os.environ.items()):
        if not variable.startswith(_PREFIX):
            continue
        name = variable.removeprefix(_PREFIX)
        value = _VALUE.fullmatch(told.strip())
        if name not in NAMES or value is None:
            raise InputError(
                f"环境变量 {variable}={told}：没有这个上限，或不是正整数（可带 MB）；上限有 {'、'.join(NAMES)}，请改正"
            )
        globals()[name] = int(value[1]) * (MB if value[2] else 1)


def check(found: int, limit: int, what: str, unit: str = "") -> None:
    """Raise Refused where more was found than is read."""
    if found > limit:
        raise Refused(f"{what}超过上限（{_told(limit)}{unit}），未读取；请确认文件，或只保留报告正文后另存再试")


def check_report(source: str, found: int, limit: int, what: str) -> None:
    """Raise InputError where a report that was read as text holds more than is worked on."""
    if found > limit:
        raise InputError(
            f"{source}：{what}超过上限（{_told(limit)}个），未读取；请确认文件，或只保留报告正文后另存再试"
        )


def check_bytes(found: int, limit: int, what: str) -> None:
    """The same for sizes, told in megabytes."""
    if found > limit:
        raise Refused(f"{what}超过上限（{limit // MB} MB），未读取；请确认文件，或只保留报告正文后另存再试")


def _told(number: int) -> str:
    return f"{number // 10_000}万" if number >= 10_000 and number % 10_000 == 0 else str(number)


NAMES = tuple(
    sorted(name for name, value in globals().items() if name.isupper() and name != "MB" and type(value) is int)
)
