"""What a report's own results say of the targets it sets, on an invented city."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqdiff import compare, read_report
from tests.test_follow_up import report

TOLD = {
    "one stage is not told by all of them": (
        "320个市级重点项目完成投资1360亿元。",
        "安排市级重点项目470个，其中新开工160个、竣工80个。",
        {"新开工市级重点项目": None, "竣工市级重点项目": None, "安排市级重点项目": "320个"},
    ),
    "a kind is not told by what another target is called": (
        "新增养老床位3013张。",
        "新增养老床位2000张、家庭养老床位1000张。",
        {"新增养老床位": "3013张", "新增家庭养老床位": None},
    ),
    "a stage is told by itself": ("新开工重点项目130个。", "新开工重点项目150个。", {"新开工重点项目": "130个"}),
}


@pytest.mark.parametrize("case", TOLD)
def test_results_are_set_beside_their_own_targets(tmp_path: Path, case: str) -> None:
    review, plan, expected = TOLD[case]
    alone = report(tmp_path, 2025, review, plan)
    told = {row.name: row.old.quote if row.old else None for row in compare(alone, alone).targets}
    assert {name: told.get(name, "no target") for name in expected} == expected


def test_in_step_with_growth_is_set_beside_growth(tmp_path: Path) -> None:
    report(tmp_path, 2025, "居民人均可支配收入37629元，增长7.3%。", "深化改革。")
    path = tmp_path / "yunchuan-2025.txt"
    text = path.read_text(encoding="utf-8").replace("6%左右。", "6%左右，居民人均可支配收入与经济增长基本同步。")
    path.write_text(text, encoding="utf-8")
    alone = read_report(str(path))
    told = {row.name: row.old.quote if row.old else None for row in compare(alone, alone).targets}
    assert told["居民人均可支配收入"] == "7.3%"
