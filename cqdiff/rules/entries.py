"""Which keys an entry may have, what each may hold, and how it becomes typed. Changes with the fields of the rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from cqdiff.models import Aspect, Better
from cqdiff.rules.model import Entry, Indicator, Kind, Unit, WordList
from cqdiff.rules.source import Faults, Place, RawEntry, Value

FAMILIES = (
    *("money", "money_usd", "money_eur", "money_hkd", "people", "households", "visits", "containers", "count"),
    *("area", "mass", "volume", "length", "energy", "coal", "power", "data", "compute", "share", "points"),
    *("days", "years", "index", "rate_per", "other"),
)
"""What can be reckoned into one another: 亩 and 公顷 are area. Fixed, so that a slip of the pen is no new family."""

UNIT_KINDS = ("magnitude", "unit", "counter", "rating")

Check = Callable[[str], str | None]
"""What is wrong with a text, or None."""


class Field(Struct, frozen=True):
    """What may stand under a key. `extends` names the list of the entry below that it is added to."""

    required: bool = False
    many: bool = False
    check: Check | None = None
    extends: str = ""


def _among(what: str, allowed: tuple[str, ...]) -> Check:
    def check(text: str) -> str | None:
        return None if text in allowed else f'{what}"{text}"不认识；只能是 {"、".join(allowed)}。'

    return check


def _decimal(text: str) -> str | None:
    try:
        fits = Decimal(text).is_finite() and Decimal(text) > 0
    except InvalidOperation:
        fits = False
    return None if fits else f'factor 应是大于零的十进制数，不是"{text}"。'


def _slug(text: str) -> str | None:
    return None if re.fullmatch(r"[a-z][a-z0-9_]*", text) else f'id"{text}"应由小写字母、数字和下划线组成，以字母开头。'


def _one_word(text: str) -> str | None:
    return None if text and not re.search(r"\s", text) else f'id"{text}"不能为空，也不能含空白。'


def _switch(text: str) -> str | None:
    return None if text in ("true", "false") else f'disable 只能是 true 或 false，不是"{text}"。'


_FAMILY = _among("family", FAMILIES)
_FREE = {"note": Field(), "source": Field()}
_OVERRIDE = {"disable": Field(check=_switch)}
_WORDS: dict[str, Field] = {
    "id": Field(required=True, check=_slug),
    "words": Field(required=True, many=True),
    "words_add": Field(many=True, extends="words"),
    **_FREE,
    **_OVERRIDE,
}

FIELDS: dict[Kind, dict[str, Field]] = {
    "indicators": {
        "id": Field(required=True, check=_slug),
        "zh": Field(required=True),
        "en": Field(required=True),
        "aliases": Field(many=True),
        "family": Field(required=True, check=_FAMILY),
        "aspect": Field(required=True, check=_among("aspect", tuple(Aspect))),
        "better": Field(required=True, check=_among("better", tuple(Better))),
        "aliases_add": Field(many=True, extends="aliases"),
        **_FREE,
        **_OVERRIDE,
    },
    "units": {
        "id": Field(required=True, check=_one_word),
        "kind": Field(required=True, check=_among("kind", UNIT_KINDS)),
        "family": Field(check=lambda text: None if not text else _FAMILY(text)),
        "factor": Field(required=True, check=_decimal),
        "aliases": Field(many=True),
        "aliases_add": Field(many=True, extends="aliases"),
        **_FREE,
        **_OVERRIDE,
    },
    "phrasing": _WORDS,
    "headings": _WORDS,
}


def check_entry(kind: Kind, entry: RawEntry, faults: Faults) -> RawEntry | None:
    """The entry with what is right of it, and all else in `faults`; None where it has no usable id."""
    fields = FIELDS[kind]
    sound: dict[str, Value] = {}
    for key, value in entry.values.items():
        if key not in fields:
            faults.add(value.place, f'不认识的键"{key}"；{kind} 的条目只能有 {"、".join(fields)}。')
        elif _sound(key, value, fields[key], faults):
            sound[key] = value
    if "id" not in sound:
        if "id" not in entry.values:
            faults.add(entry.place, "条目缺少 id。")
        return None
    return RawEntry(entry.place, sound)


def _sound(key: str, value: Value, field: Field, faults: Faults) -> bool:
    if not value.sound:
        return False
    if value.many != field.many:
        right = f"应是列表，写成 {key}: [甲, 乙]。" if field.many else "只能有一个值，不能是列表。"
        faults.add(value.place, f"{key} {right}")
        return False
    if field.many:
        return _sound_list(key, value, faults)
    problem = field.check(value.text) if field.check else None
    if problem is None and field.required and not value.text.strip():
        problem = f"{key} 不能为空。"
    if problem:
        faults.add(value.place, problem)
    return problem is None


def _sound_list(key: str, value: Value, faults: Faults) -> bool:
    if not value.items and key != "aliases":
        faults.add(value.place, f"{key} 是空列表；请写上内容，或删去这个键。")
        return False
    if all(item.strip() for item in value.items):
        return True
    faults.add(value.place, f"{key} 里有空的一项；请删去。")
    return False


def missing_keys(kind: Kind, entry: RawEntry) -> tuple[str, ...]:
    """The keys that an entry of this kind can't do without and has not."""
    return tuple(key for key, field in FIELDS[kind].items() if field.required and key not in entry.values)


def check_patterns(kind: Kind, entry: RawEntry, faults: Faults) -> None:
    """Whether what is used as a regular expression is one: all of headings, and the lists of phrasing named so."""
    list_id = entry.values["id"].text
    if kind != "headings" and not (kind == "phrasing" and list_id.endswith("_patterns")):
        return
    for word, place in _words_of(entry):
        try:
            # patterns are joined with others, where a flag at the front or a stray bracket would not do
            re.compile(f"(?:{word})|(?:{word})")
        except (re.error, RecursionError, OverflowError) as error:
            reason = error.msg if isinstance(error, re.error) else str(error)
            faults.add(place, f'{list_id} 的正则表达式"{word}"有误（{reason}）。')


def _words_of(entry: RawEntry) -> Iterator[tuple[str, Place]]:
    for key in ("words", "words_add"):
        if value := entry.values.get(key):
            yield from zip(value.items, value.locate(), strict=True)


def typed(kind: Kind, values: dict[str, Value]) -> Entry:
    """A sound and complete entry as the object that the program works with."""

    def text(key: str) -> str:
        return values[key].text if key in values else ""

    def texts(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(values[key].items)) if key in values else ()

    entry_id, note, source = text("id"), text("note"), text("source")
    if kind == "indicators":
        aspect, better = Aspect(text("aspect")), Better(text("better"))
        return Indicator(
            entry_id, text("zh"), text("en"), texts("aliases"), text("family"), aspect, better, note, source
        )
    if kind == "units":
        return Unit(entry_id, text("kind"), text("family"), Decimal(text("factor")), texts("aliases"), note, source)
    return WordList(entry_id, texts("words"), note, source)
