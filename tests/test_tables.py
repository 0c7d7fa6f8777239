"""Indicator tables: every filled cell is a figure, the same one from every format, and other tables are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from table_files import FORMATS, REPORT, Rows, Span, files

pytest.importorskip("docx", reason="python-docx is not installed")
pytest.importorskip("selectolax", reason="selectolax is not installed")
pytest.importorskip("reportlab", reason="reportlab is not installed")

from cqdiff import read_report
from cqdiff.models import Figure, Report, Role, Source
from cqdiff.reading import pdf
from cqdiff.reading.pdf_text import parse_pdf

HEAD = ["指标名称", "单位", "2023年目标", "2023年完成", "2024年目标", "属性"]
PROSE = REPORT.replace(
    "主要目标任务完成较好。",
    "主要目标任务完成较好。城镇新增就业8.6万人，一般公共预算收入312.6亿元、增长3.5%，网络零售额突破400亿元。",
).replace(
    "量的合理增长。",
    "量的合理增长。主要预期目标是：地区生产总值增长6%左右；城镇新增就业8万人以上；粮食产量稳定在102万吨以上。",
)
"""The same report with numbers."""

CASES: dict[str, tuple[Rows, list[str]]] = {
    "plain": (
        [
            HEAD,
            ["城镇新增就业", "万人", "8", "8.6", "8以上", "预期性"],
            ["耕地保有量", "万亩", "612", "613", "612", "约束性"],
        ],
        [
            "城镇新增就业 level 8万人 eq baseline 2023 预期",
            "城镇新增就业 level 8.6万人 eq result 2023 预期",
            "城镇新增就业 level 8万人 ge target 2024 预期",
            "耕地保有量 level 612万亩 eq baseline 2023 约束",
            "耕地保有量 level 613万亩 eq result 2023 约束",
            "耕地保有量 level 612万亩 eq target 2024 约束",
        ],
    ),
    "two head rows, the year over 目标 and 完成": (
        [
            [Span("指标", 1, 2), Span("单位", 1, 2), Span("2023年", 2), Span("2024年", 1)],
            ["目标", "完成", "目标"],
            ["地区生产总值增速", "%", "6左右", "5.8", "6左右"],
            ["粮食产量", "万吨", "102", "102.5", "102以上"],
        ],
        [
            "地区生产总值 growth 6% approx baseline 2023",
            "地区生产总值 growth 5.8% eq result 2023",
            "地区生产总值 growth 6% approx target 2024",
            "粮食产量 level 102万吨 eq baseline 2023",
            "粮食产量 level 102.5万吨 eq result 2023",
            "粮食产量 level 102万吨 ge target 2024",
        ],
    ),
    "amount and growth under one year": (
        [
            [Span("指标名称", 1, 2), Span("计量单位", 1, 2), Span("2023年预计完成", 2), Span("2024年计划", 2)],
            ["绝对值", "增长（%）", "绝对值", "增长（%）"],
            ["地区生产总值", "亿元", "1500.2", "5.8", "1600", "6左右"],
            ["社会消费品零售总额", "亿元", "580", "5.1", "612", "5.5"],
        ],
        [
            "地区生产总值 level 1500.2亿元 eq result 2023",
            "地区生产总值 growth 5.8% eq result 2023",
            "地区生产总值 level 1600亿元 eq target 2024",
            "地区生产总值 growth 6% approx target 2024",
            "社会消费品零售总额 level 580亿元 eq result 2023",
            "社会消费品零售总额 growth 5.1% eq result 2023",
            "社会消费品零售总额 level 612亿元 eq target 2024",
            "社会消费品零售总额 growth 5.5% eq target 2024",
        ],
    ),
    "growth beside its amount in one head row": (
        [
            ["指标", "单位", "2023年完成", "比上年增长（%）", "2024年目标", "增长（%）"],
            ["固定资产投资", "亿元", "900", "4.2", "945", "5"],
            ["进出口总值", "亿元", "120", "-3.1", "125", "4左右"],
        ],
        [
            "固定资产投资 level 900亿元 eq result 2023",
            "固定资产投资 growth 4.2% eq result 2023",
            "固定资产投资 level 945亿元 eq target 2024",
            "固定资产投资 growth 5% eq target 2024",
            "进出口总值 level 120亿元 eq result 2023",
            "进出口总值 growth -3.1% eq result 2023",
            "进出口总值 level 125亿元 eq target 2024",
            "进出口总值 growth 4% approx target 2024",
        ],
    ),
    "units behind the names": (
        [
            ["主要指标", "2023年实际", "2024年预期目标"],
            ["1. 一般公共预算收入（亿元）", "312.6", "325"],
            ["2.城镇调查失业率（％）", "5.3", "5.5左右"],
            ["3、粮食播种面积，万亩", "836", "≥835"],
        ],
        [
            "一般公共预算收入 level 312.6亿元 eq result 2023",
            "一般公共预算收入 level 325亿元 eq target 2024",
            "城镇调查失业率 level 5.3% eq result 2023",
            "城镇调查失业率 level 5.5% approx target 2024",
            "粮食播种面积 level 836万亩 eq result 2023",
            "粮食播种面积 level 835万亩 ge target 2024",
        ],
    ),
    "units in the head of the columns": (
        [
            ["指标", "2023年完成（亿元）", "2024年目标（亿元）"],
            ["一般公共预算收入", "312.6", "325左右"],
            ["进出口总额", "1,375.5", "1,430"],
        ],
        [
            "一般公共预算收入 level 312.6亿元 eq result 2023",
            "一般公共预算收入 level 325亿元 approx target 2024",
            "进出口总额 level 1375.5亿元 eq result 2023",
            "进出口总额 level 1430亿元 eq target 2024",
        ],
    ),
    "units in the cells": (
        [
            ["指标", "2023年完成", "2024年目标"],
            ["地区生产总值", "增长5.8%", "增长6%左右"],
            ["常住人口城镇化率", "66.1%", "提高0.8个百分点"],
            ["单位地区生产总值能耗", "下降3.1%", "下降3%以上"],
            ["新增高标准农田", "24万亩", "20万亩"],
        ],
        [
            "地区生产总值 growth 5.8% eq result 2023",
            "地区生产总值 growth 6% approx target 2024",
            "常住人口城镇化率 level 66.1% eq result 2023",
            "常住人口城镇化率 change 0.8个百分点 eq target 2024",
            "单位地区生产总值能耗 growth -3.1% eq result 2023",
            "单位地区生产总值能耗 growth -3% ge target 2024",
            "新增高标准农田 level 24万亩 eq result 2023",
            "新增高标准农田 level 20万亩 eq target 2024",
        ],
    ),
    "no units at all": (
        [
            ["指标名称", "2023年完成", "2024年目标"],
            ["地区生产总值增速", "5.8", "6左右"],
            ["每千人口医师数", "3.25", "3.3"],
        ],
        [
            "地区生产总值 growth 5.8% eq result 2023",
            "地区生产总值 growth 6% approx target 2024",
            "每千人口医师数 level 3.25 eq result 2023",
            "每千人口医师数 level 3.3 eq target 2024",
        ],
    ),
    "shares are levels, percent of an amount is its growth": (
        [
            HEAD[:2] + HEAD[3:5],
            ["规模以上工业增加值", "%", "6.9", "7—7.5"],
            ["制造业增加值占地区生产总值比重", "%", "31.2", "31.5"],
            ["居民消费价格涨幅", "%", "0.4", "3左右"],
            ["空气质量优良天数比率", "%", "87.6", ">88"],
            ["幸福河湖建成率", "%", "40", "50"],
            ["夜间经济营业额", "%", "12", "15"],
        ],
        [
            "规模以上工业增加值 growth 6.9% eq result 2023",
            "规模以上工业增加值 growth 7～7.5% eq target 2024",
            "制造业增加值占地区生产总值比重 level 31.2% eq result 2023",
            "制造业增加值占地区生产总值比重 level 31.5% eq target 2024",
            "居民消费价格 growth 0.4% eq result 2023",
            "居民消费价格 growth 3% approx target 2024",
            "空气质量优良天数比率 level 87.6% eq result 2023",
            "空气质量优良天数比率 level 88% ge target 2024",
            "幸福河湖建成率 level 40% eq result 2023",
            "幸福河湖建成率 level 50% eq target 2024",
            "夜间经济营业额 growth 12% eq result 2023",
            "夜间经济营业额 growth 15% eq target 2024",
        ],
    ),
    "blank cells state nothing": (
        [
            HEAD,
            ["税收收入", "亿元", "—", "220", "－", "预期性"],
            ["工业投资增速", "%", "", "11.5", "/", ""],
            ["文化产业增加值", "亿元", "——", "待反馈", "…", "预期性"],
        ],
        ["税收收入 level 220亿元 eq result 2023 预期", "工业投资 growth 11.5% eq result 2023"],
    ),
    "signs and words of comparison": (
        [
            ["指标名称", "单位", "2024年目标"],
            ["粮食产量", "亿斤", "≥62"],
            ["城镇登记失业率", "%", "3.5以内"],
            ["细颗粒物平均浓度", "微克/立方米", "≤33"],
            ["森林覆盖率", "%", ">45"],
            ["社会物流总费用占比", "%", "＜13.4"],
            ["民生支出占比", "%", "75以上"],
            ["经营主体", "万户", "约60"],
            ["高新技术企业", "家", "1200+"],
            ["引进高层次人才", "个", "30-35"],
        ],
        [
            "粮食产量 level 62亿斤 ge target 2024",
            "城镇登记失业率 level 3.5% le target 2024",
            "细颗粒物平均浓度 level 33微克/立方米 le target 2024",
            "森林覆盖率 level 45% ge target 2024",
            "社会物流总费用占比 level 13.4% le target 2024",
            "民生支出占比 level 75% ge target 2024",
            "经营主体 level 60万户 approx target 2024",
            "高新技术企业 level 1200家 ge target 2024",
            "引进高层次人才 level 30～35个 eq target 2024",
        ],
    ),
    "targets in words": (
        [
            HEAD[:5],
            ["居民人均可支配收入增长", "%", "与经济增长同步", "6.2", "与经济增长同步"],
            ["主要污染物减排", "—", "完成省下达任务", "完成省下达任务", "完成国家下达目标"],
        ],
        [
            "居民人均可支配收入 growth 与经济增长同步 eq baseline 2023",
            "居民人均可支配收入 growth 6.2% eq result 2023",
            "居民人均可支配收入 growth 与经济增长同步 eq target 2024",
            "主要污染物减排 level 完成省下达任务 eq baseline 2023",
            "主要污染物减排 level 完成省下达任务 eq result 2023",
            "主要污染物减排 level 完成国家下达目标 eq target 2024",
        ],
    ),
    "square brackets hold sums of five years": (
        [
            ["指标", "单位", "2023年完成", "2024年目标"],
            ["营造林", "万亩", "19.5", "[120]"],
            ["老旧小区改造", "个", "212", "180"],
        ],
        [
            "营造林 level 19.5万亩 eq result 2023",
            "营造林 level 120万亩 eq baseline None",
            "老旧小区改造 level 212个 eq result 2023",
            "老旧小区改造 level 180个 eq target 2024",
        ],
    ),
    "columns of several years": (
        [["指标", "单位", "“十四五”规划目标", "2024年目标"], ["研发经费投入强度", "%", "2.8", "2.6"]],
        ["研发经费投入强度 level 2.8% eq baseline None", "研发经费投入强度 level 2.6% eq target 2024"],
    ),
    "falls are counted negative": (
        [
            ["指标名称", "单位", "2023年完成", "2024年目标"],
            ["单位GDP能耗降低", "%", "3.1", "3左右"],
            ["单位GDP二氧化碳排放降低率", "%", "-3.5", "-3.6"],
            ["氨氮排放量下降", "%", "-0.4", "2"],
        ],
        [
            "单位GDP能耗 growth -3.1% eq result 2023",
            "单位GDP能耗 growth -3% approx target 2024",
            "单位GDP二氧化碳排放 growth -3.5% eq result 2023",
            "单位GDP二氧化碳排放 growth -3.6% eq target 2024",
            "氨氮排放量 growth 0.4% eq result 2023",
            "氨氮排放量 growth -2% eq target 2024",
        ],
    ),
    "sections tell the kind": (
        [
            ["指标", "单位", "2023年完成", "2024年目标"],
            [Span("（一）预期性指标", 4)],
            ["城镇新增就业", "万人", "8.6", "8"],
            [Span("（二）约束性指标", 4)],
            ["耕地保有量", "万亩", "613", "612"],
        ],
        [
            "城镇新增就业 level 8.6万人 eq result 2023 预期",
            "城镇新增就业 level 8万人 eq target 2024 预期",
            "耕地保有量 level 613万亩 eq result 2023 约束",
            "耕地保有量 level 612万亩 eq target 2024 约束",
        ],
    ),
    "groups, numbers, kinds and notes in columns of their own": (
        [
            ["序号", "类别", "指标名称", "单位", "2023年完成值", "2024年目标值", "指标属性", "责任单位"],
            ["1", Span("经济发展", 1, 2), "地区生产总值增长", "%", "5.8", "6", "预期性", "市发展改革委"],
            ["2", "工业投资增长", "%", "11.5", "10", "预期性", "市工业和信息化局"],
            ["3", Span("民生福祉", 1, 1), "基本养老保险参保率", "%", "95", "95.5", "约束性", "市人力社保局"],
        ],
        [
            "地区生产总值 growth 5.8% eq result 2023 预期",
            "地区生产总值 growth 6% eq target 2024 预期",
            "工业投资 growth 11.5% eq result 2023 预期",
            "工业投资 growth 10% eq target 2024 预期",
            "基本养老保险参保率 level 95% eq result 2023 约束",
            "基本养老保险参保率 level 95.5% eq target 2024 约束",
        ],
    ),
    "a name over two rows of units": (
        [
            ["指标", "单位", "2023年完成", "2024年目标"],
            [Span("地区生产总值", 1, 2), "亿元", "1500", "1600"],
            ["%", "5.8", "6左右"],
            ["粮食产量", "万吨", "102.5", "102"],
        ],
        [
            "地区生产总值 level 1500亿元 eq result 2023",
            "地区生产总值 level 1600亿元 eq target 2024",
            "地区生产总值 growth 5.8% eq result 2023",
            "地区生产总值 growth 6% approx target 2024",
            "粮食产量 level 102.5万吨 eq result 2023",
            "粮食产量 level 102万吨 eq target 2024",
        ],
    ),
    "parts and growth rows below what they are of": (
        [
            ["指标", "单位", "2023年完成", "2024年目标"],
            ["地区生产总值", "亿元", "1500", "1600"],
            ["比上年增长", "%", "5.8", "6"],
            ["居民人均可支配收入增长", "%", "6.1", "6.5"],
            ["其中：城镇居民", "%", "5.6", "6"],
            ["农村居民", "%", "7.2", "7.5"],
            ["其中：工业投资增速", "%", "11", "12"],
        ],
        [
            "地区生产总值 level 1500亿元 eq result 2023",
            "地区生产总值 level 1600亿元 eq target 2024",
            "地区生产总值 growth 5.8% eq result 2023",
            "地区生产总值 growth 6% eq target 2024",
            "居民人均可支配收入 growth 6.1% eq result 2023",
            "居民人均可支配收入 growth 6.5% eq target 2024",
            "城镇居民人均可支配收入 growth 5.6% eq result 2023",
            "城镇居民人均可支配收入 growth 6% eq target 2024",
            "农村居民人均可支配收入 growth 7.2% eq result 2023",
            "农村居民人均可支配收入 growth 7.5% eq target 2024",
            "工业投资 growth 11% eq result 2023",
            "工业投资 growth 12% eq target 2024",
        ],
    ),
    "names over two columns": (
        [
            [Span("指标名称", 2), "单位", "2023年完成", "2024年目标"],
            [Span("地区生产总值", 1, 2), "总量", "亿元", "1500", "1600"],
            ["增速", "%", "5.8", "6"],
            [Span("城镇新增就业", 2), "万人", "8.6", "8"],
        ],
        [
            "地区生产总值 level 1500亿元 eq result 2023",
            "地区生产总值 level 1600亿元 eq target 2024",
            "地区生产总值 growth 5.8% eq result 2023",
            "地区生产总值 growth 6% eq target 2024",
            "城镇新增就业 level 8.6万人 eq result 2023",
            "城镇新增就业 level 8万人 eq target 2024",
        ],
    ),
    "last year and this year": (
        [
            ["指标名称", "单位", "上年完成", "本年计划"],
            ["港口货物吞吐量", "亿吨", "1.28", "1.35"],
            ["减税降费", "亿元", "58", "60"],
        ],
        [
            "港口货物吞吐量 level 1.28亿吨 eq result 2023",
            "港口货物吞吐量 level 1.35亿吨 eq target 2024",
            "减税降费 level 58亿元 eq result 2023",
            "减税降费 level 60亿元 eq target 2024",
        ],
    ),
    "years before are baseline, and rates of completion no value": (
        [
            ["指标名称", "单位", "2022年实际", "2023年计划", "2023年完成", "完成计划（%）", "2024年计划", "备注"],
            ["粮食产量", "万吨", "101", "102", "102.5", "100.5", "102", "含大豆"],
            ["造林面积", "万亩", "20", "18", "19.5", "108.3", "18", ""],
        ],
        [
            "粮食产量 level 101万吨 eq baseline 2022",
            "粮食产量 level 102万吨 eq baseline 2023",
            "粮食产量 level 102.5万吨 eq result 2023",
            "粮食产量 level 102万吨 eq target 2024",
            "造林面积 level 20万亩 eq baseline 2022",
            "造林面积 level 18万亩 eq baseline 2023",
            "造林面积 level 19.5万亩 eq result 2023",
            "造林面积 level 18万亩 eq target 2024",
        ],
    ),
    "marks of notes and words in brackets": (
        [
            ["指标名称", "单位", "2023年完成", "2024年目标"],
            ["城镇新增就业①", "万人", "8.6（预计）", "8"],
            ["民间投资（不含房地产）增速", "%", "7.2*", "8"],
            ["研发经费支出（注1）", "亿元", "36.5①", "40"],
        ],
        [
            "城镇新增就业 level 8.6万人 eq result 2023",
            "城镇新增就业 level 8万人 eq target 2024",
            "民间投资（不含房地产） growth 7.2% eq result 2023",
            "民间投资（不含房地产） growth 8% eq target 2024",
            "研发经费支出 level 36.5亿元 eq result 2023",
            "研发经费支出 level 40亿元 eq target 2024",
        ],
    ),
    "amount and growth in one cell": (
        [["指标", "2023年完成", "2024年目标"], ["一般公共预算收入", "312.6亿元，增长3.5%", "325亿元、增长4%左右"]],
        [
            "一般公共预算收入 level 312.6亿元 eq result 2023",
            "一般公共预算收入 growth 3.5% eq result 2023",
            "一般公共预算收入 level 325亿元 eq target 2024",
            "一般公共预算收入 growth 4% approx target 2024",
        ],
    ),
    "a lower head with words of its own": (
        [
            [Span("指标", 1, 2), Span("单位", 1, 2), Span("2023年", 3), Span("2024年", 2)],
            ["目标", "完成", "全省位次", "建议目标", "说明"],
            ["粮食产量", "万吨", "102", "102.5", "3", "102", "稳产保供"],
            ["造林面积", "万亩", "18", "19.5", "5", "18", "—"],
        ],
        [
            "粮食产量 level 102万吨 eq baseline 2023",
            "粮食产量 level 102.5万吨 eq result 2023",
            "粮食产量 level 102万吨 eq target 2024",
            "造林面积 level 18万亩 eq baseline 2023",
            "造林面积 level 19.5万亩 eq result 2023",
            "造林面积 level 18万亩 eq target 2024",
        ],
    ),
    "two units for a row, two values in its cells": (
        [
            ["指标", "单位", "2023年完成", "2024年目标"],
            ["一般公共预算收入", "亿元、%", "312.6、3.5", "325、4左右"],
            ["固定资产投资", "亿元、%", "900、4.2", "—"],
        ],
        [
            "一般公共预算收入 level 312.6亿元 eq result 2023",
            "一般公共预算收入 growth 3.5% eq result 2023",
            "一般公共预算收入 level 325亿元 eq target 2024",
            "一般公共预算收入 growth 4% approx target 2024",
            "固定资产投资 level 900亿元 eq result 2023",
            "固定资产投资 growth 4.2% eq result 2023",
        ],
    ),
    "what is to be tried beyond the target": (
        [
            ["指标", "单位", "2024年目标"],
            ["地区生产总值增速", "%", "6左右，力争更好结果"],
            ["固定资产投资增速", "%", "5以上（力争6）"],
            ["城镇新增就业", "万人", "力争8"],
        ],
        [
            "地区生产总值 growth 6% approx target 2024",
            "固定资产投资 growth 5% ge target 2024",
            "城镇新增就业 level 8万人 eq target 2024",
        ],
    ),
    "no units, and indicators that allow but one": (
        [
            ["指标", "2023年完成", "2024年目标"],
            ["地区生产总值", "5.8", "6左右"],
            ["城镇调查失业率", "5.3", "5.5左右"],
            ["进出口总额", "120.5", "125"],
        ],
        [
            "地区生产总值 growth 5.8% eq result 2023",
            "地区生产总值 growth 6% approx target 2024",
            "城镇调查失业率 level 5.3% eq result 2023",
            "城镇调查失业率 level 5.5% approx target 2024",
            "进出口总额 level 120.5 eq result 2023",
            "进出口总额 level 125 eq target 2024",
        ],
    ),
    "a part has the unit of its whole": (
        [
            ["指标", "单位", "2023年完成", "2024年目标"],
            ["一般公共预算收入", "亿元", "312.6", "325"],
            ["其中：税收收入", "", "220", "225"],
        ],
        [
            "一般公共预算收入 level 312.6亿元 eq result 2023",
            "一般公共预算收入 level 325亿元 eq target 2024",
            "税收收入 level 220亿元 eq result 2023",
            "税收收入 level 225亿元 eq target 2024",
        ],
    ),
    "numbers before names, and names that begin with numbers": (
        [
            ["指标", "单位", "2023年完成", "2024年目标"],
            ["（1）3岁以下婴幼儿托位", "个", "2500", "3000"],
            ["2  5G基站", "座", "1800", "2000"],
            ["15分钟便民生活圈", "个", "20", "25"],
        ],
        [
            "3岁以下婴幼儿托位 level 2500个 eq result 2023",
            "3岁以下婴幼儿托位 level 3000个 eq target 2024",
            "5G基站 level 1800座 eq result 2023",
            "5G基站 level 2000座 eq target 2024",
            "15分钟便民生活圈 level 20个 eq result 2023",
            "15分钟便民生活圈 level 25个 eq target 2024",
        ],
    ),
    "units that the rules do not know": (
        [
            ["指标", "单位", "2023年完成", "2024年目标"],
            ["单位GDP用水量", "立方米/万元", "42.5", "41"],
            ["亩均税收", "万元/亩", "17.2", "18以上"],
        ],
        [
            "单位GDP用水量 level 42.5立方米/万元 eq result 2023",
            "单位GDP用水量 level 41立方米/万元 eq target 2024",
            "亩均税收 level 17.2万元/亩 eq result 2023",
            "亩均税收 level 18万元/亩 ge target 2024",
        ],
    ),
    "full-width digits and blanks inside": (
        [
            ["指 标 名 称", "单 位", "２０２３年完成", "２０２４年目标"],
            ["城 镇 新 增 就 业", "万 人", "８．６", "８ 以上"],
        ],
        [
            "城镇新增就业 level 8.6万人 eq result 2023",
            "城镇新增就业 level 8万人 ge target 2024",
        ],
    ),
}


@pytest.fixture(autouse=True)
def _in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF is parsed without a process of its own: many small ones are read here."""
    monkeypatch.setattr(pdf, "parse_apart", parse_pdf)


def told(figure: Figure) -> str:
    high = "" if figure.value_hi is None else f"～{figure.value_hi}"
    value = figure.words if figure.value is None else f"{figure.value}{high}{figure.unit}"
    kind = {True: " 约束", False: " 预期", None: ""}[figure.binding]
    head = f"{figure.name} {figure.aspect.value} {value} {figure.comparator.value} {figure.role.value} {figure.year}"
    return head + kind


def tabled(report: Report) -> list[Figure]:
    return [figure for figure in report.figures if figure.source is Source.TABLE]


def read(path: Path) -> Report:
    report = read_report(str(path))
    for figure in tabled(report):
        assert report.text[figure.start : figure.end] == figure.quote
        assert report.text[figure.clause[0] : figure.clause[1]].endswith(figure.quote)
        assert report.text.count("\n", 0, figure.start) + 1 == figure.line
    return report


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_tables_every_filled_cell_is_a_figure(tmp_path: Path, case: str, extension: str) -> None:
    rows, expected = CASES[case]
    (path,) = files(tmp_path, rows, [extension])
    report = read(path)
    assert [told(figure) for figure in tabled(report)] == expected
    assert [figure for figure in report.figures if figure.source is Source.TEXT] == []


OTHERS: dict[str, tuple[list[str], Rows]] = {
    "a list of projects": (
        ["附件", "云川市2024年重点项目表"],
        [
            ["序号", "项目名称", "建设内容", "总投资（亿元）", "2024年计划投资（亿元）"],
            ["1", "云川北站", "站房及配套", "42.5", "12"],
            ["2", "云川二水厂", "日供水10万吨", "8", "3.5"],
        ],
    ),
    "a schedule": (
        ["附件", "会议日程"],
        [["时间", "内容", "地点"], ["1月15日", "开幕会", "大会堂"], ["1月16日", "分组审议", "各代表团驻地"]],
    ),
    "a list of tasks": (
        ["附件", "2024年重点任务分工"],
        [
            ["序号", "工作任务", "责任单位", "完成时限"],
            ["1", "开工建设云川北站", "市交通局", "2024年6月"],
            ["2", "出台条例", "市民政局", "2024年9月"],
        ],
    ),
    "a table of years without indicators": (
        ["附件", "历年大会"],
        [["届次", "2023年", "2024年"], ["会议次数", "3次会议", "4次会议"], ["主持人", "张三", "李四"]],
    ),
    "values of another kind": (
        ["附件", "主要指标解释"],
        [
            ["指标", "2024年目标的含义"],
            ["地区生产总值", "一个地区所有常住单位在一定时期内生产活动的最终成果，按2020年不变价格计算"],
            ["城镇新增就业", "城镇累计新就业人数减去自然减员人数，由人力资源社会保障部门统计"],
        ],
    ),
}


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("case", OTHERS)
def test_tables_of_other_things_are_no_indicator_tables(tmp_path: Path, case: str, extension: str) -> None:
    caption, rows = OTHERS[case]
    (path,) = files(tmp_path, rows, [extension], caption=caption)
    report = read(path)
    assert tabled(report) == []
    assert [f.name for f in report.figures if f.role is Role.TARGET] == []


def test_tables_inside_the_report_are_read_once(tmp_path: Path) -> None:
    """Rows in the list of targets are neither headings nor sentences."""
    before, after = REPORT.split("三、", 1)
    rows: Rows = [
        ["指标", "单位", "2024年目标"],
        [Span("一、经济发展", 3)],
        ["地区生产总值增长", "%", "6左右"],
        [Span("二、社会民生", 3)],
        ["城镇新增就业", "万人", "8"],
    ]
    for path in files(
        tmp_path, rows, prose=before, caption=["主要预期目标如下表："], after=("三、" + after).splitlines()
    ):
        report = read(path)
        titles = [s.label + s.title for s in report.outline.sections if s.level == 1]
        assert [title[:2] for title in titles] == ["一、", "二、", "三、"]
        assert [told(f) for f in report.figures] == [
            "地区生产总值 growth 6% approx target 2024",
            "城镇新增就业 level 8万人 eq target 2024",
        ]
        assert {f.section for f in report.figures} == {"2"}


def test_tables_that_agree_with_the_prose_are_a_second_piece_of_evidence(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        ["地区生产总值增长", "%", "6", "5.8", "6左右", "预期性"],
        ["城镇新增就业", "人", "80000", "86000", "80000", "预期性"],
        ["网络零售额", "亿元", "390", "403.2", "—", ""],
        ["粮食产量", "万吨", "102", "102.5", "102", "约束性"],
    ]
    for path in files(tmp_path, rows, prose=PROSE):
        report = read(path)
        assert report.contradictions == ()
        ids = {f.id: f for f in report.figures}
        tied = [(f, ids[f.repeats]) for f in tabled(report) if f.repeats]
        assert [(told(cell), said.quote) for cell, said in tied] == [
            ("地区生产总值 growth 6% approx target 2024 预期", "6%左右"),
            ("城镇新增就业 level 86000人 eq result 2023 预期", "8.6万人"),
            ("城镇新增就业 level 80000人 eq target 2024 预期", "8万人以上"),
            ("粮食产量 level 102万吨 eq target 2024 约束", "102万吨以上"),
        ]
        for cell, said in tied:
            assert cell.also == (said.id,) and said.also == (cell.id,) and said.repeats is None
        grain = tied[-1][1]
        assert grain.headline and grain.binding is True and grain.source is Source.TEXT
        names = [f.name for f in report.own_figures if f.role is Role.TARGET]
        assert sorted(names) == ["地区生产总值", "城镇新增就业", "粮食产量"]


def test_tables_that_contradict_the_prose_are_told(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        ["地区生产总值增长", "%", "6", "5.8", "6.5左右", "预期性"],
        ["一般公共预算收入", "亿元", "320", "321.6", "325", "预期性"],
        ["网络零售额", "亿元", "390", "603.2", "—", ""],
    ]
    for path in files(tmp_path, rows, prose=PROSE):
        report = read(path)
        found = [(c.said.name, c.said.quote, c.other.quote, c.other.source) for c in report.contradictions]
        assert found == [
            ("地区生产总值", "6%左右", "6.5左右", Source.TABLE),
            ("一般公共预算收入", "312.6亿元", "321.6", Source.TABLE),
            ("网络零售额", "突破400亿元", "603.2", Source.TABLE),
        ]
        targets = [(f.name, f.quote) for f in report.own_figures if f.role is Role.TARGET and f.indicator == "gdp"]
        assert targets == [("地区生产总值", "6%左右")]


def test_tables_of_one_report_are_held_against_each_other(tmp_path: Path) -> None:
    rows: Rows = [["指标", "单位", "2024年目标"], ["粮食产量", "万吨", "103"], ["造林面积", "万亩", "18"]]
    more = ["附件2", "粮食安全指标表", "指标\t单位\t2024年目标", "粮食产量\t万吨\t104", "造林面积\t万亩\t18"]
    (path,) = files(tmp_path, rows, [".txt"], after=more)
    report = read(path)
    assert [(c.said.quote, c.other.quote, c.why) for c in report.contradictions] == [
        ("103", "104", "表格为103，表格为104")
    ]
    assert len([f for f in report.own_figures if f.role is Role.TARGET]) == 2


def pdf_of(style: list[tuple[object, ...]], rows: list[list[str]], widths: list[int], **options: object) -> bytes:
    """A PDF with a table in a style of reportlab's, printed page numbers around it."""
    import io

    from pdf_files import FONT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    body = ParagraphStyle("b", fontName=FONT, fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK")
    small = ParagraphStyle("s", fontName=FONT, fontSize=9, leading=12, wordWrap="CJK")

    def number(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(300, 40, f"— {document.page} —")

    cells = [[Paragraph(f"{words}\u00a0", small) for words in row] for row in rows]
    table = Table(cells, colWidths=widths, style=TableStyle(style), **options)
    flow = [*(Paragraph(line, body) for line in [*REPORT.splitlines(), "附件", "主要指标表"]), table]
    out = io.BytesIO()
    note = Paragraph("1. 地区生产总值按可比价格计算。", small)
    SimpleDocTemplate(out, invariant=1).build([*flow, note], onFirstPage=number, onLaterPages=number)
    return out.getvalue()


GRID = ("GRID", (0, 0), (-1, -1), 0.5, "black")
OPEN = [("INNERGRID", (0, 0), (-1, -1), 0.5, "black"), ("LINEABOVE", (0, 0), (-1, 0), 1, "black")]


@pytest.mark.parametrize("style", [[GRID], OPEN, [GRID, ("BACKGROUND", (0, 0), (-1, 0), "lightgrey")]])
def test_tables_of_a_pdf_go_over_pages_and_break_words(tmp_path: Path, style: list[tuple[object, ...]]) -> None:
    names = [f"第{a}{b}产业增加值增长速度" for a in "甲乙丙丁戊己庚辛壬癸" for b in "子丑寅卯"]
    rows = [HEAD[:5], *([f"{i}. {n}", "%", "—" if i % 3 else "5左右", f"5.{i}", "6"] for i, n in enumerate(names, 1))]
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of(style, rows, [100, 50, 70, 70, 80], repeatRows=1))
    report = read(path)
    (table,) = report.document.tables
    assert len(report.document.pages) == 3 and len(table.rows) == 1 + len(names) + 2  # the head stands on each page
    found = tabled(report)
    assert [f.name for f in found if f.role is Role.RESULT] == [n.removesuffix("增长速度") for n in names]
    assert [f.quote for f in found if f.role is Role.RESULT] == [f"5.{i}" for i in range(1, len(names) + 1)]
    assert len([f for f in found if f.role is Role.BASELINE]) == len(names) // 3
    assert report.document.page(found[-1].start) == 3


def test_tables_of_a_pdf_may_repeat_a_head_of_two_rows(tmp_path: Path) -> None:
    names = [f"第{a}{b}产业增加值增长速度" for a in "甲乙丙丁戊己庚辛壬癸" for b in "子丑寅卯"]
    head = [["指标", "单位", "2023年", "", "2024年"], ["", "", "目标", "完成", "目标"]]
    rows = [*head, *([name, "%", "5", "6", "7"] for name in names)]
    merged = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1)), ("SPAN", (2, 0), (3, 0))]
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of([GRID, *merged], rows, [100, 50, 70, 70, 80], repeatRows=2))
    report = read(path)
    assert len(report.document.pages) == 3
    assert [(f.head, f.quote) for f in tabled(report)] == [
        ("2023年目标", "5"),
        ("2023年完成", "6"),
        ("2024年目标", "7"),
    ] * 40


def test_tables_of_a_pdf_without_rules_are_read_where_nothing_can_be_mistaken(tmp_path: Path) -> None:
    rows = [
        ["指标名称", "单位", "2023年完成", "2024年目标"],
        ["地区生产总值增速", "%", "5.8", "6左右"],
        ["粮食产量", "万吨", "102.5", "102"],
    ]
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of([], rows, [140, 80, 110, 110]))
    assert [told(f) for f in tabled(read(path))] == [
        "地区生产总值 growth 5.8% eq result 2023",
        "地区生产总值 growth 6% approx target 2024",
        "粮食产量 level 102.5万吨 eq result 2023",
        "粮食产量 level 102万吨 eq target 2024",
    ]
    path.write_bytes(
        pdf_of([], [*rows, ["税收收入", "亿元", "", "225"], ["造林面积", "万亩", "20", "18"]], [140, 80, 110, 110])
    )
    assert tabled(read(path)) == []
    path.write_bytes(
        pdf_of([], [rows[0], ["规模以上工业增加值增长速度", "%", "6.9", "7"], *rows[1:]], [80, 80, 110, 110])
    )
    assert tabled(read(path)) == []


def test_tables_with_cells_that_span_without_end_cost_little(tmp_path: Path) -> None:
    cell = '<td colspan="99999999" rowspan="99999999">6</td>'
    body = "".join(f"<tr>{cell * 40}</tr>" for _ in range(500))
    path = tmp_path / "report.html"
    path.write_text(f'<meta charset="utf-8">{REPORT.replace(chr(10), "<p>")}<table>{body}</table>', encoding="utf-8")
    report = read(path)
    assert report.document.tables == ()


def test_tables_with_one_row_far_too_wide_are_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    rows = "\n".join(["甲\t乙"] * 20_000 + ["丙\t" * 200] + ["甲\t乙"] * 20_000)
    path.write_text(f"{REPORT}\n{rows}\n", encoding="utf-8")
    assert read(path).document.tables == ()


TITLED: dict[str, tuple[list[str], Rows, list[str]]] = {
    "a title and a unit in rows of the table": (
        ["附件"],
        [
            [Span("云川市2024年主要经济指标计划表", 3)],
            [Span("单位：亿元", 3)],
            ["指标名称", "2023年完成", "2024年计划"],
            ["一般公共预算收入", "312.6", "325"],
            ["进出口总额", "120.5", "125"],
        ],
        [
            "一般公共预算收入 level 312.6亿元 eq result 2023",
            "一般公共预算收入 level 325亿元 eq target 2024",
            "进出口总额 level 120.5亿元 eq result 2023",
            "进出口总额 level 125亿元 eq target 2024",
        ],
    ),
    "a unit above the table": (
        ["附表1", "2024年主要预期目标表", "单位：%"],
        [["项目", "2023年实际", "2024年预期"], ["地区生产总值", "5.8", "6"], ["规模以上工业增加值", "6.9", "7"]],
        [
            "地区生产总值 growth 5.8% eq result 2023",
            "地区生产总值 growth 6% eq target 2024",
            "规模以上工业增加值 growth 6.9% eq result 2023",
            "规模以上工业增加值 growth 7% eq target 2024",
        ],
    ),
    "targets and results without a year, the title tells it": (
        ["附件", "2023年主要指标完成情况"],
        [["指标", "单位", "目标", "完成"], ["粮食产量", "万吨", "102", "102.5"], ["造林面积", "万亩", "18", "19.5"]],
        [
            "粮食产量 level 102万吨 eq baseline 2023",
            "粮食产量 level 102.5万吨 eq result 2023",
            "造林面积 level 18万亩 eq baseline 2023",
            "造林面积 level 19.5万亩 eq result 2023",
        ],
    ),
    "targets without a year are of the plan": (
        ["附件", "主要预期目标"],
        [["指标", "单位", "目标值"], ["粮食产量", "万吨", "102"], ["造林面积", "万亩", "18"]],
        ["粮食产量 level 102万吨 eq target 2024", "造林面积 level 18万亩 eq target 2024"],
    ),
    "bare years": (
        ["附件", "云川市主要指标"],
        [
            ["指标", "单位", "2022年", "2023年", "2024年"],
            ["粮食产量", "万吨", "101", "102.5", "102"],
            ["造林面积", "万亩", "20", "19.5", "18"],
        ],
        [
            "粮食产量 level 101万吨 eq baseline 2022",
            "粮食产量 level 102.5万吨 eq result 2023",
            "粮食产量 level 102万吨 eq target 2024",
            "造林面积 level 20万亩 eq baseline 2022",
            "造林面积 level 19.5万亩 eq result 2023",
            "造林面积 level 18万亩 eq target 2024",
        ],
    ),
}


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("case", TITLED)
def test_tables_are_told_by_what_stands_above_them(tmp_path: Path, case: str, extension: str) -> None:
    caption, rows, expected = TITLED[case]
    (path,) = files(tmp_path, rows, [extension], caption=caption)
    assert [told(figure) for figure in tabled(read(path))] == expected


@pytest.mark.parametrize("extension", FORMATS)
def test_tables_may_mark_what_is_binding(tmp_path: Path, extension: str) -> None:
    rows: Rows = [["指标", "单位", "2024年目标"], ["耕地保有量*", "万亩", "612"], ["城镇新增就业", "万人", "8"]]
    (path,) = files(tmp_path, rows, [extension], after=["注：带*的为约束性指标。"])
    assert [told(figure) for figure in tabled(read(path))] == [
        "耕地保有量 level 612万亩 eq target 2024 约束",
        "城镇新增就业 level 8万人 eq target 2024 预期",
    ]


def test_tables_of_word_take_accepted_changes_and_automatic_numbers(tmp_path: Path) -> None:
    from files import docx, level, numbering, para, run, table

    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>8</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="2" w:author="a">{run("9")}</w:ins>'
    counted = numbering({0: level(0, "decimal", "%1.")}, {1: (0, "")})
    body = "".join(para(line) for line in [*REPORT.splitlines(), "附件"]) + table(
        ["指标名称", "单位", "2024年目标"],
        [para("城镇新增就业", (1, 0)), "万人", para(gone + new)],
        [para("粮食产量" + "", (1, 0)), "万吨", para(run("102") + run("①", '<w:vertAlign w:val="superscript"/>'))],
    )
    path = tmp_path / "report.docx"
    path.write_bytes(docx(body, counted))
    assert [told(figure) for figure in tabled(read(path))] == [
        "城镇新增就业 level 9万人 eq target 2024",
        "粮食产量 level 102万吨 eq target 2024",
    ]


def test_tables_with_endless_cells_cost_little(tmp_path: Path) -> None:
    """No pattern runs over what can be no head, name or value."""
    long = "*" * 60_000 + "甲"
    rows: Rows = [
        ["指标", "单位", "2024年目标", "占" * 3000 + "目标" * 3000],
        ["粮食产量", "万吨", "102", "①" * 3000 + "乙"],
        [long, "万吨", "103", ""],
        ["造林面积", "万亩", long, ""],
        ["造林面积", "万亩", "18", ""],
    ]
    for path in files(tmp_path, rows, [".docx", ".html", ".md", ".txt"]):
        found = [told(f) for f in tabled(read(path))]
        if path.suffix == ".docx":  # in text a line so long is no row, in a page it is the article
            assert found == ["粮食产量 level 102万吨 eq target 2024", "造林面积 level 18万亩 eq target 2024"]


@pytest.mark.parametrize("extension", FORMATS)
def test_tables_have_notes_that_are_no_sentences_of_the_plan(tmp_path: Path, extension: str) -> None:
    """Without 附件 above it an annex goes on with the last task."""
    rows: Rows = [["指标", "单位", "2024年目标"], ["粮食产量", "万吨", "102"], ["造林面积", "万亩", "18"]]
    notes = [
        "注：1.粮食产量不含大豆，大豆产量达到3万吨。",
        "2.造林面积增加0.5万亩。",
        "建成投用云川三水厂，新建泵站5座。",
    ]
    (path,) = files(tmp_path, rows, [extension], caption=["主要指标"], after=notes)
    report = read(path)
    assert [f.quote for f in report.figures] == ["102", "18", "5座"]
    assert any(c.object == "云川三水厂" for c in report.commitments)
