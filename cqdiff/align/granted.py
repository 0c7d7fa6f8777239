"""Tell from a passage whether an inspection was passed, a law adopted or a title won, however it is worded."""

from __future__ import annotations

import re

from cqdiff.models import Commitment, CommitmentKind
from cqdiff.wordlists import Begins

_INSPECTED = "验收"
_PASSED = (
    "(?:通过|完成)了?[^，。、预初中]{0,10}验收(?!准备|申请|评审会)|(?<!预)(?<!初)验收[^，。、预初中]{0,6}(?:合格|通过|完成)"
    "|获评[^，。、]*合格(?:城市|地区|单位|市|县|区)"
)
"""No 预验收, 初步验收 or 中期验收; 获评…试点合格城市 is what a trial that is inspected ends with."""
_PARTIAL = ("蓄水", "交工", "单项", "阶段", "专项", "截流", "完工验收")
"""通过蓄水验收 is on the way to 通过竣工验收."""
_LAWS = ("条例", "办法", "规定", "决定", "法", "规则")
_ADOPTED = "(?:人大|人大常委会|人民代表大会)[^，。、]{0,10}(?:审议|表决|批准|全票)[^，。、一二三初]{0,3}通过"
_ON = "(?:项目|工程|工作|城市|建设|成果|已|全部|顺利|成功|正式|如期|提前|圆满|一次性|全面|均|率先|整体|终期)*"
"""What may stand between a thing and 通过验收: no 配套公路, which would be another thing."""
_WON = (
    "(?:成功创建|获评|荣获|获授|被评为|获命名为|被命名为|被授予|晋升为|升格为)(?:了|为|全国|国家|国家级|省级|[“《])*$"
)
_ALMOST = "提名|候选|创建|培育|储备|预备|入围|名单"
_ENDS = ("通过", "同意", "批准")
_WAY = "经[^，。、]{2,14}?(?:审议|表决|审定|函复)*(?:通过|同意|批准)(?:后|并|且)?(?=.)"
_DENIED = "[未待将拟若]|力争|争取|努力|有望|即将|申请|准备|推进|推动|迎接|提请|正在|加快"
_FIRST_STUDY = "预可研"
_STUDY = re.compile("可研|可行性研究")
"""预可研获批 is on the way to 可研获批."""
_REPORTING = ("报批", "报审", "送审")
_SENT = "报批|批复|批准|获批|函复|审批通过"
_REACH = 8
_ENOUGH = 4


def without_way(quote: str) -> str:
    """A passage without the way a paper took: 条例经市人大常委会审议通过并公布实施 tells that it was 公布."""
    return re.sub(_WAY, "", quote) if "经" in quote and any(end in quote for end in _ENDS) else quote


def granted(promise: Commitment, thing: str, quote: str, place: tuple[int, int], pending: Begins) -> str:
    """The words that tell so of the very thing, which stands at quote[place]; else empty.

    `thing` and `quote` are written short, `pending` are words for what is not yet won.
    """
    wanted = promise.verb + promise.object
    found = None
    if _INSPECTED in wanted:
        found = re.search(_PASSED, quote)
    elif promise.kind is CommitmentKind.DOCUMENT and promise.object.endswith(_LAWS):
        found = re.search(_ADOPTED, quote)
    elif promise.kind is CommitmentKind.APPROVAL and thing in quote and not re.match(_ALMOST, quote[place[1] :]):
        found = re.search(_WON, quote[: place[0]])
    if found and any(part in found.group() and part not in wanted for part in _PARTIAL):
        return ""
    if found is None or re.search(_DENIED, quote[: found.start()]) or pending.any_in(quote):
        return ""
    near = found.start() <= place[1] + _REACH and found.end() >= place[0] - _REACH
    between = quote[place[1] : found.start()]
    of_it = _INSPECTED not in wanted or not between or re.fullmatch(_ON, between)
    return found.group() if near and of_it and place[1] - place[0] >= min(_ENOUGH, len(thing)) else ""


def is_short_of(promise: Commitment, quote: str) -> bool:
    """Whether a passage says nothing of the approval or inspection that was promised: 规划完成编制 for 完成规划报批."""
    if promise.object.endswith(_INSPECTED):
        return _INSPECTED not in quote
    if _FIRST_STUDY in quote and _FIRST_STUDY not in promise.quote and _STUDY.search(promise.verb + promise.object):
        return True
    return promise.object.endswith(_REPORTING) and not re.search(_SENT, quote)
