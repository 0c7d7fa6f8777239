"""Counts of works at another stage, of two works together, and of more years: each a pattern, on an invented city."""

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
    "one work of the only one promised": ("新建高标准农田20万亩。", "建设高标准农田21万亩。", EXCEEDED),
}


@pytest.mark.parametrize("case", COUNTS)
def test_a_count_of_another_stage_is_not_judged(tmp_path: Path, case: str) -> None:
    promise, result, verdict = COUNTS[case]
    found = [row for row in rows(tmp_path, promise, result).values() if not row.headline]
    assert [row.verdict for row in found] == [verdict]
    assert all(sentence(row.why, Lang.EN) != row.why for row in found)


def test_one_sum_does_not_tell_of_two_works(tmp_path: Path) -> None:
    found = rows(tmp_path, "新建高标准农田20万亩、改造提升10万亩。", "建设高标准农田31.5万亩。")
    assert [row.verdict for row in found.values() if not row.headline] == [REPORTED, REPORTED]
