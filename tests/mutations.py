"""Reports damaged in ways that know how reports are built, and what must hold of whatever is read.

Both the tests and the fuzzer draw numbers; what a number does to a text is decided here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from files import docx, page, para, sample, table

from cqdiff import compare, read_report
from cqdiff.errors import CqdiffError
from cqdiff.models import Report
from cqdiff.rules import RuleSet, load_rules

Step = tuple[int, int, int]
"""Which mutation, where, how much: any numbers from 0."""

SCRAPS = (
    "一、", "（一）", "一是", "1.", "——", "第一章", "（", "）", "“", "”", "《", "、", "，", "。", "；",
    "：", "\n", "\u3000\u3000", "\t", " ", "5%", "5.8%", "l.5%", "2O25年", "10万亩", "百分之五", "翻一番",
    "三分之一", "0/0", "9/9", "1/0年", "一万亿", "十", "零", "两成", "2024年", "2025—2030年", "去年", "今年",
    "十四五", "“十五五”", "分别增长", "下降", "达到", "左右", "以上", "不低于", "同步",
    "以国家下达目标值为准", "新建", "建成", "开工", "出台", "推动", "力争", "其中", "累计", "年均", "比上年",
    "从5%提高到6%", "目录", "名词解释", "附件：", "相关报道：", "【字号：大 中 小】", "各位代表：", "\u200b",
    "\u202e", "\ufeff", "\x1b[31m", "\x00", "\ud800", "😀", "㈠", "①", "⑴", "％", "Ⅷ", "ﬁ", "㎡", "國",
    "</p>", "&lt;", "9" * 400, "、" * 300, "5%、" * 200,
)  # fmt: skip


def _cut(text: str, at: int, size: int, _: int) -> str:
    return text[:at] + text[at + size :]


def _double(text: str, at: int, size: int, _: int) -> str:
    return text[: at + size] + text[at:]


def _insert(text: str, at: int, _: int, choice: int) -> str:
    return text[:at] + SCRAPS[choice % len(SCRAPS)] + text[at:]


def _replace(text: str, at: int, size: int, choice: int) -> str:
    return text[:at] + SCRAPS[choice % len(SCRAPS)] + text[at + size % 4 :]


def _join_lines(text: str, at: int, size: int, _: int) -> str:
    return text[:at] + text[at : at + size].replace("\n", "") + text[at + size :]


def _wrap(text: str, at: int, size: int, choice: int) -> str:
    width = 5 + choice % 40
    lines = [text[i : i + width] for i in range(at, min(at + size, len(text)), width)]
    return text[:at] + "\n".join(lines) + text[at + size :]


def _swap_lines(text: str, at: int, size: int, _: int) -> str:
    lines = text.split("\n")
    a, b = at % len(lines), size % len(lines)
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def _drop_sign(text: str, at: int, _: int, choice: int) -> str:
    sign = "。，、；：（）“”\n一%0"[choice % 13]
    return text[:at] + text[at:].replace(sign, "", 1 + choice // 13)


def _wide(text: str, at: int, size: int, _: int) -> str:
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    return text[:at] + text[at : at + size].translate(wide) + text[at + size :]


MUTATIONS: tuple[Callable[[str, int, int, int], str], ...] = (
    _cut, _double, _insert, _insert, _replace, _replace, _join_lines, _wrap, _swap_lines, _drop_sign, _wide,
)  # fmt: skip
_LONGEST = 60_000


def mutated(text: str, steps: Sequence[Step]) -> str:
    """The text after these steps; it does not grow without end."""
    for which, where, much in steps:
        at, size = where % (len(text) + 1), 1 + much % 2_000
        text = MUTATIONS[which % len(MUTATIONS)](text, at, size, much)[:_LONGEST]
    return text


def as_text(text: str, steps: Sequence[Step]) -> bytes:
    """A text file; now and then in another encoding, or with a byte that fits none."""
    kind = sum(step[2] for step in steps) % 6
    encoded = text.encode(("gb18030", "utf-16", "utf-8")[min(kind, 2)], "surrogatepass" if kind else "replace")
    return encoded[:-1] if kind == 5 else encoded


def as_docx(text: str, steps: Sequence[Step]) -> bytes:
    """A Word document of the lines, whose XML goes through the steps, too, where they are odd."""
    plain = "".join(c for c in text if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe"))
    lines = plain.split("\n")
    body = "".join(para(line) for line in lines[: len(lines) // 2])
    body += table(*[line.split("、") for line in lines[len(lines) // 2 :][:20]])
    body += "".join(para(line) for line in lines[len(lines) // 2 + 20 :])
    return docx(_torn(body, steps).encode("utf-8", "replace").decode())


def as_html(text: str, steps: Sequence[Step]) -> bytes:
    return _torn(page(text, around=("<nav>首页</nav>", f"<p>{escape(text[:50])}</p>")), steps).encode(
        "utf-8", "replace"
    )


def _torn(markup: str, steps: Sequence[Step]) -> str:
    odd = [step for step in steps if step[1] % 3 == 0]
    return mutated(markup, odd) if len(markup) < _LONGEST else markup


FORMATS: tuple[tuple[str, Callable[[str, Sequence[Step]], bytes]], ...] = (
    (".txt", as_text),
    (".docx", as_docx),
    (".html", as_html),
)


def check(name: str, data: bytes) -> None:
    """Read a file and compare it with a sample. Whatever it is: a CqdiffError of one line, or results that hold."""
    rules = _rules()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report{name}"
        path.write_bytes(data)
        try:
            found = read_report(str(path), rules)
        except CqdiffError as error:
            assert "\n" not in str(error) and str(error).startswith(str(path))
            return
        _holds(found)
        pairs = ((found, _other()), (_other(), found), (found, None), None)
        pair = pairs[len(data) % len(pairs)]
        if pair is None:
            assert read_report(str(path), rules) == found, "the same bytes give the same report"
        else:
            compare(*pair, rules)


@lru_cache(maxsize=1)
def _rules() -> RuleSet:
    return load_rules()


@lru_cache(maxsize=1)
def _other() -> Report:
    """Half a sample is enough to be compared with."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "other.txt"
        path.write_text(BASES[1][:5_000], encoding="utf-8")
        return read_report(str(path), _rules())


def _holds(report: Report) -> None:
    text, size = report.text, len(report.text)
    assert len(report.document.folded) == size
    for item in (*report.figures, *report.commitments):
        assert 0 <= item.start < item.end <= size and item.quote == text[item.start : item.end]
        assert item.line == text.count("\n", 0, item.start) + 1
        assert not item.section or report.section(item.section) is not None
    for figure in report.figures:
        assert figure.name and (figure.value is not None or figure.words)
        assert 0 <= figure.clause[0] < figure.clause[1] <= size
    ids = [item.id for item in (*report.figures, *report.commitments)]
    assert len(ids) == len(set(ids))
    assert {i for c in report.commitments for i in c.figures} <= {f.id for f in report.figures}
    sections = [s.id for s in report.outline.sections]
    assert len(sections) == len(set(sections))
    for section in report.outline.sections:
        assert 0 <= section.start <= section.body <= size and section.start <= section.end <= size
        assert not section.parent or section.parent in sections
    for paragraph in report.outline.paragraphs:
        assert 0 <= paragraph.start < paragraph.end <= size
    for remark in report.remarks:
        assert 0 <= remark.start <= size and remark.count > 0


BASES = tuple(sample(year) for year in (2025, 2026))
