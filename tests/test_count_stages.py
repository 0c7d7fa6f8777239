"""Counts of works at another stage, of two works together, of more years, of some kinds: on an invented city."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqdiff.models import FollowUp
from cqdiff.show.labels import Lang, sentence
from tests.test_follow_up import rows

MET, EXCEEDED, MISSED, REPORTED = FollowUp.MET, FollowUp.EXCEEDED, FollowUp.MISSED, FollowUp.REPORTED

COUNTS = {
    "those begun of all arranged": ("安排市重点项目420个。", "110个新开工市重点项目全部开工。", REPORTED),
    "those done of all arranged": ("安排重点项目500个。", "60个重点项目竣工投产。", REPORTED),
    "those carried on of all": ("实施重点项目300个。", "续建重点项目120个。", REPORTED),
    "all of them": ("实施重点项目300个。", "实施重点项目320个。", EXCEEDED),
    "the stage that was promised": ("新开工重点项目300个。", "新开工重点项目280个。", MISSED),
    "more begun than were to be carried out": ("实施技改项目200个。", "新开工技改项目236个。", EXCEEDED),
    "begun, not done": ("完成县城补短板项目200个。", "县城补短板项目开工236个。", REPORTED),
    "done by another word": ("完成技改项目200个。", "技改项目完工236个。", EXCEEDED),
    "begun, not ended": ("竣工棚户区改造1万套。", "开工棚户区改造1.2万套。", REPORTED),
    "all so far, a city named before it": ("开行中欧班列600列。", "中欧班列（云川）累计开行突破3000列。", REPORTED),
    "of the year, a city named before it": ("开行中欧班列600列。", "中欧班列（云川）开行突破660列。", EXCEEDED),
    "begun and built, on both sides of it": ("新建学校30所。", "开工建设学校30所、建成12所。", REPORTED),
    "a cut told as a rate": ("单位GDP能耗下降率达到3%以上。", "单位GDP能耗下降率3.5%。", EXCEEDED),
    "both works in one word": ("新建和改造提升高标准农田30万亩。", "建设高标准农田31.5万亩。", EXCEEDED),
    "built, and built and renewed": ("新建污水管网150公里。", "新建改造污水管网210公里。", REPORTED),
    "less, though the renewed count too": ("新建污水管网150公里。", "新建改造污水管网110公里。", MISSED),
    "renewed, and built and renewed": ("改造农村公路300公里。", "新改建农村公路320公里。", EXCEEDED),
    "all so far, told by another verb": ("加装住宅电梯300部。", "住宅加装电梯累计达1260部。", REPORTED),
    "all there are": ("打通断头路20条。", "打通断头路总数达65条。", REPORTED),
    "of the year, told as a sum": ("打通断头路20条。", "全年累计打通断头路23条。", EXCEEDED),
    "all so far, promised as such": ("累计打通断头路60条。", "累计打通断头路95条。", EXCEEDED),
    "one work of the only one promised": ("新建高标准农田20万亩。", "建设高标准农田21万亩。", EXCEEDED),
}

KINDS = {
    "all of which some were promised": ("开展补贴性技能培训9万人次。", "开展技能培训14万人次。", REPORTED),
    "some, told behind all": (
        "开展补贴性技能培训9万人次。",
        "开展各类技能培训14万人次，其中补贴性培训8万人次。",
        MISSED,
    ),
    "another word for some": ("开展补贴性职业技能培训9万人次。", "开展职业技能补贴培训14万人次。", EXCEEDED),
    "all ranks": ("创建省级绿色园区6个。", "创建各级绿色园区14个。", REPORTED),
    "no rank": ("创建省级绿色园区6个。", "创建绿色园区14个。", REPORTED),
    "the rank at the head of a list": (
        "新增国家级绿色工厂6家。",
        "新增国家级绿色园区1个、绿色工厂9家。",
        EXCEEDED,
    ),
    "no rank, hardly more": ("创建省级绿色园区60个。", "创建绿色园区62个。", EXCEEDED),
    "no rank, and less": ("创建省级绿色园区6个。", "创建绿色园区5个。", MISSED),
    "the rank and the one below": ("新增国家级绿色园区3个。", "新增国家级、省级绿色园区14个。", REPORTED),
    "one rank of all": ("新增绿色园区14个。", "新增国家级绿色园区3个。", REPORTED),
    "one rank that is more than all": ("新增绿色园区14个。", "新增国家级绿色园区16个。", EXCEEDED),
    "one rank, told without 级": ("新增企业技术中心40家。", "新增国家企业技术中心4家。", REPORTED),
    "a rank that goes without saying": ("新增高新技术企业80家。", "新增国家高新技术企业72家。", MISSED),
    "a rate of some visitors": ("接待游客增长7%。", "接待入境游客增长32%。", REPORTED),
    "firms listed at home, and all": ("新增境内上市企业2家。", "新增上市企业5家。", REPORTED),
    "some cars of all": ("汽车产量达到60万辆。", "新能源汽车产量31万辆。", REPORTED),
    "works of one size of all": ("新开工项目200个。", "新开工亿元以上项目120个。", REPORTED),
    "one degree, and two": ("引进博士80名。", "引进硕士博士260名。", REPORTED),
    "a grade of all": ("创建A级旅游景区4个。", "创建国家5A级旅游景区1个。", REPORTED),
    "places of one kind of school": ("新增学位3万个。", "新增幼儿园学位1.1万个。", REPORTED),
    "places of one kind that are more than all": ("新增学位3万个。", "新增幼儿园学位3.1万个。", EXCEEDED),
    "other things, by another counter": ("二次供水设施改造120个小区。", "改造二次供水设施131处。", REPORTED),
    "per head, and all": ("食品安全抽检量达到每千人4批次。", "完成食品安全抽检21.4万批次。", REPORTED),
    "per household, and all": ("每百户居民汽车拥有量达到45辆。", "居民汽车拥有量210万辆。", REPORTED),
    "per head, both": ("每千人拥有医师3.1人。", "每千人拥有医师3.3人。", EXCEEDED),
}


@pytest.mark.parametrize("case", COUNTS | KINDS)
def test_a_count_of_another_stage_is_not_judged(tmp_path: Path, case: str) -> None:
    promise, result, verdict = (COUNTS | KINDS)[case]
    found = [row for row in rows(tmp_path, promise, result).values() if not row.headline]
    assert [row.verdict for row in found] == [verdict]
    assert all(sentence(row.why, Lang.EN) != row.why for row in found)


def test_one_sum_does_not_tell_of_two_works(tmp_path: Path) -> None:
    found = rows(tmp_path, "新建高标准农田20万亩、改造提升10万亩。", "建设高标准农田31.5万亩。")
    assert [row.verdict for row in found.values() if not row.headline] == [REPORTED, REPORTED]
