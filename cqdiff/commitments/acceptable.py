"""Whether the object of a verb is a thing that can be promised, and of which kind it is."""

from __future__ import annotations

import re

from cqdiff.commitments.lexicon import Family, Promises
from cqdiff.commitments.objects import Object, is_deed
from cqdiff.models import CommitmentKind

_SITE_WORK = {
    "launch": re.compile("(?:建设|迁建|扩建|改建)$"),
    "finish": re.compile(
        "(?:工程|整治|改造|建设|修复|迁建|扩建|改建|疏浚|清淤|拓宽|修缮|加固|(?:加固|重建|搬迁|(?<!重点)建设|改造|修复)任务)$"
    ),
}
_PAPERS = ("规划纲要", "发展纲要", "开发纲要", "规划编制", "规划修编", "纲要编制", "方案编制", "报告编制", "草案起草")
_PAPER_WORK = frozenset({"scheme", "finish", "launch"})
"""Families of work whose outcome may be a paper: 启动城市群规划编制."""
_BODIES_ONLY = frozenset(
    {"建设", "建成", "创建", "建立", "布局", "规划布局", "共建", "合作共建", "联合共建", "携手共建", "合作建设"}
)
_TITLE = re.compile("国家|全国|世界|中国|省级|自治区级|国际消费中心城|(?:无废|文明|卫生|园林|森林|海绵|双拥模范)城")
_AIMS = ("目标任务", "主要目标", "各项目标", "目标和任务")
"""完成“十四五”规划目标任务 closes a speech and promises nothing of the year."""
_ALL_TASKS = "各项(?:工作|目标).*任务$|^(?:全年|今年|年度|\\d{4}年).*任务$"
"""完成2025年各项工作任务 promises everything and so nothing."""
_MECHANISMS = ("机制", "体系")
_LEAST_PURPOSE = 2
_ZONE = ".{6}(?:试验区|先行区|先导区|保税区)$"
_REBUILT = "(?:扩建|改建|迁建|改扩建|续建)$"
_ENLARGED = ("扩建", "改建", "疏浚", "清淤", "拓宽")
_DOING = re.compile("推进|加强|深化|完善|提高|优化|促进|扩大|提升(?!期)|强化")
"""完成在建项目、加强薄弱环节、推进改革: what is done next, and no thing."""
_NEXT = "新一轮|第[一二三四五]"
_IRRIGATED = "续建配套(?:[与和及](?:节水|现代化))?$"
"""推进云岭灌区续建配套与现代化改造: the words of one programme of works."""
_LEAST_NAME = 3
_HELD = frozenset({"举办", "举行", "承办"})
"""举办“云川夏夜”: what is held is an event, whatever its name ends with; no 办好“家门口的学校”."""
_WINNING = "创建"
_LEAST_TITLE = 5
POSTS = ("总领馆", "领事馆")
"""A 馆 that is a body and no building."""
_PLAIN_OF = re.compile("统一的")


def acceptable(name: str, verb: str, family: Family, promises: Promises) -> bool:
    """What the ends of a name can't tell: a title of the nation, a body that is built, a thing."""
    if _DOING.match(name) and not is_deed(name, family):
        return False
    if family.name == "approval" and verb == "创建":
        return _TITLE.search(name) is not None or re.search(_ZONE, name) is not None
    if family.name == "institution" and verb in _BODIES_ONLY:
        which = not promises.body.are(name) and not (verb == "共建" and promises.site.slogans.of(name))
        return which and promises.body.end(name) and "的" not in _PLAIN_OF.sub("", name)
    if family.name == "start" and verb.endswith("建成"):
        return "“" in name or family.nouns.end(name) or promises.site.named(name)
    if family.name == "made":
        return _is_which(name, family, promises)
    if verb == "打造":
        return "“" in name or promises.site.owners.at(name) != "" or _own_words(name, promises) >= _LEAST_NAME
    if family.name == "renew" or (family.name == "build" and promises.house.end(name)):
        return promises.site.named(name) and "、" not in name
    if name.endswith(_WINNING) and family.name in ("launch", "finish"):  # 启动省级高新区创建, no 启动品牌创建
        return promises.families["approval"].nouns.end(name[:-2]) and len(name) > _LEAST_TITLE
    if name.endswith("修订") and family.nouns.are(name):
        return False
    if (ending := _by_its_end(name, verb, family, promises)) is not None:
        return ending
    if family.name == "build" and "、" in name:
        return False
    if family.name == "service" and verb == "建立" and not name.startswith("全"):
        return _has_purpose(_PLAIN_OF.sub("", promises.watching.without(name)), promises)
    if family.name in ("start", "build", "institution", "service"):
        return not promises.no_object.of(name) and "的" not in _PLAIN_OF.sub("", name)
    return True


def _by_its_end(name: str, verb: str, family: Family, promises: Promises) -> bool | None:
    """What the end or the beginning of a name tells of it for its family; None where it tells nothing."""
    if family.name == "launch" and _any_work(name, family, promises):  # 启动园区整治提升
        return False
    if family.name == "launch" and name.endswith("改造"):
        return name[:-2].endswith("改造") or promises.site.named(name[:-2])  # 启动云岭公园改造, no 老旧小区改造
    if family.name == "scheme" and name.startswith("专项"):
        return not family.nouns.are(name)
    if family.name == "scheme" and _goes_on(name, verb, family, promises):
        return False
    if family.name == "scheme" and name.endswith("活动"):
        return "”" in name
    if family.name == "service" and name.endswith("产品"):  # 推出“信易贷”等金融产品, no 推出金融产品
        return "“" in name
    if family.name == "finish" and (name.endswith(_AIMS) or re.search(_ALL_TASKS, name)):
        return False
    if family.name == "finish" and name.endswith(_ENLARGED):  # 完成云岭中学改扩建, no 完成农村公路改建
        return not promises.site.kinds.at(name)
    if family.name == "found" and name.endswith(_MECHANISMS):
        return _has_purpose(name, promises)
    return None


def _any_work(name: str, family: Family, promises: Promises) -> bool:
    """启动园区整治提升, 开展前期研究: nothing tells which."""
    return family.nouns.are(name) or promises.generic.fullmatch(family.nouns.head(name)) is not None


def _goes_on(name: str, verb: str, family: Family, promises: Promises) -> bool:
    """Whether a scheme has no end: 做好规划实施和统计监测, 开展常态化监测, 做好重点领域立法工作, 开展专题研究."""
    if name.endswith("研究") and _any_work(name, family, promises):
        return True
    watched = name.endswith("监测") and (verb == "做好" or promises.ongoing.match(name) is not None)
    return watched or (verb == "做好" and "领域" in name)


def _has_purpose(name: str, promises: Promises) -> bool:
    """Whether a mechanism says what it is for: 就业影响评估机制, no 多层次风险防控机制."""
    return "的" not in name and len(promises.generic.sub("", promises.mechanism.without(name))) >= _LEAST_PURPOSE


def _own_words(name: str, promises: Promises) -> int:
    """How many characters of a name are no general words: 家门口 of 家门口智慧就业服务平台."""
    return len(promises.site.kinds.without(name))


def _is_which(name: str, family: Family, promises: Promises) -> bool:
    """Whether what is to be made is one thing: 云川医药创新公园, no 湿地公园 and no 国际贸易中心."""
    if promises.site.slogans.of(name) or "的" in name:
        return False
    return len(family.nouns.head(name)) > _LEAST_NAME and _own_words(name, promises) >= _LEAST_PURPOSE


def built_too(name: str, verb: str, family: Family, promises: Promises) -> bool:
    """建成云岭机场、满都热电联产: in a list with a site whatever has a name is one."""
    if family.name != "start" or not verb.endswith("建成"):
        return False
    kind = promises.site.kinds.at(name) or promises.no_object.of(name) or promises.site.slogans.of(name)
    return not kind and "的" not in name


def too_soft(found: Object, verb: str, family: Family, promises: Promises) -> bool:
    """推进重点行业节能改造: a field of work rather than a building site, unless it is one of a list of projects."""
    if family.name == "event" and found.name.endswith("”") and not found.listed:
        return verb not in _HELD and not family.nouns.end(found.name.rstrip("”"))
    begun = verb == "启动" and re.match(_NEXT, found.name)  # 启动新一轮农村电网改造
    if family.name != "build" or found.listed or begun or not (soft := promises.soft.of(found.name)):
        return False
    if verb == "续建" and not promises.site.kinds.at(found.name):  # 续建引江补湖工程
        return False
    bare = found.name.removesuffix(soft)
    if soft == "工程":
        return bare[-1:] != "建" or not promises.site.named(re.sub(_REBUILT, "", bare))
    if soft == "改造" and (water := re.search(_IRRIGATED, bare)):
        return not promises.site.named(bare[: water.start()])
    return soft != "项目" or not (promises.site.named(bare) or _sized(bare, promises))  # 推进云川医药城项目


def _sized(name: str, promises: Promises) -> bool:
    """Whether a name tells the size of what is built: 云川风电基地首批200万千瓦."""
    return any(name[at - 1].isdigit() for unit in promises.capacities if (at := name.find(unit)) > 0)


def kind_of(name: str, verb: str, family: Family, promises: Promises) -> CommitmentKind:
    if family.name == "approval" and re.search("(?:机制|制度)$", name):
        return CommitmentKind.OTHER
    if family.name == "service" and name.endswith(("机制", "制度")):
        return CommitmentKind.OTHER
    if family.name == "start" and verb == "启用" and promises.families["service"].nouns.end(name):
        return CommitmentKind.SERVICE
    if family.name == "finish" and name.endswith("修订"):
        return CommitmentKind.DOCUMENT
    if family.name == "finish" and name.endswith("批复"):
        return CommitmentKind.APPROVAL
    if name.endswith("试点城市"):
        return CommitmentKind.APPROVAL
    if family.name == "approval" and verb == "创建" and promises.body.end(name):
        return CommitmentKind.INSTITUTION
    if family.name == "build" and name.endswith(POSTS):
        return CommitmentKind.INSTITUTION
    if family.name in _SITE_WORK and _SITE_WORK[family.name].search(name):
        return CommitmentKind.PROJECT
    if family.name == "scheme" and name.endswith("工程") and promises.site_works.end(name):
        return CommitmentKind.PROJECT
    if family.name in _PAPER_WORK and name.endswith(_PAPERS):
        return CommitmentKind.DOCUMENT
    if family.name == "found" and re.search("(?:资金|基金)$", name):
        return CommitmentKind.INSTITUTION
    return family.kind
