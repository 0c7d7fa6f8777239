"""Name several numbers in a row: one name each from the list before them, from what was told before, or after them."""

from __future__ import annotations

import re

from cqdiff.figures.counted import thing_counted
from cqdiff.figures.each import names_of_each, told_of_each
from cqdiff.figures.elided import price_of, stock_of
from cqdiff.figures.items import Item
from cqdiff.figures.lexicon import Lexicon, strip_leading, strip_predicate
from cqdiff.figures.lists import each_complete, names_of_list
from cqdiff.figures.phrases import noun_phrase, without_verb
from cqdiff.figures.pointed import pointed_at, points
from cqdiff.figures.subject import Found, Subject, owner_of
from cqdiff.figures.yardsticks import compared

EACH = re.compile("均(?<![年月日人户亩地平]均)(?![值衡匀等])|都(?<![成宜首国古迁花]都)")
"""新增仙桃、宜都、大冶4个千亿县: 都 in the name of a place says nothing of each."""
_RESIDENTS = "居民"
_RATE = len("办复率")
_THAN_PERIODS = "[比较][^，。、\\d]{0,3}(?:季度|半年|年初|年底)[、和与][^，。、\\d]{2,6}分别"
"""增加值增速比一季度、上半年分别回升6.9个和3.4个百分点: both of them are of one thing."""
_WORKS = ("项目", "企业")
_WORD = 2
_LISTED = re.compile("[、和与及]")


def names_of_run(items: list[Item], core: str, predicate: str, subject: Subject, lexicon: Lexicon) -> list[Found]:
    """A name for each number of a run with the words `core` before it; one item with several names has one number.

    [] where they have no names of their own.
    """
    if points(core, predicate) and len(names := pointed_at(core, subject)) == len(items):
        return [Found(name) for name in names]
    found = compared(items[0].head, core, predicate, len(items), subject, lexicon)
    if found:
        return found
    shared = len(items) == 1
    if not shared and (period := re.search(_THAN_PERIODS, items[0].head)):
        told = lexicon.growth.off(strip_leading(items[0].head[: period.start()], lexicon)) or subject.name
        return [Found(told) for _ in items] if told else []
    if shared and not items[0].tail and "各" in items[0].head and told_of_each(items[0].head):
        return [Found(name) for name in names_of_each(items[0].head, lexicon)]
    if "比" not in core:
        bare = lexicon.fall.off(lexicon.growth.off(core))  # 第一、二、三产业增加值增速分别为3.8%、5.1%、3.3%
        core = core if bare == core else strip_predicate(bare, lexicon)[0]
    names = _names_listed(items, core, subject, lexicon)
    names = names or _names_before(items, core, subject, lexicon)
    if names and predicate.startswith("每") and (price := price_of(names[0], subject, lexicon)):
        names = [name + price for name in names]
    if not (names or core or shared or subject.name) and subject.clause:
        # 化学需氧量、二氧化硫排放总量首次双下降，分别下降3.1%和4.7%
        names = names_of_list(noun_phrase(subject.clause, lexicon), len(items), lexicon)
    if shared and EACH.search(items[0].head):
        names = _names_of_both(core, subject, lexicon) or names
    if names and names[-1].endswith(_RESIDENTS):
        names = _with_measure(names, items[0].numeral.unit, subject, lexicon)
    told = thing_counted(items[-1], lexicon) if not items[0].head and not shared else ""
    if not names and told:  # 7.8万户、22.9万人稳定消除返贫致贫风险: told once, after the last of them
        names = [told] * len(items)
    return [Found(name) for name in names]


def _names_listed(items: list[Item], core: str, subject: Subject, lexicon: Lexicon) -> list[str]:
    """The names that the words before the numbers list."""
    shared = len(items) == 1
    owner = owner_of(subject, lexicon) if lexicon.attribute_ends.of(subject.name) else ""
    wanted = core.count("、") + sum(core.count(j) for j in ("和", "与", "及")) + 1 if shared else len(items)
    members, _, deed = core.partition("分别")  # 图书馆、博物馆分别接待读者120万、95万人次
    names = names_of_list(members, max(wanted, 1), lexicon) if core else []
    names = [_as_last(name, members) + deed for name in names] if deed else names
    if owner and all(name in lexicon.attributes for name in names):
        return [owner + name for name in names]  # 国企资产总额达到23亿元，营业总收入、利润总额分别增长
    return names


def _names_before(items: list[Item], core: str, subject: Subject, lexicon: Lexicon) -> list[str]:
    """The names of numbers told before, where nothing or an attribute alone stands before several more."""
    count = len(items)
    if count == 1:
        return []
    if core:
        return _of_both(subject, count, core, lexicon) if core in lexicon.attributes else []
    if not subject.name and subject.clause and (names := _told_before(subject, count, lexicon)):
        return names
    if len(set(subject.recent[-count:])) != count:
        return []
    # 城镇居民收入17175元，农村居民收入5153元，实际增长9.8%和8.5%
    return [stock_of(name, items[0].head) for name in subject.recent[-count:]]


def _names_of_both(core: str, subject: Subject, lexicon: Lexicon) -> list[str]:
    """Of the two numbers told before, of which one more holds for each (均)."""
    if not core:
        return subject.both()  # A、B分别达到6130亿元、8950亿元，均增长10%
    if len(core) != _RATE or not core.endswith("率"):
        return []
    return [without_verb(name, lexicon) + core for name in subject.both()]  # 建议287件、提案413件，办复率均为100%


def _told_before(subject: Subject, count: int, lexicon: Lexicon) -> list[str]:
    """城乡居民收入增长与经济增长同步，分别增长6.5%和7.5%: the clause before tells whole names; [] where it does not."""
    names = names_of_list(lexicon.growth.off(noun_phrase(subject.clause, lexicon)), count, lexicon)
    return names if all(lexicon.measures.of(name) for name in names) else []


def _of_both(subject: Subject, count: int, core: str, lexicon: Lexicon) -> list[str]:
    """新增铁路里程400公里，其中高铁200公里，总里程分别达到9000公里、4000公里; [] where others were told."""
    before = subject.recent[-count:]
    measures = [lexicon.measures.of(without_verb(name, lexicon)) for name in before]
    if len(set(before)) < count or not core.startswith("总") or any(m != core[1:] for m in measures):
        return []
    return [without_verb(name, lexicon).removesuffix(core[1:]) + core for name in before]


def _with_measure(names: list[str], unit: str, subject: Subject, lexicon: Lexicon) -> list[str]:
    """居民人均可支配收入增长5.3%，城镇和农村居民分别增长4.6%和6.4%: residents with what the whole has of them."""
    whole = subject.held or subject.name
    at = whole.find(_RESIDENTS)
    measure = whole[at + len(_RESIDENTS) :]
    alike = unit == "%" or unit == subject.unit
    measured = at >= 0 and alike and (measure.startswith("人均") or lexicon.measures.of(measure))
    return (
        [name + measure for name in names] if measured and all(name.endswith(_RESIDENTS) for name in names) else names
    )


def _as_last(name: str, members: str) -> str:
    """工业项目 of 工业、农业项目分别开工: the last of them bears the noun."""
    noun = next((noun for noun in _WORKS if members.endswith(noun)), "")
    return name if not noun or name[-_WORD:] in _WORKS else name + noun


def of_each(item: Item, lexicon: Lexicon) -> bool:
    """Whether one number holds for every member of the list before it: 毛入园率、毛入学率达到90%, 幼儿园、小学各3所."""
    if not item.tail and "各" in item.head and told_of_each(item.head):
        return True
    if not _LISTED.search(item.head):
        return False
    return each_complete(strip_leading(strip_predicate(item.head, lexicon)[0], lexicon), lexicon)
