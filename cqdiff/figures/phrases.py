"""Cut noun phrases to size: without leading verbs, empty predicates and the words before a governing verb."""

from __future__ import annotations

import re

from cqdiff.figures.lexicon import Lexicon, strip_leading, strip_predicate

LONG_NAME = 22
"""A name longer than this is cut at its last governing verb, where it has one."""
_HEADED = re.compile("”为(?:主体|核心|支撑|重点|引领|骨干|代表)")
_ON_END = r"实现“?[一二两三四五六七八九十]+连[^\W\da-zA-Z_]”?$"
"""养老金实现“十六连调”: how often on end."""
_PAID_EACH = ("养老金人均", "工资人均", "待遇人均")
"""基本养老金人均提高110元: nobody is paid another one."""
_IN_ORDER_TO = "^为了?(?=加快|支持|促进|推动|推进|解决|保障|加强|做好|确保)"
_SORT_OF = re.compile("、.*(?<![高中初同平优均])等(?![级额效次])([^、，]{3,})$")
_SO_MANY_BIG = "、[^，。、]{2,}?([两三四五六七八九十]大[^，。、]{4,})$"
"""高端纺织、新一代信息技术、绿色能源三大主导产业产值."""
_LONG_LIST = 40
_STEP = (
    "(?:连续|接连)?(?:连?跨[过越上]?|迈[上过]|连[上迈]|突破)[^，。、]{0,12}(?:大关|台阶|关口)、?$"
    "|(?:[高低]位|平稳)运行、$"
)
"""经济总量跨过两个万亿元大关、超过6万亿元, 居民消费价格低位运行、上涨0.2%: the step before, and the manner."""
_KIND = 2
_REMARKED = (
    "(?:近[年几三五]?年?来)?(?:首次|再次|继续)?(?:出现|实现|呈现)?“?双(?:下降|增长|提升)”?$"
    r"|(?:稳|位|跃|[^，。]位)?(?:居|升至|升到)(?:全国|全省|全市|世界|全球|[中西东]部)?第[\d一二三四五六七八九十]{1,3}位?$"
)
"""化学需氧量排放总量近年来首次出现“双下降”, 出口额跃居世界第一位: a remark on what the clause is about."""
_IN_STEP = "(.{4,})(?:[与同和跟][^，。、]{2,14}?同步|[快高]于[^，。、]{2,14})$"
"""城乡居民收入增长与经济增长基本同步, 收入增速快于经济增长: what it is held against."""
_VERBAL_NOUNS = ("居民", "生产安全", "生产总值", "生产事故", "销售收入", "销售额")
"""They begin like a verb that governs the rest."""
_FASTER_THAN = r"[高快低慢]于[^，。、\d]{2,12}(?:增速|增幅|涨幅)$"
_ALL_YEAR = "(?<=..)全年(?=[^龄无不].)(?!目标|任务|计划|预[期定])"
"""省重点项目全年完成投资."""
_STEPS = ("大关", "台阶", "关口", "、")
_RECKONED_ENDS = ("后", "因素", "影响", "拖累", "冲击")
_RECKONED = "(?:扣除|剔除|还原|考虑|(?<![接享遭承感])受|由于)[^，。、]{2,24}?(?:因素|影响|后|拖累|冲击)+$"
"""扣除留抵退税因素后增长5.4%, 受高基数影响下降3%: how it was reckoned, and why, and not what."""
_PLACE = re.compile(
    "^利用[^。]+?(?=建设|新建|新增|改造)|^在[^，。]+?(?:区域|地区|领域|行业|方面|[区县市镇中上])(?:[、和][^，。、]{1,6}?[区县市镇])*各?(?=.)"
)


def noun_phrase(clause: str, lexicon: Lexicon) -> str:
    """What a clause without a number is about: its words after leading verbs, or after the last 的 where it is long."""
    if "连" in clause or clause.startswith("为"):
        clause = re.sub(_IN_ORDER_TO, "", re.sub(_ON_END, "", clause))
    if "双" in clause or "第" in clause:
        clause = re.sub(_REMARKED, "", clause)
    if "同步" in clause or "于" in clause:
        held = re.match(_IN_STEP, clause)
        clause = held.group(1) if held else clause
    words = lexicon.empty_predicates.off(strip_leading(clause, lexicon))  # 粮食产量再创历史新高
    words = without_step(lexicon.empty_predicates.off(strip_predicate(words, lexicon)[0]))
    verb = lexicon.verb_start.match(words)
    if verb and len(words) - verb.end() >= 4 and not words.startswith(_VERBAL_NOUNS):
        words = words[verb.end() :]
    if len(words) > LONG_NAME and "的" in words[:-3]:
        words = words[words.rindex("的", 0, -3) + 1 :]
    words = words if len(words) <= LONG_NAME + 8 else words.rsplit("、", 1)[-1]
    return words if len(words) <= LONG_NAME + 8 else words[-LONG_NAME:]


def core_of(head: str, lexicon: Lexicon) -> tuple[str, str]:
    """The words before a number that may name it, and its predicate; how it was reckoned belongs to neither."""
    core, predicate = strip_predicate(head, lexicon)
    if core.endswith(_RECKONED_ENDS) and (reckoned := re.search(_RECKONED, core)):
        core = strip_predicate(core[: reckoned.start()], lexicon)[0]
    return core, predicate


def without_step(words: str) -> str:
    """Words without the step that was climbed at their end: 地区生产总值连跨5个百亿台阶 → 地区生产总值."""
    return re.sub(_STEP, "", words) if words.endswith(_STEPS) else words


def without_growth(words: str, lexicon: Lexicon) -> str:
    """Words without one of growth at their end, but as they are where it is held against: 收入增速快于经济增速."""
    return words if "于" in words and re.search(_FASTER_THAN, words) else lexicon.growth.off(words)


def without_verb(name: str, lexicon: Lexicon) -> str:
    """新增经营主体 → 经营主体; 净增 governs one thing alone, and is none of the verbs carried on."""
    return name.removeprefix(lexicon.carried.at(name)).removeprefix("净增") or name


def without_place(text: str) -> str:
    """在高龄老人较多的区域新建 → 新建."""
    return _PLACE.sub("", text, count=1)


def governing(text: str, lexicon: Lexicon) -> str:
    """The verb that governs a list, with what stands before it: 跨境公路班车新增 from 跨境公路班车新增云南弄岛."""
    text = strip_leading(text, lexicon)
    found = lexicon.verb_start.match(text) or lexicon.strong_verb.search(text)
    return text[: found.end()] if found else ""


def shortened(core: str, lexicon: Lexicon) -> str:
    """The last part of a long name: behind 等, after the last 、 or from its last governing verb on."""
    sort = _SORT_OF.search(core)
    if sort:  # 人工智能、生物技术、无人机、核技术应用等新兴产业
        lead = lexicon.carried.at(core)
        return lead + sort.group(1) if lead not in lexicon.totals else core
    if "大" in core and (sort := re.search(_SO_MANY_BIG, core)):
        return core if len(core) <= _LONG_LIST else sort.group(1)
    last = core.rsplit("、", 1)[-1]
    if _of_one_kind(core):
        return core
    if len(last) >= 4:
        core = strip_leading(last, lexicon)
    if len(core) <= LONG_NAME:
        return core
    cut = 0
    for found in lexicon.strong_verb.finditer(core):
        if len(core) - found.start() >= 5:
            cut = found.start()
    return core[cut:]


def _of_one_kind(core: str) -> bool:
    """Whether a list is one sum of things of one kind: 粮食直补、农资综合补贴、良种补贴、农机具购置补贴资金."""
    *_, third, second, last = ("", "", *core.split("、"))
    return len(second) > _KIND and third[-_KIND:] == second[-_KIND:] and second[-_KIND:] in last[1:]


def _unpaired(name: str) -> str:
    """A name without the marks of a list it stood in: “1家国家实验室、8个大科学装置、…525家新型研发机构”为主体."""
    ends = _HEADED.search(name) if name[:1] == "“" else None
    if ends:
        return name[1 : ends.start()]
    if ("“" in name) == ("”" in name):
        return name
    return name.strip("“”") if name[:1] == "“" or name[-1:] == "”" else name.split("”", 1)[0]


_HOPED, _OWN = "力争", 2


def tidy(name: str, lexicon: Lexicon) -> str:
    """A name without stray marks and words of growth at its ends."""
    name = name.strip("，。、；： 　")
    name = _unpaired(name) if "“" in name or "”" in name else name
    name = without_growth(name, lexicon) or name
    name = re.sub(_ALL_YEAR, "", name) if "全年" in name else name
    if (at := name.find(_HOPED)) >= _OWN:  # 云欧班列力争开行320列
        name = name[:at] + name[at + len(_HOPED) :]
    name = name.removesuffix("人均") if name.endswith(_PAID_EACH) else name
    return name.removeprefix("的")
