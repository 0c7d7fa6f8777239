"""What stands between a thing and its stage: by when, how, and that it is only hoped for."""

from __future__ import annotations

import re

DUE = re.compile(
    r"(?:在?(?:(?:20\d\d年)?\d{1,2}月(?:\d+日|底|中旬|上旬|下旬|份)?前?|(?:20\d\d)?年[底中]前?|20\d\d年|年内|(?:明年)?[上下]半年|暑期|[春秋]季(?:学期)?"
    r"|(?:元旦|春节|五一|国庆|中秋|暑期|供暖[季期]?|主?汛期?|入冬|开学|“五一”)节?前|第?[一二三四]季度末?前?))?(?:全面|全部|基本|如期|按期|提前|正式|顺利)?$"
)
"""湾海高速6月底前建成通车, 改制年内全部完成: by when and how, and no part of the name."""
MOODS = ("力争", "力促", "争取", "确保", "努力")


DIGITS = "0123456789"
_MONTH = r"\d{1,2}月(?:\d{1,2}日|底|中旬|上旬|下旬|份)?前?"


def by_when(text: str, at: int, end: int) -> str:
    """6月底前开工云岭大桥: the month of the plan year may stand before the verb."""
    month = re.compile(_MONTH).match(text, at, end) if at < end and text[at] in DIGITS else None
    return month.group() if month else ""


def undated(name: str) -> tuple[str, str]:
    """The thing alone, and the mood behind it: 云岭大桥力争年底前 is 云岭大桥 and 力争."""
    name = DUE.sub("", name)
    mood = name[-2:] if name.endswith(MOODS) else ""
    return (DUE.sub("", name[:-2]), mood) if mood else (name, "")
