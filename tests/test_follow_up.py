"""Follow-through: what a next report's words make of a promise. Each case is a pattern, on an invented city."""

from __future__ import annotations

from pathlib import Path

import pytest

from cqdiff import compare, read_report
from cqdiff.models import Commitment, Continuity, Figure, FollowRow, FollowUp, Report
from cqdiff.show.labels import Lang, sentence

MET, EXCEEDED, MISSED = FollowUp.MET, FollowUp.EXCEEDED, FollowUp.MISSED
REPORTED, NO_RESULT = FollowUp.REPORTED, FollowUp.NO_RESULT


FILLER = (
    "一年来，面对复杂严峻的外部环境，我们坚定信心、攻坚克难，各级各部门齐心协力，群众精神面貌焕然一新。"
    "作风建设扎实深入，依法办事的能力不断增强，政风行风明显好转，社会大局保持和谐稳定，"
    "各项决策部署得到全面贯彻，为今后长远发展奠定了坚实的思想、组织和作风基础，人民群众的信心更加坚定。"
)


def report(folder: Path, year: int, review: str, tasks: str) -> Report:
    """A work report of 云川市 delivered in `year`."""
    path = folder / f"yunchuan-{year}.txt"
    path.write_text(
        f"云川市{year}年政府工作报告\n一、{year - 1}年工作回顾\n{FILLER}\n{review}\n"
        f"二、{year}年主要目标\n{year}年经济社会发展主要预期目标是：地区生产总值增长6%左右。\n"
        f"三、{year}年重点工作\n（一）全力做好各项工作。{tasks}\n",
        encoding="utf-8",
    )
    return read_report(str(path))


def rows(folder: Path, promise: str, result: str) -> dict[str, FollowRow]:
    """Rows by the words of the promise: what 2025's report promised, judged by the review part of 2026's."""
    old = report(folder, 2025, "全市工作取得新进展。", promise)
    new = report(folder, 2026, f"全市工作取得新进展。{result}", "深化各项改革。")
    found = compare(old, new).follow_up
    assert len({row.promise.id for row in found}) == len(found)
    return {name_of(row.promise): row for row in found}


def name_of(promise: Figure | Commitment) -> str:
    return promise.name if isinstance(promise, Figure) else promise.object


QUANTITIES = {
    "made, and some of them taken up elsewhere": (
        "形成制度创新成果15项。",
        "首创制度创新成果7项获全国推广。",
        REPORTED,
    ),
    "taken up in all the land": ("形成改革案例15项。", "16项改革案例在全国复制推广。", EXCEEDED),
    "firms above the size by their short name": ("新增规上工业企业150家。", "新增规模工业企业160家。", EXCEEDED),
    "roads in all": ("公路总里程达到2.4万公里。", "新增公路通车里程32公里、总里程达2.41万公里。", EXCEEDED),
    "renewed or new": ("改（新）建农村户厕3万户。", "新改建农村户厕3.2万户。", EXCEEDED),
    "vouchers of all kinds": ("发放文旅、家电、餐饮等各类消费券2亿元。", "发放消费券2.3亿元。", EXCEEDED),
    "charging posts there are": ("新建充电桩5000个以上。", "充电桩保有量达到2.1万个。", REPORTED),
    "beds for those who need care": ("新增护理型养老床位500张。", "新增护理型床位680张。", EXCEEDED),
    "tests of women": ("适龄女性“两癌”免费检查10万人。", "完成适龄妇女“两癌”免费筛查11万人。", EXCEEDED),
    "a month told by the unit": ("城市低保标准提高到720元/月。", "城市低保标准提高到每人每月735元。", EXCEEDED),
    "a month told in the name": ("城市低保标准提高到720元/月。", "城市低保月人均标准达到735元。", EXCEEDED),
    "a month and a year": ("城市低保标准提高到720元/月。", "城市低保标准提高到每人每年8800元。", REPORTED),
    "share of output by any of its names": (
        "研究与试验发展经费支出相当于生产总值比例达到3%。",
        "全社会研发投入强度达到3.05%。",
        EXCEEDED,
    ),
    "satisfaction behind what was handled": (
        "人大代表建议和政协提案办理满意率保持在99%以上。",
        "办理人大代表建议836件、政协提案712件，满意和基本满意率均达99.6%。",
        EXCEEDED,
    ),
    "satisfaction with another thing": (
        "政协提案办理满意率保持在99%以上。",
        "12345热线受理诉求82万件，满意率98.2%。",
        NO_RESULT,
    ),
    "activities without their motto": ("开展“百日千场”招聘活动100场。", "举办招聘会130场。", REPORTED),
    "satisfaction with a hotline": (
        "12345热线群众满意率达到95%以上。",
        "12345热线受理诉求82万件，满意率96.2%。",
        EXCEEDED,
    ),
    "relief by another name of the firms": ("全年为企业减负25亿元以上。", "为市场主体减负41亿元。", EXCEEDED),
    "relief as taxes cut": ("全年为企业减负25亿元以上。", "减税降费及退税缓税缓费超过41亿元。", REPORTED),
    "kinds before what they all are": ("投放汽车、家电、餐饮等消费券600万元。", "发放各类消费券485万元。", REPORTED),
    "one of the kinds that are told together": (
        "新建雨污管网80公里。",
        "新建改造供水、燃气、雨污等各类管网312公里。",
        REPORTED,
    ),
    "of another kind than those told together": (
        "更新充电线路80公里。",
        "新建改造供水、燃气、雨污等各类管网312公里。",
        NO_RESULT,
    ),
    "a rank and above, and one of its ranks": (
        "新增省级以上农业产业化龙头企业12家。",
        "新增国家级农业产业化龙头企业2家。",
        REPORTED,
    ),
    "of the core of the city and of all of it": (
        "市区PM2.5平均浓度控制在38微克/立方米以内。",
        "PM2.5年均浓度37.1微克/立方米。",
        REPORTED,
    ),
    "work found again is not new": ("城镇新增就业4.2万人以上。", "城镇失业人员再就业1.65万人。", NO_RESULT),
    "firms that came in and those that are more": ("净增规上工业企业50家。", "新增进规工业企业55家。", REPORTED),
    "firms that came in": ("新增规上工业企业50家。", "新增入规工业企业55家。", EXCEEDED),
    "schools by what they are": ("新建、改扩建中小学和幼儿园18所。", "新建改扩建学校21所。", REPORTED),
    "one thing done at once by its long name": (
        "推动20项“高效办成一件事”集成改革落地。",
        "“高效办成一件事”重点事项落地21个。",
        EXCEEDED,
    ),
    "a substance by its letters": ("完成挥发性有机物治理项目15个。", "完成VOCs治理项目16个。", EXCEEDED),
    "what leaves a part out tells nothing of the whole": (
        "货物进出口增长4%。",
        "剔除黄金后，货物进出口增长5.2%。",
        REPORTED,
    ),
    "same name, better": ("新建养老服务中心50个。", "新建养老服务中心64个。", EXCEEDED),
    "same name, other unit": ("粮食产量达到20亿斤。", "粮食产量达到10亿公斤。", MET),
    "same thing, another verb": ("试点建设50个智能化康复中心。", "建成50个基层智能化康复中心。", MET),
    "a count that hardly comes twice": ("合力实施326个澄川共建项目。", "326个澄川共建重点项目完成投资。", MET),
    "the same members in another order": (
        "更新改造燃气、供排水等老化管道600公里以上。",
        "完成燃气、排水、供水管网改造943公里。",
        EXCEEDED,
    ),
    "shorter, and the very same count": ("新增联山联水联社区的绿道1000公里。", "新增绿道1000公里。", MET),
    "another word for the same work": ("实施50个老旧小区综合整治。", "老旧小区改造完工122个。", EXCEEDED),
    "built, and only begun": ("新建未来工厂5个。", "启动培育未来工厂23个。", REPORTED),
    "whose it is": ("完成1万家规上工业企业数智化转型。", "规上工业企业超过2万家。", NO_RESULT),
    "a rate of another group": (
        "高校毕业生就业率达到90%以上。",
        "返乡青年技能培训合格率、就业率均超过90%。",
        NO_RESULT,
    ),
    "an excess over all loans, told as 比…高": (
        "普惠型小微企业贷款增速高于各项贷款增速4个百分点以上。",
        "普惠小微贷款余额310亿元，增长19%，比各项贷款增速高8.5个百分点。",
        EXCEEDED,
    ),
    "an excess behind a balance": (
        "制造业贷款增速高于各项贷款平均增速2个百分点以上。",
        "制造业贷款余额900亿元、增长13%，高于各项贷款平均增速1.6个百分点。",
        MISSED,
    ),
    "an excess over another thing": (
        "制造业贷款增速高于各项贷款增速2个百分点以上。",
        "制造业贷款增长13%，高于全国平均3.1个百分点。",
        REPORTED,
    ),
    "days of good air, with and without 空气质量": (
        "设区市空气质量优良天数比率达到87%。",
        "设区市优良天数比率87.6%。",
        EXCEEDED,
    ),
    "days instead of their share": ("优良天数比率达到83%。", "空气质量优良天数311天。", REPORTED),
    "a rise told by both levels": (
        "常住人口城镇化率提高0.8个百分点。",
        "常住人口城镇化率由61.2%提高到62.1%。",
        EXCEEDED,
    ),
    "less of a rise than promised": ("常住人口城镇化率提高1个百分点。", "常住人口城镇化率从61.2%提升至62.1%。", MISSED),
    "a fall told by both levels": ("城镇登记失业率降低0.2个百分点。", "城镇登记失业率由3.4%下降到3.1%。", EXCEEDED),
    "a rise over several years": (
        "常住人口城镇化率提高1个百分点。",
        "五年来，常住人口城镇化率由55.2%提高到62.1%。",
        REPORTED,
    ),
    "a rise since another year": (
        "常住人口城镇化率提高1个百分点。",
        "常住人口城镇化率由2020年的56.2%提高到62.1%。",
        REPORTED,
    ),
    "per thousand, with 拥有": ("每千人口注册护士数达到3.6人。", "每千人口拥有注册护士3.7人。", EXCEEDED),
    "per head, with 拥有": ("人均体育场地面积达到2.6平方米。", "人均拥有体育场地面积2.7平方米。", EXCEEDED),
    "what was planned and what was done": (
        "安排市重点项目130项，年度计划投资900亿元。",
        "市重点项目完成投资930亿元。",
        (REPORTED, EXCEEDED),
    ),
    "toilets by their short name": ("改造农村户用卫生厕所2.1万户。", "完成改厕1.9万户。", MISSED),
    "toilets of another kind": ("改造农村户用卫生厕所2.1万户。", "新建旅游厕所70座。", NO_RESULT),
    "shops by what they do": ("新增限额以上商贸企业90家。", "净增限额以上批零住餐单位104家。", EXCEEDED),
    "training in short": ("开展补贴性职业技能培训9万人次。", "开展各类补贴性培训9.6万人次。", EXCEEDED),
    "meals for the old": ("建成社区老年助餐点80个。", "建成运营老年食堂（助餐点）92个。", EXCEEDED),
    "homes in trouble": ("处置存量问题楼盘16个。", "14个问题楼盘实现化解。", MISSED),
    "finished, where no stage was promised": ("改造老旧小区150个以上。", "163个老旧小区改造完工。", EXCEEDED),
    "finished, the work behind it": ("改造老旧小区150个以上。", "完成163个老旧小区改造。", EXCEEDED),
    "shanties by their short name": ("棚户区改造基本建成8000套。", "棚改开工2100套、建成8600套。", EXCEEDED),
    "both parts grew as promised": ("城乡低保标准提高5%以上。", "城镇、农村低保平均标准分别增长5.2%和7%。", EXCEEDED),
    "one of two parts did not": ("城乡低保标准提高5%以上。", "城镇、农村低保平均标准分别增长5.2%和4%。", REPORTED),
    "nearly the same: output": ("新型显示产业规模突破700亿元。", "新型显示产业集群产值达720亿元。", REPORTED),
    "nearly the same: schools": ("新增中小学学位3万个。", "新增义务教育学位3.4万个。", REPORTED),
    "schools of another kind": ("新增中小学学位3万个。", "新增公办幼儿园学位1.4万个。", NO_RESULT),
    "nearly the same: power": ("新增可再生能源装机90万千瓦。", "风电、光伏等新能源装机新增97万千瓦。", REPORTED),
    "nearly the same: lines": ("新开国际（地区）客货运航线4条。", "恢复和新开国际客运航线6条。", REPORTED),
    "nearly the same: firms": ("新增境内外上市公司6家。", "A股上市公司新增4家。", REPORTED),
    "the name in quotation marks carries": (
        "实施“揭榜挂帅”科技项目30项。",
        "“揭榜挂帅”攻克关键技术33项。",
        REPORTED,
    ),
    "a slogan in quotation marks": ("共建“一带一路”项目12个。", "“一带一路”沿线友好城市新增2个。", NO_RESULT),
    "how long it takes, in words": ("企业开办时间压缩至1个工作日内。", "企业开办实现“一日办结”。", REPORTED),
    "beds for those in need of care": ("新增养老床位2000张。", "新增护理型养老床位900张。", REPORTED),
    "foreign capital that arrived": ("实际利用外资2.1亿美元。", "实际到账外资2.3亿美元。", EXCEEDED),
    "homes for those who move out": ("新开工棚户区改造安置房1300套。", "棚户区改造开工1360套。", EXCEEDED),
    "those lifted out of poverty at work": ("脱贫人口务工规模不低于9万人。", "脱贫劳动力务工就业9.4万人。", EXCEEDED),
    "every section, counted": ("国考断面水质优良比例不低于94%。", "18个国考断面全部达到优良。", EXCEEDED),
    "nearly the same: debts in words": ("化解政府隐性债务11亿元。", "隐性债务化解任务超额完成。", REPORTED),
    "nearly the same: storage": ("新型储能装机规模达到60万千瓦。", "建成新型储能66万千瓦。", REPORTED),
    "nearly the same: waters": (
        "地表水达到或好于Ⅲ类水体比例达到88%。",
        "国考断面水质优良比例91.3%。",
        REPORTED,
    ),
    "looked for and not yet put right": ("处置问题楼盘16个。", "排查问题楼盘41个。", NO_RESULT),
    "begun and not handed over": ("棚户区改造安置房交付900套。", "棚户区改造开工1300套。", REPORTED),
    "laws made and laws repealed": ("制定地方性法规7件。", "废止地方性法规4件。", NO_RESULT),
    "services by their new name": ("推出“一件事一次办”集成服务25项。", "推出“高效办成一件事”31件。", EXCEEDED),
    "how often a service was used": ("推出“高效办成一件事”25件。", "“高效办成一件事”办件量达31件。", REPORTED),
    "contrast": ("城镇居民人均可支配收入增长5%。", "农村居民人均可支配收入增长7%。", NO_RESULT),
    "national and provincial grade": ("新增国家级绿色工厂5家。", "新增省级绿色工厂9家。", NO_RESULT),
    "new in the year against all so far": ("新增专精特新企业300家。", "专精特新企业累计达到1200家。", REPORTED),
    "spoken of in words by another name": ("进出口总值增长3%。", "全市外贸进出口实现正增长。", REPORTED),
    "spoken of, but a kind of it": ("进出口总值增长3%。", "跨境电商进出口快速增长。", NO_RESULT),
    "spending, worded otherwise": ("中央财政拟安排水利支出50亿元。", "中央财政用于水利的投入56亿元。", EXCEEDED),
    "spending on what is not said": (
        "中央财政拟投入资金50亿元。",
        "中央财政安排资金56亿元，支持文化馆建设。",
        NO_RESULT,
    ),
    "spending on something else": ("中央财政科技投入50亿元。", "中央财政安排56亿元，支持文化馆建设。", NO_RESULT),
    "the deficit is no spending": ("拟安排中央财政赤字50亿元。", "中央财政安排资金56亿元。", NO_RESULT),
    "a rise and what is new": ("增加50万沼气用户。", "新增51万沼气用户。", EXCEEDED),
    "one of two that are counted together": ("实施城中村和城市危旧房改造110户。", "完成城市危旧房改造70户。", REPORTED),
    "the two the other way round": (
        "新农合和居民医保财政补助标准提高到200元。",
        "居民医保和新农合财政补助标准由120元提高到200元。",
        MET,
    ),
    "told in words that are turned round": ("改造农村危房150户。", "继续推进农村危房改造。", REPORTED),
    "turned round, and judged": ("物业服务覆盖老旧小区30个。", "为38个老旧小区引入物业服务。", EXCEEDED),
    "turned round, with words between": (
        "三级医院预约号源提前向基层投放50%。",
        "三级医院提前两周向基层投放50%以上号源。",
        MET,
    ),
    "two words the other way round": (
        "解决60万人的安全饮水问题。",
        "农村饮水安全工程使62万农民受益。",
        EXCEEDED,
    ),
    "an insurance by its new name": (
        "新农合和城镇居民医保财政补助标准提高到280元。",
        "城乡居民医保财政补助标准提高到280元。",
        MET,
    ),
    "a kind, told by what it is a kind of": (
        "小麦最低收购价每50公斤提高5元。",
        "稳步提高粮食最低收购价。",
        REPORTED,
    ),
    "a list between": ("淘汰钢铁产能27万吨。", "钢铁、水泥等15个重点行业淘汰落后产能任务完成。", REPORTED),
    "its words in several sentences": (
        "淘汰钢铁产能27万吨。",
        "钢铁企业效益好转并带动一批企业淘汰落后设备。",
        NO_RESULT,
    ),
    "with words that tell little": ("完成17家市重点实验室优化重组。", "市重点实验室优化重整。", REPORTED),
    "with the verb it is built by": ("建设保障性住房3万套。", "大力实施保障性住房建设和旧房改造。", REPORTED),
    "the deficit by its rate": ("赤字率控制在2%左右。", "全市财政赤字控制在预算范围内。", REPORTED),
    "what is done, not what is spent on it": (
        "中央财政拟投入社会保障资金29亿元。",
        "覆盖城乡的社会保障体系逐步健全。",
        NO_RESULT,
    ),
    "a share without its noun": (
        "教育经费支出占地区生产总值的4%。",
        "地区生产总值达到519亿元。教育经费支出占地区生产总值比例达到4.1%。",
        EXCEEDED,
    ),
    "a share is not told by what it is a share of": (
        "教育经费支出占地区生产总值的4%。",
        "地区生产总值达到519亿元。",
        NO_RESULT,
    ),
    "the share of something else": (
        "财政赤字占生产总值比重控制在3%以内。",
        "财政性教育经费支出占生产总值比例较高。",
        NO_RESULT,
    ),
    "new is what it is called": (
        "新型储能装机达到50万千瓦。",
        "新型储能装机增加6万千瓦。",
        REPORTED,
    ),
    "all there is by now": ("创建国家级绿色园区3个。", "国家级绿色园区达到14个。", REPORTED),
    "all there is, in other words": ("培育瞪羚企业200家。", "瞪羚企业突破1500家。", REPORTED),
    "so many can't be new": ("新增5A级旅游景区1个。", "5A级旅游景区16个，居全省第4位。", REPORTED),
    "all there is, told as new": ("建成5G基站2万个。", "累计建成5G基站12万个。", REPORTED),
    "made, with the verb behind": ("改造城镇老旧小区300个。", "城镇老旧小区改造达到312个。", EXCEEDED),
    "a sum of both works": ("新建和改造提升高标准农田45万亩。", "新建高标准农田26万亩。", REPORTED),
    "under way": ("改造城中村25个。", "31个城中村改造项目加快实施。", REPORTED),
    "not less but more of it": ("帮扶城镇失业人员再就业2万人。", "帮扶城镇失业人员再就业2.4万人。", EXCEEDED),
    "a cut of what should be less": ("为企业降低成本50亿元。", "为企业降低成本56亿元。", EXCEEDED),
    "its beds": ("新增三级医院10家。", "新增三级医院床位5600张。", REPORTED),
    "a part that is public": ("新增公共停车泊位5万个。", "新增停车泊位6.3万个。", REPORTED),
    "other verbs": ("整治易涝积水点60处。", "消除易涝积水点66个。", EXCEEDED),
    "a class by its sum": ("新增百亿级项目10个。", "新增100亿元以上项目11个。", EXCEEDED),
    "a clause that speaks of it": ("争取获批一类新药2个。", "3款一类创新药获批上市。", EXCEEDED),
    "a sum of two things": ("建成智能工厂12家。", "新增智能工厂、数字化车间75个。", REPORTED),
    "told as a net count": ("新增市场主体5万户以上。", "净增经营主体3.6万户。", REPORTED),
    "given out, in another word": ("发放消费券5000万元。", "投放各类消费券6200万元。", EXCEEDED),
    "grain, told in two clauses": ("粮食产量52亿斤以上。", "粮食生产实现“二十连丰”，总产达26.3亿公斤。", EXCEEDED),
    "a branch of it": ("海洋生产总值增长7%左右。", "地区生产总值增长5.2%，海洋生产总值超过110亿元。", REPORTED),
    "a share of the product by its long name": (
        "全社会研发经费投入强度达到2.4%。",
        "全社会研究与试验发展（R&D）经费投入占地区生产总值的比例达到2.35%。",
        MISSED,
    ),
    "all of them, for a rate": ("国考断面水质优良比例保持100%。", "7个国考断面水质全部达到Ⅲ类及以上。", MET),
    "all of them, for less": ("水源地水质达标率达到98%。", "全市水源地水质均达标。", EXCEEDED),
    "all of a part of them": ("国考断面水质优良比例保持100%。", "云江干流国考断面水质全部达标。", NO_RESULT),
    "all in use, for a rate of cover": ("课后服务覆盖率达到95%。", "课后服务实现全覆盖。", EXCEEDED),
    "told in its two parts": (
        "城乡低保标准提高4%。",
        "城市、农村低保标准分别提高到每人每月790元、620元。",
        REPORTED,
    ),
    "what a balance grew by": ("新增贷款150亿元。", "金融机构各项贷款余额1640亿元，比年初增加162亿元。", EXCEEDED),
    "another balance": ("新增贷款150亿元。", "各项存款余额1840亿元，比年初增加162亿元。", NO_RESULT),
    "its owner in the clause before": (
        "云川港货物吞吐量达到2600万吨。",
        "云川港获批国家物流枢纽，货物吞吐量2710万吨。",
        EXCEEDED,
    ),
    "another owner in the clause before": (
        "云川港货物吞吐量达到2600万吨。",
        "澄湖港获批国家物流枢纽，货物吞吐量2710万吨。",
        REPORTED,
    ),
    "a street for example": ("打通云溪路等断头路8条。", "云溪路、文昌路等7条断头路全面打通。", MISSED),
    "a thing by its slogan": (
        "推出“高效办成一件事”事项15个。",
        "17个“一件事”实现线上“一网通办”、线下“一窗通办”。",
        EXCEEDED,
    ),
    "firms that trade": ("新增外贸实绩企业25家。", "新增有进出口实绩企业33家。", EXCEEDED),
    "mines, measured otherwise": ("修复历史遗留矿山1500亩。", "治理废弃矿山37处。", REPORTED),
    "roads by their programme": ("新改建农村公路360公里。", "新改建“四好农村路”372公里。", EXCEEDED),
    "homes handed over, in all": ("交付逾期住房5200套。", "累计交付保交楼项目住房5600套。", REPORTED),
    "finished in part": ("竣工技改工程80个。", "建成投产或部分投产技改工程86个。", REPORTED),
    "an attribute more in the name": ("市政府投资总额90亿元。", "市政府公共投资92亿元。", REPORTED),
    "an attribute less in the name": ("滚动实施亿元以上重点项目120个。", "亿元以上项目达128个。", REPORTED),
    "work towards a cover": ("课后服务覆盖率达到95%。", "课后服务全覆盖工作扎实推进。", NO_RESULT),
    "a supply for all": ("自来水普及率达到100%。", "自来水实现全覆盖。", MET),
    "all, in words": ("社区养老服务设施覆盖率达到100%。", "全市社区养老服务设施实现全覆盖。", MET),
    "nearly all, in words": ("社区养老服务设施覆盖率达到100%。", "社区养老服务设施基本实现全覆盖。", REPORTED),
    "all of some, in words": ("社区养老服务设施覆盖率达到100%。", "城市社区养老服务设施实现全覆盖。", REPORTED),
    "all that is hoped for": ("社区养老服务设施覆盖率达到100%。", "推进社区养老服务设施全覆盖。", REPORTED),
    "what there is rose by": ("净增规上工业企业50家。", "规上工业企业总数达418家，净增67家。", EXCEEDED),
    "what there is rose by less": ("新增规上工业企业50家。", "规上工业企业达418家，比上年增加37家。", REPORTED),
    "not yet one of them": ("新增上市公司4家。", "新增上市公司后备企业18家。", REPORTED),
    "not yet listed": ("新增上市企业4家。", "新增拟上市企业18家。", REPORTED),
    "both not yet listed": ("新增上市后备企业4家。", "新增市级上市后备企业18家。", EXCEEDED),
    "all kinds for one": ("改造供热管网60公里。", "改造供热等各类地下管网90公里。", REPORTED),
    "kinds on both sides": ("改造供热等老旧管网60公里。", "改造供热等老旧管网90公里。", EXCEEDED),
    "the least of each": ("村集体经济收入达到30万元。", "村集体经济收入全部超过15万元。", REPORTED),
    "each above what was to be the average": ("村集体经济收入达到30万元。", "村集体经济收入全部超过35万元。", EXCEEDED),
    "the least of each on both sides": ("村集体经济收入均超过30万元。", "村集体经济收入均超过15万元。", MISSED),
    "an average, by its word": ("城镇居民人均可支配收入达到5万元。", "城镇居民人均可支配收入超过4万元。", MISSED),
    "some of the loans": ("制造业贷款增长12%。", "制造业中长期贷款增长19%。", REPORTED),
    "applied for": ("新增国家级绿色工厂4家。", "申报国家级绿色工厂6家。", REPORTED),
    "applied for with success": ("新增国家级绿色工厂4家。", "成功申报国家级绿色工厂6家。", EXCEEDED),
    "planned": ("新建标准化厂房40万平方米。", "规划建设标准化厂房70万平方米。", REPORTED),
    "under construction": ("新建标准化厂房40万平方米。", "在建标准化厂房70万平方米。", REPORTED),
    "of half a year": ("固定资产投资增长7%。", "上半年固定资产投资增长8.5%。", REPORTED),
    "of some days": ("旅游人次增长9%。", "国庆期间旅游人次增长22%。", REPORTED),
    "a sum with another relief": ("新增减税降费40亿元。", "新增减税降费及退税缓费62亿元。", REPORTED),
    "still hoped for": ("新增上市企业2家。", "力争新增上市企业2家。", REPORTED),
    "a lower threshold": (
        "集体经营性收入30万元以上的村占比达到60%。",
        "集体经营性收入20万元以上的村占比达到75%。",
        REPORTED,
    ),
    "a branch of tourism": ("旅游收入增长9%。", "乡村旅游收入增长16%。", REPORTED),
    "who was lifted out of poverty": ("脱贫人口人均纯收入增长9%。", "脱贫群众人均纯收入增长10.2%。", EXCEEDED),
    "money of the central budget": ("争取中央预算内投资22亿元。", "获中央预算内资金19亿元。", MISSED),
    "first stores": ("新引进品牌首店18家。", "引进首店21家。", EXCEEDED),
    "matters that are applied for": (
        "依申请政务服务事项“一网通办”率达到92%。",
        "政务服务“一网通办”率94.5%。",
        EXCEEDED,
    ),
    "of the night": ("打造夜间经济集聚区3个。", "打造夜间消费集聚区4个。", REPORTED),
    "one district's number": ("规上工业增加值增长7%。", "云溪区规上工业增加值增长9.2%。", REPORTED),
    "the zone's own": ("新增高新技术企业100家。", "高新区新增高新技术企业120家。", REPORTED),
    "the city's own budget and all budgets": (
        "一般公共预算收入增长5%。",
        "市本级一般公共预算收入增长8%。",
        REPORTED,
    ),
    "what was promised for the zone": ("高新区新增高新技术企业100家。", "高新区新增高新技术企业120家。", EXCEEDED),
    "neighbourhoods are no districts": ("新建社区食堂20个。", "社区食堂新建26个。", EXCEEDED),
    "three years together": ("新建中小学校20所。", "近三年新建中小学校26所。", REPORTED),
    "good water by its grade": (
        "地表水国考断面优Ⅲ比例达到88%以上。",
        "国考断面水质优良（达到或好于Ⅲ类）比例91.5%。",
        EXCEEDED,
    ),
    "a rate of what its sentence speaks of": (
        "城市生活垃圾回收利用率达到40%。",
        "城市生活垃圾分类实现全覆盖，回收利用率42%。",
        EXCEEDED,
    ),
    "a rate of what another sentence speaks of": (
        "城市生活垃圾回收利用率达到40%。",
        "城市生活垃圾分类实现全覆盖。秸秆收储体系更加健全，回收利用率92%。",
        REPORTED,
    ),
    "investment planned for the year": (
        "市级重大项目年度计划投资560亿元以上。",
        "市级重大项目实际完成投资601亿元。",
        EXCEEDED,
    ),
    "a lift is a lift": ("加装既有住宅电梯50部。", "老旧小区加装电梯52部。", EXCEEDED),
    "one activity named for all": ("举办促消费活动100场以上。", "组织开展“云川之夜”等促消费活动130多场。", EXCEEDED),
    "output told by the verb": ("新能源汽车产量突破10万辆。", "生产新能源汽车11.2万辆。", EXCEEDED),
    "a cut of the year, and all that was cut": ("压减炼钢产能20万吨。", "累计压减炼钢产能112万吨。", REPORTED),
    "a rise each month told by both levels": (
        "居民基础养老金最低标准每人每月提高10元。",
        "居民基础养老金最低标准由每人每月198元提高至208元。",
        MET,
    ),
    "a wider indicator": ("民间投资（不含房地产）增长10%以上。", "民间投资增长8.1%。", REPORTED),
}


def test_follow_up_shows_the_one_number_beside_what_is_spoken_of(tmp_path: Path) -> None:
    (row,) = [
        row
        for row in rows(tmp_path, "新开国际客货运航线6条。", "恢复和新开国际客运航线9条。").values()
        if not row.headline
    ]
    assert (row.verdict, [result.quote for result in row.results]) == (REPORTED, ["9条"])
    assert "没有可比的数字" not in row.why


def test_follow_up_two_works_are_not_told_by_their_sum(tmp_path: Path) -> None:
    found = rows(tmp_path, "新建绿道20公里、改造绿道30公里。", "新建改造绿道48公里。")
    assert [row.verdict for row in found.values() if not row.headline] == [REPORTED, REPORTED]


HOPED = {
    "improved": ("国际收支状况改善", "国际收支状况有所改善。", MET),
    "in the look back of the plan": ("国际收支状况改善", "", MET),
    "not told to be so": ("国际收支状况改善", "国际收支状况改善压力较大。", REPORTED),
    "another state": ("国际收支状况改善", "国际收支趋于平衡。", REPORTED),
    "in step": ("居民收入与经济增长同步", "居民收入增长与经济增长同步。", MET),
    "hardly in step": ("居民收入与经济增长同步", "居民收入与经济增长基本同步。", REPORTED),
    "faster, two clauses on": (
        "居民收入与经济增长同步",
        "全市居民人均可支配收入3.6万元，增长5.6%，快于经济增速。",
        MET,
    ),
    "something else was faster": (
        "居民收入与经济增长同步",
        "居民收入增长5%，服务业增长7%，快于经济增速。",
        REPORTED,
    ),
    "of some": ("居民收入与经济增长同步", "农村居民收入增速快于经济增速。", REPORTED),
    "of a part": ("外贸进出口实现正增长", "民营企业外贸进出口保持正增长。", REPORTED),
}


@pytest.mark.parametrize("case", HOPED)
def test_follow_up_of_targets_in_words(tmp_path: Path, case: str) -> None:
    target, result, verdict = HOPED[case]
    path = tmp_path / "yunchuan-2025.txt"
    path.write_text(
        f"云川市2025年政府工作报告\n一、2024年工作回顾\n{FILLER}\n二、2025年主要目标\n"
        f"2025年经济社会发展主要预期目标是：地区生产总值增长6%左右；{target}。\n"
        f"三、2025年重点工作\n（一）全力做好各项工作。{FILLER}\n",
        encoding="utf-8",
    )
    ahead = "深化各项改革。" if result else "过去一年，成绩来之不易。国际收支状况有所改善。"
    new = report(tmp_path, 2026, f"全市工作取得新进展。{result}", ahead)
    found = [r for r in compare(read_report(str(path)), new).follow_up if name_of(r.promise) in target]
    assert [row.verdict for row in found] == [verdict]
    assert sentence(found[0].why, Lang.EN) != found[0].why


def test_follow_up_shows_a_number_of_the_same_thing_that_cannot_be_compared(tmp_path: Path) -> None:
    found = rows(
        tmp_path, "市财政拟投入社会保障资金29亿元，比上年增加4亿元。", "市财政安排社会保障资金30亿元，保障有力。"
    )
    (row,) = [row for row in found.values() if not row.headline]
    assert (row.verdict, row.results[0].quote) == (REPORTED, "30亿元")
    assert "口径或单位不同" in row.why


def test_follow_up_shows_the_growth_before_the_sum(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text(
        f"云川市2025年政府工作报告\n一、2024年工作回顾\n{FILLER}\n二、2025年主要目标\n"
        "2025年经济社会发展主要预期目标是：地区生产总值增长6%左右；居民收入增长与经济增长基本同步。\n"
        f"三、2025年重点工作\n（一）全力做好各项工作。{FILLER}\n",
        encoding="utf-8",
    )
    new = report(tmp_path, 2026, "全体居民人均可支配收入35895元，增长5.5%。", "深化各项改革。")
    (row,) = [r for r in compare(read_report(str(path)), new).follow_up if "居民收入" in name_of(r.promise)]
    assert [result.quote for result in row.results] == ["5.5%", "35895元"]


@pytest.mark.parametrize("case", QUANTITIES)
def test_follow_up_of_quantities(tmp_path: Path, case: str) -> None:
    promise, result, verdict = QUANTITIES[case]
    found = [row for row in rows(tmp_path, promise, result).values() if not row.headline]
    assert [row.verdict for row in found] == (list(verdict) if isinstance(verdict, tuple) else [verdict])
    assert bool(found[0].results) == (verdict is not NO_RESULT)
    assert sentence(found[0].why, Lang.EN) != found[0].why


SET_TASKS = {
    "met": ("单位地区生产总值能耗下降3.1%，完成省下达任务。", [MET, NO_RESULT]),
    "more than met": ("单位地区生产总值能耗下降3.1%，超额完成省下达任务。", [EXCEEDED, NO_RESULT]),
    "by another name": ("单位地区生产总值能耗下降3.1%，能耗强度超额完成省下达任务。", [EXCEEDED, NO_RESULT]),
    "another of a list": ("能耗强度下降3.1%、碳排放强度超额完成省下达任务。", [REPORTED, NO_RESULT]),
    "each for itself": ("单位地区生产总值能耗下降3.1%，主要污染物减排完成省下达任务。", [REPORTED, MET]),
    "both at once": ("单位地区生产总值能耗和主要污染物减排均完成省下达任务。", [MET, MET]),
    "not met": ("单位地区生产总值能耗未能完成省下达任务。", [REPORTED, NO_RESULT]),
}


@pytest.mark.parametrize("case", SET_TASKS)
def test_follow_up_of_tasks_that_others_set(tmp_path: Path, case: str) -> None:
    result, verdicts = SET_TASKS[case]
    path = tmp_path / "old.txt"
    path.write_text(
        f"云川市2025年政府工作报告\n一、2024年工作回顾\n{FILLER}\n二、2025年主要目标\n"
        "2025年经济社会发展主要预期目标是：单位地区生产总值能耗下降和主要污染物减排完成省下达目标。\n"
        "三、2025年重点工作\n（一）全力做好各项工作。深化各项改革。\n",
        encoding="utf-8",
    )
    new = report(tmp_path, 2026, f"全市工作取得新进展。{result}", "深化各项改革。")
    found = compare(read_report(str(path)), new).follow_up
    assert [(row.promise.name, row.verdict) for row in found if isinstance(row.promise, Figure)] == [
        ("单位地区生产总值能耗", verdicts[0]),
        ("主要污染物减排", verdicts[1]),
    ]
    assert all(sentence(row.why, Lang.EN) != row.why for row in found)


def test_follow_up_reads_the_year_before_among_the_tasks_of_the_next(tmp_path: Path) -> None:
    old = report(tmp_path, 2025, "全市工作取得新进展。", "深化各项改革。")
    new = report(tmp_path, 2026, "全市工作取得新进展。", "过去一年，成绩来之不易。地区生产总值增长7.3%。")
    (row,) = [r for r in compare(old, new).follow_up if r.headline]
    assert (row.verdict, row.results[0].quote) == (EXCEEDED, "7.3%")


def test_follow_up_has_one_row_for_a_target_that_is_explained_again(tmp_path: Path) -> None:
    again = "提出地区生产总值增长6%左右，主要是考虑就业需要。新建公园12个。"
    old = report(tmp_path, 2025, "全市工作取得新进展。", again)
    new = report(tmp_path, 2026, "全市工作取得新进展。地区生产总值增长7.3%。", "深化各项改革。")
    assert [(name_of(r.promise), r.headline) for r in compare(old, new).follow_up] == [
        ("地区生产总值", True),
        ("新建公园", False),
    ]


def test_follow_up_names_what_was_turned_down(tmp_path: Path) -> None:
    found = rows(tmp_path, "新增养老服务中心50个。", "新增养老服务床位640张。")
    assert all(row.candidates for row in found.values() if not row.headline and row.verdict is NO_RESULT)


def test_follow_up_gives_a_certain_result_to_one_promise_only(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        "新开工保障性安居工程7000套以上，其中各类棚户区改造4700套以上。",
        "新开工保障性安居工程7400套。",
    )
    verdicts = {row.verdict for row in found.values() if not row.headline}
    assert verdicts == {EXCEEDED, NO_RESULT}


COMMITMENTS = {
    "a law without the place": ("出台《云川市公共数据条例》。", "公共数据条例颁布实施。", MET),
    "a law without the place, on its way": ("出台《云川市公共数据条例》。", "公共数据条例完成起草。", REPORTED),
    "a law of a longer title": ("出台《云川市停车管理条例》。", "机动车停车管理条例颁布实施。", NO_RESULT),
    "a plan without its years": (
        "编制完成《云川市国土空间总体规划（2021—2035年）》。",
        "国土空间总体规划获省政府批复。",
        MET,
    ),
    "a paper on the same topic": ("出台促进民营经济发展壮大若干措施。", "出台支持民营经济发展“30条”。", REPORTED),
    "a topic that many papers are on": ("出台制造业发展若干措施。", "印发制造业企业用工办法。", NO_RESULT),
    "what never happened": ("确保重大事故零发生。", "未发生重大及以上事故。", MET),
    "what never happened in a field": ("确保重大事故零发生。", "煤矿领域未发生重大事故。", REPORTED),
    "less than what never happened": ("确保较大以上事故零发生。", "未发生重大及以上生产安全事故。", NO_RESULT),
    "a bottom line that did not break": ("守住不发生规模性返贫底线。", "没有发生规模性返贫。", MET),
    "works without their noun": (
        "力争云台机场改扩建工程可研获批。",
        "云台机场改扩建可研报告获国家发展改革委批复。",
        MET,
    ),
    "the building of an airport": ("建成云台机场改扩建工程。", "云台机场新航站楼主体结构封顶。", REPORTED),
    "what was counted by another word": ("办好20件民生实事。", "20项民生实事全面完成。", MET),
    "come to its end": ("完成燃气安全专项治理。", "燃气安全专项治理全面收官。", MET),
    "drew a crowd": ("举办首届云川马拉松。", "首届云川马拉松吸引1.6万名跑友参赛。", MET),
    "is to draw a crowd": ("举办首届云川马拉松。", "首届云川马拉松有望吸引1.6万名跑友参赛。", REPORTED),
    "firms merged": ("完成市属国企重组整合。", "市属国企由17家整合至8家。", MET),
    "a line by its other name": ("开通地铁2号线。", "轨道交通2号线开通运营。", MET),
    "a conference in short": ("举办第三届旅游发展大会。", "第三届旅发大会成功举办。", MET),
    "begun as promised": ("开工云岭至澄湖城际铁路。", "云岭至澄湖城际铁路开工建设。", MET),
    "a part of it, in a list": ("开工云岭高铁。", "云岭高铁云川段、澄湖高速改扩建等项目开工建设。", MET),
    "to be finished, only begun": ("建成投用云川北站枢纽工程。", "云川北站枢纽工程全面开工。", REPORTED),
    "by the short name of a list": (
        "推动安云芯半导体等标志性项目建设。",
        "安云芯、芯澜微电子等项目提速建设。",
        REPORTED,
    ),
    "behind its place": ("开工南浦云铝产能提升项目。", "巴云精化扩建、云铝产能提升等项目加快推进。", REPORTED),
    "a field of work is no project": ("开工生物医药产业园。", "集成电路、生物医药等产业快速发展。", NO_RESULT),
    "a river is no reservoir": ("推动云定河水库规划建设。", "云定河入选全国典型案例。", NO_RESULT),
    "an abbreviation": ("举办2024云川国际友好城市合作大会。", "市长顾问团年会、国际友城大会等成功举办。", MET),
    "an edition left out": ("办好第二十届云博会。", "务实办好云博会、签约项目343个。", MET),
    "another batch": ("规划布局第二批云川实验室。", "5个云川实验室揭牌运行。", NO_RESULT),
    "a long name and a short one": ("争取创建综保区。", "云川港综合保税区获批设立。", MET),
    "a prize that stays is not held": ("办好金云奖。", "国际传播最高奖金云奖永久落户云川。", REPORTED),
    "a state that is kept": ("确保云江干流水质稳定保持Ⅱ类。", "云江干流水质连续8年保持Ⅱ类。", MET),
    "still going on": ("开工澄湖水库。", "澄湖水库、云溪引水工程加速推进。", REPORTED),
    "a scheme that is carried out": ("开展安全生产治本攻坚三年行动。", "深入实施安全生产治本攻坚三年行动。", MET),
    "a permit is no beginning": ("开工云岭至澄湖城际铁路。", "云岭至澄湖城际铁路可行性研究报告获批。", REPORTED),
    "a part of the work": ("建成云澄大桥。", "云澄大桥完成主塔封顶。", REPORTED),
    "a trial": ("推动云岭机场通航。", "云岭机场完成校飞。", REPORTED),
    "a trial run": ("建成运营轨道交通4号线二期。", "4号线二期进入空载试运行阶段。", REPORTED),
    "open, in other words": ("建成市第一人民医院云湖院区。", "市一院云湖院区正式接诊。", MET),
    "not done": ("建成南环快速路。", "南环快速路尚未建成通车。", REPORTED),
    "not in service": ("建成轨道交通4号线。", "轨道交通4号线尚未载客运营。", REPORTED),
    "to be done": ("开工建设南环快速路。", "南环快速路力争年内开工。", REPORTED),
    "a first reading": ("出台云川市养老服务条例。", "云川市养老服务条例完成一审。", REPORTED),
    "a draft": ("出台低空经济发展方案。", "低空经济发展方案编制完成。", REPORTED),
    "on the list of those who try": (
        "推动云岭县创成国家乡村振兴示范县。",
        "云岭县入选国家乡村振兴示范县创建名单。",
        REPORTED,
    ),
    "money spent on it": ("加快建设云岭至澄湖铁路。", "云岭至澄湖铁路完成投资18.6亿元。", REPORTED),
    "a state, still so": ("实现零就业家庭动态清零。", "零就业家庭保持动态清零。", MET),
    "a railway by its two ends": ("建成云岭至澄湖高铁。", "云澄高铁开通运营。", MET),
    "the word speaks of something else": (
        "推动澄湖陆海通道主通道贯通。",
        "澄湖陆海通道主通道重点配套工程云岭支线铁路开通。",
        REPORTED,
    ),
    "its words stand apart": ("实施天然林资源保护二期工程。", "实施天然林保护二期工程并提高补助标准。", MET),
    "a short name with words between": ("完成保交楼任务。", "保交楼全面完成交付任务。", MET),
    "by and large": ("完成保交楼任务。", "保交楼基本完成交付任务。", REPORTED),
    "by and large, with the verb behind": ("完成市级机构改革。", "市级机构改革基本完成。", REPORTED),
    "by and large, as promised": ("基本建成城市运行管理平台。", "城市运行管理平台基本建成。", MET),
    "permitted and begun": ("开工建设云岭抽水蓄能电站。", "云岭抽水蓄能电站获核准并开工建设。", MET),
    "permitted and begun, in a list": ("开工建设云岭水库。", "澄湖高铁、云岭水库获批开工。", MET),
    "planned and begun": ("开工建设云岭水库。", "云岭水库前期工作全面完成、正式开工。", MET),
    "begun in the next clause": ("开工建设澄湖高铁。", "澄湖高铁初步设计获批，12月28日全线开工。", MET),
    "begun in the next sentence": ("开工建设云岭水库。", "云岭水库获得核准。主体工程已开工。", MET),
    "open in the next clause, after an inspection": (
        "建成通车澄湖高速。",
        "澄湖高速通过交工验收，年底正式通车。",
        MET,
    ),
    "begun next year": ("开工建设云岭水库。", "云岭水库可研获批，力争明年开工。", REPORTED),
    "another one begun in the next clause": (
        "开工建设云岭水库。",
        "云岭水库初步设计获批，澄湖高铁开工建设。",
        REPORTED,
    ),
    "another one begun in the list": ("开工建设云岭水库。", "云岭水库初步设计获批、澄湖高铁开工建设。", REPORTED),
    "another one begun, the verb before it": (
        "开工建设云岭水库。",
        "云岭水库完成立项、开工建设东江大桥。",
        REPORTED,
    ),
    "another one built in the next sentence": (
        "建成云岭大道。",
        "云岭大道开工建设。建成云岭水厂。",
        REPORTED,
    ),
    "a section in a parenthesis": ("建成通车澄湖公路。", "澄湖公路（东浦段）建成通车。", REPORTED),
    "one tube of a tunnel": ("建成云岭隧道。", "云岭隧道右洞贯通。", REPORTED),
    "another scheme of nearly the same name": (
        "全面实施农村独生家庭特别扶助制度。",
        "农村独生家庭奖励扶助制度实施范围继续扩大。",
        NO_RESULT,
    ),
    "a first study": ("推动澄湖高铁可研获批。", "澄湖高铁预可研获批。", REPORTED),
    "ready to begin": ("开工建设云岭水库。", "云岭水库具备开工条件。", REPORTED),
    "ready as promised": ("推动云岭水库具备开工条件。", "云岭水库具备开工条件。", MET),
    "the paper that founds a body": ("成立市数据集团。", "市数据集团组建方案获批。", REPORTED),
    "tried and opened": ("建成通车澄湖高铁。", "澄湖高铁完成联调联试并开通运营。", MET),
    "a machine tried and at work": ("建成投产云岭电厂3号机组。", "云岭电厂3号机组完成调试并建成投产。", MET),
    "a machine of a plant": ("建成投产云岭电厂。", "云岭电厂2号机组建成投产。", REPORTED),
    "all machines of a plant": ("建成投产云岭电厂。", "云岭电厂4台机组全部建成投产。", MET),
    "a first section begun": ("开工建设云岭至澄湖高铁。", "云澄高铁先导段开工建设。", REPORTED),
    "a difficult work of it begun": ("开工建设澄湖高铁。", "澄湖高铁控制性工程开工。", REPORTED),
    "begun, put off": ("开工建设云岭水厂。", "云岭水厂暂缓开工。", REPORTED),
    "begun, not": ("开工建设云岭水厂。", "云岭水厂未开工。", REPORTED),
    "money spent and open": ("建成澄湖高铁。", "澄湖高铁完成投资60亿元，全线贯通。", MET),
    "at work in part": ("推动恒远新材料项目投产。", "恒远新材料项目部分投产。", REPORTED),
    "its main works built": ("建成云岭水厂。", "云岭水厂主体工程建成。", REPORTED),
    "its main works built, and in use": ("建成投用云岭水厂。", "云岭水厂主体完工并投入使用。", MET),
    "its pipes": ("建成云岭水厂。", "云岭水厂配套管网建成投用。", REPORTED),
    "a reform tried": ("完成国有林场改革。", "国有林场改革试点完成。", REPORTED),
    "those who are to found a body": ("组建市低空经济公司。", "市低空经济公司筹备组成立。", REPORTED),
    "applied for with success": ("申报国家低碳试点城市。", "国家低碳试点城市申报成功。", MET),
    "a trial instead of a model": ("争创国家知识产权强市示范城市。", "获批国家知识产权强市建设试点城市。", REPORTED),
    "a race that was run": ("举办云川国际马拉松。", "云川马拉松鸣枪开跑。", MET),
    "a phase begun": ("开工建设澄江航道工程。", "澄江航道一期工程开工建设。", REPORTED),
    "a section of a road": ("建成通车环湾高速。", "环湾高速东段建成通车。", REPORTED),
    "a section of a road, with the verb before": ("建成通车环湾高速。", "建成通车环湾高速东段。", REPORTED),
    "a section between two places": ("建成通车澄湖高速。", "澄湖高速东浦至南塘段建成通车。", REPORTED),
    "the section that was promised": ("建成环湾高速东段。", "环湾高速东段建成通车。", MET),
    "all sections": ("建成环湾高速。", "环湾高速全段建成通车。", MET),
    "a house of a hospital": ("建成投用市儿童医院新院区。", "市儿童医院新院区门诊楼建成投用。", REPORTED),
    "another phase": ("建成滨湖快速路二期。", "滨湖快速路三期建成通车。", NO_RESULT),
    "a line instead of its phase": ("建成滨湖快速路二期工程。", "滨湖快速路建成通车。", REPORTED),
    "a railway that begins in the place": ("开工建设云川至岚州高铁。", "云岚高铁全线开工。", MET),
    "the name of a zone without its place": (
        "推动中国（江岸）自由贸易试验区扩区获批。",
        "自由贸易试验区扩区方案上报国务院。",
        REPORTED,
    ),
    "a paper that is carried out": ("实施乡村振兴规划纲要。", "制定和实施乡村振兴规划纲要。", MET),
    "a paper on it": ("推行增值税改革试点。", "出台增值税改革试点方案。", REPORTED),
    "the paper itself": ("出台养老服务条例。", "出台养老服务条例。", MET),
    "one of two names": ("推动“云快办”与“澄易办”数据互通。", "云快办服务功能扩容提质。", NO_RESULT),
    "its words stand apart, beside a name": (
        "实施专精特新企业上市工程。",
        "专精特新“小巨人”企业上市步伐加快。",
        NO_RESULT,
    ),
    "its words stand in several things": (
        "创建国家产业创新中心。",
        "国家森林公园、云岭产业园、澄湖学院和云溪街道创新中心加快建设。",
        NO_RESULT,
    ),
    "an action told in its own words": (
        "对地方政府性债务进行全面审计。",
        "按时对地方政府性债务进行全面审计，理清了底数。",
        MET,
    ),
    "a task at its end": ("完成大中型和小型病险水库除险加固任务。", "完成735座大中型和小型水库除险加固。", MET),
    "without the place and the years": (
        "制定实施云川古城保护传承三年行动计划。",
        "实施新一轮古城保护传承行动。",
        MET,
    ),
    "what is extended, not how far": (
        "逐步将学前教育免保教费政策覆盖到所有山区幼儿。",
        "实施学前教育免保教费政策。",
        REPORTED,
    ),
    "what is extended, and how far in the next clause": (
        "逐步将学前教育免保教费政策覆盖到所有山区幼儿。",
        "实施学前教育免保教费政策，覆盖范围包括所有山区幼儿、城市低保家庭幼儿。",
        MET,
    ),
    "covered, in the next clause": (
        "实现农村养老保险制度全覆盖。",
        "建立农村养老保险制度，城乡养老保险实现了制度全覆盖。",
        MET,
    ),
    "another thing is covered": (
        "实现农村养老保险制度全覆盖。",
        "加快推进农村养老保险制度建设，低保实现全覆盖。",
        REPORTED,
    ),
    "covered by and large": ("实现农村养老保险制度全覆盖。", "农村养老保险制度基本实现全覆盖。", REPORTED),
    "raised, with the verb behind": ("提高优抚对象补助标准。", "低保、优抚对象补助标准都有新的提高。", MET),
    "raised, in the same words": ("提高优抚对象补助标准。", "不断提高优抚对象补助水平。", MET),
    "raised one day": ("提高优抚对象补助标准。", "研究提高优抚对象补助标准。", REPORTED),
    "not raised": ("提高优抚对象补助标准。", "优抚对象补助标准未能提高。", REPORTED),
    "how it is raised": ("提高优抚对象补助标准。", "优抚对象补助标准提高机制不断完善。", REPORTED),
    "abolished": ("取消公立医院药品加成。", "公立医院药品加成政策全面取消。", MET),
    "abolished in part": ("取消公立医院药品加成。", "公立医院药品加成部分取消。", REPORTED),
    "the work of abolishing": ("取消公立医院药品加成。", "公立医院药品加成取消工作有序推进。", REPORTED),
    "carried out, in another word": ("实行中等职业教育免费。", "中等职业教育免学费政策全面实施。", MET),
    "carried out one day": ("实行中等职业教育免费。", "研究实行中等职业教育免费。", REPORTED),
    "who else is meant": (
        "出台养老保险关系转移办法。",
        "出台包括新业态人员在内的企业职工养老保险关系转移办法。",
        MET,
    ),
    "a middle word left out": ("推行增值税改革试点。", "增值税试点稳步扩大。", REPORTED),
    "another body of the kind": ("创建国家技术创新中心。", "国家水稻技术创新中心综合实力增强。", NO_RESULT),
    "its words in another order, far apart": (
        "建立基本医疗卫生制度。",
        "国家基本药物制度在公办基层卫生机构全面覆盖。",
        NO_RESULT,
    ),
    "a body of the kind that was set up": ("创建国家技术创新中心。", "国家水稻技术创新中心获批。", MET),
    "a plan's number is no name": ("启动“十四五”规划重大项目建设。", "落实“十四五”规划提出的改革任务。", NO_RESULT),
    "a slogan is no name": (
        "举办“一带一路”国际技能大赛。",
        "成功举办第二届“一带一路”科技交流大会。",
        NO_RESULT,
    ),
    "the meeting of a slogan": ("举办“一带一路”国际技能大赛。", "举办“一带一路”国际技能大赛。", MET),
    "any plan": ("编制新一轮发展规划。", "出台开发区高质量发展规划。", NO_RESULT),
    "in a parenthesis": ("开工澄云高铁。", "云巴高铁（澄云段）建成通车。", NO_RESULT),
    "a part of a longer name": ("创建无废城市。", "建成“无废城市细胞”300个。", NO_RESULT),
    "where the helped one is named": ("支持云岭、澄湖创建国家公园。", "澄湖国家公园获批创建。", MET),
    "where another one is named": ("支持云岭、澄湖创建国家公园。", "南浦国家公园获批创建。", NO_RESULT),
    "another place's project": ("开工巴岭特高压交流工程。", "川渝1000千伏特高压交流工程建成。", NO_RESULT),
    "taken into a plan": ("争取云澄水网纳入国家规划。", "云澄水网产值增长1倍。", NO_RESULT),
    "a word that tells left out": ("办好全市京剧艺术节。", "办好第十四届全市艺术节、第二届网络大会。", NO_RESULT),
    "the same sum, in another order": (
        "实施总额4万亿元的两年投资计划。",
        "实施两年新增4万亿元的投资计划。",
        MET,
    ),
    "another sum": ("实施总额4万亿元的两年投资计划。", "新增6万亿元的信贷计划。", NO_RESULT),
    "a meeting without its noun": ("办好第30届云川水文大会。", "成功举办电池、水文、科技博览等重大会议。", MET),
    "a field of work is no meeting": ("办好第30届云川水文大会。", "地质、水文、气象等工作取得新成效。", NO_RESULT),
    "a firm without its noun": ("组建云川数据集团。", "组建能源、数据、文旅等一批企业。", MET),
    "another firm": ("组建云川地理数据集团。", "组建能源、数据、文旅等一批企业。", NO_RESULT),
    "some of its words": (
        "推进澄川两地智能网联新能源汽车科技生态港建设。",
        "新能源汽车生态港启动建设。",
        MET,
    ),
    "some of its words, another thing": (
        "推进澄川两地智能网联新能源汽车科技生态港建设。",
        "新能源汽车检测中心启动建设。",
        NO_RESULT,
    ),
    "begun, and built on": ("开工建设云溪大道快速化改造。", "云溪大道快速化改造完成高架施工。", MET),
    "begun, as its foundation tells": ("开工市三院新院区。", "市三院新院区完成桩基工程。", MET),
    "a tender for the foundation": ("开工市三院新院区。", "市三院新院区完成桩基工程招标。", REPORTED),
    "money spent is no beginning": ("开工市三院新院区。", "市三院新院区完成投资1.6亿元。", REPORTED),
    "not its main works by name": (
        "推进云岭抽水蓄能电站主体工程建设。",
        "云岭抽水蓄能电站上水库大坝开始填筑。",
        REPORTED,
    ),
    "the line of a section": ("加快澄湖高铁云川段前期工作。", "澄湖高铁可研报告通过国铁集团评审。", REPORTED),
    "another section of the line": ("开工澄湖高铁云川段。", "澄湖高铁南浦段开工建设。", NO_RESULT),
    "without the place before it": (
        "推动云川保税物流中心（B型）封关运营。",
        "保税物流中心（B型）通过联合验收。",
        REPORTED,
    ),
    "a meeting by its main venue": ("办好第五届茶商大会云川分会场活动。", "茶商大会现场签约金额280亿元。", REPORTED),
    "many made one": ("完成市属国企新一轮整合重组。", "市属国有企业由15家整合为5家。", MET),
    "a line that runs": ("开通云川至岚州直达班列。", "云川至岚州直达班列常态化开行。", MET),
    "a list made public": ("编制公布行政许可事项清单。", "公布实施两级行政许可事项清单。", MET),
    "a bottom line that was held": ("坚决守住不发生规模性返贫底线。", "牢牢守住了不发生规模性返贫底线。", MET),
    "an inspection that was passed": ("争取综合保税区三期通过验收。", "综保区三期顺利通过国家验收。", MET),
    "an inspection, word for word": ("争取青石机场通过行业验收。", "青石机场通过行业验收。", MET),
    "an inspection half way": ("完成海绵城市建设试点验收。", "海绵城市建设试点通过中期验收。", REPORTED),
    "a trial that ended well": ("完成海绵城市建设试点验收。", "获评全国海绵城市建设试点合格城市。", MET),
    "a trial that goes on": ("完成海绵城市建设试点验收。", "海绵城市建设试点工作有序推进。", REPORTED),
    "approved": ("完成国土空间总体规划报批。", "国土空间总体规划获国务院批准。", MET),
    "only drawn up": ("完成国土空间总体规划报批。", "国土空间总体规划完成编制。", REPORTED),
    "agreed to and issued": (
        "印发实施云川都市圈发展规划。",
        "云川都市圈发展规划经国家发展改革委函复同意并印发实施。",
        MET,
    ),
    "passed and then issued": ("印发云川都市圈发展规划。", "云川都市圈发展规划经省政府常务会议审议通过后印发。", MET),
    "a law that was passed": ("出台云川市湿地保护条例。", "云川市湿地保护条例经省人大常委会表决通过。", MET),
    "a law that is to be passed": ("出台云川市湿地保护条例。", "云川市湿地保护条例提请市人大常委会审议。", REPORTED),
    "a law passed by the government alone": (
        "出台云川市湿地保护条例。",
        "云川市湿地保护条例经市政府常务会议审议通过。",
        REPORTED,
    ),
    "games with their edition elsewhere": ("办好第九届省运动会。", "岚江省第九届运动会圆满举办。", MET),
    "games in short": ("办好第九届省运动会。", "第九届省运会圆满举行。", MET),
    "a trial in short": ("开展第二轮土地承包到期后再延长30年试点。", "二轮延包试点在3个县启动。", MET),
    "a site without its county": ("建成澄湖县智慧粮食产业园。", "澄湖智慧粮食产业园建成投用。", MET),
    "another site of the county": ("建成澄湖县人民医院新院区。", "澄湖县中医院新院区建成投用。", NO_RESULT),
    "a bridge by its short name": ("建成青石过江大桥。", "青石大桥建成通车。", MET),
    "a census by its short name": ("开展第六次全国农业普查。", "六农普清查登记全面完成。", MET),
    "with all strength": ("集中力量办好十五件民生实事。", "十五件民生实事年度任务全部完成。", MET),
    "a title that was won": ("推动澄湖古镇创建国家5A级旅游景区。", "澄湖古镇获评国家5A级旅游景区。", MET),
    "a title half way": ("推动澄湖古镇创建国家5A级旅游景区。", "澄湖古镇通过5A级景区景观质量评审。", REPORTED),
    "a title that is nearly won": ("争创全国文明城市。", "云川市获评全国文明城市提名城市。", REPORTED),
    "a title for the thing, another deed": ("上线运行城市运行管理平台。", "城市运行管理平台获评优秀案例。", REPORTED),
    "an airport without the number of its stage": ("开工澄湖机场四期扩建。", "澄湖机场改扩建工程全面动工。", REPORTED),
    "the line instead of its section": ("建成澄岚高铁市域段。", "澄岚高铁建成通车。", REPORTED),
    "what is built at a site": ("建成恒远储能基地。", "恒远储能项目建成投产。", REPORTED),
    "another project of the firm": ("建成恒远储能基地。", "恒远光伏项目建成投产。", NO_RESULT),
    "an inspection on the way to the last": ("推动青石水库通过竣工验收。", "青石水库通过蓄水验收。", REPORTED),
    "games of the disabled": ("办好第四届省残疾人运动会。", "省第四届残运会成功举办。", MET),
    "not spoken of": ("出台养老服务条例。", "市容市貌持续改善。", NO_RESULT),
    "another paper on the same": ("制定支持沿湖三县转型发展的若干政策。", "出台支持沿湖三县转型发展意见。", MET),
    "the same, its words told of others": (
        "制定支持沿湖三县转型发展的若干政策。",
        "出台支持沿湖三县转型发展意见。工业转型步伐加快，农业转型初见成效。",
        MET,
    ),
    "no paper on it": ("制定支持沿湖三县转型发展的若干政策。", "支持沿湖三县转型发展取得成效。", REPORTED),
    "of a higher rank": ("开展第二轮省级环境保护督察。", "中央环境保护督察交办的136件信访件办结130件。", NO_RESULT),
    "of a lower rank": ("创建国家级旅游度假区。", "云岭获批省级旅游度假区。", NO_RESULT),
    "of its own rank": ("创建国家级旅游度假区。", "云岭国家级旅游度假区获批。", MET),
    "begun in the year it was signed": ("开工云川锂电二期项目。", "云川锂电二期项目实现当年签约、当年开工。", MET),
    "one of two": (
        "竣工投产云川铝材和云岭玻璃项目。",
        "云川铝材竣工投产，云岭玻璃项目主体封顶。",
        REPORTED,
    ),
    "one of two, the other not told": (
        "竣工投产云川铝材和云岭玻璃项目。",
        "云川铝材竣工投产。",
        REPORTED,
    ),
    "both of two, each for itself": (
        "竣工投产云川铝材和云岭玻璃项目。",
        "云川铝材竣工投产，云岭玻璃项目投产。",
        MET,
    ),
    "a body at work": ("组建云川农业发展集团。", "云川农业发展集团实体化运行。", MET),
    "a body that is to be at work": ("成立云川产业研究院。", "云川产业研究院推动正式运行。", REPORTED),
    "a study by its short name": ("完成云岭至澄湖铁路可行性研究报告编制。", "云岭至澄湖铁路可研编制完成。", MET),
    "a school by its short name": ("建成市第三中学新校区。", "市三中新校区建成投用。", MET),
    "the main line of a road": ("完成环湖南路快速化改造工程。", "环湖南路快速路主线通车。", REPORTED),
    "the main line that was promised": ("实现环湖高速主线通车。", "环湖高速主线通车。", MET),
    "its first phase": ("建成云川康养医院。", "云川康养医院一期建成投用。", REPORTED),
    "how much of it": ("建成云岭水厂。", "云岭水厂建成率达80%。", REPORTED),
    "one carriageway of a road": ("建成环湖高速。", "环湖高速左幅建成通车。", REPORTED),
    "on the way to its rank": (
        "支持白鹤湖创建国家级旅游度假区。",
        "白鹤湖旅游度假区通过国家级资源评估。",
        REPORTED,
    ),
    "another on the way to that rank": (
        "支持白鹤湖创建国家级旅游度假区。",
        "云岭旅游度假区通过国家级资源评估。",
        NO_RESULT,
    ),
    "a field of work is no member": (
        "开展城市更新和韧性提升行动。",
        "组建能源、数据、城市更新等一批市属企业。",
        NO_RESULT,
    ),
}


@pytest.mark.parametrize("case", COMMITMENTS)
def test_follow_up_of_commitments(tmp_path: Path, case: str) -> None:
    promise, result, verdict = COMMITMENTS[case]
    found = [row for row in rows(tmp_path, promise, result).values() if isinstance(row.promise, Commitment)]
    assert [row.verdict for row in found] == [verdict]
    for row in found:
        assert sentence(row.why, Lang.EN) != row.why
        for passage in row.results:
            assert passage.quote


@pytest.mark.parametrize("things", ["4号线南延线、6号线一期", "滨湖大桥、环城快速路二期", "市图书馆新馆、科技馆一期"])
def test_follow_up_gives_a_phase_to_its_own_thing_in_a_list(tmp_path: Path, things: str) -> None:
    found = rows(tmp_path, f"建成投用{things}。", f"{things}建成投用。")
    assert [row.verdict for row in found.values() if not row.headline] == [MET, MET]


def test_follow_up_shows_both_clauses_that_tell_of_a_thing(tmp_path: Path) -> None:
    found = rows(tmp_path, "开工建设澄湖高铁。", "澄湖高铁初步设计获批，全线开工建设。")
    (row,) = [row for row in found.values() if not row.headline]
    assert row.results[0].quote == "澄湖高铁初步设计获批，全线开工建设"


@pytest.mark.parametrize(
    ("told", "doubt"), [("初步设计获批", "尚未“开工”"), ("初步设计获批、东江大桥开工建设", "未说明是否“开工”")]
)
def test_follow_up_does_not_deny_a_stage_that_stands_there(tmp_path: Path, told: str, doubt: str) -> None:
    found = rows(tmp_path, "开工建设云岭水库。", f"云岭水库{told}。")
    assert [row.why.endswith(doubt) for row in found.values() if not row.headline] == [True]


def test_follow_up_reads_results_of_the_last_year_in_a_review_of_five(tmp_path: Path) -> None:
    old = report(tmp_path, 2025, "全市工作取得新进展。", "深化各项改革。")
    path = tmp_path / "five.txt"
    path.write_text(
        "云川市2026年政府工作报告\n一、过去五年工作回顾\n" + FILLER + "\n五年来，累计新建学校80所。"
        "2025年，在困难增多的情况下，地区生产总值增长6.2%。\n"
        + FILLER
        + "\n二、2026年重点工作\n（一）全力做好各项工作。深化改革。\n",
        encoding="utf-8",
    )
    (row,) = [r for r in compare(old, read_report(str(path))).follow_up if r.headline]
    assert row.verdict is EXCEEDED or row.verdict is MET
    assert row.results[0].quote == "6.2%"


CONTINUITY = {
    "share of output by another name": (
        "研究与试验发展经费支出相当于生产总值比例达到3%。",
        "研究与试验发展经费支出占生产总值比例达到3.15%。",
        Continuity.RAISED,
    ),
    "an example left out": ("更新改造燃气等老旧管网120公里。", "更新改造老旧管网135公里。", Continuity.RAISED),
    "a rank of all": ("新增绿色园区14个。", "新增国家级绿色园区3个。", Continuity.RECAST),
    "all of a rank": ("新增省级绿色园区6个。", "新增绿色园区14个。", Continuity.RECAST),
    "no rank, the same count": ("新增省级绿色园区6个。", "新增绿色园区6个。", Continuity.KEPT),
    "built and renewed, then built": ("新建改造污水管网240公里。", "新建污水管网110公里。", Continuity.RECAST),
    "built, then built and renewed": ("新建学校30所。", "新建、改扩建学校52所。", Continuity.RECAST),
    "firms that are there, and new ones": ("量子科技企业集聚40家以上。", "新培育量子科技企业9家。", Continuity.RECAST),
    "firms in the cloud": ("推动200家企业上云。", "推动350家企业上云用数赋智。", Continuity.RAISED),
    "all there is, and what is new": (
        "国家级专精特新“小巨人”企业达到16家。",
        "新增国家级专精特新“小巨人”企业3家。",
        Continuity.RECAST,
    ),
    "intensity, and growth of the sum": (
        "研发经费投入强度达到1.8%。",
        "全社会研发经费投入增长12%以上。",
        Continuity.RECAST,
    ),
    "what is new, and what it does not say": ("新增养老床位1.5万张。", "养老床位1.2万张。", Continuity.RECAST),
    "the work begun": ("改造城镇老旧小区180个。", "开工改造老旧小区165个。", Continuity.LOWERED),
    "another verb": ("发展国家先进制造业集群5个。", "做优做强5个国家先进制造业集群。", Continuity.KEPT),
    "key and great projects": ("合力实施澄川共建重大项目300个。", "协同推进320个澄川共建重点项目。", Continuity.RAISED),
    "the same count of a thing that is named more shortly": (
        "新建粮油千亩高产示范片130个。",
        "打造130个粮油千亩高产片。",
        Continuity.KEPT,
    ),
}


def test_continuity_of_parts_and_their_whole(tmp_path: Path) -> None:
    parts = report(tmp_path, 2025, "全市工作取得新进展。", "城镇、农村居民人均可支配收入分别增长6%、7%。")
    whole = report(tmp_path, 2026, "全市工作取得新进展。", "城乡居民人均可支配收入增长6%。")
    for old, new in ((parts, whole), (whole, parts)):
        found = [row for row in compare(old, new).targets if not row.headline]
        assert [row.verdict for row in found] == [Continuity.RECAST, Continuity.RECAST]
        assert all(sentence(row.why, Lang.EN) != row.why for row in found)


def test_continuity_of_incomes_and_the_income_of_all(tmp_path: Path) -> None:
    parts = report(tmp_path, 2025, "全市工作取得新进展。", "城镇、农村居民人均可支配收入分别增长6%、7%。")
    whole = report(tmp_path, 2026, "全市工作取得新进展。", "全体居民人均可支配收入增长6.5%。")
    for old, new in ((parts, whole), (whole, parts)):
        found = [row for row in compare(old, new).targets if not row.headline]
        assert [row.verdict for row in found] == [Continuity.RECAST, Continuity.RECAST]


@pytest.mark.parametrize("case", CONTINUITY)
def test_continuity_of_tasks(tmp_path: Path, case: str) -> None:
    before, after, verdict = CONTINUITY[case]
    old = report(tmp_path, 2025, "全市工作取得新进展。", before)
    new = report(tmp_path, 2026, "全市工作取得新进展。", after)
    assert [row.verdict for row in compare(old, new).targets if not row.headline] == [verdict]


def test_continuity_of_a_count_and_a_sum(tmp_path: Path) -> None:
    old = report(tmp_path, 2025, "全市工作取得新进展。", "新开工市重点项目13个。")
    new = report(tmp_path, 2026, "全市工作取得新进展。", "安排市重点项目年度投资170亿元。")
    assert not [row for row in compare(old, new).targets if row.verdict is Continuity.RECAST]


def test_continuity_keeps_ranks_apart(tmp_path: Path) -> None:
    old = report(tmp_path, 2025, "全市工作取得新进展。", "新建省级重点实验室15家。")
    new = report(tmp_path, 2026, "全市工作取得新进展。", "争创全国重点实验室3家。")
    found = [row.verdict for row in compare(old, new).targets if not row.headline]
    assert found == [Continuity.NEW, Continuity.DROPPED]


def test_evidence_of_a_rate_is_the_rate_behind_a_count(tmp_path: Path) -> None:
    found = rows(tmp_path, "城市黑臭水体消除比例达到95%以上。", "整治城市黑臭水体112条，整治完成率97.4%。")
    (row,) = [row for row in found.values() if not row.headline]
    assert (row.verdict, row.results[0].quote) == (REPORTED, "97.4%")


def test_candidates_of_a_dropped_target_could_be_compared(tmp_path: Path) -> None:
    """循环经济产业链10条 is not shown beside 经济增长5.5%."""
    old = report(tmp_path, 2025, "全市工作取得新进展。", "打造循环经济产业链10条。新建云岭托育中心12个。")
    new = report(tmp_path, 2026, "全市工作取得新进展。", "改造城东托育园20个。数字经济产业规模增长8%。")
    found = {row.name: row.candidates for row in compare(old, new).targets if row.verdict is Continuity.DROPPED}
    assert [[f.name for f in candidates] for candidates in found.values()] == [[], ["改造城东托育园"]]
