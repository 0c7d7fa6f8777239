"""decisions.yaml: read strictly, written the same way every time. Changes with the file format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from msgspec import Struct

try:
    from yaml import CSafeDumper as _Dumper
except ImportError:  # PyYAML without libyaml: slower, the same result
    from yaml import SafeDumper as _Dumper  # type: ignore[assignment]

from cqdiff.decisions.keys import KEY
from cqdiff.errors import DecisionsError
from cqdiff.models import Decision, FollowUp, Kind, Quote
from cqdiff.rules.source import Faults, Place, compose, read_text

MAX_BYTES = 20_000_000
"""Some 50,000 decisions."""

HEAD = """\
# 复核结论：每一条是复核人对一项承诺的结论，优先于程序的结论；报告本身不改动。
# 由 cqdiff review 和 cqdiff decisions import 写入，也可以手改：写回时只动有变化的值，
# 自己加的注释、顺序和引号都保留。key 由承诺本身算出，请勿改动。
# verdict：exceeded 超额，met 完成，missed 未达，reported 提及，no_result 未提及，unknown 待判
# evidence：复核人另选的依据（后一份报告的行和原文）；空表示沿用程序的依据
"""

_T = TypeVar("_T")
_REQUIRED = ("key", "place", "plan_year", "verdict")
_TEXTS = ("place", "promise", "by", "at", "note")
_KNOWN = Decision.__struct_fields__
_TEXT, _LIST, _MAP = "str", "seq", "map"


def read_decisions(path: Path, *, missing_ok: bool = False) -> dict[str, Decision]:
    """The decisions of a file by key, in its order. Raises DecisionsError: one line, the first fault with its place."""
    if missing_ok and not path.exists():
        return {}
    if not path.exists():
        raise DecisionsError(f"{path}：没有这个文件；请检查路径，或先用 cqdiff review 新建")
    return decisions_of(read_file(path), str(path))[0]


def read_file(path: Path) -> str:
    """A decisions file as it stands. Raises DecisionsError where it can't be read."""
    faults = Faults()
    text = read_text(path, str(path), faults, "复核结论文件", MAX_BYTES)
    _refuse(faults)
    return text or ""


def decisions_of(text: str, shown: str) -> tuple[dict[str, Decision], Any]:
    """The decisions of a file's text by key, and its root node. Raises DecisionsError, in which `shown` is the file."""
    faults = Faults()
    root = compose(text.removeprefix("\ufeff"), shown, faults)
    found = _Reader(shown, faults).file(root) if not faults else {}
    _refuse(faults)
    return found, root


def _refuse(faults: Faults) -> None:
    if faults:
        lines = str(faults).splitlines()
        raise DecisionsError(lines[0] + (f"（另有 {len(lines) - 1} 处错误）" if len(lines) > 1 else ""))


def dumps(decisions: Iterable[Decision]) -> str:
    """A new file as text. The same decisions give the same bytes, in whatever order they were taken."""
    data = {"version": 1, "decisions": [plain(d) for d in sorted(decisions, key=rank)]}
    return HEAD + dump(data)


def dump(data: object) -> str:
    """Plain data as YAML, the way this file is written."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)


def rank(d: Decision) -> tuple[str, int, str, str]:
    """Where a decision stands in a file that cqdiff wrote alone."""
    return d.place, d.plan_year or 0, d.kind, d.key


def plain(d: Decision) -> dict[str, object]:
    """The fields of an entry, in their order; texts on one line each."""
    return {
        "key": d.key,
        "place": _line(d.place),
        "plan_year": d.plan_year if d.plan_year is not None else "",
        "kind": d.kind.value,
        "promise": _line(d.promise),
        "verdict": d.verdict.value,
        "evidence": [{"line": q.line, "quote": _line(q.quote)} for q in d.evidence],
        "by": _line(d.by),
        "at": _line(d.at),
        "note": _line(d.note),
    }


def same(a: Decision, b: Decision) -> bool:
    """Whether two decisions are the same in a file."""
    return plain(a) == plain(b)


def _line(text: str) -> str:
    """One line that UTF-8 can hold: a lone surrogate would break the file."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


class _Reader(Struct, frozen=True):
    """Walks the nodes of one file; whatever is wrong goes to `faults`."""

    shown: str
    faults: Faults

    def file(self, root: Any) -> dict[str, Decision]:
        if root is None:
            self.faults.add(Place(self.shown, 0), "文件是空的；请删去它再运行，或写上 version: 1 和 decisions: []。")
            return {}
        top = self._fields(root, ("version", "decisions"), "文件应以 version: 1 和 decisions: 开头。")
        if top is None:
            return {}
        if "version" not in top or self._text(top["version"]) != "1":
            self._fault(top.get("version", root), "版本应写成 version: 1；更新的文件请用更新的 cqdiff 读。")
        if "decisions" not in top:
            self._fault(root, "缺少 decisions:；没有结论就写 decisions: []。")
            return {}
        return self._decisions(top["decisions"])

    def _decisions(self, node: Any) -> dict[str, Decision]:
        found: dict[str, Decision] = {}
        lines: dict[str, int] = {}
        for entry in self._items(node, "decisions 下应是一个列表，每条以“- key: …”开头。"):
            decision = self._decision(entry)
            if decision is None:
                continue
            line = entry.start_mark.line + 1
            if decision.key in found:
                before = lines[decision.key]
                self._fault(entry, f"key {decision.key} 写了两次（前一处在第 {before} 行）；请只保留一条。")
            found[decision.key], lines[decision.key] = decision, line
        return found

    def _decision(self, node: Any) -> Decision | None:
        fields = self._fields(node, _KNOWN, "每条结论应写成“键: 值”，以“- key: …”开头。")
        if fields is None:
            return None
        lacking = [name for name in _REQUIRED if name not in fields]
        if lacking:
            self._fault(node, f"缺少 {'、'.join(lacking)}；请补上。")
            return None
        before = len(self.faults.found)
        texts: dict[str, Any] = {name: self._text(fields[name]) if name in fields else "" for name in _TEXTS}
        values: dict[str, Any] = {
            "key": self._read(fields["key"], _key, "key 应是 12 位十六进制，由 cqdiff 给出；请勿改动。"),
            "plan_year": self._read(fields["plan_year"], _year, "plan_year 应是四位年份，如 2025。"),
            "verdict": self._read(fields["verdict"], FollowUp, f"没有这个结论；可用：{' '.join(FollowUp)}。"),
            "evidence": self._evidence(fields["evidence"]) if "evidence" in fields else (),
            "kind": self._read(fields["kind"], Kind, f"没有这种报告；可用：{' '.join(Kind)}。")
            if "kind" in fields else Kind.UNKNOWN,
        }  # fmt: skip
        if len(self.faults.found) > before:
            return None
        return Decision(**texts, **values)

    def _evidence(self, node: Any) -> tuple[Quote, ...]:
        quotes = []
        for item in self._items(node, "evidence 应是列表，每项写 line 和 quote；没有就写 []。"):
            fields = self._fields(item, ("line", "quote"), "evidence 的每项应写 line 和 quote。")
            if fields is None:
                continue
            if len(fields) < 2:
                self._fault(item, "evidence 的每项要有 line 和 quote。")
                continue
            line = self._read(fields["line"], _line_number, "line 应是行号，从 1 起。")
            quotes.append(Quote(line or 0, self._text(fields["quote"])))
        return tuple(quotes)

    def _fields(self, node: Any, known: Iterable[str], otherwise: str) -> dict[str, Any] | None:
        if not self._is(node, _MAP, otherwise):
            return None
        fields: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not self._is(key_node, _TEXT, "键应是一个词。"):
                continue
            key = key_node.value
            if key not in known:
                self._fault(key_node, f"没有“{key}”这个键；可用：{' '.join(known)}。")
            elif key in fields:
                self._fault(key_node, f"键“{key}”写了两次；请只保留一处。")
            else:
                fields[key] = value_node
        return fields

    def _items(self, node: Any, otherwise: str) -> list[Any]:
        if node.tag == _TEXT and not node.value:  # `decisions:` with nothing after it
            return []
        return list(node.value) if self._is(node, _LIST, otherwise) else []

    def _text(self, node: Any) -> str:
        return " ".join(node.value.split()) if self._is(node, _TEXT, "值应是一个词或一句话。") else ""

    def _read(self, node: Any, convert: Callable[[str], _T], otherwise: str) -> _T | None:
        text = self._text(node)
        try:
            return convert(text)
        except ValueError:
            self._fault(node, otherwise)
            return None

    def _is(self, node: Any, tag: str, otherwise: str) -> bool:
        if node.tag == tag:
            return True
        if node.tag not in (_TEXT, _LIST, _MAP):
            otherwise = f"不支持 YAML 标签（{node.tag}）；请删去感叹号，或给值加引号。"
        self._fault(node, otherwise)
        return False

    def _fault(self, node: Any, text: str) -> None:
        self.faults.add(Place(self.shown, node.start_mark.line + 1), text)


def _key(text: str) -> str:
    if not KEY.fullmatch(text):
        raise ValueError
    return text


def _year(text: str) -> int | None:
    if text and not (text.isascii() and text.isdigit() and len(text) == 4):
        raise ValueError
    return int(text) if text else None


def _line_number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise ValueError
    return int(text)
