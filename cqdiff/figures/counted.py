"""Name a number by the words after it: the thing counted, or whose attribute a number is."""

from __future__ import annotations

import re

from cqdiff.figures.items import Item
from cqdiff.figures.lexicon import Lexicon, strip_leading, strip_predicate
from cqdiff.figures.phrases import LONG_NAME, governing, noun_phrase, without_place
from cqdiff.figures.subject import NOTHING, Found, Subject, inherited

_COUNTED = re.compile(r"的\d+[多余]?[个项家座处]([^，。、\d]{2,20})")
_LEVELS = frozenset(("城市", "港口", "站点", "县", "乡镇", "镇", "村", "行政村", "社区"))
_SHORTEST_WORK = 3
_JOINTS = ("和", "及")
_NO_JOINTS = ("惠及", "涉及", "普及", "波及")
_WORK_AND = len("建成水库和")
_GRADED = r"\d[A-Za-z]|\d+(?:周?岁|[万百千]?[万亿]?元)"
"""2家5A级景区, 3个5G示范园区: a digit that begins the name of the thing."""
_PILOT = (
    "([县市区州村旗盟]|区县|市县|乡镇|镇街|社区|城市|省份|县（市、区）|省（区、市）)"
    "(?:先行)?(?:开展|启动|实施|推行|进行)了?(.{2,})"
)
"""320个县开展养老保险试点: how many places try it."""
_SHORTEST_CLASS = 3
_BUILT = ("新建", "新开", "新改")
_WORDS_WITH_ETC = ("高等级", "高等教", "中等职", "平等")
_SIZED = "规模"
_RATED = r"的[^\W\da-zA-Z_]{1,3}率"
_BENEFIT = ("受益", "受惠", "得到实惠")
_DOING = ("", "完成", "在")
_RANK = re.compile("[居位列创稳]|(?:全国|全省|世界|中西?部|首)")
"""粮食产量726亿斤居全国第9位: what follows the number says how it ranks."""
_EXTENT = ("规模", "量级")
_DEALT_WITH = ("办结", "办理", "办成")
"""企业开办半日办结，不动产登记1个工作日办结: each business has a time of its own."""
_RATES = ("率", "比重", "占比", "比例")
_HAS = "有"
"""又有80万户危房得到改造: it says nothing of what was counted."""
_NOUNS = ("城市更新", "设备更新")
_AMONG = ("中", "中有", "中已有")
"""19个行业中有15个保持增长, 88个县中有60个县收入增长."""
_AT = ("在", "为", "给", "对")
_AIMED = "(?:着眼|围绕|聚焦|瞄准)于?([^，。、]{4,16})$"
"""着眼工业转型升级，实施5500个重大项目; 着眼基础设施提档升级，实施3100个重大项目."""
_CAMPAIGN = (
    "(?:深入|大力|加快|持续|继续|滚动|全面)*(?:实施|开展|推进|启动)"
    "([^，。、]{3,12}?)(?:攻坚|提升|专项)*(?:行动|计划|工程)$"
)
"""实施城中村改造攻坚行动。滚动推进163个项目."""
_SPREAD = "(?:扩大|推广|覆盖|拓展|扩展)[到至](?:全.)?$"
"""已扩大到全市86%的县: how far something goes, told before."""
_TIME = r"[上下]半年|年[内底末]前?|[一二三四]季度[内末]?前?|(?:1[0-2]|[1-9])月[底末中]?前?"
_WHEN = rf"(?<=[^\W\d]{{2}})(?:(?:{_TIME})(?:全部|全面)?|全部)"
"""项目上半年竣工投产, 隐患全部整改."""
_AIMS = ("的目标", "的预期目标", "的年度目标", "的控制目标", "的要求")


def thing_counted(item: Item, lexicon: Lexicon) -> str:
    """The words after the number that can be what is counted; empty where they are not."""
    tail = item.tail.removeprefix("的").removesuffix("的")
    if not tail or not (tail[0].isalpha() or tail[0] in "“（《" or (tail[0].isdigit() and re.match(_GRADED, tail))):
        return ""
    stopped = lexicon.tail_stops.at(tail) and not lexicon.with_and.at(tail)
    if stopped or tail in _EXTENT or item.tail.startswith(_AIMS):
        return ""
    return tail


def attribute_of(core: str, item: Item, rest: str, lexicon: Lexicon) -> str:
    """总投资228亿元的半导体项目 → 半导体项目总投资; so with 总投资228亿元的5个项目."""
    if item.tail.startswith(_SIZED) and len(item.tail) > len(_SIZED) + 1:  # 组建20亿元规模母基金
        return item.tail.removeprefix(_SIZED).removeprefix("的") + _SIZED
    counted = _COUNTED.match(rest) if rest[:1] == "的" and item.tail in ("", "的") else None
    tail = "的" + counted.group(1) if counted else item.tail
    if not tail.startswith("的") or len(tail) < 3 or tail.startswith(_AIMS):
        return ""
    tail = _named_work(tail, lexicon) if item.tail.startswith("的") else tail
    reached = lexicon.reach_end.search(core)
    if reached:  # 惠及3400万人的引水工程启动建设
        return strip_leading(tail[1:], lexicon) + reached.group()
    if item.numeral.unit == "%" and re.fullmatch(_RATED, tail):  # 商贸业现行10%的税率
        return strip_leading(core, lexicon) + tail[1:]
    attribute = lexicon.attribute_ends.of(core)
    return strip_leading(tail[1:], lexicon) + attribute if attribute else ""


def same_attribute(item: Item, subject: Subject, lexicon: Lexicon) -> str:
    """总投资60亿元的云川新材料、35亿元的澄湖电缆等项目: the second work has the attribute of the first; else empty."""
    if item.head or not item.joined or not item.tail.startswith("的") or item.numeral.unit != subject.unit:
        return ""
    attribute = lexicon.attribute_ends.of(subject.name)
    return strip_leading(_named_work(item.tail, lexicon)[1:], lexicon) + attribute if attribute else ""


def _named_work(tail: str, lexicon: Lexicon) -> str:
    """的恒远炼化项目开工 → 的恒远炼化项目; of a list that ends with 等 its last member alone."""
    at = tail.find("等", _SHORTEST_WORK)
    if at > 0 and tail[at - 1 : at + 2] not in _WORDS_WITH_ETC:
        return tail[:at]
    bare = lexicon.closing.off(tail)
    while bare != tail:
        tail, bare = bare, lexicon.closing.off(bare)
    return _without_time(tail)


def takes_tail(item: Item, core: str, predicate: str, listed: bool, lexicon: Lexicon) -> bool:
    """Whether the number counts what follows it and not what stands before it."""
    counts = item.numeral.kind == "counter" or item.numeral.unit in ("万", "亿", "千", "百")
    if listed or lexicon.verb_ends.of(core):
        return True
    core = strip_leading(core, lexicon)  # 统筹安排50亿元专项资金
    if core and predicate in _DOING and _is_noun(item, lexicon):
        return True
    if not core:
        percent = item.numeral.unit in ("%", "个百分点", "百分点")
        if percent and predicate.endswith("完成"):  # 年底前完成90%以上车道改造任务
            return True
        if percent:  # 80%的中小学纳入教联体, 70%村卫生室实现一体化管理
            begun = not item.head or item.head in _AT or item.tail.startswith("的")  # 在60%的乡镇建立文化站
            return begun and not re.search(_SPREAD, predicate)
        return counts or not item.head or bool(lexicon.verb_ends.of(predicate))
    return counts


def _is_noun(item: Item, lexicon: Lexicon) -> bool:
    """Whether a measure stands in the middle of a name: 环二环80公里绿道, 示范区完成600平方公里设施智能化部署."""
    if item.numeral.unit in ("%", "个百分点", "百分点") and not item.tail.startswith("的"):
        return False
    tail = thing_counted(item, lexicon)
    return len(tail) > 1 and not lexicon.verb_start.match(tail) and not _RANK.match(tail)


def name_inner(item: Item, core: str, predicate: str, tail: str, subject: Subject, lexicon: Lexicon) -> Found:
    """Name a number that follows another one with no mark between: 34个合作事项已完成22项, 18省的70个城市."""
    if tail and (item.head.endswith("的") or not core):
        return Found(subject.prefix + tail, subject.verb, prefix=subject.prefix)
    if not (core or tail):
        return NOTHING  # 从2004年的700元提高到现在的1721元
    if item.head.endswith(_AMONG) and tail and (thing := subject.name.removesuffix("中")):
        return Found(thing + tail, thing=thing) if thing[-1:] != tail[:1] else Found(tail, thing=tail)
    verb = next((v for v in lexicon.verb_start.finditer(item.head) if v.start() >= 2 and _governs(item.head, v)), None)
    if tail in _LEVELS and verb is None and subject.prefix:  # 通达欧洲15个国家49个城市
        return Found(subject.prefix + tail, subject.verb, subject.prefix, tail)
    if tail and verb is None and not predicate and item.numeral.kind == "counter":
        return Found(core + tail, subject.verb, thing=tail)  # 116个国家和地区近4000名运动员
    if verb and tail and verb.end() == len(item.head) and subject.unit.endswith("元"):
        return Found(verb.group() + tail, verb.group(), verb.group(), tail)  # 20亿元技改资金支持441个技改项目
    if verb is None or tail or not core or (item.numeral.unit == "%" and verb.end() == len(item.head)):
        return NOTHING  # 由15家整合为5家: nothing but how it changed stands between
    thing, done = item.head[: verb.start()], item.head[verb.start() :]
    thing = _without_time(thing)
    done = strip_predicate(done, lexicon)[0].removeprefix("已") or verb.group().removeprefix("已")
    whole = subject.prefix + thing if subject.prefix or not subject.thing.endswith(thing) else subject.thing
    counts = item.numeral.kind == "counter"
    return Found(done + whole if counts and len(done) <= 4 else whole + done, thing=whole)


def _is_rate(subject: Subject) -> bool:
    """Whether what was told last is no thing that another number can count: 博士占引进人才比重, 开工率."""
    return subject.unit == "%" and subject.thing.endswith(_RATES)


def _governs(head: str, verb: re.Match[str]) -> bool:
    """Whether a verb is one, and no part of a noun: 城市更新项目."""
    return not head.startswith(_NOUNS, verb.start() - len("城市"))


def name_after(item: Item, core: str, predicate: str, tail: str, subject: Subject, lexicon: Lexicon) -> Found:
    """Name a count by what follows it: 新建5个未来工厂 → 新建未来工厂."""
    listed = "、" in item.head and item.head.endswith("等")  # 建成环湖东路、滨河路等6个项目
    thing = _whole_thing(tail, subject, lexicon, listed=listed)
    if (item.head or subject.verb).endswith("完成") and not lexicon.work_nouns.of(thing):
        thing = tail  # 完成30项疏堵任务: no 疏堵 is counted
    pilot = re.match(_PILOT, thing) if thing.endswith("试点") and not core else None
    if pilot:
        return Found(pilot.group(2) + pilot.group(1), thing=pilot.group(2))
    if tail in _BENEFIT and not core:  # 4.3亿人次受益
        thing = inherited(subject, lexicon) + tail
    bare = not strip_leading(item.head, lexicon)
    told = (lexicon.outcome_start if item.joined else lexicon.verb_start).match(tail)  # 300项检查结果 counts no checks
    if bare and told and subject.thing and not _is_rate(subject):
        return Found(subject.thing + tail, subject.verb, thing=subject.thing)
    joined = item.joined and bool(subject.prefix)
    if not core and predicate and predicate[-1] != _HAS and lexicon.verb_ends.of(predicate):
        core = strip_leading(predicate, lexicon)
    elif not core and joined:
        return Found(subject.prefix + thing, subject.verb, subject.prefix, thing)
    elif predicate not in ("", "了") and len(lexicon.verb_ends.of(core + predicate)) > len(predicate):
        core += predicate  # 整体提升100所学校
    lead = without_place(strip_leading(core, lexicon))
    if len(lead) > 1 and lead[0] == "为" and not strip_leading(lead[1:], lexicon):
        lead = "为"  # 为全县6.2万名老年人免费体检
    if len(lead) > 1 and lead[0] == "在" and not strip_leading(lead[1:], lexicon):
        lead = ""  # 在全省183个县推行
    if lead[-1:] in _JOINTS and len(lead) > _WORK_AND and (verb := lexicon.carried.at(lead)):
        lead = lead if lead.endswith(_NO_JOINTS) else verb  # 建成县应急指挥中心和8个乡镇救援站
    if "、" in lead or "和" in lead:
        lead = _without_members(lead, item, thing, lexicon)
    if len(lead) > LONG_NAME - 8:
        lead = governing(lead, lexicon) or lead
    if lexicon.subject_verb_start.match(lead):
        lead = subject.actor + lead
    return Found(lead + thing, lead, lead, thing)


def _without_members(lead: str, item: Item, thing: str, lexicon: Lexicon) -> str:
    """The verb alone, where the list behind it tells each of the counted things: 新增云岭、澄湖2个千亿县.

    What is built is known by its names (新开工云岭、澄湖2座抽水蓄能电站).
    """
    verb = lexicon.carried.at(lead)
    if not verb.startswith("新") or verb.startswith(_BUILT):
        return lead
    members = 1 + sum(mark in "、和与及" for mark in lead)
    return verb if members == item.numeral.value and len(thing) >= _SHORTEST_CLASS else lead


def _topic(subject: Subject) -> str:
    """What tells projects apart that are called nothing else: the aim or the campaign that was told before them."""
    aim = re.match(_AIMED, subject.clause) or re.match(_CAMPAIGN, subject.clause or subject.announced)
    return aim.group(1) if aim else ""


def _without_time(words: str) -> str:
    """Words without the time at their end: 煤化工项目9月底前."""
    return re.sub(_WHEN + "$", "", words) if "年" in words or "月" in words or "季度" in words else words


def _without_when(thing: str, lexicon: Lexicon) -> str:
    """项目上半年竣工投产, 隐患全部整改: without the time, or that it is all of them, before what became of a thing."""
    found = re.search(_WHEN, thing)
    if not found or not (found.group()[-1] in "前内" or lexicon.verb_start.match(thing, found.end())):
        return thing
    return thing[: found.start()] + thing[found.end() :]


def _whole_thing(tail: str, subject: Subject, lexicon: Lexicon, *, listed: bool) -> str:
    """The thing counted, without an empty predicate; with its full name where the clause before told it."""
    quoted = tail.find("”实现") + 1 if tail.startswith("“") else 0
    if quoted:
        return tail[:quoted]  # 18个“一件事”实现线上“一网通办”
    thing = lexicon.empty_predicates.off(tail) if len(tail) > 4 else tail
    thing = thing.removesuffix("全年")  # 120个省重点项目全年完成投资120亿元
    if "年" in thing or "月" in thing or "季度" in thing or "全部" in thing:
        thing = _without_when(thing, lexicon)
    if thing in lexicon.sortless and not subject.name and (topic := _topic(subject)):
        return topic + thing
    told = "" if listed or subject.name else noun_phrase(subject.clause, lexicon)
    if not told.endswith(tail[:2]) or tail in _DEALT_WITH:
        return thing
    verb = next((v for v in lexicon.verb_start.finditer(tail) if v.start() >= 2), None)
    noun = tail[: verb.start()] if verb else tail
    if len(noun) <= 2:
        return told + tail[len(noun) :] if not verb else told
    return thing
