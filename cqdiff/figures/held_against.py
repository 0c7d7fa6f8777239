"""Tell in a review what others or another year had from what there is; read where a percentage is held against them."""

from __future__ import annotations

import re

from cqdiff.figures.roles import Setting
from cqdiff.models import Role

_ABOVE = r"(?:高|低|快|慢|好|优)于(?:[^，。；、\d]{1,8}[\d.]+%(?:左右)?、)*[^，。；、\d]{1,8}$"
"""涨幅低于美国的8%、欧元区的8.4%."""
_RATES_BEHIND = "(?:^|%|左右)等?(?:国家|地区|经济体)*的?(?:涨幅|增速|增幅|水平)$"
"""低于美国8%、欧元区8.4%等涨幅."""
_AS_MUCH_AS = r"达到?(?:疫情前的?)?(?:19|20)\d\d年的$"


def held_against(
    told: tuple[Role, int | None], predicate: str, before: str, after: str, setting: Setting
) -> tuple[Role, int | None]:
    """Role and year of a percentage in a review that was `told` to be of a role."""
    role, _ = told
    if role is Role.RESULT and "于" in before and _is_of_others(before, after):
        return Role.BASELINE, None
    if role is Role.BASELINE and not setting.spans_years and re.search(_AS_MUCH_AS, predicate):
        return Role.RESULT, setting.review_year  # 游客人次达到2019年的110%: where it is, as 恢复到2019年的95%
    return told


def _is_of_others(before: str, after: str) -> bool:
    """Whether a percentage is the rate of another place or time, and not the excess over it (高于全国1.2%)."""
    if re.search(_ABOVE, before) is None:
        return False
    return before.endswith("的") or re.search(_RATES_BEHIND, after) is not None
