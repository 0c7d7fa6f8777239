"""In which direction a promise is kept: limits, cuts and floors, each a pattern, on an invented city."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqdiff import compare
from cqdiff.models import Continuity, FollowUp
from tests.test_follow_up import report, rows

MET, EXCEEDED, MISSED, REPORTED = FollowUp.MET, FollowUp.EXCEEDED, FollowUp.MISSED, FollowUp.REPORTED

KEPT = {
    "a limit kept": ("企业开办时间压缩至1个工作日以内。", "企业开办时间压缩至0.5个工作日。", EXCEEDED),
    "a limit reached": ("企业开办时间控制在2个工作日以内。", "企业开办时间压缩至2个工作日以内。", MET),
    "a limit passed": ("工程审批时间不超过40个工作日。", "工程审批时间45个工作日。", MISSED),
    "a limit kept, and by how much": (
        "城镇登记失业率控制在4.5%以内。",
        "城镇登记失业率控制在4.5%以内，为3.2%。",
        EXCEEDED,
    ),
    "a softer limit told": ("企业开办时间压缩至1个工作日以内。", "企业开办时间压缩至1.5个工作日以内。", MISSED),
    "more than the limit itself": ("煤炭消费总量控制在900万吨以内。", "煤炭消费总量超过900万吨。", MISSED),
    "a cut to a number": ("企业开办时间压缩到2个工作日。", "企业开办时间压缩到1个工作日。", EXCEEDED),
    "a cut that did not go so far": ("行政许可事项从80项压减到50项。", "行政许可事项压减到60项。", MISSED),
    "cut to so many and some more": ("行政审批事项减少到50多项。", "行政审批事项减少到48项。", EXCEEDED),
    "held at about": ("企业贷款利率降至4%左右。", "企业贷款利率4.5%。", MISSED),
    "a ratio by its own name": ("国有企业资产负债率54%。", "国有企业资产负债率53.6%。", EXCEEDED),
    "a rise that is limited": ("工业用电价格涨幅控制在5%以内。", "工业用电价格上涨6.2%。", MISSED),
    "a fall that is limited": ("进出口总额降幅控制在5%以内。", "进出口总额下降6%。", MISSED),
    "what should be more is held": ("药品抽检合格率控制在98%。", "药品抽检合格率98.6%。", REPORTED),
    "it may be better either way": ("窗口平均受理时间3天。", "窗口平均受理时间2天。", REPORTED),
    "it may be better either way, and is the same": ("窗口平均受理时间3天。", "窗口平均受理时间3天。", MET),
    "a floor is a floor": ("再生水用水量达到1000万吨以上。", "再生水用水量1200万吨。", EXCEEDED),
    "neither good nor bad, in its limit": ("财政赤字率控制在3%以内。", "财政赤字率2.8%。", MET),
    "neither good nor bad, beyond it": ("财政赤字率控制在3%以内。", "财政赤字率3.2%。", MISSED),
}


@pytest.mark.parametrize("case", KEPT)
def test_a_promise_is_kept_in_the_direction_it_is_worded(tmp_path: Path, case: str) -> None:
    promise, result, verdict = KEPT[case]
    assert [row.verdict for row in rows(tmp_path, promise, result).values() if not row.headline] == [verdict]


PLANS = {
    "a lower limit": ("企业开办时间压缩至1个工作日以内。", "企业开办时间0.5个工作日以内。", Continuity.RAISED),
    "a higher limit": ("煤炭消费总量控制在900万吨以内。", "煤炭消费总量控制在950万吨以内。", Continuity.LOWERED),
    "only the old plan tells": ("企业注销时间压缩到9天。", "企业注销时间7天。", Continuity.RAISED),
}


@pytest.mark.parametrize("case", PLANS)
def test_a_lower_limit_asks_for_more(tmp_path: Path, case: str) -> None:
    before, after, verdict = PLANS[case]
    old = report(tmp_path, 2025, "全市工作取得新进展。", before)
    new = report(tmp_path, 2026, "全市工作取得新进展。", after)
    assert [row.verdict for row in compare(old, new).targets if not row.headline] == [verdict]


@pytest.mark.parametrize(
    ("result", "target", "verdict"),
    [
        ("煤炭消费总量880万吨。", "煤炭消费总量控制在900万吨以内。", Continuity.LOWERED),
        ("进出口总额下降到300亿元。", "进出口总额达到320亿元。", Continuity.RAISED),
    ],
)
def test_a_limit_against_what_was_reached(tmp_path: Path, result: str, target: str, verdict: Continuity) -> None:
    one = report(tmp_path, 2026, f"全市工作取得新进展。{result}", target)
    assert [row.verdict for row in compare(one, one).targets if not row.headline] == [verdict]
