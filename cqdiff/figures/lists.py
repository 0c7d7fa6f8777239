"""Take a list of names apart that share their head or their tail (农业、工业、服务业增加值)."""

from __future__ import annotations

import re

from cqdiff.figures.deeds import with_object
from cqdiff.figures.lexicon import Lexicon

_PER = re.compile("(?:单位|万元)(?:地区生产总值|国内生产总值|GDP)")
PER_MANY = re.compile("每[百千万亿]+(?:名|户)?(?:常住人口|户籍人口|老年人口|人口|老年人|老人|儿童|人)")
PER_HEAD = re.compile("(?:(?:学生|居民|职工)?(?:人均|户均|亩均))?$")
"""小学、初中学生人均公用经费: what is reckoned per head goes with the measure."""
_RATE_OF = re.compile("(.{4,})..率")
_OWN_RATES = ("城镇化率", "失业率", "自给率", "死亡率", "出生率")
_MEASURES = re.compile("^.{2,}(?:率|收入|起数|人数|数量|[产货客用发电运]量|拥有量|增加值|[进出]口额|销售额)$")
_BRANCHES = "(?:第?一(?:产业)?、)?第?二(?:产业)?[、和]第?三次?产业?"
"""第一、二、三产业增加值, 二、三产业: branches told by their numbers."""
_SHARE = "占(?:比|[^，。、]{1,14}(?:比重|比例|份额|比))的?$"
"""先进制造业、高技术制造业增加值占规上工业比重: the share is of each."""
_GRADES = re.compile("([初中])、([中高])等(?=.{2})")
_SIZES = ("限额以上", "规模以上")
_JOINTS = re.compile(r"以及|和|与|及")
_BRANCH_ENDS = ("业", "经济")
_LEVELS = r"((?:[^\W\d]{1,3}、)*[^\W\d、]{1,6}?)[两二三四五]级([^，。]{2,})"
"""省、市、县三级事项网上可办率分别达到, 省市两级: the members are told by one character each."""
_LONGEST_LEVEL = 3
_GRADED = frozenset("考控级")
_GIVERS = "(.{2,})?([国省市县])、([省市县区])(重点.*)"
"""列入省、市重点项目: who keeps the list of them."""
_TIMELY = ("按期", "按时", "及时", "如期", "限时")
_WORD = 2
_RATE = len("办结率")
_LONGEST_PLACE = 4


def names_of_list(core: str, count: int, lexicon: Lexicon) -> list[str]:
    """`count` names from an enumeration, or [] where it holds no such number of names.

    >>> names_of_list("农业、工业、服务业增加值", 3, lexicon)
    ['农业增加值', '工业增加值', '服务业增加值']
    """
    core = re.sub(r"(?:各|均|都|分别)+$", "", core)
    core = _GRADES.sub(r"\1等、\2等", core)  # 中、高等职业教育在校生
    core = core.replace("存、贷款", "存贷款").replace("进、出口", "进出口")
    if "三" in core:
        core = re.sub(_BRANCHES, _branches, core)
    if "级" in core and (levels := _levels(core, count)):
        return levels
    if "、" in core and "重点" in core and count == _WORD and (kept := re.fullmatch(_GIVERS, core)):
        return [f"{kept[1] or ''}{one}{kept[4]}" for one in (kept[2], kept[3])]
    parts = _parts(core, count)
    if len(parts) == count + 1 and parts[-1] in lexicon.attributes:
        return [p + parts[-1] for p in parts[:-1]]
    if len(parts) != count:
        parts = _split_pair(core, count, lexicon)
    if len(parts) != count:
        return []
    return (with_object(parts, lexicon) if count > 1 else []) or _share(parts, lexicon)


def _levels(core: str, count: int) -> list[str]:
    """省级事项可办率, 市级事项可办率, 县级事项可办率 from 省、市、县三级事项可办率; [] where there are others."""
    found = re.match(_LEVELS, core)
    if not found:
        return []
    members = found[1].split("、")
    if len(members) == 1 and len(found[1]) == count:
        members = list(found[1])
    if len(members) != count or any(len(one) > _LONGEST_LEVEL for one in members):
        return []
    return [f"{one}级{found[2]}" for one in members]


def _branches(found: re.Match[str]) -> str:
    return ("第一产业、" if "一" in found.group() else "") + "第二产业、第三产业"


def _parts(core: str, count: int) -> list[str]:
    """Split at 、 outside of brackets, then at 和/与/及 as far as names are lacking."""
    parts = _outside(core)
    at = len(parts) - 1
    while len(parts) < count and at >= 0:
        found = list(_JOINTS.finditer(parts[at]))
        if found and found[-1].start() > 1 and found[-1].end() < len(parts[at]) - 1:
            cut = found[-1]
            parts[at : at + 1] = [parts[at][: cut.start()], parts[at][cut.end() :]]
        at -= 1
    return [p for p in parts if p]


def _outside(core: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    for at, mark in enumerate(core):
        if mark in "（(“《":
            depth += 1
        elif mark in "）)”》":
            depth -= 1
        elif mark == "、" and depth <= 0:
            parts.append(core[begin:at])
            begin = at + 1
    parts.append(core[begin:])
    return parts


def _split_pair(core: str, count: int, lexicon: Lexicon) -> list[str]:
    """本外币存贷款余额 → 本外币存款余额, 本外币贷款余额."""
    for word, halves in lexicon.pairs:
        if word in core and len(halves) == count:
            return [core.replace(word, half, 1) for half in halves]
    return []


def each_complete(core: str, lexicon: Lexicon) -> bool:
    """Whether a list holds whole names alone, so that a number behind it is one of each: 毛入园率、毛入学率."""
    parts = [p for whole in _outside(core) for p in _JOINTS.split(whole)]
    if len(parts) > 1 and all(_MEASURES.search(p) and lexicon.measures.of(p) for p in parts):
        return True
    return len(parts) > 1 and _is_of_places(parts, lexicon)


def _is_of_places(parts: list[str], lexicon: Lexicon) -> bool:
    """Whether a list is one of places that each reach so much: 云岭、澄湖经济总量突破6000亿元."""
    last = lexicon.area_totals.off(parts[-1])
    return last != parts[-1] and all(_WORD <= len(part) <= _LONGEST_PLACE for part in (*parts[:-1], last))


def _share(parts: list[str], lexicon: Lexicon) -> list[str]:
    """Give every member the measure that only the last one bears."""
    parts = [parts[0], *(part.removeprefix("实现") for part in parts[1:])]  # 接待游客、实现旅游收入
    last = parts[-1]
    share = re.search(_SHARE, last) if "占" in last[2:] else None
    if share and share.start() > 1 and all("占" not in part for part in parts[:-1]):
        bearers = _share([*parts[:-1], last[: share.start()]], lexicon)
        return [bearer + share.group().replace("的", "", 1) for bearer in bearers]
    suffix = ""
    headed = last.startswith(lexicon.heads) and parts[0].endswith(lexicon.heads)
    head = next((h for h in lexicon.heads if last.startswith(h)), "") if headed else ""
    if "的" in last[1:-1]:
        suffix = last[last.index("的") + 1 :]
    elif head and len(last) > len(head) + 1:  # 城镇和农村人均住房面积: all but the word that parts them is shared
        suffix = last[len(head) :]
    else:
        suffix = _measure(parts, lexicon)
    names = [
        part if _counts_alone(part, last, lexicon) or _complete(part, suffix, lexicon) else _with(part, suffix)
        for part in parts[:-1]
    ]
    names.append(last.replace("的", "", 1) if suffix and "的" in last else last)
    if suffix and "以上" in parts[0]:
        names = _of_size(parts[0], names, lexicon)
    per = _PER.match(names[0])
    if per:  # 单位地区生产总值能耗和二氧化碳排放
        names = [name if _PER.match(name) else per.group() + name for name in names]
    people = PER_MANY.match(names[0])
    if people:  # 每千人口医师数、床位数
        names = [name if name.startswith("每") else people.group() + name for name in names]
    return [names[0], *(_owned(names[0], name, lexicon) for name in names[1:])]


def _of_size(first: str, names: list[str], lexicon: Lexicon) -> list[str]:
    """限额以上汽车、家电零售额: the size is of each; 规模以上工业、建筑业增加值 tells one of industry alone."""
    size = next((size for size in _SIZES if first.startswith(size)), "")
    if not size or first == size + "工业" or lexicon.measures.of(first):
        return names
    return [name if name.startswith(_SIZES) else size + name for name in names]


def _with(part: str, suffix: str) -> str:
    """涉农贷款 with 贷款余额 is 涉农贷款余额, 高技术制造业 with 产业增加值 is no 制造业产业."""
    if part.endswith(_BRANCH_ENDS):
        suffix = suffix.removeprefix("产业")
    if part.endswith("类"):  # 汽车类、家居类限上零售额
        suffix = suffix.removeprefix("类")
    return part + (suffix[_WORD:] if len(suffix) > _WORD and part.endswith(suffix[:_WORD]) else suffix)


def _complete(part: str, suffix: str, lexicon: Lexicon) -> bool:
    """Whether a member needs no measure of the last one; 化学需氧量 beside 二氧化硫排放量 or 氨氮减排量 does."""
    if (suffix.startswith("排放") and "排放" not in part) or (suffix.endswith("减排量") and "减排" not in part):
        return False
    return not suffix or bool(lexicon.measures.of(part) or (suffix in lexicon.shared and lexicon.shared.of(part)))


def _counts_alone(part: str, last: str, lexicon: Lexicon) -> bool:
    """接待游客、旅游收入: a member that counts by itself, unless the last one has it too: 国内游客、入境游客人次."""
    word = lexicon.whole_members.of(part)
    return word != "" and word not in last


def _measure(parts: list[str], lexicon: Lexicon) -> str:
    """The measure that ends the last of the members, empty where it bears none that the others lack."""
    last = parts[-1]
    aside = last.find("（", 1) if last.endswith("）") else -1
    if aside > 0:  # 批发、零售业销售额（营业额）
        return _measure([*parts[:-1], last[:aside]], lexicon) + last[aside:]
    grade = last.find(parts[0][-1], 1, _LONGEST_LEVEL) + 1 if parts[0][-1] in _GRADED else 0
    if grade and len(last) > grade + 1:
        return last[grade:]  # 国考、省考断面水质优良率
    found = max(lexicon.measures.of(last), lexicon.shared.of(last), key=len)  # 高新技术企业、中小企业贷款
    if found == last and len(last) > _WORD:
        found = lexicon.measures.of(last[1:])  # 本外币存款、贷款余额
    if not found or found == last:
        return ""
    if found == "率" and last[0] == "通" == parts[0][0]:
        return found  # 建制村通硬化路、通客车率
    if found == "率" and len(last) > _RATE:  # 人大代表建议、政协提案办结率
        found = last[-_RATE:]
    if len(found) > 1:
        start = len(last) - len(found)
        while narrower := lexicon.narrower.before(last, start):  # 广播、电视综合人口覆盖率
            start -= len(narrower)
        return last[PER_HEAD.search(last, 0, start).start() :]  # type: ignore[union-attr]
    size = len(parts[0])  # 刑事、治安案件立案数: what follows a word as long as the others is shared
    same = all(len(part) == size for part in parts[:-1]) and not lexicon.measures.of(parts[0])
    return last[size:] if same and len(last) > size + 2 else ""


def paired(first: str, name: str, lexicon: Lexicon) -> str:
    """贷款余额 after 金融机构本外币存款余额 with the words before its other half; empty where it is no half."""
    for _, halves in lexicon.pairs:
        one = halves[0]
        at = first.find(one)
        for other in halves[1:] if at > 0 and len(one) == _WORD else ():
            if name.startswith(other) and first.endswith(name[len(other) :], at + len(one)):
                return first[:at] + name
    return ""


def _owned(first: str, name: str, lexicon: Lexicon) -> str:
    """A later member that needs the first one's owner: 生产安全事故起数、死亡人数, 老旧小区改造开工量、完工量."""
    alike = len(first) >= len(name) + 3 and first[-1] == name[-1]
    if alike and 3 <= len(name) <= 4 and first[-2:] == name[-2:] and lexicon.measures.of(name) != name[-2:]:
        return first[: -len(name)] + name
    whole = paired(first, name, lexicon)
    if whole:
        return whole
    measure = lexicon.measures.of(first)
    owner = first.removesuffix(measure)
    if first not in lexicon.attributes and name in lexicon.attributes and len(measure) > 1 and len(owner) > 1:
        return owner.removesuffix(name[:_WORD]) + name  # 粮食播种面积、产量; 商品房销售面积、销售额
    whose = _RATE_OF.fullmatch(first) if measure and name.endswith("率") else None
    if whose and len(name) == len("就业率") and name not in _OWN_RATES:
        return whose.group(1) + name  # 退役军人职业技能培训合格率、就业率
    if first[:_WORD] in lexicon.heads and name.endswith("失业率") and first[_WORD:].endswith("失业率"):
        return name if name.startswith(lexicon.heads) else first[:_WORD] + name  # 城镇调查失业率、登记失业率
    if name not in lexicon.tails:
        return name
    if len(measure) == 1:  # 诉求解决率、满意率; 项目结算率、决算率
        timely = first[: -len(name)] in _TIMELY  # 按期办复率、满意率
        return first[: -len(name)] + name if len(first) >= len(name) + _WORD and not timely else name
    return owner + name
