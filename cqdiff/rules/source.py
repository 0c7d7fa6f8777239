"""Read a rules file strictly: YAML without its surprises, every value with its line. Changes with the file format."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_BYTES = 2_000_000
"""No rules file comes near it; a greater one was named by mistake."""

_MAX_DEPTH = 50
"""A list of entries of lists is three deep."""

_INLINE_NESTS = re.compile(rf"(?:[-?:][ \t]+){{{_MAX_DEPTH}}}")
_NESTED = "列表里只能是词，不能再套列表或“键: 值”。"
_ALIAS = re.compile(r"(?m)(?:^|[-:?,\[{])[ \t]*[*&][^\s\[\]{},]")
_BRACKETS = re.compile(r"[\[\]{}]")

_SCALAR, _SEQUENCE, _MAPPING = "str", "seq", "map"


class Place(Struct, frozen=True):
    """A line of a rules file, as it is shown; line 0 is the file as a whole."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class Value(Struct, frozen=True):
    """What stands under a key: one text, or (`many`) a list. `locate` gives the place of each item when asked."""

    place: Place
    items: tuple[str, ...]
    locate: Callable[[], tuple[Place, ...]]
    many: bool
    sound: bool = True

    @property
    def text(self) -> str:
        return self.items[0] if self.items else ""


class RawEntry(Struct, frozen=True):
    """An entry as written, by key."""

    place: Place
    values: dict[str, Value]


class Faults(Struct):
    """All that is wrong, in the order of files and lines."""

    found: list[tuple[Place, str]] = field(default_factory=list)

    def add(self, place: Place, text: str) -> None:
        self.found.append((place, text))

    def __bool__(self) -> bool:
        return bool(self.found)

    def __str__(self) -> str:
        files = {file: at for at, file in enumerate(dict.fromkeys(place.file for place, _ in self.found))}
        ranked = sorted(self.found, key=lambda fault: (files[fault[0].file], fault[0].line))
        return "\n".join(dict.fromkeys(f"{place}: {text}" for place, text in ranked))


class _StringLoader(_Loader):
    """Leaves every scalar a string: no `no` as False, no 1:30 as 90, no dates. Explicit tags stay, to be refused."""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Path resolvers are of no use here, and asked for at every node."""

    def ascend_resolver(self) -> None:
        """As above."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode:
            return _SCALAR
        return _SEQUENCE if kind is yaml.SequenceNode else _MAPPING


def read_entries(path: Path, shown: str, faults: Faults) -> list[RawEntry]:
    """The entries of a rules file; what can't be read goes to `faults`."""
    root = read_root(path, shown, faults)
    if root is None:
        return []
    if root.tag != _SEQUENCE:
        faults.add(Place(shown, root.start_mark.line + 1), "文件应是一个列表，每个条目以“- id: …”开头。")
        return []
    reader = _Reader(shown, faults)
    return [entry for node in root.value if (entry := reader.entry(node)) is not None]


def read_root(path: Path, shown: str, faults: Faults, what: str = "规则文件", limit: int = MAX_BYTES) -> Any:
    """The root node of a YAML file, every scalar a string; None for an empty file or where `faults` got one."""
    text = read_text(path, shown, faults, what, limit)
    return None if text is None else compose(text.removeprefix("\ufeff"), shown, faults)


def read_text(path: Path, shown: str, faults: Faults, what: str, limit: int) -> str | None:
    """A YAML file as it stands, a byte-order mark with it; None where `faults` got one."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            faults.add(Place(shown, 0), f"文件超过 {limit // 1_000_000} MB，不像{what}；请检查文件夹。")
            return None
        return data.decode("utf-8")
    except OSError as error:
        faults.add(Place(shown, 0), f"读不了（{error.strerror}）；请检查权限。")
        return None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.add(Place(shown, line), "不是 UTF-8 文字；请另存为 UTF-8。")
    return None


def compose(text: str, shown: str, faults: Faults) -> Any:
    """The root node of YAML text, as `read_root` gives it."""
    loader = None
    try:
        _refuse_tricks(text)
        loader = _StringLoader(text)
        return loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        place = Place(shown, mark.line + 1 if mark else 0)
        faults.add(place, f"YAML 写法有误（{error.problem}）；请检查缩进、引号和冒号。")
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        faults.add(Place(shown, 0), f"YAML 写法有误（{reason}）；请检查特殊字符。")
    finally:
        if loader is not None:
            loader.dispose()
    return None


def _refuse_tricks(text: str) -> None:
    """Turn down aliases and anchors, which nobody needs, and nesting that exhausts the parser's stack.

    Most files are told to be harmless by a glance; only the others are read through to be sure.
    """
    if not _INLINE_NESTS.search(text) and not _ALIAS.search(text) and _brackets(text) <= _MAX_DEPTH:
        return
    depth = 0
    anchor: Any = None
    for event in yaml.parse(text, Loader=_Loader):
        mark: Any = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="aliases are not supported", problem_mark=mark)
        anchor = anchor or (mark if getattr(event, "anchor", None) else None)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=mark)
    if anchor is not None:
        raise yaml.MarkedYAMLError(problem="anchors are not supported", problem_mark=anchor)


def _brackets(text: str) -> int:
    """How deep brackets nest at most, those in quotes counted too."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


class _Reader(Struct, frozen=True):
    """Walks the nodes of one file."""

    shown: str
    faults: Faults

    def entry(self, node: Any) -> RawEntry | None:
        if not self._is(node, _MAPPING, "条目应写成“键: 值”，以“- id: …”开头。"):
            return None
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node)
            if not self._is(key_node, _SCALAR, "键应是一个词。"):
                continue
            key = key_node.value
            if key in values:
                before = values[key].place.line
                self.faults.add(place, f'键"{key}"在同一条目里写了两次（前一处在第 {before} 行）；请只保留一处。')
                continue
            values[key] = self._value(value_node, place)
        return RawEntry(self._place(node), values)

    def _value(self, node: Any, place: Place) -> Value:
        if node.tag == _SEQUENCE:
            nodes = [item for item in node.value if item.tag == _SCALAR or self._is(item, _SCALAR, _NESTED)]
            items = tuple([item.value for item in nodes])
            return Value(place, items, lambda: tuple(map(self._place, nodes)), many=True)
        # told of as a fault where it is neither; the key is there all the same
        sound = self._is(node, _SCALAR, "值应是一个词或一个列表。")
        return Value(place, (node.value,) if sound else (), lambda: (place,), many=False, sound=sound)

    def _is(self, node: Any, tag: str, otherwise: str) -> bool:
        if node.tag == tag:
            return True
        if node.tag not in (_SCALAR, _SEQUENCE, _MAPPING):
            otherwise = f"不支持 YAML 标签（{node.tag}）；请删去感叹号，或给值加引号。"
        self.faults.add(self._place(node), otherwise)
        return False

    def _place(self, node: Any) -> Place:
        return Place(self.shown, node.start_mark.line + 1)
