"""What a report is: title, kind, years, place. Changes when reports name themselves in a new way."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from cqdiff.models import Kind
from cqdiff.outline.blocks import Block
from cqdiff.outline.headings import Head
from cqdiff.outline.patterns import TOP, Patterns

NATION = "全国"

_FRONT_MAX = 40
_TITLE_LINES = 3
_YEARS = range(1950, 2101)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?!代)")
_SEARCHED = 4000
"""So many characters from the beginning are searched for the place and the kind."""


class About(Struct, frozen=True):
    title: str
    place: str
    kind: Kind
    review_year: int | None
    plan_year: int | None


def about(blocks: list[Block], heads: list[Head], text: str, patterns: Patterns) -> About:
    """Tell what the report is from its front, its top headings and, failing these, its text."""
    first = min(heads[0].block if heads else len(blocks), _FRONT_MAX)
    front = [block for block in blocks[:first] if not patterns.whole("furniture", block.text)]
    title, shown = _title(front, text, patterns)
    lines = [block.text for block in front]
    tops = [head for head in heads if head.rank <= TOP]
    titles = [blocks[head.block].text[:80] for head in tops]
    opening = "\n".join(lines)[:_SEARCHED]
    review, plan = _years(title, opening, titles, blocks, tops, patterns)
    return About(
        shown,
        _place(title, opening, blocks, patterns),
        _kind(title, opening, titles, patterns),
        review,
        plan,
    )


def _title(front: list[Block], text: str, patterns: Patterns) -> tuple[str, str]:
    """The title folded, for reading years and place from it, and as it stands."""
    for pattern in patterns.each["title"]:
        for i in range(len(front)):
            for count in range(1, _TITLE_LINES + 1):
                lines = front[i : i + count]
                joined = "".join(line.text for line in lines)
                if len(lines) < count or len(joined) > 400:
                    break
                found = re.search(pattern, joined)
                if found and (count == 1 or found.start() == 0):
                    shown = "".join(line.verbatim(text, 0, len(line.text)) for line in lines)
                    if _speaks(joined, found):
                        continue
                    return found.group(), shown[found.start() : found.end()].strip()
    return "", ""


def _speaks(line: str, found: re.Match[str]) -> bool:
    """Whether the words stand in a sentence (现在，我代表…作政府工作报告，请予审议) and are no title."""
    return line[: found.start()].endswith(("，", "作", "《", "向大会")) or line[found.end() :].startswith(
        ("，请", "》")
    )


def _kind(title: str, opening: str, titles: list[str], patterns: Patterns) -> Kind:
    for words in (title, "\n".join(titles), opening):
        plan, work = (
            patterns.search("kind_plan", words),
            patterns.search("kind_work", words),
        )
        if plan:
            return Kind.PLAN_REPORT
        if work:
            return Kind.WORK_REPORT
    return Kind.UNKNOWN


def _years(
    title: str,
    opening: str,
    titles: list[str],
    blocks: list[Block],
    tops: list[Head],
    patterns: Patterns,
) -> tuple[int | None, int | None]:
    """Review year and plan year; the one follows from the other, since a report stands between two years."""
    for words in (title, opening):
        both = patterns.first("years_both", words)
        if both and int(both.group(2)) == int(both.group(1)) + 1:
            return int(both.group(1)), int(both.group(2))
    # Headings, title and dateline each have a vote; where they differ, headings are the surest.
    looking_back = [words for words in titles if patterns.search("part_review", words)]
    planning = [words for words in titles if words not in looking_back]
    votes = [_year("year_of_plan", words, patterns) for words in planning]
    votes += [_next(_year("year_of_review", words, patterns)) for words in looking_back]
    votes += [
        _year("year_of_title", title, patterns),
        _year("year_of_delivery", opening, patterns),
    ]
    cast = [vote for vote in votes if vote is not None]
    if cast:
        plan: int | None = Counter(cast).most_common(1)[0][0]
    else:
        plan = _year("year_of_dateline", opening, patterns) or _year_spoken(blocks, tops, patterns)
    return (plan - 1, plan) if plan is not None else (None, None)


def _next(year: int | None) -> int | None:
    return None if year is None else year + 1


def _year(name: str, words: str, patterns: Patterns) -> int | None:
    found = patterns.first(name, words)
    if found is None or int(found.group(1)) not in _YEARS:
        return None
    return int(found.group(1))


def _year_spoken(blocks: list[Block], tops: list[Head], patterns: Patterns) -> int | None:
    """The year after the last one that the review part names more than once."""
    start = tops[0].block if tops else 0
    stop = tops[1].block if len(tops) > 1 else len(blocks)
    counts = Counter(int(year) for block in blocks[start:stop] for year in _YEAR.findall(block.text))
    named = [year for year, count in counts.items() if count > 1] or list(counts)
    return max(named) + 1 if named else None


def _place(title: str, opening: str, blocks: list[Block], patterns: Patterns) -> str:
    named = _place_in("place_title", title, patterns)
    if named:
        return named
    if patterns.search("place_national", opening):
        return NATION
    named = _place_in("place_front", opening, patterns)
    if named:
        return named
    start = "\n".join(block.text for block in blocks[:12])[:_SEARCHED]
    return NATION if patterns.search("place_national", start) else _place_in("place_front", start, patterns)


def _place_in(name: str, words: str, patterns: Patterns) -> str:
    for pattern in patterns.each[name]:
        for found in re.finditer(pattern, words):
            place = found.group(1)
            if not patterns.opens("place_not", place):
                return place
    return ""
