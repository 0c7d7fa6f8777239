"""Tell a number of places that only says whose measure follows: 11个设区市PM2.5平均浓度下降7.1%."""

from __future__ import annotations

import re

from cqdiff.figures.items import Item
from cqdiff.figures.lexicon import Lexicon, strip_leading
from cqdiff.models import Comparator

_PLACES = "[^，。、]{0,8}?(?:[县市区州盟旗]|（[^）]{1,4}）)(?=.{2})"
_NO_PLACES = ("社区", "城市", "园区", "小区", "县级", "市级", "区级", "州级")


def counts_places(counted: Item, measured: Item, name: str, lexicon: Lexicon) -> bool:
    """Whether a number before the measure `name` of some places is no figure of its own.

    60个县财政收入超过10亿元 is one, as it tells how many have got so far.
    """
    numeral = measured.numeral
    if counted.numeral.unit != "个" or "项目" in name or strip_leading(counted.head, lexicon):
        return False
    if numeral.kind == "counter" or not lexicon.measures.of(name):
        return False
    if numeral.comparator is Comparator.GE and numeral.unit.endswith("元"):
        return False
    places = re.match(_PLACES, name)
    return places is not None and counted.tail.startswith(places.group()) and not places.group().endswith(_NO_PLACES)
