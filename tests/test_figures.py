"""Figures by the annotation guide: each case is a sentence pattern, written on an invented city."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cqdiff.figures import blocks_of, find_figures
from cqdiff.models import Aspect, Comparator, Document, Figure, Kind, Outline, Paragraph, Part, Role
from cqdiff.rules import load_rules


def read(text: str, part: Part = Part.REVIEW, spans_years: bool = False) -> tuple[Figure, ...]:
    """The figures of one paragraph of the report of 2025, which reviews 2024."""
    document = Document("yunchuan.txt", "", text, text)
    paragraph = Paragraph("1", part, 0, len(text), spans_years)
    outline = Outline("", "云川市", Kind.PLAN_REPORT, 2024, 2025, (), (paragraph,))
    return find_figures(document, outline, blocks_of(outline, document), load_rules())


def names(text: str, part: Part = Part.REVIEW) -> list[tuple[str, str]]:
    return [(f.quote, f.name) for f in read(text, part)]


NAMES = {
    "the other half of a pair": (
        "金融机构本外币存款余额268亿元、贷款余额305亿元；批发、零售业销售额（营业额）增速分别为12.4%、8.7%。",
        [
            ("268亿元", "金融机构本外币存款余额"),
            ("305亿元", "金融机构本外币贷款余额"),
            ("12.4%", "批发销售额（营业额）"),
            ("8.7%", "零售业销售额（营业额）"),
        ],
    ),
    "firms of a grade, and of so much": (
        "培育省级以上龙头企业648家，其中国家级38家，销售收入超10亿元的17家。",
        [
            ("648家", "培育省级以上龙头企业"),
            ("38家", "培育国家级龙头企业"),
            ("17家", "培育销售收入超10亿元省级以上龙头企业"),
        ],
    ),
    "enumerators inside a paragraph": (
        "一是新增托位3万个，二是新增公办学位15万个；（3）改造农村危房5000户；④加装电梯300部；5.新建公园12个；六要新建绿道20公里。",
        [
            ("3万个", "新增托位"),
            ("15万个", "新增公办学位"),
            ("5000户", "改造农村危房"),
            ("300部", "加装电梯"),
            ("12个", "新建公园"),
            ("20公里", "新建绿道"),
        ],
    ),
    "the three branches are no enumerators": (
        "一、二、三产业增加值分别增长3.6%、5.2%和6.7%，二、三产业增加值增速分别为5.2%、6.7%。",
        [
            ("3.6%", "第一产业增加值"),
            ("5.2%", "第二产业增加值"),
            ("6.7%", "第三产业增加值"),
            ("5.2%", "第二产业增加值"),
            ("6.7%", "第三产业增加值"),
        ],
    ),
    "words that begin with 和": (
        "建成60条和美乡村示范带、20个和美海岛，培育30家和谐企业，建成示范村10个和美丽庭院20个。",
        [
            ("60条", "建成和美乡村示范带"),
            ("20个", "建成和美海岛"),
            ("30家", "培育和谐企业"),
            ("10个", "建成示范村"),
            ("20个", "建成美丽庭院"),
        ],
    ),
    "the share of a plan": (
        "一般公共预算收入48.7亿元，为年初预算的96.2%，同比增长1.3%；城镇新增就业8326人，完成年度任务的110.5%。",
        [
            ("48.7亿元", "一般公共预算收入"),
            ("96.2%", "一般公共预算收入占年初预算"),
            ("1.3%", "一般公共预算收入"),
            ("8326人", "城镇新增就业"),
            ("110.5%", "城镇新增就业完成年度任务"),
        ],
    ),
    "as much as elsewhere or earlier": (
        "低收入农户人均可支配收入2.1万元，是全省平均水平的1.2倍，比全省平均高0.6个百分点。",
        [
            ("2.1万元", "低收入农户人均可支配收入"),
            ("1.2倍", "低收入农户人均可支配收入相当于全省平均水平"),
            ("0.6个百分点", "低收入农户人均可支配收入比全省"),
        ],
    ),
    "more than a task, both": (
        "粮食播种面积1527万亩、总产量641万吨，分别超国家下达任务7万亩和6.2万吨。",
        [
            ("1527万亩", "粮食播种面积"),
            ("641万吨", "粮食总产量"),
            ("7万亩", "粮食播种面积超国家下达任务"),
            ("6.2万吨", "粮食总产量超国家下达任务"),
        ],
    ),
    "what was left out of the account": (
        "税收收入39亿元，扣除留抵退税因素后增长5.4%，还原留抵退税后增长5.1%，按自然口径计算下降3.6%；"
        "实际使用外资12亿美元，按人民币计85亿元。",
        [
            ("39亿元", "税收收入"),
            ("5.4%", "税收收入"),
            ("5.1%", "税收收入"),
            ("3.6%", "税收收入"),
            ("12亿美元", "实际使用外资"),
            ("85亿元", "实际使用外资"),
        ],
    ),
    "a rank, and what follows it": (
        "规模以上工业增加值增长8.6%，增速居全省第2位、比全省平均高1.2个百分点，两年平均增长6.1%。",
        [("8.6%", "规模以上工业增加值"), ("1.2个百分点", "规模以上工业增加值比全省"), ("6.1%", "规模以上工业增加值")],
    ),
    "how many were ranked": (
        "地区生产总值增长5%，居全市9个县（市、区）第3位；22项主要指标中，有17项好于预期。",
        [("5%", "地区生产总值")],
    ),
    "two places, each with its number": (
        "地区生产总值增长8.5%，高出全国1.3个百分点、全省0.5个百分点；工业投资增长9%，比全国、全省分别高2.1个、0.7个百分点。",
        [
            ("8.5%", "地区生产总值"),
            ("1.3个百分点", "地区生产总值高出全国"),
            ("0.5个百分点", "地区生产总值高出全省"),
            ("9%", "工业投资"),
            ("2.1个", "工业投资比全国"),
            ("0.7个百分点", "工业投资比全省"),
        ],
    ),
    "two things above one yardstick": (
        "高技术制造业、装备制造业增加值分别增长11.7%、8.1%，增速分别高于规上工业5.5个和1.9个百分点，占规上工业比重分别达20%、31%。",
        [
            ("11.7%", "高技术制造业增加值"),
            ("8.1%", "装备制造业增加值"),
            ("5.5个", "高技术制造业增加值高于规上工业"),
            ("1.9个百分点", "装备制造业增加值高于规上工业"),
            ("20%", "高技术制造业增加值占规上工业比重"),
            ("31%", "装备制造业增加值占规上工业比重"),
        ],
    ),
    "steps climbed": (
        "地区生产总值连跨5个百亿台阶，达到2386.7亿元；市场主体突破10万大关，达10.27万户。",
        [("2386.7亿元", "地区生产总值"), ("突破10万", "市场主体"), ("10.27万户", "市场主体")],
    ),
    "a turn in the row": (
        "批发业、零售业、住宿业销售额分别增长12.4%、8.7%、下降3.2%。",
        [("12.4%", "批发业销售额"), ("8.7%", "零售业销售额"), ("3.2%", "住宿业销售额")],
    ),
    "a share that closes a list": (
        "民营经济增加值、税收收入占全省的比重分别达66.9%、72%；技改投资、民间投资占比分别提高2个、1.3个百分点。",
        [
            ("66.9%", "民营经济增加值占全省比重"),
            ("72%", "税收收入占全省比重"),
            ("2个", "技改投资占比"),
            ("1.3个百分点", "民间投资占比"),
        ],
    ),
    "measures of two words": (
        "风电、光伏装机规模分别达到957万、1064万千瓦，小麦、玉米种植面积分别为50万亩、30万亩，代表建议和政协提案办结率均达100%。",
        [
            ("957万", "风电装机规模"),
            ("1064万千瓦", "光伏装机规模"),
            ("50万亩", "小麦种植面积"),
            ("30万亩", "玉米种植面积"),
            ("100%", "代表建议办结率"),
            ("100%", "政协提案办结率"),
        ],
    ),
    "money of both kinds": (
        "本外币存款、贷款余额分别为268亿元、231亿元，增长9.2%和12.7%。",
        [
            ("268亿元", "本外币存款余额"),
            ("231亿元", "本外币贷款余额"),
            ("9.2%", "本外币存款余额"),
            ("12.7%", "本外币贷款余额"),
        ],
    ),
    "parts share the measure": (
        "居民人均可支配收入28228元，实际增长6.5%，其中城镇居民39251元、农村居民14617元，实际增速分别为5.6%、6.6%；"
        "工业增加值增长6.2%，其中装备制造业增长8.1%。",
        [
            ("28228元", "居民人均可支配收入"),
            ("6.5%", "居民人均可支配收入"),
            ("39251元", "城镇居民人均可支配收入"),
            ("14617元", "农村居民人均可支配收入"),
            ("5.6%", "城镇居民人均可支配收入"),
            ("6.6%", "农村居民人均可支配收入"),
            ("6.2%", "工业增加值"),
            ("8.1%", "装备制造业增加值"),
        ],
    ),
    "sums that tell a class": (
        "集体经营性收入50万元以上的行政村占比超58%；引进总投资1亿美元以上外资项目40个，其中投资5亿美元以上的不少于4个；"
        "关闭30万吨以下煤矿26处；旅客吞吐量超百万人次的机场增至4个。",
        [
            ("超58%", "集体经营性收入50万元以上的行政村占比"),
            ("40个", "引进总投资1亿美元以上外资项目"),
            ("不少于4个", "引进投资5亿美元以上外资项目"),
            ("26处", "关闭30万吨以下煤矿"),
            ("4个", "旅客吞吐量超百万人次的机场"),
        ],
    ),
    "firms of so much": (
        "新增百亿企业1家、50亿企业2家，百亿项目实现“零的突破”。",
        [("1家", "新增百亿企业"), ("2家", "新增50亿企业")],
    ),
    "how far a work is": (
        "总投资120亿元的恒澜炼化项目开工，首期投资超30亿元的云芯三期等重大项目全面开工建设。",
        [("120亿元", "恒澜炼化项目总投资"), ("超30亿元", "云芯三期投资")],
    ),
    "the verb does not reach so far": (
        "累计建成基站24.6万个，每万人拥有基站29.1个；新增重点学科8个，职业院校新设专业点530个；"
        "净增高新技术企业610家，总量超5300家；储备隔离房间3400间，选派3批次、216名医护人员。",
        [
            ("24.6万个", "累计建成基站"),
            ("29.1个", "每万人拥有基站"),
            ("8个", "新增重点学科"),
            ("530个", "职业院校新设专业点"),
            ("610家", "净增高新技术企业"),
            ("超5300家", "高新技术企业总量"),
            ("3400间", "储备隔离房间"),
            ("3批次", "选派医护人员"),
            ("216名", "选派医护人员"),
        ],
    ),
    "places of two levels": (
        "中欧班列通达欧洲15个国家49个城市，建制村100%通客车。",
        [("15个", "中欧班列通达欧洲国家"), ("49个", "中欧班列通达欧洲城市"), ("100%", "建制村通客车")],
    ),
    "figures in parentheses": (
        "税收收入39.2亿元（占比80.4%），规上工业增加值增长8.2%（高于全省0.6个百分点）、服务业增加值增长5%，新增泊位2500个（其中公共泊位800个）。",
        [
            ("39.2亿元", "税收收入"),
            ("80.4%", "税收占比"),
            ("8.2%", "规上工业增加值"),
            ("0.6个百分点", "规上工业增加值高于全省"),
            ("5%", "服务业增加值"),
            ("2500个", "新增泊位"),
            ("800个", "新增公共泊位"),
        ],
    ),
    "what parentheses say of a work, or of a word": (
        "开工云岚大道（总投资12亿元，全长30公里），新增孵化器（3家），培育规上企业（2000万元以上）20家，建成托位（3岁以下）50个。",
        [
            ("12亿元", "云岚大道总投资"),
            ("30公里", "云岚大道全长"),
            ("3家", "新增孵化器"),
            ("20家", "培育规上企业（2000万元以上）"),
            ("50个", "建成托位（3岁以下）"),
        ],
    ),
    "three branches, one of them falling": (
        "三次产业增加值分别增长1.2%、-1.5%和5.8%。",
        [("1.2%", "第一产业增加值"), ("-1.5%", "第二产业增加值"), ("5.8%", "第三产业增加值")],
    ),
    "a unit told once, for both": (
        "地区生产总值增长6%，分别高于全国、全省4.2和0.7个百分点。",
        [("6%", "地区生产总值"), ("4.2", "地区生产总值高于全国"), ("0.7个百分点", "地区生产总值高于全省")],
    ),
    "herds of both": (
        "肉牛、奶牛存栏分别达到21.3万头、3.8万头。",
        [("21.3万头", "肉牛存栏"), ("3.8万头", "奶牛存栏")],
    ),
    "two yardsticks, a rank before them": (
        "地区生产总值增长3.1%，增速位居全省第二，分别高于全国、全省0.8个和0.5个百分点。",
        [("3.1%", "地区生产总值"), ("0.8个", "地区生产总值高于全国"), ("0.5个百分点", "地区生产总值高于全省")],
    ),
    "against a quarter": (
        "固定资产投资增长6.4%，比一季度提升21.7个百分点。",
        [("6.4%", "固定资产投资"), ("21.7个百分点", "固定资产投资")],
    ),
    "how far in minutes": ("城区5分钟可达率92%。", [("92%", "城区5分钟可达率")]),
    "reckoned per thousand people, both": (
        "每千常住人口医师数、床位数分别达2.86人和5.9张。",
        [("2.86人", "每千常住人口医师数"), ("5.9张", "每千常住人口床位数")],
    ),
    "in a hundred thousand": (
        "婴儿死亡率、孕产妇死亡率分别降至2.1‰和6.3/10万。",
        [("2.1‰", "婴儿死亡率"), ("6.3/10万", "孕产妇死亡率")],
    ),
    "one verb for two areas": (
        "新增道路面积42万平方米、绿地130公顷。",
        [("42万平方米", "新增道路面积"), ("130公顷", "新增绿地")],
    ),
    "a share in the growth": (
        "兑付补贴资金4.3亿元，拉动社零增长2.6个百分点。",
        [("4.3亿元", "兑付补贴资金"), ("2.6个百分点", "拉动社零增长")],
    ),
    "the owner of the second sum": (
        "乡镇企业营业收入、利税总额分别完成48亿元和3.1亿元。",
        [("48亿元", "乡镇企业营业收入"), ("3.1亿元", "乡镇企业利税总额")],
    ),
    "how it was reckoned, in the clause itself": (
        "全市生产总值539亿元，按可比价格计算增长5%；地方财政收入72亿元，按同口径计算增长9%。",
        [("539亿元", "生产总值"), ("5%", "生产总值"), ("72亿元", "地方财政收入"), ("9%", "地方财政收入")],
    ),
    "a turn from one rate to another": (
        "基础设施投资由上年增长9.7%转为下降1.3%。",
        [("9.7%", "基础设施投资"), ("1.3%", "基础设施投资")],
    ),
    "a fraction of many": ("以占全市五十分之一的面积办园。", []),
    "cut down to": ("企业开办时间从22天缩减至9天。", [("22天", "企业开办时间"), ("9天", "企业开办时间")]),
    "a ratio with a point": ("公共充电桩车桩比优化至1.3∶1。", []),
    "how big the projects are": ("新批投资过1000万美元的项目86个。", [("86个", "新批投资过1000万美元的项目")]),
    "a class named by a round sum": (
        "新引进50亿元以上产业项目8个、百亿元项目2个。",
        [("8个", "新引进50亿元以上产业项目"), ("2个", "新引进百亿元项目")],
    ),
    "the same thing measured twice": (
        "轨道交通运营线路5条158公里。",
        [("5条", "轨道交通运营线路"), ("158公里", "轨道交通运营线路")],
    ),
    "measured against an aim": (
        "空气质量优良率90.1%，比目标值高2.1个百分点。",
        [("90.1%", "空气质量优良率"), ("2.1个百分点", "空气质量优良率比目标值")],
    ),
    "times of the five years before": (
        "累计完成固定资产投资3600亿元，是上一个五年的3.4倍。",
        [("3600亿元", "累计完成固定资产投资"), ("3.4倍", "累计完成固定资产投资")],
    ),
    "by when, between the whole and its part": (
        "对1200座农村公路危桥进行改造，力争三年内完成，今年完成400座以上。",
        [("1200座", "农村公路危桥进行改造"), ("400座以上", "农村公路危桥进行改造")],
    ),
    "one growth of both": (
        "茶叶交易额、物流总额分别达到61亿元和89亿元，均增长10%以上。",
        [
            ("61亿元", "茶叶交易额"),
            ("89亿元", "物流总额"),
            ("10%以上", "茶叶交易额"),
            ("10%以上", "物流总额"),
        ],
    ),
    "a magnitude alone, and two growths behind it": (
        "旅游总收入首破百亿，接待游客430万人次，同比分别增长21%和18%。",
        [("首破百亿", "旅游总收入"), ("430万人次", "接待游客"), ("21%", "旅游总收入"), ("18%", "接待游客")],
    ),
    "sizes of what was counted": (
        "新签约过亿元项目41个，其中10亿元以上8个、50亿元以上2个。",
        [("41个", "新签约过亿元项目"), ("8个", "新签约10亿元以上项目"), ("2个", "新签约50亿元以上项目")],
    ),
    "a rate that is no growth": ("人口自然增长率控制在6‰以内。", [("6‰以内", "人口自然增长率")]),
    "the hours of a service": ("零就业家庭保持24小时动态清零，用好240小时过境免签政策。", []),
    "a ratio": ("平均每10个人中就有1个老板。", []),
    "whom a threshold describes": ("全面消除家庭人均年收入4600元以下的贫困现象。", []),
    "what words of growth name": (
        "经过反复权衡，把增长预期目标定在7%左右，兼顾了需要和可能。",
        [("7%左右", "经济增长")],
    ),
    "spread over the country": (
        "新型合作医疗制度不断完善，已扩大到全市86%的县。",
        [("86%", "新型合作医疗制度")],
    ),
    "the yardstick is no name": (
        "地区生产总值增长7.6%，高于6%左右的预期目标。",
        [("7.6%", "地区生产总值"), ("高于6%左右", "地区生产总值")],
    ),
    "one sort of place with 、 in it": (
        "有12个县、市、区通过验收。",
        [("12个", "县、市、区通过验收")],
    ),
    "heads, in brackets too": ("年末牲畜存栏350万头（只）。", [("350万头（只）", "牲畜存栏")]),
    "how many years on end": ("连续7年提高基本养老金水平，年均增长10%。", [("10%", "提高基本养老金水平")]),
    "elided subject": (
        "新增经营主体3.2万户、增长8.5%。",
        [("3.2万户", "新增经营主体"), ("8.5%", "新增经营主体")],
    ),
    "a circumstance between the thing and its count": (
        "继续推进保障性安居工程建设，在确保质量的前提下，基本建成5000套，新开工7000套以上。",
        [("5000套", "基本建成保障性安居工程"), ("7000套以上", "新开工保障性安居工程")],
    ),
    "the next stage of the same thing": (
        "城镇保障性住房基本建成4700套、新开工6300套。",
        [("4700套", "城镇保障性住房基本建成"), ("6300套", "新开工城镇保障性住房")],
    ),
    "two rates and one number": (
        "学前教育毛入园率、高中毛入学率超过93%。",
        [("超过93%", "学前教育毛入园率"), ("超过93%", "高中毛入学率")],
    ),
    "two incomes and one number": (
        "城镇居民人均可支配收入和农村居民人均纯收入年均增长超过7%。",
        [("超过7%", "城镇居民人均可支配收入"), ("超过7%", "农村居民人均纯收入")],
    ),
    "emissions of both": (
        "化学需氧量、二氧化硫排放量分别下降2.4%、4.2%。",
        [("2.4%", "化学需氧量排放量"), ("4.2%", "二氧化硫排放量")],
    ),
    "per unit of GDP, both": (
        "单位地区生产总值能耗和二氧化碳排放分别降低6%和7%。",
        [("6%", "单位地区生产总值能耗"), ("7%", "单位地区生产总值二氧化碳排放")],
    ),
    "年均 says nothing of each": ("在明显提高质量和效益的基础上年均增长7%。", []),
    "a remark between": (
        "经济总量跨过两个千亿元大关、超过6万亿元，实现历史性晋位，年均增速5.7%。",
        [("超过6万亿元", "经济总量"), ("5.7%", "经济总量")],
    ),
    "measured against years before": (
        "社会保障基金积累781亿元，比五年前增加580多亿元。",
        [("781亿元", "社会保障基金积累"), ("580多亿元", "社会保障基金积累")],
    ),
    "blanks before a unit": (
        "地区生产总值达到39.8 亿元，森林覆盖率70% 以上。",
        [("39.8 亿元", "地区生产总值"), ("70% 以上", "森林覆盖率")],
    ),
    "two units, one in brackets": ("新建幸福河湖8条（个）。", [("8条（个）", "新建幸福河湖")]),
    "rain is no class of things": ("成功应对9轮强降雨。", [("9轮", "应对强降雨")]),
    "a paper called by its number of articles": ("落实民间投资新36条。", []),
    "the second of an area and its yield": (
        "粮食播种面积、产量分别达到301万亩、10.8亿公斤。",
        [("301万亩", "粮食播种面积"), ("10.8亿公斤", "粮食产量")],
    ),
    "with what it is done says nothing of what": (
        "利用闲置空间、人防工程等建设2.5万个停车位。",
        [("2.5万个", "建设停车位")],
    ),
    "what is told of both counts": (
        "8所高校14个学科入选国家建设名单。",
        [("8所", "高校入选国家建设名单"), ("14个", "高校学科入选国家建设名单")],
    ),
    "two attributes of the subject before": (
        "国企资产总额达到23亿元，营业总收入、利润总额分别增长9%、7%。",
        [("23亿元", "国企资产总额"), ("9%", "国企资产营业总收入"), ("7%", "国企资产利润总额")],
    ),
    "parts of what is new": (
        "新增发电装机容量445万千瓦，其中水电96万千瓦、核电38万千瓦。",
        [("445万千瓦", "新增发电装机容量"), ("96万千瓦", "新增水电发电装机容量"), ("38万千瓦", "新增核电发电装机容量")],
    ),
    "a part that bears the name of the whole": (
        "新增公路30万公里，其中高速公路2.8万公里。",
        [("30万公里", "新增公路"), ("2.8万公里", "新增高速公路")],
    ),
    "a share of the places where it is": (
        "基本药物制度在30%的基层医疗机构实施。",
        [("30%", "基本药物制度基层医疗机构实施")],
    ),
    "what money is for stands in the next clause": (
        "市财政安排4.2亿元，解决退休人员医疗保险问题。",
        [("4.2亿元", "市财政解决退休人员医疗保险问题投入")],
    ),
    "a sort behind a list of its kinds": (
        "人工智能、生物技术、无人机制造、核技术应用等新兴产业增长20%以上。",
        [("20%以上", "新兴产业")],
    ),
    "a bare magnitude where it stays": ("粮食总产量连续6年稳定在万亿斤以上。", [("万亿斤以上", "粮食总产量")]),
    "people of a place are no figure": ("610万云川人民备受鼓舞。", []),
    "doubled and more": ("入境游客人次翻了一番多。", [("翻了一番多", "入境游客人次")]),
    "a threshold inside a name": (
        "经营性收入10万元以上的村占比超过90%。",
        [("超过90%", "经营性收入10万元以上的村占比")],
    ),
    "a rate whose group is named with the first": (
        "退役军人职业技能培训合格率、就业率均超过90%。",
        [("超过90%", "退役军人职业技能培训合格率"), ("超过90%", "退役军人职业技能培训就业率")],
    ),
    "a list in quotation marks": (
        "以“1家国家实验室、8个大科学装置、45家重点实验室、10家省级实验室”为主体。",
        [("1家", "国家实验室"), ("8个", "大科学装置"), ("45家", "重点实验室"), ("10家", "省级实验室")],
    ),
    "per head, both": (
        "小学、初中学生人均公用经费分别提高到300元和500元。",
        [("300元", "小学学生人均公用经费"), ("500元", "初中学生人均公用经费")],
    ),
    "as much again": ("补贴资金增长一倍。", [("一倍", "补贴资金")]),
    "what the money is for stood before, and how far it reaches": (
        "农机具购置补贴覆盖到全市所有农业县，市财政拟安排资金1.3亿元。",
        [("1.3亿元", "市财政农机具购置补贴资金")],
    ),
    "the second of two papers of the same people": (
        "办理市人大代表议案5项、建议877件。",
        [("5项", "办理市人大代表议案"), ("877件", "办理市人大代表建议")],
    ),
    "a grade that lacks its noun": (
        "培育形成3个千亿级和7个百亿级产业集群。",
        [("3个", "培育形成千亿级产业集群"), ("7个", "培育形成百亿级产业集群")],
    ),
    "two things that doubled": (
        "发明专利拥有量、小巨人企业数量较2020年实现翻番。",
        [("翻番", "发明专利拥有量"), ("翻番", "小巨人企业数量")],
    ),
    "a sum reached by all, beside what is new": (
        "新增软件企业64家、主营业务收入达到42亿元。",
        [("64家", "新增软件企业"), ("42亿元", "软件企业主营业务收入")],
    ),
    "a word that begins a longer one": ("课间时长调整到15分钟。", [("15分钟", "课间时长")]),
    "a number without a unit that moves": (
        "高峰时段道路交通指数从6.32下降至6.08。",
        [("6.32", "高峰时段道路交通指数"), ("6.08", "高峰时段道路交通指数")],
    ),
    "what follows words of the same length is shared": (
        "刑事、治安案件立案数分别下降5.7%、6%。",
        [("5.7%", "刑事案件立案数"), ("6%", "治安案件立案数")],
    ),
    "the second of two measures lacks its owner": (
        "老旧小区改造开工量、完工量分别增长5%、6%。",
        [("5%", "老旧小区改造开工量"), ("6%", "老旧小区改造完工量")],
    ),
    "a rate beside another one of the same owner": (
        "市民热线诉求解决率、满意率分别达到96.7%、97%。",
        [("96.7%", "市民热线诉求解决率"), ("97%", "市民热线诉求满意率")],
    ),
    "a noun that looks like a verb": (
        "181项检验结果和300项检查结果实现互认。",
        [("181项", "检验结果"), ("300项", "检查结果实现互认")],
    ),
    "where it is done says nothing of what": (
        "在高龄老人数量较多的区域新建50个养老服务中心。",
        [("50个", "新建养老服务中心")],
    ),
    "a measure in the middle of a name": (
        "环二环80公里绿道全线贯通，示范区完成60平方公里设施智能化部署。",
        [("80公里", "环二环绿道全线贯通"), ("60平方公里", "示范区设施智能化部署")],
    ),
    "an excess of the rate named before": (
        "农村居民人均可支配收入增长6.7%，增速比城镇居民高2.4个百分点。",
        [("6.7%", "农村居民人均可支配收入"), ("2.4个百分点", "农村居民人均可支配收入增速比城镇居民")],
    ),
    "what a part of the sum is for": (
        "新发行政府专项债券157亿元，其中用于项目建设112亿元。",
        [("157亿元", "新发行政府专项债券"), ("112亿元", "新发行政府专项债券用于项目建设")],
    ),
    "a verb after 累计 goes with it": (
        "累计完成调整中小学58所、教学点73个。",
        [("58所", "累计完成调整中小学"), ("73个", "累计完成教学点")],
    ),
    "a share of what follows 的": (
        "在云高校承担了全市近80%的基础研究项目。",
        [("近80%", "在云高校承担了全市基础研究项目")],
    ),
    "a bare magnitude that was reached again": (
        "进出口总额增长9.4%、重回百亿元规模。",
        [("9.4%", "进出口总额"), ("百亿元", "进出口总额")],
    ),
    "全市 inside a word": ("全市性督查检查考核事项减少近20%。", [("近20%", "全市性督查检查考核事项")]),
    "how far a circle reaches is its name": ("形成12分钟城市急救圈，建成35个急救站。", [("35个", "建成急救站")]),
    "measured against last year's budget": (
        "安排财政赤字80亿元，比去年预算增加4亿元。",
        [("80亿元", "财政赤字"), ("4亿元", "财政赤字")],
    ),
    "a line that is held": ("严守18万亩耕地红线。", [("18万亩", "严守耕地红线")]),
    "members of a list": (
        "农业、工业、服务业增加值分别增长4.1%、5.2%、5.9%。",
        [("4.1%", "农业增加值"), ("5.2%", "工业增加值"), ("5.9%", "服务业增加值")],
    ),
    "two growth rates for the two names before": (
        "城镇居民人均可支配收入41200元，农村居民人均可支配收入19800元，实际增长4.8%和6.5%。",
        [
            ("41200元", "城镇居民人均可支配收入"),
            ("19800元", "农村居民人均可支配收入"),
            ("4.8%", "城镇居民人均可支配收入"),
            ("6.5%", "农村居民人均可支配收入"),
        ],
    ),
    "a list joined by 和 before the next number": (
        "累计建成326个数字化车间和48个智能工厂。",
        [("326个", "累计建成数字化车间"), ("48个", "累计建成智能工厂")],
    ),
    "told once after the numbers": (
        "3.1万户、8.4万人稳定消除返贫风险。",
        [("3.1万户", "稳定消除返贫风险"), ("8.4万人", "稳定消除返贫风险")],
    ),
    "a share of the thing after it": ("70%的中小学纳入教联体。", [("70%", "中小学纳入教联体")]),
    "a share of something needs its subject": (
        "高技术产品出口增长12.1%，占全部出口比重超过40%。",
        [("12.1%", "高技术产品出口"), ("超过40%", "高技术产品出口占全部出口比重")],
    ),
    "a contribution needs its subject": (
        "高技术制造业增加值增长9.7%，对工业增长贡献率达到33.2%。",
        [("9.7%", "高技术制造业增加值"), ("33.2%", "高技术制造业对工业增长贡献率")],
    ),
    "who pays says nothing of what for": (
        "市财政拟投入4.3亿元用于促进就业。",
        [("4.3亿元", "市财政促进就业投入")],
    ),
    "a rating inside a name": (
        "公交与轨道50米内换乘比例提高到90%。",
        [("90%", "公交与轨道50米内换乘比例")],
    ),
    "an age inside a name": (
        "每千人口拥有3岁以下婴幼儿托位数达到4.5个。",
        [("4.5个", "每千人口拥有3岁以下婴幼儿托位数")],
    ),
    "an attribute of the subject before": (
        "粮食播种面积412万亩、产量20.6亿公斤。",
        [("412万亩", "粮食播种面积"), ("20.6亿公斤", "粮食产量")],
    ),
    "whom it reached": ("改造老旧小区64个、惠及9.7万户。", [("64个", "改造老旧小区"), ("9.7万户", "改造老旧小区惠及")]),
    "how it moved from year to year": (
        "资本充足率从2019年底的8.4%提升到去年底的13.3%。",
        [("8.4%", "资本充足率"), ("13.3%", "资本充足率")],
    ),
    "a verb inside a noun is no verb": (
        "加大保障性安居工程建设力度，今年新开工7000套以上。",
        [("7000套以上", "新开工保障性安居工程")],
    ),
    "高 in a noun compares nothing": (
        "规上工业企业2.1万家，高新技术企业3.5万家，高等教育毛入学率73.4%。",
        [("2.1万家", "规上工业企业"), ("3.5万家", "高新技术企业"), ("73.4%", "高等教育毛入学率")],
    ),
    "an excess over a yardstick": (
        "规上工业增加值增长7.2%，高于全省1.1个百分点。",
        [("7.2%", "规上工业增加值"), ("1.1个百分点", "规上工业增加值高于全省")],
    ),
    "都 in the name of a place": ("新增花都、澄湖2个千亿县。", [("2个", "新增花都、澄湖千亿县")]),
    "all but the word that parts them": (
        "城镇和农村人均住房面积32.9平方米、37.1平方米。",
        [("32.9平方米", "城镇人均住房面积"), ("37.1平方米", "农村人均住房面积")],
    ),
    "per head and year": (
        "城乡居民医保补助标准由每人每年120元提高到200元。",
        [("120元", "城乡居民医保补助标准"), ("200元", "城乡居民医保补助标准")],
    ),
    "people insured": (
        "47个县实施养老保险试点，134万人参保，64万人领取养老金。",
        [
            ("47个", "县实施养老保险试点"),
            ("134万人", "县实施养老保险试点参保"),
            ("64万人", "县实施养老保险试点领取养老金"),
        ],
    ),
    "a contract is no 约": ("办好博览会、项目签约354亿元。", [("354亿元", "办好博览会、项目签约")]),
    "later members need the first one's owner": (
        "生产安全事故起数、死亡人数分别下降15%、14.5%。",
        [("15%", "生产安全事故起数"), ("14.5%", "生产安全事故死亡人数")],
    ),
    "a bare magnitude": (
        "全网传播量突破百亿次，进出口总额连续两年过万亿元。",
        [("突破百亿次", "全网传播量"), ("过万亿元", "进出口总额")],
    ),
    "a class by magnitude is no figure": ("经济总量超千亿元的县域达12个。", [("12个", "经济总量超千亿元的县域")]),
    "the whole is not what is new": (
        "铁路运营里程新增170公里、突破700公里。",
        [("170公里", "铁路运营里程新增"), ("突破700公里", "铁路运营里程")],
    ),
    "the whole subject has the share": (
        "经济总量达到4万亿元、占全省比重达61.3%。",
        [("4万亿元", "经济总量"), ("61.3%", "经济总量占全省比重")],
    ),
    "a name after the number": ("提出8%左右的地区生产总值增长目标。", [("8%左右", "地区生产总值")]),
    "money that sorts things": ("力争营收500亿元以上企业突破5家。", [("突破5家", "营收500亿元以上企业")]),
    "an indicator without its empty verb": ("实现地区生产总值676亿元。", [("676亿元", "地区生产总值")]),
    "a price base": (
        "小麦、稻谷最低收购价平均每50公斤分别提高7.4元和16元。",
        [("7.4元", "小麦最低收购价"), ("16元", "稻谷最低收购价")],
    ),
    "numbers in characters": (
        "全市生产总值一百七十四亿元，发电量六千一百八十万千瓦小时，原油八十万至一百三十万吨，铁路货运量四千五百万吨。",
        [
            ("一百七十四亿元", "生产总值"),
            ("六千一百八十万千瓦小时", "发电量"),
            ("八十万至一百三十万吨", "原油"),
            ("四千五百万吨", "铁路货运量"),
        ],
    ),
    "how it was reckoned": (
        "农业总产值73亿元，按可比价格计算，比上年增长6.9%。",
        [("73亿元", "农业总产值"), ("6.9%", "农业总产值")],
    ),
    "what a number is one of": (
        "PM2.5平均浓度降至每立方米31微克，亩均产量达到每亩500公斤。",
        [("31微克", "PM2.5平均浓度"), ("500公斤", "亩均产量")],
    ),
    "what earmarked money is for stands behind it": (
        "市财政安排200万元专项资金，主要用贴息方式支持企业设备更新；筹措资金5.6亿元，用于改造农村公路；"
        "省财政将安排8.3亿元，比上年增加1.6亿元，支持公立医院改革；拟安排4.3亿元，用于补助困难家庭住房建设。",
        [
            ("200万元", "市财政企业设备更新专项资金"),
            ("5.6亿元", "筹措改造农村公路资金"),
            ("8.3亿元", "省财政公立医院改革投入"),
            ("1.6亿元", "省财政公立医院改革投入"),
            ("4.3亿元", "补助困难家庭住房建设投入"),
        ],
    ),
    "what earmarked money is for stood before": (
        "实施更加积极的托育政策，市财政拟投入4.2亿元资金。各级政府要进一步增加养老服务投入，省财政拟安排31亿元。"
        "大幅度增加全市教育支出，其中市财政支出19亿元。提高1200名教师待遇，市财政为此将投入1.2亿元。",
        [
            ("4.2亿元", "市财政托育资金"),
            ("31亿元", "省财政养老服务投入"),
            ("19亿元", "市财政教育支出"),
            ("1200名", "提高教师待遇"),
            ("1.2亿元", "市财政提高教师待遇投入"),
        ],
    ),
    "plan verbs are no part of what money is called": (
        "市财政拟安排“三农”投入71亿元，比上年增加12亿元；安排国债投资3亿元；投入扶贫资金2亿元。",
        [
            ("71亿元", "市财政“三农”投入"),
            ("12亿元", "市财政“三农”投入"),
            ("3亿元", "国债投资"),
            ("2亿元", "投入扶贫资金"),
        ],
    ),
    "money and the projects it supports": (
        "安排2亿元技改专项资金支持441个技改项目。",
        [("2亿元", "技改专项资金"), ("441个", "支持技改项目")],
    ),
    "a payer that is what is measured": (
        "加大补短板力度，中央预算内投资安排57亿元。",
        [("57亿元", "中央预算内投资")],
    ),
    "an index without a point": ("双创指数由98提高到102。", [("98", "双创指数"), ("102", "双创指数")]),
    "a grade after the counted unit": ("新增云岭、澄湖2家5A级景区。", [("2家", "新增云岭、澄湖")]),
}


@pytest.mark.parametrize("case", NAMES)
def test_figures_names(case: str) -> None:
    text, expected = NAMES[case]
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "举办第五届云川博览会，实施“33618”行动，开通7号线二期。",
        "用3—5年时间，建成科创高地。",
        "办好15件重点民生实事，企业进入500强。",
        "1000千伏输电线路建成，签证为240小时过境免签。",
        "十五分钟生活圈全覆盖，三大任务、十项行动、第二十一届运动会。",
        "千方百计稳就业，走进千家万户。",
    ],
)
def test_figures_leaves_names_dates_and_ratings_out(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "aspect", "value", "unit", "comparator"),
    [
        ("地区生产总值增长6%左右。", Aspect.GROWTH, "6", "%", Comparator.APPROX),
        ("单位地区生产总值能耗下降3%以上。", Aspect.GROWTH, "-3", "%", Comparator.GE),
        ("城镇登记失业率控制在5.5%以内。", Aspect.LEVEL, "5.5", "%", Comparator.LE),
        ("数字经济占比提高1.5个百分点。", Aspect.CHANGE, "1.5", "个百分点", Comparator.EQ),
        ("网上零售额增长1倍。", Aspect.GROWTH, "100", "%", Comparator.EQ),
        ("加快600个城市更新项目建设。", Aspect.LEVEL, "600", "个", Comparator.EQ),
        ("每个县至少办好1所优质高中。", Aspect.LEVEL, "1", "所", Comparator.GE),
        ("保护面积不低于国土面积的46%。", Aspect.LEVEL, "46", "%", Comparator.GE),
        ("新兴产业营收保持20%以上增长。", Aspect.GROWTH, "20", "%", Comparator.GE),
        ("老旧小区改造量实现翻番。", Aspect.GROWTH, "100", "%", Comparator.EQ),
        ("养老助餐点覆盖九成以上城乡社区。", Aspect.LEVEL, "90", "%", Comparator.GE),
        ("出口占市场份额提高2个多百分点。", Aspect.CHANGE, "2", "个百分点", Comparator.GE),
        ("70%村卫生室实现一体化管理。", Aspect.LEVEL, "70", "%", Comparator.EQ),
        ("提升39个县域托底性帮扶质效。", Aspect.LEVEL, "39", "个", Comparator.EQ),
        ("释放900多万个体工商户活力。", Aspect.LEVEL, "900", "万", Comparator.GE),
        ("PM2.5平均浓度控制在每立方米31微克以内。", Aspect.LEVEL, "31", "微克", Comparator.LE),
        ("居民消费价格指数控制在103左右。", Aspect.LEVEL, "103", "", Comparator.APPROX),
    ],
)
def test_figures_values(text: str, aspect: Aspect, value: str, unit: str, comparator: Comparator) -> None:
    (figure,) = read(text, Part.TASKS)
    assert (figure.aspect, figure.value, figure.unit, figure.comparator) == (aspect, Decimal(value), unit, comparator)


@pytest.mark.parametrize(
    ("text", "part", "spans_years", "role", "year"),
    [
        ("地区生产总值增长6%。", Part.REVIEW, False, Role.RESULT, 2024),
        ("地区生产总值增长6%。", Part.TARGETS, False, Role.TARGET, 2025),
        ("2022年，在困难情况下，地区生产总值增长6%。", Part.REVIEW, False, Role.BASELINE, 2022),
        ("2024年，在困难情况下，地区生产总值增长6%。", Part.REVIEW, True, Role.RESULT, 2024),
        ("新建各类学校80所。", Part.REVIEW, True, Role.BASELINE, None),
        ("五年累计投入973亿元。", Part.REVIEW, True, Role.BASELINE, None),
        ("规上工业企业超过2万家。", Part.REVIEW, True, Role.RESULT, 2024),
        ("全省贷款余额13万亿元。", Part.REVIEW, True, Role.RESULT, 2024),
        ("养老金从2020年人均700元提高到现在的1721元。", Part.REVIEW, True, Role.RESULT, 2024),
        ("地区生产总值年均增长5.7%，人均地区生产总值突破1万美元。", Part.REVIEW, True, Role.RESULT, 2024),
        ("增加值跨上3万亿元台阶。", Part.REVIEW, True, Role.RESULT, 2024),
        ("城镇登记失业率为2.6%，控制在3.8%的目标以内。", Part.REVIEW, False, Role.BASELINE, 2024),
        ("工业总产值增长7.6%，超过计划增长6%的要求。", Part.REVIEW, False, Role.BASELINE, 2024),
        ("登记失业率控制在4%的目标以内。", Part.TASKS, False, Role.TARGET, 2025),
        ("产值从2019年的7.4亿元增加到2024年的10.2亿元，平均每年增长7%。", Part.REVIEW, True, Role.BASELINE, None),
        ("先后有18万下岗职工实现再就业。", Part.REVIEW, True, Role.BASELINE, None),
        ("游客93万人次，恢复到2019年的85%和78%，获评国家景区1家。", Part.REVIEW, False, Role.RESULT, 2024),
        ("五年累计投入资金87亿元，占支出的比重由72%提高到80%。", Part.REVIEW, True, Role.RESULT, 2024),
        ("新建管网2860公里、相当于前五年总和的1.6倍。", Part.REVIEW, False, Role.BASELINE, None),
        ("铁路营运里程498公里，其中高铁121公里。", Part.REVIEW, True, Role.RESULT, 2024),
        ("人均可支配收入达到20673元，农民人均纯收入9820元。", Part.REVIEW, True, Role.RESULT, 2024),
        ("公路网密度达到每百平方公里103公里。", Part.REVIEW, True, Role.RESULT, 2024),
        ("外商直接投资累计达到149.6亿美元。", Part.REVIEW, True, Role.BASELINE, None),
        ("重大科技基础设施达到8个、全国重点实验室45家。", Part.REVIEW, True, Role.RESULT, 2024),
        ("今后三年内市财政再支持50所县级医院建设。", Part.TASKS, False, Role.BASELINE, None),
        ("细颗粒物年均浓度27微克/立方米。", Part.REVIEW, False, Role.RESULT, 2024),
        ("资金13亿元，是2020年的2.2倍，全年建成住房432套。", Part.REVIEW, False, Role.RESULT, 2024),
        ("用3—5年时间，培养引进20名战略科学家。", Part.TASKS, False, Role.BASELINE, None),
        ("去年居民消费价格涨幅回落到2.6%。", Part.TARGETS, False, Role.BASELINE, 2024),
        ("今年很关键。过去一年，成绩很大。城镇新增就业8万人。", Part.TARGETS, False, Role.RESULT, 2024),
        ("过去一年，成绩很大。今年城镇新增就业8万人。", Part.TARGETS, False, Role.TARGET, 2025),
        ("专利数量较2020年实现翻番，形成3个产业集群。", Part.REVIEW, True, Role.RESULT, 2024),
        ("目前全市教育经费支出已经超过200亿元。", Part.TASKS, False, Role.RESULT, 2024),
        ("人均预期寿命从2020年的82.4岁提高到83.9岁。", Part.REVIEW, False, Role.RESULT, 2024),
        ("受理量由上年的88件增加到317件。", Part.TASKS, False, Role.TARGET, 2025),
        ("28个重点实验室在云布局。", Part.REVIEW, True, Role.RESULT, 2024),
        ("5个澜江实验室揭牌运行。", Part.REVIEW, True, Role.RESULT, 2024),
        ("11家企业入选国家重点产业链链主企业。", Part.REVIEW, True, Role.RESULT, 2024),
        ("在云两院院士70位。", Part.REVIEW, True, Role.RESULT, 2024),
        ("培育形成3个千亿级优势产业。", Part.REVIEW, True, Role.RESULT, 2024),
        ("组建紧密型城市医疗集团9个。", Part.REVIEW, True, Role.RESULT, 2024),
        ("累计举办演出70场。", Part.REVIEW, True, Role.BASELINE, None),
        ("过去一年，我们坚定信心。城镇新增就业8万人。", Part.REVIEW, False, Role.RESULT, 2024),
    ],
)
def test_figures_roles(text: str, part: Part, spans_years: bool, role: Role, year: int | None) -> None:
    figure = read(text, part, spans_years)[-1]
    assert (figure.role, figure.year) == (role, year)


def test_figures_year_of_what_a_number_rose_from() -> None:
    dated, undated = read("预期寿命从2020年的82.4岁提高到83.9岁。受理量由88件增加到317件。")[::2]
    assert (dated.role, dated.year, undated.role, undated.year) == (Role.BASELINE, 2020, Role.BASELINE, None)


def test_figures_point_at_their_characters() -> None:
    text = "全市进出口总值713.4亿元，汽车出口额增长51.9%；新增专精特新企业超过287家。"
    for figure in read(text):
        assert text[figure.start : figure.end] == figure.quote
        assert text[slice(*figure.clause)].endswith(figure.quote)


def test_figures_headline_in_words() -> None:
    (figure,) = read("居民收入增长与经济增长同步。", Part.TARGETS)
    assert figure.value is None and figure.words and figure.headline and "居民收入" in figure.name


@pytest.mark.parametrize(
    ("text", "aspect", "value"),
    [
        ("重点事项平均压减时间58%。", Aspect.GROWTH, "-58"),
        ("建设用地规模减量约50平方公里。", Aspect.CHANGE, "-50"),
        ("新增院士占全国近一半。", Aspect.LEVEL, "50"),
        ("把限制类条目缩减一半。", Aspect.GROWTH, "-50"),
        ("提高1200万中小学教师待遇。", Aspect.LEVEL, "1200"),
        ("有效发明专利拥有量提高1.3件。", Aspect.CHANGE, "1.3"),
        ("难度再大，今年也要再减少农村贫困人口100万人以上。", Aspect.CHANGE, "-100"),
        ("居民消费价格涨幅为-0.3%。", Aspect.GROWTH, "-0.3"),
        ("工业投资增长-4.2%。", Aspect.GROWTH, "-4.2"),
        ("出厂价格上涨2-3%。", Aspect.GROWTH, "2"),
        ("入境游客增长一倍。", Aspect.GROWTH, "100"),
    ],
)
def test_figures_aspects_of_cuts_and_shares(text: str, aspect: Aspect, value: str) -> None:
    (figure,) = read(text)
    assert (figure.aspect, figure.value) == (aspect, Decimal(value))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("不动产登记时间压缩至10个和5个工作日以内。", [("10", "个工作日", "le"), ("5", "个工作日", "le")]),
        ("企业开办时间压缩到3个工作日内，在7个工作日内办结群众诉求。", [("3", "个工作日", "le")]),
        ("弃风率、弃光率控制在8%和3%以内。", [("8", "%", "le"), ("3", "%", "le")]),
        (
            "水电、风电装机分别达到957万、1064万千瓦，专利、商标分别达到1.2万、7565件。",
            [("957", "万千瓦", "eq"), ("1064", "万千瓦", "eq"), ("1.2", "万件", "eq"), ("7565", "件", "eq")],
        ),
        ("改造普通国省道80公里，建设国道312线。", [("80", "公里", "eq")]),
        ("检测能力由每日3.2万管提升至8万管，埋设5万管道。", [("3.2", "万管", "eq"), ("8", "万管", "eq")]),
    ],
)
def test_figures_units_completed(text: str, found: list[tuple[str, str, str]]) -> None:
    got = [(str(f.value), f.unit, f.comparator.value) for f in read(text)]
    assert [g for g in got if g[1] != "万"] == found


def test_figures_rates_of_a_row() -> None:
    rates = read(
        "出口、进口增速分别为5.7%、4.7%；农业、工业用电量降幅分别为7.1%、2.9%；甲类、乙类案件分别增长2%、下降3%。"
    )
    assert [(f.aspect, str(f.value)) for f in rates] == [
        (Aspect.GROWTH, value) for value in ("5.7", "4.7", "-7.1", "-2.9", "2", "-3")
    ]


def test_figures_parentheses_of_other_times_and_places() -> None:
    found = read(
        "服务业增加值增长5.2%（年度目标5.5%左右），工业增加值增长6%（全省5%），细颗粒物平均浓度28微克/立方米（上年31微克/立方米）。"
    )
    assert [(f.role, f.year) for f in found] == [
        (Role.RESULT, 2024),
        (Role.BASELINE, 2024),
        (Role.RESULT, 2024),
        (Role.BASELINE, None),
        (Role.RESULT, 2024),
        (Role.BASELINE, 2023),
    ]
    aim = read("地区生产总值增长6.5%左右（力争7%）。", Part.TASKS)
    assert [(f.aspect, str(f.value), f.role) for f in aim] == [
        (Aspect.GROWTH, "6.5", Role.TARGET),
        (Aspect.GROWTH, "7", Role.TARGET),
    ]
    assert [f.role for f in read("开工云岚大道（总投资12亿元）。", Part.TASKS)] == [Role.BASELINE]


@pytest.mark.parametrize(
    ("text", "name", "aspect", "value"),
    [
        ("地区生产总值增长4.2%，增速低于年初目标2.8个百分点。", "地区生产总值", Aspect.CHANGE, "-2.8"),
        ("地区生产总值增长4.2%，较年初计划低1.3个百分点。", "地区生产总值", Aspect.CHANGE, "-1.3"),
        ("地区生产总值增长4.2%，与年初目标相差2.8个百分点。", "地区生产总值", Aspect.CHANGE, "-2.8"),
        ("城镇化率57%，低于全国6.8个百分点。", "城镇化率低于全国", Aspect.CHANGE, "-6.8"),
        ("城镇化率57%，比全国平均水平低6.8个百分点。", "城镇化率比全国平均水平", Aspect.CHANGE, "-6.8"),
        ("民间投资增长3%，增速低于全部投资1.5个百分点。", "民间投资增速低于全部投资", Aspect.CHANGE, "-1.5"),
        ("民间投资增长3%，增速高于全部投资1.5个百分点。", "民间投资增速高于全部投资", Aspect.CHANGE, "1.5"),
        ("出厂价格上涨3.5%，涨幅比上年回落2.8个百分点。", "出厂价格", Aspect.CHANGE, "-2.8"),
        ("固定资产投资增长3%，增速放缓2.3个百分点。", "固定资产投资", Aspect.CHANGE, "-2.3"),
        ("固定资产投资下降3%，降幅较上半年收窄0.2个百分点。", "固定资产投资降幅", Aspect.CHANGE, "-0.2"),
        ("固定资产投资下降3%，降幅比上年扩大0.2个百分点。", "固定资产投资降幅", Aspect.CHANGE, "0.2"),
        ("城镇调查失业率4.7%，低于控制目标0.4个百分点。", "城镇调查失业率低于控制目标", Aspect.CHANGE, "-0.4"),
        ("出口、进口降幅分别为7%、12.9%。", "进口", Aspect.GROWTH, "-12.9"),
        ("东部、中部、西部地区投资增速分别为5.7%、10%和4.7%。", "西部地区投资", Aspect.GROWTH, "4.7"),
        ("集采药品平均降价53%。", "集采药品平均降价", Aspect.GROWTH, "-53"),
        ("审批提速50%。", "审批提速", Aspect.GROWTH, "50"),
        ("服务业占比高达51.2%。", "服务业占比", Aspect.LEVEL, "51.2"),
        ("净增规上工业企业42家。", "净增规上工业企业", Aspect.CHANGE, "42"),
        ("净增高新技术企业61家，总量超530家。", "高新技术企业总量", Aspect.LEVEL, "530"),
        ("全年压减粗钢产能30万吨。", "压减粗钢产能", Aspect.CHANGE, "-30"),
        ("农村供水站改造提升37座。", "农村供水站改造提升", Aspect.LEVEL, "37"),
        ("低效园区整治提升35个。", "低效园区整治提升", Aspect.LEVEL, "35"),
        ("城镇新增就业12万人，超年度目标1.6万人。", "城镇新增就业超年度目标", Aspect.CHANGE, "1.6"),
        ("粮食产量64万吨，比国家下达任务少6万吨。", "粮食产量比国家下达任务少", Aspect.CHANGE, "-6"),
    ],
)
def test_figures_signs_of_what_was_compared(text: str, name: str, aspect: Aspect, value: str) -> None:
    figure = read(text)[-1]
    assert (figure.name, figure.aspect, figure.value) == (name, aspect, Decimal(value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "地区生产总值年初计划增长7%以上，实际增长4.2%。",
            [("地区生产总值", Role.BASELINE, "7"), ("地区生产总值", Role.RESULT, "4.2")],
        ),
        (
            "城镇新增就业年度计划7000人，实际完成8326人。",
            [("城镇新增就业", Role.BASELINE, "7000"), ("城镇新增就业", Role.RESULT, "8326")],
        ),
        (
            "固定资产投资。年初预期目标增长8%，全年完成增长6.7%。",
            [("固定资产投资", Role.BASELINE, "8"), ("固定资产投资", Role.RESULT, "6.7")],
        ),
        (
            "重点项目86个，总投资112亿元，年度计划投资22亿元，实际完成24亿元。",
            [
                ("重点项目", Role.RESULT, "86"),
                ("重点项目总投资", Role.RESULT, "112"),
                ("重点项目年度计划投资", Role.BASELINE, "22"),
                ("重点项目完成投资", Role.RESULT, "24"),
            ],
        ),
        (
            "城镇调查失业率4.7%，低于5.5%的年度控制目标。",
            [("城镇调查失业率", Role.RESULT, "4.7"), ("城镇调查失业率", Role.BASELINE, "5.5")],
        ),
        (
            "社会消费品零售总额增长5.1%，距年度目标8%还有差距。",
            [("社会消费品零售总额", Role.RESULT, "5.1"), ("社会消费品零售总额", Role.BASELINE, "8")],
        ),
        (
            "城镇新增就业8326人，完成年度计划7000人的118.9%。",
            [
                ("城镇新增就业", Role.RESULT, "8326"),
                ("城镇新增就业", Role.BASELINE, "7000"),
                ("城镇新增就业", Role.RESULT, "118.9"),
            ],
        ),
        ("地区生产总值未达到增长6%的预期目标。", [("地区生产总值", Role.BASELINE, "6")]),
        ("总投资112亿元，实际完成24亿元。", [("总投资", Role.RESULT, "112"), ("实际完成投资", Role.RESULT, "24")]),
        ("出台三年行动计划2个。", [("出台三年行动计划", Role.RESULT, "2")]),
        ("提前实现小学生均公用经费达到300元的目标。", [("小学生均公用经费", Role.RESULT, "300")]),
    ],
)
def test_figures_tell_the_plan_from_what_came_of_it(text: str, expected: list[tuple[str, Role, str]]) -> None:
    assert [(f.name, f.role, str(f.value)) for f in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2027年底，建成停车场80个。", [(Role.BASELINE, 2027)]),
        ("到2025年底，建成停车场80个。", [(Role.TARGET, 2025)]),
        ("到“十五五”末，城镇化率达到64%。", [(Role.BASELINE, 2030)]),
        ("到“十四五”末，城镇化率达到64%。", [(Role.TARGET, 2025)]),
        (
            "力争到2027年，规上工业企业达到2200家；高新技术企业突破800家。",
            [(Role.BASELINE, 2027), (Role.BASELINE, 2027)],
        ),
        (
            "到2027年，规上工业企业达到2200家，今年新增规上工业企业100家。",
            [(Role.BASELINE, 2027), (Role.TARGET, 2025)],
        ),
        ("推动市场主体三年翻番。", [(Role.BASELINE, None)]),
        ("旅游收入恢复到2019年的95%以上。", [(Role.TARGET, 2025)]),
        ("7家市属国企压缩为4家。", [(Role.BASELINE, 2024), (Role.TARGET, 2025)]),
        ("每增长1个百分点大体可带动就业20万人左右。", [(Role.BASELINE, None), (Role.BASELINE, None)]),
        ("新成长劳动力15万人，其中高校毕业生8.4万人。", [(Role.BASELINE, None), (Role.BASELINE, None)]),
        ("小微企业融资成本在2024年基础上再降低1个百分点。", [(Role.TARGET, 2025)]),
        ("铁路投资去年完成52亿元，拟安排57亿元。", [(Role.RESULT, 2024), (Role.TARGET, 2025)]),
        ("2024年铁路投资完成52亿元；安排铁路投资57亿元。", [(Role.RESULT, 2024), (Role.TARGET, 2025)]),
    ],
)
def test_figures_years_of_tasks(text: str, expected: list[tuple[Role, int | None]]) -> None:
    assert [(f.role, f.year) for f in read(text, Part.TASKS)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "存款、贷款余额分别由2100亿元、1500亿元增加到3126亿元、2244亿元。",
            [(Role.BASELINE, None), (Role.BASELINE, None), (Role.RESULT, 2024), (Role.RESULT, 2024)],
        ),
        (
            "存款、贷款余额从2019年的2100亿元、1500亿元增加到3126亿元、2244亿元。",
            [(Role.BASELINE, 2019), (Role.BASELINE, 2019), (Role.RESULT, 2024), (Role.RESULT, 2024)],
        ),
        (
            "地区生产总值从2019年的1526亿元增加到2024年的2386亿元，年均增长7.3%，高于全省0.5个百分点。",
            [(Role.BASELINE, 2019), (Role.RESULT, 2024), (Role.BASELINE, None), (Role.BASELINE, None)],
        ),
        (
            "地区生产总值从2019年的1526亿元增加到2024年的2386亿元，净增860亿元。",
            [(Role.BASELINE, 2019), (Role.RESULT, 2024), (Role.BASELINE, None)],
        ),
        ("退捕渔船1214艘。", [(Role.BASELINE, None)]),
        ("土地流转面积211万亩。", [(Role.RESULT, 2024)]),
        ("稳妥处置风险企业32家。", [(Role.BASELINE, None)]),
        ("救治中心12个。", [(Role.RESULT, 2024)]),
    ],
)
def test_figures_of_several_years(text: str, expected: list[tuple[Role, int | None]]) -> None:
    assert [(f.role, f.year) for f in read(text, Part.REVIEW, True)] == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("全年接待游客6.8万人次，恢复到2019年的104.3%。", Role.RESULT),
        ("资金13亿元，是2020年的2.2倍。", Role.BASELINE),
        ("年均降雨量1200毫米。", Role.RESULT),
    ],
)
def test_figures_measured_against_another_year(text: str, role: Role) -> None:
    assert read(text)[-1].role is role


@pytest.mark.parametrize("text", ["进出口突破800亿元、三年翻了一番。", "工业增加值增长8.6%，两年平均增长6.1%。"])
def test_figures_of_several_years_in_a_review_of_one(text: str) -> None:
    first, second = read(text)
    assert (first.role, second.role) == (Role.RESULT, Role.BASELINE)


def test_figures_growth_goes_on() -> None:
    for text, value in {
        "一般公共预算收入增长5%，力争达到6%。": "6",
        "居民消费价格上涨2%，低于3%的控制目标。": "3",
        "单位GDP能耗下降3%，超额完成2%的年度目标。": "-2",
        "工业增加值增速由6.3%提高到7.1%。": "7.1",
        "经济增速从上半年的6.3%回升到全年的7.1%。": "7.1",
        "批发、零售、餐饮业销售额增速分别为12%、-3%和-2%。": "-3",
    }.items():
        assert (read(text)[1].aspect, str(read(text)[1].value)) == (Aspect.GROWTH, value)
    assert read("就业率增长5%，力争提高到96%。")[1].aspect is Aspect.LEVEL


def test_figures_forecasts_explain_targets() -> None:
    text = "外贸进出口增长3%。主要考虑：世界经济增速预计由2024年的3.7%放缓至3.5%。"
    assert [f.role for f in read(text, Part.TARGETS)] == [Role.TARGET, Role.BASELINE, Role.BASELINE]
