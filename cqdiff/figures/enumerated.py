"""Tell whether a list behind a number names what that one number counts: 30个急救、创伤和卒中中心."""

from __future__ import annotations

import re

from cqdiff.figures.lexicon import Lexicon

_GRADES = frozenset("考控级")
_LONGEST_GRADE = 3
_LIST = "[^、，]{2,12}(?:、[^、，]{2,9})*(?:、|[和与及])[^、，和与及]{2,20}"
_MEMBERS = "[、和与及]"
_PEOPLE = ("名", "人", "位")
_JOINED = "[和与及](?=.{2})"


def alike(gap: str, at: int) -> bool:
    """Whether the 、 at `at` parts two grades of one thing: 国考、省考断面, 国家级、省级园区."""
    return at > 1 and gap[at - 1] in _GRADES and gap[at - 1] in gap[at + 2 : at + 1 + _LONGEST_GRADE]


def counts_all(unit: str, gap: str, lexicon: Lexicon) -> bool:
    """Whether all of a list behind a count is counted: 急救、创伤和卒中中心, 12万名老人、残疾人; but 公园、改造道路."""
    last = gap.rpartition("、")[2]
    if not (re.search(_JOINED, last) or unit.endswith(_PEOPLE)) or not re.fullmatch(_LIST, gap):
        return False
    later = [part for part in re.split(_MEMBERS, gap)[1:] if part]
    return not any(lexicon.verb_start.match(part) or lexicon.tail_stops.at(part) for part in later)
