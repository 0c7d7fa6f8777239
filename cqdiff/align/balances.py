"""Name what a balance grew by as what is new of it: 各项贷款余额比年初增加248亿元 are 新增贷款."""

from __future__ import annotations

from msgspec.structs import replace

from cqdiff.align.excesses import held_against
from cqdiff.align.likeness import NameKey, key_of
from cqdiff.models import Aspect, Figure
from cqdiff.rules import RuleSet
from cqdiff.wordlists import Begins

_KINDS = ("贷款", "存款")
_HOLDERS = Begins(("银行业金融机构", "金融机构", "银行机构", "本外币", "各项"))
_NEW = "新增"


def as_new(figure: Figure, key: NameKey, rules: RuleSet) -> NameKey:
    """The key of a figure, with the name of what is new where it tells by how much a balance grew."""
    name = figure.name
    rise = figure.aspect is Aspect.CHANGE and not held_against(name)[1]
    grew = rise and figure.value is not None and figure.value > 0
    if not (grew and "余额" in name) and not (figure.aspect is Aspect.LEVEL and name.startswith(_NEW)):
        return key
    bare = name.removeprefix(_NEW).replace("余额", "")
    if not bare.endswith(_KINDS):
        return key
    while holder := _HOLDERS.at(bare):
        bare = bare.removeprefix(holder)
    return replace(key_of(_NEW + bare, None, rules), indicator=key.indicator)
