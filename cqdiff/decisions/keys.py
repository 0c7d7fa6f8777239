"""The stable name of a follow-through row. Changes only with great need: every decision on file hangs on it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal

from msgspec.structs import replace

from cqdiff.models import Commitment, Figure, FollowRow, Report

LENGTH = 12
"""Hexadecimal digits: among 10,000 rows two meet by chance once in five million times."""

KEY = re.compile(rf"[0-9a-f]{{{LENGTH}}}(?:-[1-9]\d*)?")

# not the point, the percent sign and the dash: 3.5 is not 35, and 6—7 is not 67
_NOISE = re.compile(r"[\s,、。;:!?\"'“”‘’()\[\]《》〈〉「」『』【】·•]+")
_PROMISE_LIMIT = 80

Promise = Figure | Commitment
Identity = Callable[[Promise], tuple[str, ...]]


def keyed(rows: Sequence[FollowRow], report: Report) -> tuple[FollowRow, ...]:
    """The same rows of a comparison, each with its key; `report` is the one that made the promises."""
    return tuple(replace(row, key=key) for row, key in zip(rows, _keys(rows, report), strict=True))


def aliases(rows: Sequence[FollowRow], report: Report) -> dict[str, FollowRow]:
    """Other keys that can mean one of these rows, and no second one.

    A decision taken before a new rule named the indicator, or while the promise still had a double, finds its row by
    one of these.
    """
    taken = {row.key for row in rows}
    about = _about(report)
    found: dict[str, list[FollowRow]] = {}
    for identity in (_identity, _identity_by_words):
        plain = [_digest((*about, *identity(row.promise))) for row in rows]
        close = [_digest((*about, *identity(row.promise), *_context(row.promise, report))) for row in rows]
        for row, *names in zip(rows, plain, close, strict=True):
            for name in set(names) - taken:
                found.setdefault(name, []).append(row)
    return {name: named[0] for name, named in found.items() if len({row.key for row in named}) == 1}


def by_text(rows: Sequence[FollowRow]) -> dict[str, FollowRow]:
    """Rows by the promise in words, where one row alone has them: they stay when a number is read otherwise."""
    texts = Counter(text_of(short_promise(row.promise)) for row in rows)
    named = ((text_of(short_promise(row.promise)), row) for row in rows)
    return {text: row for text, row in named if text and texts[text] == 1}


def text_of(promise: str) -> str:
    """A short promise as it is compared."""
    return _normal(promise)


def short_promise(promise: Promise) -> str:
    """The promise in a few words for human eyes: 地区生产总值 6%左右, or a commitment's own words."""
    quote = " ".join(promise.quote.split())
    text = f"{promise.name} {quote}".strip() if isinstance(promise, Figure) else quote
    return text if len(text) <= _PROMISE_LIMIT else text[: _PROMISE_LIMIT - 1] + "…"


def _keys(rows: Sequence[FollowRow], report: Report) -> list[str]:
    """The promise alone names a row; doubles are told apart by clause and title, and by number as a last resort."""
    about = _about(report)
    bases = [(*about, *_identity(row.promise)) for row in rows]
    doubles = Counter(bases)
    texts = [
        base if doubles[base] == 1 else (*base, *_context(row.promise, report))
        for row, base in zip(rows, bases, strict=True)
    ]
    seen: Counter[tuple[str, ...]] = Counter()
    order = sorted(range(len(rows)), key=lambda i: (rows[i].promise.start, rows[i].promise.end))
    keys = [""] * len(rows)
    for at in order:
        seen[texts[at]] += 1
        number = seen[texts[at]]
        keys[at] = _digest(texts[at]) + (f"-{number}" if number > 1 else "")
    return keys


def _about(report: Report) -> tuple[str, ...]:
    about = report.outline
    return _normal(about.place), str(about.plan_year or ""), about.kind.value


def _identity(promise: Promise) -> tuple[str, ...]:
    if isinstance(promise, Commitment):
        return ("commitment", _normal(promise.quote))
    return ("figure", promise.indicator or _normal(promise.name), *_quantity(promise))


def _identity_by_words(promise: Promise) -> tuple[str, ...]:
    """The same with a figure's name in the text, which is all there is where no rule knows the indicator."""
    if isinstance(promise, Commitment):
        return _identity(promise)
    return ("figure", _normal(promise.name), *_quantity(promise))


def _quantity(f: Figure) -> tuple[str, ...]:
    number = (
        _number(f.value),
        _number(f.value_hi),
        _normal(f.unit),
        f.comparator.value,
        _normal(f.words) if f.words else "",
    )
    return (f.aspect.value, *number)


def _context(promise: Promise, report: Report) -> tuple[str, str]:
    start, end = promise.clause if isinstance(promise, Figure) else (promise.start, promise.end)
    section = report.section(promise.section)
    return _normal(report.text[start:end]), _normal(section.title) if section else ""


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize() + 0:f}"


def _normal(text: str) -> str:
    """Letters, digits and the signs that mean something: what a new line break or a full-width comma doesn't change."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
