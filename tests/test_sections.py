"""Alignment of sections: each case is a pattern of real pairs, on an invented city."""

from __future__ import annotations

from pathlib import Path

from cqdiff import compare, read_report
from cqdiff.align.sections import _far_ahead, _pairs
from cqdiff.models import Relation

ECONOMY = "工业投资较快增长，制造业企业技术改造扎实推进，产业链供应链更加稳固，重大工业项目建成投产。"
SCHOOLS = "学校学位有序增加，教师队伍不断壮大，义务教育优质均衡发展，学生体质健康水平持续提高。"
CLEAN = "廉政建设深入开展，依法行政能力提升，政府职能加快转变，干部作风明显改进，机关效能持续优化。"
FILLER = "一年来，全市上下团结一心、攻坚克难，经济社会保持平稳健康发展，各项工作取得新的进展和成效。" * 4


def pairs(folder: Path, old: str, new: str) -> dict[tuple[str | None, str | None], Relation]:
    """Relations by the titles of the sections of two reports, delivered in 2025 and 2026."""
    reports = []
    for year, text in ((2025, old), (2026, new)):
        path = folder / f"yunchuan-{year}.txt"
        path.write_text(f"云川市{year}年政府工作报告\n{text}", encoding="utf-8")
        reports.append(read_report(str(path)))
    titles = [{s.id: s.title for s in report.outline.sections} | {None: None} for report in reports]
    return {(titles[0][p.old], titles[1][p.new]): p.relation for p in compare(*reports).sections}


def review(year: int) -> str:
    return f"一、{year}年工作回顾\n{FILLER}\n"


def test_sections_a_plan_for_five_years_is_no_plan_for_one(tmp_path: Path) -> None:
    tasks = f"（一）发展制造业。{ECONOMY}\n（二）办好教育。{SCHOOLS}\n"
    found = pairs(
        tmp_path,
        f"{review(2024)}二、2025年重点工作\n{tasks}",
        f"{review(2025)}二、“十五五”时期的主要目标和任务\n“十五五”时期，{FILLER}\n一是壮大制造业。{ECONOMY}\n"
        f"二是办好教育。{SCHOOLS}\n三、2026年重点工作\n{tasks}",
    )
    assert found["发展制造业", "发展制造业"] is Relation.SAME
    assert found[None, "壮大制造业"] is Relation.NEW


def test_sections_a_summary_takes_no_numbered_sections_place(tmp_path: Path) -> None:
    old = f"——制造业发展壮大。{ECONOMY}\n（一）大力发展制造业。{ECONOMY}\n（二）用心办好教育。{SCHOOLS}\n"
    new = f"（一）着力建设现代产业体系。{ECONOMY}\n（二）持续办好人民满意教育。{SCHOOLS}\n"
    tasks = "二、{}年重点工作\n（一）深化改革。深化各项改革。\n"
    found = pairs(tmp_path, review(2024) + old + tasks.format(2025), review(2025) + new + tasks.format(2026))
    assert ("大力发展制造业", "着力建设现代产业体系") in found
    assert found.get(("制造业发展壮大", "着力建设现代产业体系"), Relation.DROPPED) in (
        Relation.MERGED,
        Relation.DROPPED,
    )
    assert (None, "着力建设现代产业体系") not in found


def test_sections_a_top_section_that_became_a_part_of_another(tmp_path: Path) -> None:
    own = f"三、加强政府自身建设\n（一）坚持依法行政。{CLEAN}\n（二）持续改进作风。{CLEAN}\n"
    found = pairs(
        tmp_path,
        f"{review(2024)}二、2025年重点工作\n（一）发展制造业。{ECONOMY}\n{own}",
        f"{review(2025)}二、2026年重点工作\n（一）发展制造业。{ECONOMY}\n（二）切实加强政府自身建设。{CLEAN}\n",
    )
    assert ("加强政府自身建设", "切实加强政府自身建设") in found
    assert ("持续改进作风", "切实加强政府自身建设") in found


def test_sections_of_targets_carry_on_where_the_targets_stand(tmp_path: Path) -> None:
    targets = "{}年经济社会发展主要预期目标是：地区生产总值增长6%，城镇新增就业8万人，居民消费价格涨幅2%左右。\n"
    found = pairs(
        tmp_path,
        f"{review(2024)}二、2025年主要目标\n{targets.format(2025)}三、2025年重点工作\n（一）发展制造业。{ECONOMY}\n",
        f"{review(2025)}二、2026年主要任务\n{targets.format('今')}（一）发展制造业。{ECONOMY}\n",
    )
    assert ("2025年主要目标", "2026年主要任务") in found


def test_sections_named_alike_find_each_other_though_each_tells_much_that_is_its_own(tmp_path: Path) -> None:
    """转变作风 and 优良作风: what one section alone holds counts once, however often it stands there."""
    own = "“云川接诉”平台受理诉求办结诉求，“云川接诉”平台回访群众，“云川接诉”平台考核部门。" * 5
    other = "基层减负清单公开发布，基层减负清单逐月核对，基层减负清单接受监督，精简文件会议。" * 5
    tasks = f"（一）发展制造业。{ECONOMY}\n（二）办好教育。{SCHOOLS}\n"
    found = pairs(
        tmp_path,
        f"{review(2024)}二、2025年重点工作\n{tasks}三、加强政府建设\n（一）扎实转变作风。{own}\n",
        f"{review(2025)}二、2026年重点工作\n{tasks}三、建设服务型政府\n（一）弘扬务实清廉作风。{other}\n",
    )
    assert ("扎实转变作风", "弘扬务实清廉作风") in found


def test_sections_whose_nearer_one_found_its_own_partner() -> None:
    """双城经济圈 and 担使命 belong together once 西部陆海新通道, which is nearer to 担使命, is one with 对外开放."""
    assert _pairs({(0, 0): 0.09, (1, 0): 0.12, (1, 1): 0.13}) == {(1, 1): 0.13, (0, 0): 0.09}
    # a section that is nearer to what is taken has no claim to what is left
    assert _pairs({(0, 0): 0.09, (0, 1): 0.11, (1, 0): 0.12, (1, 1): 0.13}) == {(1, 1): 0.13}


def test_sections_far_nearer_to_one_than_to_any_other() -> None:
    scored = [(0, 5, 0.132), (0, 6, 0.065), (1, 5, 0.12), (1, 6, 0.07), (2, 5, 0.09)]
    assert _far_ahead(scored) == {(0, 5)}
