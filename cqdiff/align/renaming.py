"""What else a promised thing may be called by the report that tells of it."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from cqdiff.figures.lexicon import any_of
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_ROUND = re.compile("新一[轮期]|[三五两]年(?=行动|攻坚|计划)")
"""中轴线保护传承三年行动计划 may be told of as 新一轮中轴线保护传承行动."""
_SORT = re.compile("(?<=..)(?:改革|综合|专项|示范|建设|提升)(?=(?:试点|行动|工程|计划|项目)$)")
"""增值税改革试点 may be told of as 增值税试点."""
_FROM_TO = r"([^\W\d_]{2,4})至([^\W\d_]{2,4}?)((?:城际|高速|高铁|铁路|公路|快速路|特高压|航道|输气|输电).*)"
_LINE = r"\d+号线.{2,}"
_TO = ("至", "到")
_DISTRICTS = frozenset("县区市旗")
_SITE = 4
"""清浦预制菜产业园 for 清浦县预制菜产业园: the place has two or three characters, what is there at least so many."""
_SPANNING = "(.{2,4}?)(?:过江|跨江|跨河|跨海|公路)((?:特?大)?桥|隧道|通道)$"
"""白石大桥 for 白石过江大桥."""
_SPANS = ("桥", "隧道", "通道")
_STAGE = "(.{3,})[一二三四五六]期((?:改?扩建|改造).*)$"
"""云台机场扩建 is what 云台机场三期扩建 is a stage of."""
_SITES = ("基地", "工厂", "产业园")
"""华耀储能项目 speaks of what is built at 华耀储能基地."""
_CENSUS = "第([一二三四五六七八九十])次全国([^普]).*普查$"
"""五经普 for 第五次全国经济普查."""
_EDITION_OF = "(?:(省|市|全国)(第[^届]{1,4}届)|(第[^届]{1,4}届)(省|市|全国))(.{2,})$"
_GAMES = (("残疾人运动会", "残运会"), ("少数民族传统体育运动会", "民运会"), ("运动会", "运会"))
_FAIR = ("博览会", "国际博览会")
_MERGED = "(?<=整合)重组$|(?<=兼并)重组$|(?<=合并)重组$|重组(?=整合$)"
"""市属国企整合重组 may be told of as 市属国企由14家整合为6家."""
_NATION = ("", "全国", "中国")
_OF_CHINA = "中国（[^（）]+）(.{4,})"
"""自由贸易试验区扩区 for 中国（江岸）自由贸易试验区扩区: a place has one of its own."""
_WAY_STAGE = "(.{2,}(?:号线|大道|快速路|高速|公路|路|大桥|隧道))(?:工程)?[一二三四]期(?:工程)?$"
_OPENED = ("开通", "通车", "建成", "开工")
"""地铁6号线开通运营 speaks of the 6号线一期 that was to be opened."""
_RANK = re.compile("[省市]$")
_TAKEN_IN = re.compile("^(.{5,}?)(?:全部|逐步)?(?:覆盖到|扩大到|纳入)(.*)")
"""中等职业教育免学费政策覆盖到所有农村学生 (national 2012) speaks of a 中等职业教育免学费政策."""
_COVERED = re.compile("^(.{4,}?)(?:制度|政策|服务)?(全覆盖)$")
"""实现新农保制度全覆盖 may be told as 建立新农保制度，实现了制度全覆盖."""


_REACHES = "(?:实现了?|已经?|现已)*(?:制度|政策|服务)?全?(?:覆盖|扩大|纳入|惠及|扩面)"
_NO_OWNER = ("", "并", "已", "现已", "均", "都", "全部")
_OWNED = 3
"""So many characters before it in common say that a clause goes on with the same thing."""
_HOPED = "未|没有|尚|力争|争取|努力|将|拟|逐步|推动|推进|基本[实覆]"
_WORD = 2
_STEM = 6
_OF_COURSE = "(?<=[改扩迁新]建|改造|整治|治理|加固|修复|[一二三四五]期)(?:工程|项目)$"
"""可研 of 云台机场改扩建 is that of the 云台机场改扩建工程."""
_AIRPORT = "(.{2,6}机场)[^，。、]*?(?:改?扩建|迁建)$"
_OF_AIRPORTS = ("航站楼", "跑道")
_COUNTED = r"^\d+[件项](?=.)"
"""办好20件民生实事 may be told as 20项民生实事全面完成."""


class OtherName(Struct, frozen=True):
    """A name, whether it stands for all that was promised, and the word that a passage must hold to mean it."""

    name: str
    whole: bool
    kind: str = ""


def other_names(thing: str, place: str, rules: RuleSet) -> list[OtherName]:
    """Shorter names of a thing, most telling first; none where nothing can be left out.

    Left out are the reporting place itself, the number of a round, the sort of a scheme, and ends that say nothing
    (…加固任务).
    """
    bare = without_place(thing, place)
    bare = _SORT.sub("", _ROUND.sub("", bare))
    for ending in rules.words("empty_endings"):
        bare = bare.removesuffix(ending)
    bare = re.sub(_MERGED, "", bare) if bare.endswith(("重组", "整合")) else bare
    bare = re.sub(_COUNTED, "", without_work(bare))
    names = [OtherName(bare, True)] if bare != thing and tells(bare, rules) else []
    names += [OtherName(short, True) for short in _short_forms(bare)]
    if bare.startswith("中国（") and place not in _NATION and (own := re.match(_OF_CHINA, bare)):
        names.append(OtherName(own[1], True))
    names += _papers(bare, rules)
    if (wider := _wider(bare, place, rules)) != bare and tells(wider, rules):
        names.append(OtherName(wider, False))
    if "期" in bare and (stage := re.match(_STAGE, bare)):
        names.append(OtherName(stage[1] + stage[2], False))
    if "期" in bare and (way := re.match(_WAY_STAGE, bare)):
        names += [OtherName(way[1], False, opened) for opened in _OPENED]
    if bare.endswith(_SITES) and not generic_words(rules).at(bare):
        names.append(OtherName(re.sub(f"(?:{'|'.join(_SITES)})$", "项目", bare), False))
    if "机场" in bare and (airport := re.match(_AIRPORT, bare)):
        names += [OtherName(airport[1], False, part) for part in _OF_AIRPORTS]
    if (reach := reach_of(thing))[0]:
        names.append(OtherName(reach[0], False))
    return names


def without_place(thing: str, place: str) -> str:
    """A thing without the reporting place before it."""
    bare = thing.removeprefix(place).removeprefix(_RANK.sub("", place)) if place else thing
    return thing if bare.startswith(_TO) else bare  # 云川至岚州高铁 begins there


def without_work(thing: str) -> str:
    """A thing without 工程 or 项目 behind the work that it is."""
    return re.sub(_OF_COURSE, "", thing)


def _wider(name: str, place: str, rules: RuleSet) -> str:
    """What a promised part is a part of: 云泽高铁 of 云泽高铁云川段, 茶商大会 of 茶商大会云川分会场活动."""
    for ending in rules.words("part_endings"):
        name = name.removesuffix(ending)
    own = _RANK.sub("", place)
    return name.removesuffix(f"{own}段").removesuffix(own) if own else name


def reach_of(thing: str) -> tuple[str, str]:
    """What is to reach how far: 职业教育免学费政策, 所有农村学生; empty where a promise tells of no reach."""
    found = _TAKEN_IN.match(thing) or _COVERED.match(thing)
    return (found[1], found[2]) if found else ("", "")


def tells_reach(clause: str, thing: str) -> bool:
    """Whether a clause tells how far a thing reaches now, and neither hopes for it nor tells it of another."""
    reaches = re.search(_REACHES, clause)
    if reaches is None or re.search(_HOPED, clause):
        return False
    owner = clause[: reaches.start()]
    return owner in _NO_OWNER or any(owner[at : at + _OWNED] in thing for at in range(len(owner) - _OWNED + 1))


def _short_forms(name: str) -> list[str]:
    """岚东高铁 for 岚州至东泽高铁, 4号线二期 for 轨道交通4号线二期, 云博会 for 云川国际博览会."""
    forms = []
    if ends := re.search(_FROM_TO, name):
        forms.append(ends[1][0] + ends[2][0] + ends[3])
    if line := re.search(_LINE, name):
        forms.append(line[0])
    if name.endswith(_FAIR):
        forms += [name[:1] + "博会", name[:2] + "博会"]
    district = next((at for at in (2, 3) if name[at : at + 1] in _DISTRICTS), 0)
    if district and len(name) > district + _SITE:
        forms.append(name[:district] + name[district + 1 :])
    if name.endswith(_SPANS) and (span := re.match(_SPANNING, name)):
        forms.append(span[1] + span[2])
    if name.endswith("普查") and (census := re.match(_CENSUS, name)):
        forms.append(f"{census[1]}{census[2]}普")
    return [form for form in forms if form != name]


def turned_editions(thing: str) -> list[OtherName]:
    """省第十五届运动会 and 第十五届省运会 for 第十五届省运动会."""
    found = re.match(_EDITION_OF, thing) if "届" in thing else None
    if found is None:
        return []
    owner, edition, rest = found[1] or found[4], found[2] or found[3], found[5]
    short = next((rest.removesuffix(long) + brief for long, brief in _GAMES if rest.endswith(long)), rest)
    forms = (
        f"{first}{second}{name}" for name in (rest, short) for first, second in ((edition, owner), (owner, edition))
    )
    return [OtherName(form, True) for form in dict.fromkeys(forms) if form != thing]


def _papers(name: str, rules: RuleSet) -> list[OtherName]:
    """A paper by the other words for its kind: …转型发展意见 for …转型发展的若干政策."""
    kinds = rules.words("policy_papers")
    if not name.endswith(kinds):
        return []
    kind = next(kind for kind in kinds if name.endswith(kind))
    stem = name.removesuffix(kind).removesuffix("的")
    return [OtherName(stem + other, True, other) for other in kinds if other != kind] if len(stem) >= _STEM else []


def tells(name: str, rules: RuleSet) -> bool:
    """Whether a name tells one thing from others: 新一轮发展规划 without its number could be any 发展规划."""
    return len(generic_words(rules).without(name)) >= _WORD


def without_slogans(thing: str, rules: RuleSet) -> str:
    """A thing without what many things are called, where the rest tells it: 国际技能大赛 of “一带一路”国际技能大赛."""
    bare = _slogans(rules).sub("", thing)
    return bare if bare != thing and tells(bare, rules) else thing


@lru_cache(maxsize=4)
def generic_words(rules: RuleSet) -> Begins:
    """Words that many things are called by."""
    return Begins(rules.words("promise_generic"))


@lru_cache(maxsize=4)
def _slogans(rules: RuleSet) -> re.Pattern[str]:
    return re.compile(f"“(?:{any_of(rules.words('slogans'))})”")


@lru_cache(maxsize=4)
def _wider_words(rules: RuleSet) -> tuple[tuple[str, str], ...]:
    return tuple((kind, whole) for kind, _, whole in (pair.partition("=") for pair in rules.words("wider_words")))


def wider_name(name: str, rules: RuleSet) -> str:
    """A name with the kind it begins with written as what it is a kind of; empty where it is none."""
    for kind, whole in _wider_words(rules):
        if name.startswith(kind):
            return whole + name.removeprefix(kind)
    return ""
