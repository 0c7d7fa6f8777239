"""Cut a clause at its numbers: each with the words before and after it, ratings left in the names they belong to."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from cqdiff.figures.enumerated import alike, counts_all
from cqdiff.figures.lexicon import Lexicon, strip_predicate
from cqdiff.figures.numerals import Numeral
from cqdiff.figures.ratings import describes, is_capacity, sizes
from cqdiff.wordlists import Begins, Ends

_SPACE = re.compile(r"[\s\u200b-\u200d\ufeff]+")
ONE_THING = re.compile("(?!的)[^、，]{2,6}、[^、，]{2,8}和[^、，]{2,16}的[^、，]{2,10}")
"""完成770多项食品、药品和其他消费品国家标准的制定工作: one thing is counted, though 、 stands in its name."""
_SORT = r"(?![^、]*[和与及])[^，。、\d]{2,8}、[^，。\d]{2,24}?(?<![高中初同平优均])等(?![级额效次])([^，。、\d]{2,20})$"
"""解决240户林区、垦区、煤矿等棚户区居民的住房问题: the sort of the things counted stands behind its kinds."""
_PLACES = re.compile("省、自治区、直辖市|省、区、市|[市县区]、[市县区](?:、[市县区])?")
"""30个省、自治区、直辖市完成改造: one sort of place."""
_RANK = (
    r"(?:增速|增幅|总量|规模)?(?:均|分别|连续|继续)*(?:稳居|位居|跃居|居|位列|名列|列|排名|排)[^，。、\d]{0,10}"
    r"(?:第[\d一二三四五六七八九十]{1,3}[位名]?|首位|前列|前[\d一二三四五六七八九十]{1,2}[位名]?)、"
)
_TOGETHER = frozenset(("共", "共计", "合计", "总计", "、共", "、共计", "、合计", "、总计"))
"""7台共241万千瓦煤电机组: what two numbers tell the amount of."""
_BEGUN_BY = Begins(("以及", "和", "与", "及", "或"))
_JOINTS = Ends(("以及", "和", "与", "及"), but=("参与", "赠与", "给与", "授与", "普及", "涉及", "惠及"))
_REACHES = frozenset(
    reaches + whom
    for reaches in ("惠及", "涉及", "覆盖", "受益")
    for whom in ("", "居民", "群众", "农户", "村民", "农民", "人口", "企业", "家庭", "学生", "职工")
)
BATCHES = ("批", "批次")
_DESCRIBED = "[强广好高优大多新快足实美][、，]"


class Item(Struct, frozen=True, gc=False):
    """A numeral between its head (the text before it) and its tail (the text after it).

    `joined` is true where only 、 or 和 parts it from the number before; `inner` where no mark parts them at all.
    """

    numeral: Numeral
    head: str
    head_start: int
    tail: str
    joined: bool
    inner: bool


def unspaced(words: str) -> str:
    """Words without blanks, which hardly ever stand in them."""
    return words if words.isprintable() and " " not in words else _SPACE.sub("", words)


def _unranked(head: str) -> str:
    """The words before a number without the rank that is told first: 居全省第3位、高于全国."""
    if not ("第" in head or "位" in head or "列" in head):
        return head
    return re.sub(_RANK, "", head, count=1)


def _in_name(gap: str, lexicon: Lexicon) -> bool:
    return "、" not in gap and lexicon.within_name.search(gap) is not None


def items_of(text: str, clause: tuple[int, int], numerals: list[Numeral], lexicon: Lexicon) -> list[Item]:
    """The numbers of a clause that measure something, in order; a number that is part of a name is left out."""
    if len(numerals) > 1:
        kept = (n for before, n in pairwise(numerals) if not _in_name(text[before.end : n.start], lexicon))
        numerals = [numerals[0], *kept]
    items: list[Item] = []
    head_start, joined, inner, again = clause[0], False, False, False
    for i, numeral in enumerate(numerals):
        stop = numerals[i + 1].start if i + 1 < len(numerals) else clause[1]
        gap = text[numeral.end : stop]
        together = gap in _TOGETHER if gap else i + 1 < len(numerals) and _measured_too(numeral, numerals[i + 1])
        if together and (thing := _behind(text, numerals[i + 1 : i + 3], clause[1], lexicon)):
            items.append(Item(numeral, unspaced(text[head_start : numeral.start]), head_start, thing, joined, inner))
            head_start, joined, inner, again = numerals[i + 1].start, True, False, True
            continue
        reaches = gap in _REACHES and i + 1 < len(numerals)  # 改造老旧小区160个惠及2.1万户
        cut = (0, 0) if reaches else _cut_gap(gap, lexicon)
        tail = gap if cut is None else _listed(numeral, gap, cut, lexicon) if i + 1 == len(numerals) else gap[: cut[0]]
        if again and not text[numerals[i - 1].end : numeral.start]:
            tail = ""  # 3条46公里轨道交通线路: named as the number before
        if cut is None and i + 1 < len(numerals):  # 203个国考断面水质优良率达100%
            tail = strip_predicate(tail, lexicon)[0]
            tail = tail.removesuffix("中") if gap.endswith(("中有", "中")) else tail
        head = unspaced(text[head_start : numeral.start])
        head = _unranked(head) if "、" in head else head
        item = Item(numeral, head, head_start, unspaced(tail) if tail else "", joined, inner)
        rated = not again and (
            describes(numeral, head, item.tail, gap, numerals[i + 1 : i + 2], lexicon)
            or (item.tail and not items and is_capacity(numeral, text[clause[0] : numeral.start], item.tail, lexicon))
            or (text[numeral.digits] in "十百千万亿" and numeral.unit.endswith("元") and lexicon.classed.at(gap) != "")
        )
        again = False
        if inner and items and items[-1].numeral.kind == "counter" and (rated or sizes(numeral, item.tail)):
            rated = True  # 18个投资超50亿元项目开工
            whole = items[-1].tail + unspaced(text[numeral.start : numeral.end]) + item.tail
            items[-1] = replace(items[-1], tail=whole)
        if not rated:
            items.append(item)
        elif cut is None:
            continue  # 公交与轨道50米内换乘比例提高到90%: a rating inside a name goes with the name
        if cut and not rated and item.tail.endswith("率") and _tells_rates(numeral, gap):
            cut = None
        head_start = numeral.end if cut is None else numeral.end + cut[1]
        joined = cut is not None or (not gap and numeral.unit in BATCHES)  # 派出12批849名医生
        inner = not joined
    return items


def _listed(numeral: Numeral, gap: str, cut: tuple[int, int], lexicon: Lexicon) -> str:
    """What the last number of a clause counts, where a list stands behind it that would be cut at `cut`."""
    if "的" in gap[cut[1] :] and re.match(_DESCRIBED, gap[cut[0] - 1 :]):
        return gap[gap.rindex("的") + 1 :]  # 打造40个吸引力强、带动面广的消费新场景
    if ONE_THING.fullmatch(gap) or (numeral.kind == "counter" and counts_all(numeral.unit, gap, lexicon)):
        return gap
    sort = re.match(_SORT, gap) if "等" in gap else None
    return sort.group(1) if sort and not lexicon.verb_start.match(gap, cut[1]) else gap[: cut[0]]


def _measured_too(count: Numeral, length: Numeral) -> bool:
    """3条46公里轨道交通线路: how many and how long, with nothing between."""
    return count.kind == "counter" and length.unit.endswith("公里") and length.start == length.digits


def _tells_rates(numeral: Numeral, gap: str) -> bool:
    """Whether a list behind a count is one of its rates: 12个街道垃圾分类达标率、参与率分别达到95%和90%."""
    return numeral.kind == "counter" and "率分别" in gap


def _behind(text: str, numerals: list[Numeral], end: int, lexicon: Lexicon) -> str:
    """The words behind the first of some numbers, as far as they can be what it counts."""
    gap = text[numerals[0].end : numerals[1].start if len(numerals) > 1 else end]
    cut = _cut_gap(gap, lexicon)
    return unspaced(gap if cut is None else gap[: cut[0]])


def _cut_gap(gap: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where a list goes on after a number: 、 outside of brackets, or 和 right after it or before the next one."""
    if not gap:
        return None
    begun = _BEGUN_BY.at(gap)
    if begun and not lexicon.with_and.at(gap):
        return 0, len(begun)
    if "、" in gap:
        places, depth = _PLACES.match(gap), 0
        for at in range(places.end() if places else 0, len(gap)):
            mark = gap[at]
            if mark in "（(“《":
                depth += 1
            elif mark in "）)”》":
                depth -= 1
            elif mark == "、" and depth <= 0 and not alike(gap, at):
                return at, at + 1
    joint = _JOINTS.of(gap)
    return (len(gap) - len(joint), len(gap)) if joint and len(gap) > len(joint) + 1 else None
