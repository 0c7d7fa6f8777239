"""Decisions into a file that is there: values that changed are replaced, all else stays as a hand wrote it.

Own code on the places that PyYAML tells: ruamel.yaml 0.19, which keeps comments too, needs 1.1 s for 300 entries at
every answer, indents the file anew and lets a comment that stands above an entry slip to the one inserted before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from cqdiff.decisions.store import decisions_of, dump, dumps, plain, rank, read_file
from cqdiff.models import Decision

_Edit = tuple[int, int, str]
"""From and to in the text, and what comes there."""


def revised(path: Path, changes: Iterable[Decision], instead_of: str = "") -> str:
    """The text of a decisions file with `changes` in it; a new file's where there is none.

    Entries are found by key, the one under the key `instead_of` becomes the first change. Raises DecisionsError for
    a file that can't be read.
    """
    news = {d.key: d for d in changes}
    if not path.exists():
        return dumps(news.values())
    written = read_file(path)
    text = written.removeprefix("\ufeff").replace("\r\n", "\n")
    present, root = decisions_of(text, str(path))
    made = _File(text, root).with_changes(present, news, instead_of)
    made = made.replace("\n", "\r\n") if "\r\n" in written else made
    made = "\ufeff" * written.startswith("\ufeff") + made
    wanted = {**{key: d for key, d in present.items() if key != instead_of or key in news}, **news}
    # what a hand wrote can be odder than these edits know: the decisions outweigh its comments
    return made if _reads_as(made, wanted) else dumps(wanted.values())


def _reads_as(text: str, wanted: Mapping[str, Decision]) -> bool:
    from cqdiff.errors import DecisionsError

    try:
        found, _ = decisions_of(text, "")
    except DecisionsError:
        return False
    return {k: plain(d) for k, d in found.items()} == {k: plain(d) for k, d in wanted.items()}


class _File:
    """A file's text and where its entries stand in it."""

    def __init__(self, text: str, root: Any) -> None:
        self.text = text
        self.head, self.list = next((key, value) for key, value in root.value if key.value == "decisions")
        self.entries = self.list.value if isinstance(self.list, yaml.SequenceNode) else []

    def with_changes(self, present: Mapping[str, Decision], news: Mapping[str, Decision], instead_of: str) -> str:
        if isinstance(self.list, yaml.ScalarNode) or self.list.flow_style:
            return self._as_block(present, news, instead_of)
        edits: list[_Edit] = []
        left = dict(news)
        for entry, (key, old) in zip(self.entries, present.items(), strict=True):
            if key in news:
                edits += self._changed(entry, old, news[key])
                left.pop(key)
            elif key == instead_of:
                first = next(iter(news))
                if first in present:
                    edits.append(self._removed(entry))
                else:
                    edits += self._changed(entry, old, news[first])
                    left.pop(first)
        return self._applied([*edits, *self._added(list(present.values()), left.values())])

    def _as_block(self, present: Mapping[str, Decision], news: Mapping[str, Decision], instead_of: str) -> str:
        """A list between brackets, or none at all, becomes one with an entry a paragraph."""
        kept = [d for key, d in present.items() if key not in news and key != instead_of]
        lines = dump([plain(d) for d in sorted([*kept, *news.values()], key=rank)])
        start, end = self.list.start_mark.index, self.list.end_mark.index
        rest = self.text[end : self._line_end(end)]  # a comment behind the brackets stays behind the name
        return self._applied([(start, end + len(rest), rest.rstrip() + "\n" + lines.rstrip("\n"))])

    def _changed(self, entry: Any, old: Decision, new: Decision) -> list[_Edit]:
        """The values of an entry that differ, each in its place; fields that are not there go to its end."""
        before, after = plain(old), plain(new)
        there = {key.value: (key, value) for key, value in entry.value}
        edits, lacking = [], {}
        for name, value in after.items():
            if before[name] == value:
                continue
            if name not in there:
                lacking[name] = value
                continue
            key, node = there[name]
            start, end = node.start_mark.index, _end(node, self.text)
            room = " " if self.text[start - 1 : start] == ":" else ""
            if node.start_mark.line > key.start_mark.line and node.start_mark.column <= key.start_mark.column:
                room = "  "  # a list of its own may stand as far left as its name, brackets may not
            edits.append((start, end, room + _inline(value, getattr(node, "style", None))))
        if lacking:
            edits.append(self._appended(entry, lacking))
        return edits

    def _appended(self, entry: Any, fields: Mapping[str, object]) -> _Edit:
        if entry.flow_style:
            at = _end(entry, self.text) - 1
            return at, at, "".join(f", {name}: {_inline(value)}" for name, value in fields.items())
        at = self._line_end(_end(entry, self.text))
        indent = "\n" + " " * entry.value[0][0].start_mark.column
        return at, at, "".join(f"{indent}{name}: {_inline(value)}" for name, value in fields.items())

    def _added(self, present: list[Decision], news: Iterable[Decision]) -> list[_Edit]:
        """New entries in their place where the file is in order, else at its end; above no comment of another's."""
        in_order = all(rank(a) <= rank(b) for a, b in pairwise(present))
        edits = []
        for new in sorted(news, key=rank):
            after = sum(rank(d) < rank(new) for d in present) if in_order else len(present)
            at = self._after(self.entries[after - 1]) if after else self._line_end(self.head.end_mark.index)
            indent = " " * int(self.list.start_mark.column)
            lines = dump([plain(new)]).rstrip("\n").split("\n")
            edits.append((at, at, "".join(f"\n{indent}{line}" for line in lines)))
        return edits

    def _removed(self, entry: Any) -> _Edit:
        start = self.text.rfind("\n", 0, entry.start_mark.index) + 1
        return start, min(self._line_end(_end(entry, self.text)) + 1, len(self.text)), ""

    def _after(self, entry: Any) -> int:
        """The end of an entry's last line, and of the comments that stand under it, deeper than its dash."""
        at = self._line_end(_end(entry, self.text))
        column = self.list.start_mark.column
        while at < len(self.text):
            line = self.text[at + 1 : self._line_end(at + 1)]
            if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= column:
                break
            at = self._line_end(at + 1)
        return at

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found

    def _applied(self, edits: list[_Edit]) -> str:
        text = self.text
        # from the end on, so that places stay true; of insertions at one place the first is applied last
        for start, end, put in reversed(sorted(edits, key=lambda edit: edit[0])):
            text = text[:start] + put + text[end:]
        return text if text.endswith("\n") else text + "\n"


def _end(node: Any, text: str) -> int:
    """Where the signs of a node end: its own mark may lie behind the comments that follow."""
    if isinstance(node, yaml.ScalarNode):
        stop = int(node.end_mark.index)
        return len(text[:stop].rstrip()) if node.style in ("|", ">") else stop
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    if isinstance(last, tuple):
        key, value = last
        return max(int(key.end_mark.index), _end(value, text))
    return _end(last, text)


def _inline(value: object, style: str | None = None) -> str:
    """A value as it can stand within a line, also between braces; quoted as what stood there before."""
    quoted = style if style in ("'", '"') and isinstance(value, str) else None
    text = yaml.safe_dump([value], allow_unicode=True, default_flow_style=True, default_style=quoted, width=1_000_000)
    return text.strip().removeprefix("[").removesuffix("]")
