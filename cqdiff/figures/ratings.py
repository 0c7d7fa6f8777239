"""Tell quantities that describe a thing from those that measure it: ratings, sizes of a class, capacities of a work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cqdiff.figures.lexicon import Lexicon, strip_leading, strip_predicate
from cqdiff.figures.numerals import Numeral
from cqdiff.models import Comparator

_EXTENTS = frozenset(("米", "公里", "分钟", "小时", "天"))
_AROUND = ("范围内", "范围以内", "半径内", "半径范围", "缓冲区")
_TIMES = frozenset(("分钟", "小时"))
_NO_SIZES = frozenset(("%", "个百分点", "百分点", "倍", ""))
_CIRCLE = "[^，。、]{0,8}(?:圈|可达率|到达率|到场率|覆盖率|响应率)"
_LIFE = "寿命|年龄"
_CLASSED = (
    "(?:的)?(?:村|农户|家庭|[^，。、]{0,4}增长点|企业|项目|产业|集群|产业集群|工业企业|重点项目|开发区|园区|镇|县"
    "|贫困现象|贫困人口|群体)"
)
_CLASSED_ALL = rf"{_CLASSED}|的?(?:重大|产业|重大产业|制造业|工业|重点产业|优质)(?:项目|企业|集群)"
_WAYS = ("路", "道", "管网", "渠")
_LONGEST_CLASS = 14
_OF_EACH = ("收入", "产值", "营收", "利润", "税收", "销售额", "出口额", "市值", "估值")
"""销售收入超10亿元的17家: what each firm has; but 总投资超10亿元的3个项目."""
_OWN_SHARE = ("占比", "比重", "比例")
_BUILT = "(?:建成|开工|启动|投产|推进|推动|加快|确保|建设|投运)[^，。]{2,40}$"
"""建成苍河120万吨煤制乙二醇: a work that has a name of its own."""
_DWELLERS = frozenset(("人", "户", "万人"))
_SIZED = (
    "的?(?:(?:特大|超大|较大|大)?班额|大班|自然[村屯]|行政村|建制村|村寨|村组|村庄|少数民族|乡镇|重点镇|建制镇|集镇|规模(?:以上)?企业|企业"
    "|大?中?小?型?(?:企业|工厂)|(?:大型|特大型|集中)?安置[点区]|居民点|集中居住|聚居点|集中供水)"
)
_OUTPUTS = ("吨", "千瓦", "立方米", "兆瓦")


def describes(numeral: Numeral, head: str, tail: str, gap: str, following: Sequence[Numeral], lexicon: Lexicon) -> bool:
    """Whether a number only describes a thing that is named or counted.

    `head` are the words before it, `tail` what it may count, `gap` all that stands before the number `following` it.
    """
    if tail and _is_rating(numeral, head, tail, lexicon):
        return True
    if not following:
        return False
    if not gap:
        return _is_size(numeral, following)
    return _is_class(numeral, head, gap, following[0], lexicon)


def _is_rating(numeral: Numeral, head: str, tail: str, lexicon: Lexicon) -> bool:
    """Whether a physical quantity describes the thing that follows: 18兆瓦海上风电机组, 160万吨仓储物流项目."""
    if numeral.kind == "rating":
        return not tail.startswith("的")
    if numeral.unit in ("岁", "周岁"):  # 满3岁即入园, 15岁以上人口; but 人均预期寿命提高到83.9岁
        return not re.search(_LIFE, head)
    if numeral.unit in _DWELLERS and numeral.end > numeral.unit_end and re.match(_SIZED, tail):
        return True  # 30户以上自然村通硬化路率, 消除66人以上超大班额
    if numeral.unit in _EXTENTS and tail.startswith(_AROUND):  # 沿江1公里范围内化工企业
        return True
    if numeral.unit in _TIMES and (re.match(_CIRCLE, tail) or lexicon.service_hours.at(tail)):
        return True  # 建成12分钟城市急救圈
    if numeral.unit.endswith("元") and numeral.end > numeral.unit_end and re.match(_CLASSED, tail):
        return True  # 力争营收500亿元以上企业突破5家
    if (
        numeral.unit.endswith("元")
        and tail.removeprefix("的") in lexicon.classed
        and (numeral.start < numeral.digits or head.endswith("过"))
    ):
        return True  # 培育产值超10亿元企业8家
    if numeral.unit in _EXTENTS and numeral.comparator is not Comparator.EQ:
        # 公交与轨道50米内换乘比例, 15岁以上人口: within so many metres; but 压缩到3天以内办结
        return not strip_predicate(head, lexicon)[1] and not lexicon.tail_stops.at(tail)
    if numeral.unit == "亿" and lexicon.classed.at(tail):
        return True  # 新增50亿企业2家
    if numeral.kind != "unit" or numeral.unit.endswith(("%", "元", "百分点", "倍", "天", "岁")):
        return False
    if not lexicon.attributive.match(tail):
        return False
    if numeral.unit.endswith("公里") and tail.endswith("工程") and head.endswith(_WAYS):
        return False  # 农村公路1.5万公里提质工程
    return not lexicon.verb_ends.of(strip_predicate(head, lexicon)[0] or head)


def sizes(numeral: Numeral, tail: str) -> bool:
    """Whether an amount behind a count says which things are counted: 18个投资超50亿元项目开工."""
    bound = numeral.comparator is Comparator.GE or numeral.comparator is Comparator.LE
    return bound and numeral.unit.endswith("元") and re.match(_CLASSED_ALL, tail) is not None


def is_capacity(numeral: Numeral, before: str, tail: str, lexicon: Lexicon) -> bool:
    """Whether a quantity tells how much a work of a name of its own makes: 建成苍河120万吨煤制乙二醇.

    `before` is all of the clause that stands before the number.
    """
    if numeral.kind != "unit" or not numeral.unit.endswith(_OUTPUTS) or numeral.end > numeral.unit_end:
        return False
    if len(tail) <= len("产能") or tail[0] == "的" or lexicon.tail_stops.at(tail) or lexicon.verb_start.match(tail):
        return False
    core, predicate = strip_predicate(before, lexicon)
    named = not predicate and not lexicon.measures.of(core) and not lexicon.verb_ends.of(core)
    return named and re.search(_BUILT, before) is not None


def _is_size(numeral: Numeral, following: Sequence[Numeral]) -> bool:
    """Whether a number says how big the things are that the next one counts: 其中10亿元以上78个."""
    sized = numeral.end > numeral.unit_end and numeral.comparator is Comparator.GE and numeral.kind != "counter"
    return sized and numeral.unit not in _NO_SIZES and [n.kind for n in following] == ["counter"]


def _is_class(numeral: Numeral, head: str, gap: str, next_one: Numeral, lexicon: Lexicon) -> bool:
    """Whether an amount tells which things the next number counts: 50万元以上的行政村占比超58%, 超10亿元的17家."""
    over = head.endswith("过")  # 其中过10亿元的3家
    if not over and (numeral.comparator not in (Comparator.GE, Comparator.LE) or numeral.unit in _NO_SIZES):
        return False
    counted = next_one.kind == "counter"
    behind = numeral.end > numeral.unit_end
    if not behind and not over and numeral.start == numeral.digits:
        return False  # 3亿多农村人口
    if "、" in gap or len(gap) > _LONGEST_CLASS or not (counted or next_one.unit == "%"):
        return False
    if gap == "的":
        each = strip_leading(head.removeprefix("其中").removesuffix("过"), lexicon)
        return counted and (behind or not each or each.endswith(_OF_EACH))
    if numeral.kind != "unit" and not numeral.unit.endswith("人次"):
        return False
    words = gap.removeprefix("的")
    if words == gap and lexicon.verb_start.match(words):
        return False  # 完成投资50亿元以上带动就业1万人
    if not counted:
        return gap.endswith(_OWN_SHARE) or strip_predicate(gap, lexicon)[0].endswith(_OWN_SHARE)
    return lexicon.classed.any_in(words)
