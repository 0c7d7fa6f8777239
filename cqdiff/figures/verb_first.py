"""Read a verb of change that stands before what changes: 提高补助标准30元, 压减5%一般性支出."""

from __future__ import annotations

import re

from cqdiff.figures.items import Item
from cqdiff.figures.lexicon import Lexicon

SET = ("标准", "利率", "费率", "税率", "金率", "电价", "气价", "水价", "价格", "工资", "养老金", "待遇", "津贴")
"""What is set and so moves by an amount; 降低企业成本30亿元 tells how much was saved."""
RAISED = "提标"
"""低保标准再提标30元; but 提标改造污水处理厂5座."""
_UNITS = ("元", "分钱", "基点", "百分点", "%")
_MOVED = (
    r"^(?:先后|连续|累计|再次|继续|进一步|适当|将|再)*(?:[\d两三四五六]次)?"
    "(提高|上调|调高|调增|下调|调低|降低)了?(?=.{2})"
)
_ARRIVES = frozenset("到至为达在按")
_CUTS = ("压减", "减少", "削减", "精简", "缩减")
_CUTTERS = ("政府", "部门", "单位", "机关", "各级", "本级")
_SHORTEST_THING = 3


def verb_last(core: str, predicate: str, unit: str) -> tuple[str, str]:
    """What is set and its predicate, with the verb that opens the words before a number moved behind them."""
    if not unit.endswith(_UNITS) or not _ARRIVES.isdisjoint(predicate):
        return core, predicate
    found = re.match(_MOVED, core)
    return (core[found.end() :], found[1] + predicate) if found else (core, predicate)


def cuts(item: Item, core: str, predicate: str, tail: str, lexicon: Lexicon) -> bool:
    """Whether a share of what follows is cut: 市级部门压减5%一般性支出; but 排放量减少5%."""
    if item.numeral.unit != "%" or len(tail) < _SHORTEST_THING or not predicate.endswith(_CUTS):
        return False
    return (not core or core.endswith(_CUTTERS)) and not lexicon.verb_start.match(tail)
