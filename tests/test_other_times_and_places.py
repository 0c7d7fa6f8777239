"""Numbers and deeds of another time, place, stage or edition than the promise: on an invented city."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqdiff import compare
from cqdiff.models import Continuity, FollowUp
from cqdiff.show.labels import Lang, sentence
from tests.test_follow_up import report, rows

MET, EXCEEDED, MISSED = FollowUp.MET, FollowUp.EXCEEDED, FollowUp.MISSED
REPORTED, NO_RESULT = FollowUp.REPORTED, FollowUp.NO_RESULT

CASES = {
    "without a part, told before a comma": ("工业投资增长8%。", "扣除房地产，工业投资增长9.3%。", REPORTED),
    "without one-off sums": ("税收收入增长6%。", "剔除一次性因素后，全市税收收入增长7.2%。", REPORTED),
    "only reckoned otherwise": ("税收收入增长6%。", "扣除价格因素，税收收入实际增长7.2%。", EXCEEDED),
    "all but a part": ("固定资产投资增长8%。", "房地产以外的固定资产投资增长9.3%。", REPORTED),
    "half of the year, told before a comma": ("工业投资增长8%。", "上半年，工业投资增长8.9%。", REPORTED),
    "one month": ("工业投资增长8%。", "12月当月，工业投资增长11.2%。", REPORTED),
    "a rate of one month": ("优良天数比例达到90%。", "12月份优良天数比例达到98%。", REPORTED),
    "when something was done": ("新建学校5所。", "9月份建成学校6所。", EXCEEDED),
    "months so far, not yet all": ("完成交通投资100亿元。", "1—11月完成交通投资90亿元。", REPORTED),
    "months so far, more than all": ("完成交通投资100亿元。", "1—11月完成交通投资120亿元。", EXCEEDED),
    "a season, then the year": ("工业投资增长8%。", "一季度，工业投资增长3%，全年增长8.2%。", EXCEEDED),
    "from a season to the year": ("工业投资增长8%。", "工业投资增速由一季度的5.1%回升至全年的8.9%。", EXCEEDED),
    "circumstances told of another": ("工业投资增长8%。", "工业投资在民间投资下降9.6%的情况下仍增长4.3%。", MISSED),
    "upon the year before": ("工业投资增长8%。", "工业投资在上年增长23%的高基数上，再增8.4%。", EXCEEDED),
    "what was formed": ("新增储能装机20万千瓦。", "形成储能装机35万千瓦。", REPORTED),
    "what is there in the whole city": ("新增养老床位800张。", "全市建成养老床位1500张。", REPORTED),
    "what was built, many times over": ("新增停车泊位5000个。", "建成停车泊位12万个。", REPORTED),
    "what was built": ("新增养老床位800张。", "建成养老床位860张。", EXCEEDED),
    "projects won, not begun": ("新开工亿元以上项目150个。", "招引亿元以上项目161个。", REPORTED),
    "projects in store": ("实施重点项目150个。", "储备重点项目320个。", REPORTED),
    "projects won by another word": ("引进亿元以上项目50个。", "招引亿元以上项目61个。", EXCEEDED),
    "other sections of the river": ("国控断面水质优良率达到96%。", "省控断面水质优良率97.6%。", NO_RESULT),
    "those of the towns and all": ("新增城市公共停车泊位1万个。", "新增公共停车泊位2.1万个。", REPORTED),
    "renewed, not built": ("新建高标准农田2万亩。", "改造提升高标准农田2.6万亩。", REPORTED),
    "built, not renewed": ("改造提升高标准农田2万亩。", "新建高标准农田2.6万亩。", REPORTED),
    "kept up, not built": ("新建农村公路200公里。", "养护农村公路620公里。", REPORTED),
    "applied for": ("发放稳岗补贴1亿元。", "申请稳岗补贴1.2亿元。", REPORTED),
    "planned": ("建设高标准农田2万亩。", "规划高标准农田3.2万亩。", REPORTED),
    "new ones for a net rise": ("规上工业企业净增80家。", "新增规上工业企业95家。", REPORTED),
    "of a zone told before": ("工业投资增长8%。", "高新区实现工业总产值1200亿元，工业投资增长15.2%。", REPORTED),
    "of all, behind a zone": ("工业投资增长8%。", "高新区实现工业总产值1200亿元，全市工业投资增长15.2%。", EXCEEDED),
    "behind works of the city": ("新增停车泊位500个。", "实施市重点项目12个，新增停车泊位520个。", EXCEEDED),
    "a main target in other words of a zone": (
        "加快湖湾新城建设，地区生产总值增长12%。",
        "地区生产总值增长6.1%。",
        REPORTED,
    ),
    "another edition": ("举办第五届云川商人大会。", "成功举办第六届云川商人大会。", NO_RESULT),
    "the same edition": ("举办第二十届糖酒会。", "第20届糖酒会圆满举办。", MET),
    "an edition of another thing": ("举办第三届数博会。", "数博会、第六届茶博会成功举办。", MET),
    "another time": ("召开第二次工匠大会。", "第一次工匠大会成功召开。", NO_RESULT),
    "another year": ("举办2025年云川马拉松。", "2024云川马拉松鸣枪开跑。", NO_RESULT),
    "no edition told": ("举办第五届云川商人大会。", "云川商人大会成功举办。", MET),
    "word of an event": ("举办云川文化旅游节。", "举办云川文化旅游节新闻发布会。", REPORTED),
    "rules to a law": ("出台民营经济促进条例。", "出台民营经济促进条例实施办法。", REPORTED),
}


@pytest.mark.parametrize("case", CASES)
def test_follow_up_of_another_time_place_or_stage(tmp_path: Path, case: str) -> None:
    promise, result, verdict = CASES[case]
    found = [row for row in rows(tmp_path, promise, result).values() if not row.headline]
    assert [row.verdict for row in found] == [verdict]
    assert all(sentence(row.why, Lang.EN) != row.why for row in found)


def test_a_report_alone_holds_no_zone_and_no_other_work_against_a_target(tmp_path: Path) -> None:
    review = "湖湾合作区地区生产总值76亿元，使用外资3.1亿美元。新建高标准农田2.6万亩，改造提升高标准农田1.2万亩。"
    one = report(tmp_path, 2025, review, "使用外资6亿美元。改造提升高标准农田1.6万亩。")
    found = {row.name: row for row in compare(one, one).targets if not row.headline}
    assert found["使用外资"].verdict is Continuity.NEW
    assert found["改造提升高标准农田"].verdict is Continuity.RAISED
