"""Fill in a name that leaves out what it is of: nothing, a total, a payer, an attribute or a verb stands alone."""

from __future__ import annotations

import re

from cqdiff.figures.counted import thing_counted
from cqdiff.figures.items import Item
from cqdiff.figures.lexicon import Lexicon, strip_leading
from cqdiff.figures.lists import paired
from cqdiff.figures.phrases import without_verb
from cqdiff.figures.subject import PER_DAY, Found, Subject, inherited, owner_of

_AIM_AHEAD = "(?:把|将|今年)*(?:增长的?(?:预期|预定)?目标|预期增长目标)"
"""把增长预期目标定在7.5%左右: a name made of words of growth alone."""
_PURPOSE = r"(实施|支持|建设|推进|开展|推动)\d+[个项家所座]([^，。、\d]{2,16})"
"""统筹20亿元实施6个科技专项: the money is for what the verb behind it governs."""
_REACHED = re.compile("达到?$")
_BATCHES = ("批", "批次")
_THEN = r"[、和]\d[\d.]*[万多余]*[名人个位辆台套件家项]([^，。、\d]{2,12})"


def filled_in(item: Item, core: str, predicate: str, subject: Subject, lexicon: Lexicon) -> Found:
    """A name that leaves out what it is of: nothing, a total, a payer, an attribute or a verb alone."""
    if not item.head and item.numeral.unit == "%" and subject.name and lexicon.purposes.at(item.tail):
        return Found(subject.name + item.tail, subject.verb, thing=subject.thing)  # 转移支付42亿元，87%用于支持山区
    if not core and not subject.name and re.match(_AIM_AHEAD, item.head):
        return Found("经济增长")
    total = next((t for t in lexicon.totals if strip_leading(item.head, lexicon).startswith(t)), "") if not core else ""
    if not core and not total:
        used = re.match(_PURPOSE, subject.rest) if item.head and not predicate else None
        name = "".join(used.groups()) if used else inherited(subject, lexicon)
        if item.numeral.start < item.numeral.digits or predicate:  # 通车里程新增3000公里、突破1.1万公里
            name = name.removesuffix("新增") or name
        return Found(name, subject.verb, subject.prefix, subject.thing)
    if (total or core in lexicon.totals) and subject.name:
        return Found(without_verb(re.sub(PER_DAY, "", subject.name), lexicon) + (total or core))
    if lexicon.payer.match(core):
        # 财政支出八成以上投向民生领域; of money what_for tells more
        return Found(core if item.numeral.unit.endswith("元") else core + thing_counted(item, lexicon), core)
    grows = item.numeral.unit == "%" and core in lexicon.grown
    if core in lexicon.attributes and not lexicon.regions.at(item.head) and not grows:
        owner = owner_of(subject, lexicon)
        whole_of = core.startswith("总") or _REACHED.search(predicate)  # 新增软件企业6400家、主营业务收入达到4200亿元
        return Found((without_verb(owner, lexicon) if whole_of else owner) + core, subject.verb)
    if item.joined and (whole := paired(subject.name, core, lexicon)):
        return Found(whole)
    if core in lexicon.carried and item.numeral.unit in _BATCHES and (later := re.match(_THEN, subject.rest)):
        return Found(core + later.group(1), core, core)  # 选派3批次、216名医护人员
    if core in lexicon.carried:
        # 续建项目97个，年度计划投资162亿元，竣工41个: projects are finished, not money
        spent = subject.unit.endswith("元") and item.numeral.kind == "counter"
        thing = without_verb(owner_of(subject, lexicon) if spent else inherited(subject, lexicon), lexicon)
        # 城镇保障性住房基本建成470万套、新开工630万套
        return Found(core + (lexicon.carried_end.sub("", thing) or thing), core)
    runs = core.startswith("开行") and len(core) > len("开行列") and not subject.actor  # 开行铁海联运班列300列
    if lexicon.subject_verb_start.match(core) and not runs:
        return Found((subject.actor or subject.name or owner_of(subject, lexicon)) + core)
    return Found("")
