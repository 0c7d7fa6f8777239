"""Name money by what it is for: who is to pay, and by which verb, says nothing of that.

Changes when reports tell the purpose of money in another place than those tried here.
"""

from __future__ import annotations

import re

from cqdiff.figures.items import Item
from cqdiff.figures.lexicon import Lexicon, strip_leading, strip_predicate
from cqdiff.figures.phrases import LONG_NAME, noun_phrase
from cqdiff.figures.subject import Found, Subject

_TOLD_AFTER = (
    r"(?:主要|重点|专项|专门|优先|全部|用[^，。\d]{2,6}方式|并|以)*"
    r"(?:用于(?:支持|帮助)?|支持|帮助|(?=(?:补助|补贴|资助|奖励|扶持|解决)[^，。\d]{3}))([^，。\d]{3,30})"
)
"""专项资金200亿元，主要用贴息方式支持企业技术改造; 安排430亿元，用于补助低保家庭的廉租房建设."""
_COUNTED = r"(?:资金)?(?:用于|支持|帮助|补助|补贴|资助)\d[\d.]*[万余多]*[个项家所座户名人]([^，。、\d]{2,16})"
"""市财政安排10亿元支持20个重点园区建设."""
_LOOSELY_AFTER = r"(?:推进|开展|改善|改造|促进|保障|加强|实施)[^，。\d]{2,24}"
_RAISED = "(?:加大|增加|扩大|提高|加强)对?([^，。]{2,16}?)的?(?:财政)?(?:投资|资金)?(?:投入|支出|支持|投资)(?:力度)?$"
"""各级政府要进一步增加社会保障投入，中央财政拟安排3185亿元."""
_REACHING = "覆盖到?|扩大到|提高到"
_EMPTY_START = re.compile("^(?:完善|健全|落实|推进|促进|鼓励|加快)(?!就业)")
_EMPTY_END = re.compile("(?:政策|工作|(?<=补贴)制度|(?<=补助)制度)$")
_THEREFORE = "为此"
_ALLOT = "安排"
_SPENT = "支出"
_PAID = ("投入", "补助")
_OWN_NAME = "投资"
"""中央预算内投资安排5776亿元: the payer is what is measured."""
_NO_AIM = ("财政", "资金", "比", "较", "占", "其中")


def what_for(found: Found, item: Item, subject: Subject, lexicon: Lexicon) -> Found:
    """The name of an amount of money without who plans to pay it how, and with its purpose where it has none.

    中央财政拟安排200亿元专项资金，主要用贴息方式支持企业技术改造: 中央财政企业技术改造专项资金.
    """
    head = strip_leading(item.head.removeprefix("其中"), lexicon)
    payer = lexicon.payers.at(head)
    verbs, rest = _paid(head[len(payer) :], lexicon)
    core = strip_predicate(rest, lexicon)[0]
    spent = bool(payer) and core == _SPENT
    if not (verbs or spent) or "累计" in verbs or payer.endswith(_OWN_NAME):
        return found
    if core and core not in lexicon.any_fund and not spent:
        return _allotted(found, payer, verbs, core, lexicon)
    at = next(lexicon.purposes.within(item.tail), (len(item.tail), ""))
    fund, aim = core or strip_predicate(item.tail[: at[0]], lexicon)[0], item.tail[at[0] + len(at[1]) :]
    fund = fund if lexicon.funds.of(fund) else lexicon.any_fund.at(fund) or fund  # 补贴资金用好用活
    if fund not in lexicon.any_fund and not spent and fund:
        return _allotted(found, payer, verbs, fund, lexicon)
    aim = _tidied(aim, lexicon) or _aim(payer, verbs, spent, subject, lexicon)
    if not aim:
        bare = payer and not spent and not subject.name
        return Found(payer + (fund or _noun(verbs)), payer, payer) if bare else found
    return Found(_joined(payer, verbs, aim, fund or _noun(verbs)), payer, payer)


def _paid(words: str, lexicon: Lexicon) -> tuple[str, str]:
    """The verbs of paying that open some words, with what tells when, and the rest of the words."""
    at, paid = 0, False
    while word := lexicon.paying.at(words, at):
        at += len(word)
        paid = paid or word in lexicon.payments
    return (words[:at], words[at:]) if paid else ("", words)


def _allotted(found: Found, payer: str, verbs: str, fund: str, lexicon: Lexicon) -> Found:
    """安排国债投资 is 国债投资, 中央财政拟安排“三农”投入 is 中央财政“三农”投入; 投入扶贫资金 keeps its verb."""
    if not lexicon.funds.of(fund) or not (payer or verbs.endswith(_ALLOT)):
        return found
    return Found(payer + fund, payer, payer, fund)


def _noun(verbs: str) -> str:
    return next((noun for noun in _PAID if verbs.endswith(noun)), _PAID[0])


def _aim(payer: str, verbs: str, spent: bool, subject: Subject, lexicon: Lexicon) -> str:
    """What money is for by the clause behind it, else by what was spoken of before."""
    raised = re.search(_RAISED, subject.clause)
    if spent:
        return _tidied(raised.group(1), lexicon) if raised else ""
    counted = re.match(_COUNTED, subject.rest)
    if counted:
        return counted.group(1)
    after = re.match(_TOLD_AFTER, subject.after)
    if after:
        return _tidied(after.group(1), lexicon)
    if _THEREFORE in verbs and subject.name:
        return subject.name
    if raised:
        return _tidied(raised.group(1), lexicon)
    if (payer or verbs.endswith(_ALLOT)) and not subject.name:
        told = re.split(_REACHING, noun_phrase(subject.clause, lexicon), maxsplit=1)[0]
        if told := _tidied(told, lexicon):
            return told
    loosely = re.match(_LOOSELY_AFTER, subject.after)
    return _tidied(loosely.group(), lexicon) if loosely else ""


def _tidied(aim: str, lexicon: Lexicon) -> str:
    """更加积极的就业政策 → 就业: without what says how, and without words of ruling at the end."""
    aim = strip_leading(_EMPTY_START.sub("", strip_leading(aim, lexicon)), lexicon)
    if len(aim) > LONG_NAME or aim.endswith("政策"):
        aim = aim[aim.rfind("的", 0, -2) + 1 :]
    aim = _EMPTY_END.sub("", aim)
    return "" if aim.startswith(_NO_AIM) or len(aim) < 2 else aim


def _joined(payer: str, verbs: str, aim: str, noun: str) -> str:
    """农机具购置补贴 and 补贴资金 share a word; a bare 财政 stands behind what it pays for."""
    whole = aim + noun if aim[-2:] != noun[:2] else aim + noun[2:]
    if payer == "财政":
        return aim + payer + noun
    return payer + whole if payer or verbs.endswith((_ALLOT, noun)) else verbs + whole
