"""Lay folders of rules over one another and check the whole. Changes when overriding works differently."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from msgspec import Struct, field

from cqdiff.errors import RulesError
from cqdiff.rules.entries import FIELDS, check_entry, check_patterns, missing_keys, typed
from cqdiff.rules.model import KINDS, Entry, Indicator, Kind, RuleSet, Unit, WordList
from cqdiff.rules.source import Faults, Place, RawEntry, Value, read_entries


class Layer(Struct, frozen=True):
    """A folder of rules. `shown` is how messages name it.

    The default layer was checked when it was released: its patterns are compiled only where they are used,
    unless `thorough`, and a file missing from it is a fault only then.
    """

    folder: Path
    shown: str
    default: bool = False
    thorough: bool = True


class _Merged(Struct):
    """The entries of one kind so far, by id, and where each came from."""

    kind: Kind
    entries: dict[str, dict[str, Value]] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)
    changed: dict[str, None] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    files: list[str] = field(default_factory=list)


def build(layers: Iterable[Layer]) -> RuleSet:
    """The rules of all layers, later ones winning by id. Raises RulesError with every fault, one a line."""
    faults = Faults()
    merged = {kind: _Merged(kind) for kind in KINDS}
    for layer in layers:
        for kind, path in _files(layer, faults):
            _lay(merged[kind], layer, list(_entries(kind, path, layer, faults)), faults)
        if layer.default:
            for kind in ("phrasing", "headings"):
                merged[kind].fixed = frozenset(merged[kind].entries)
    _check_whole(merged, faults)
    if faults:
        raise RulesError(str(faults))
    return _rule_set(merged)


def _files(layer: Layer, faults: Faults) -> Iterator[tuple[Kind, Path]]:
    if not layer.folder.is_dir():
        why = "不是文件夹" if layer.folder.exists() else "没有这个文件夹"
        faults.add(Place(layer.shown, 0), f"{why}；请检查规则的路径。")
        return
    names = {f"{kind}.yaml": kind for kind in KINDS}
    present = sorted(path.name for path in layer.folder.iterdir() if path.suffix in (".yaml", ".yml"))
    for name in present:
        if name not in names:
            faults.add(Place(f"{layer.shown}/{name}", 0), f"不认识的规则文件；只能是 {'、'.join(names)}。")
    if layer.default and layer.thorough:
        for name in names.keys() - set(present):
            faults.add(Place(f"{layer.shown}/{name}", 0), "缺少这个默认规则文件；请重新安装 cqdiff。")
    elif not layer.default and not present:
        faults.add(Place(layer.shown, 0), f"里面没有规则文件；至少要有 {'、'.join(names)} 之一。")
    yield from ((kind, layer.folder / name) for name, kind in names.items() if name in present)


def _entries(kind: Kind, path: Path, layer: Layer, faults: Faults) -> Iterator[RawEntry]:
    seen: dict[str, Place] = {}
    for raw in read_entries(path, f"{layer.shown}/{path.name}", faults):
        entry = check_entry(kind, raw, faults)
        if entry is None:
            continue
        entry_id = entry.values["id"].text
        if entry_id in seen:
            faults.add(entry.place, f'id"{entry_id}"写了两次（前一处在第 {seen[entry_id].line} 行）；请合并或改名。')
            continue
        seen[entry_id] = entry.place
        if layer.thorough:
            check_patterns(kind, entry, faults)
        # keys that are there but wrong were told of already and are not missing
        for key in raw.values.keys() - entry.values.keys():
            entry.values.setdefault(key, raw.values[key])
        yield entry


def _lay(merged: _Merged, layer: Layer, entries: list[RawEntry], faults: Faults) -> None:
    merged.files.append(f"{layer.shown}/{merged.kind}.yaml")
    for entry in entries:
        entry_id = entry.values["id"].text
        below = merged.entries.get(entry_id)
        values = {key: value for key, value in entry.values.items() if key in FIELDS[merged.kind]}
        disable = values.pop("disable", None)
        extra = {key: values.pop(key) for key in list(values) if FIELDS[merged.kind][key].extends}
        if below is None and (disable is not None or extra):
            key = "disable" if disable is not None else next(iter(extra))
            faults.add(entry.place, f'{key} 只能改已有的条目，而前面没有 id 为"{entry_id}"的条目；请检查 id。')
        if not layer.default:
            merged.changed[entry_id] = None
        if disable is not None and disable.text == "true":
            _disable(merged, entry_id, entry.place, faults)
            continue
        merged.entries[entry_id] = result = {**(below or {}), **values}
        for key, added in extra.items():
            name = FIELDS[merged.kind][key].extends
            result[name] = _joined(result.get(name), added)
        merged.places.setdefault(entry_id, []).append(entry.place)


def _disable(merged: _Merged, entry_id: str, place: Place, faults: Faults) -> None:
    if entry_id in merged.fixed:
        faults.add(place, f'列表"{entry_id}"是程序要用的，不能停用；请改写它的 words。')
        return
    merged.entries.pop(entry_id, None)
    merged.places.pop(entry_id, None)


def _joined(below: Value | None, added: Value) -> Value:
    if below is None:
        return added
    items = below.items + added.items
    return Value(added.place, items, lambda: below.locate() + added.locate(), many=True)


def _check_whole(merged: dict[Kind, _Merged], faults: Faults) -> None:
    """What only shows once all is laid together: missing keys, and one name for two things."""
    for kind, side in merged.items():
        for entry_id, values in side.entries.items():
            place = side.places[entry_id][-1]
            for key in missing_keys(kind, RawEntry(place, values)):
                faults.add(place, f'条目"{entry_id}"缺少 {key}。')
    for entry_id, values in merged["units"].entries.items():
        named = values["family"].text if "family" in values else ""
        if "kind" in values and values["kind"].text in ("unit", "counter") and not named:
            faults.add(merged["units"].places[entry_id][-1], f'单位"{entry_id}"缺少 family。')
    _check_names(merged["indicators"], "别名", ("zh", "aliases"), faults)
    _check_names(merged["units"], "单位", ("id", "aliases"), faults)


def _check_names(side: _Merged, what: str, keys: tuple[str, ...], faults: Faults) -> None:
    owners: dict[str, str] = {}
    for entry_id, values in side.entries.items():
        for key in keys:
            value = values.get(key)
            for name in value.items if value else ():
                owner = owners.setdefault(name, entry_id)
                if owner != entry_id:
                    place = _latest(side, name, (owner, entry_id), keys)
                    faults.add(place, f'{what}"{name}"同时属于 {owner} 和 {entry_id}；请只保留一处。')


def _latest(side: _Merged, name: str, owners: tuple[str, str], keys: tuple[str, ...]) -> Place:
    """Where the name was given the second time: in the later layer, or further down the file."""
    found = [
        place
        for owner in owners
        for key in keys
        if (value := side.entries[owner].get(key))
        for item, place in zip(value.items, value.locate(), strict=True)
        if item == name
    ]
    return max(found, key=lambda place: (side.files.index(place.file), place.line))


def _rule_set(merged: dict[Kind, _Merged]) -> RuleSet:
    return RuleSet(
        cast(dict[str, Indicator], _typed(merged["indicators"])),
        cast(dict[str, Unit], _typed(merged["units"])),
        cast(dict[str, WordList], _typed(merged["phrasing"])),
        cast(dict[str, WordList], _typed(merged["headings"])),
        digest=_digest({kind: side.entries for kind, side in merged.items()}),
        overridden=tuple(dict.fromkeys(entry_id for side in merged.values() for entry_id in side.changed)),
        origins={
            f"{kind}/{entry_id}": tuple(map(str, places))
            for kind, side in merged.items()
            for entry_id, places in side.places.items()
        },
    )


def _typed(side: _Merged) -> dict[str, Entry]:
    return {entry_id: typed(side.kind, values) for entry_id, values in side.entries.items()}


def _digest(entries: dict[Kind, dict[str, dict[str, Value]]]) -> str:
    """Twelve hex digits of the contents; notes and sources change no result and are left out."""
    plain = {
        kind: [
            {key: value.items for key, value in values.items() if key not in ("note", "source")}
            for values in side.values()
        ]
        for kind, side in entries.items()
    }
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
