"""What a row gives as its reason, said in English: whole-match patterns of the Chinese sentences."""

from __future__ import annotations

REASONS = (
    # continuity
    (r"目标值不变：(.*)", r"the target stays: \1"),
    (r"数值不变、表述更严：(.*)", r"same number, firmer wording: \1"),
    (r"数值不变、表述更宽：(.*)", r"same number, softer wording: \1"),
    (r"数值不变、表述相当：(.*)", r"same number, wording of the same force: \1"),
    (r"目标要求提高：(.*)（该指标越低越好）", r"asks for more: \1 (lower is better)"),
    (r"目标要求降低：(.*)（该指标越低越好）", r"asks for less: \1 (lower is better)"),
    (
        r"目标要求提高：(.*)（该指标高低无所谓优劣，按数值计）",
        r"a greater number: \1 (neither more nor less is better)",
    ),
    (
        r"目标要求降低：(.*)（该指标高低无所谓优劣，按数值计）",
        r"a smaller number: \1 (neither more nor less is better)",
    ),
    (r"目标要求提高：(.*)", r"asks for more: \1"),
    (r"目标要求降低：(.*)", r"asks for less: \1"),
    (r"目标与实绩相同：(.*)", r"the target is what was reached: \1"),
    (r"数值与实绩相同、表述更严：(.*)", r"the number that was reached, in firmer wording: \1"),
    (r"数值与实绩相同、表述更宽：(.*)", r"the number that was reached, in softer wording: \1"),
    (r"数值与实绩相同、表述相当：(.*)", r"the number that was reached, in wording of the same force: \1"),
    (r"目标要求高于实绩：(.*)（该指标越低越好）", r"asks for more than was reached: \1 (lower is better)"),
    (r"目标要求低于实绩：(.*)（该指标越低越好）", r"asks for less than was reached: \1 (lower is better)"),
    (
        r"目标要求高于实绩：(.*)（该指标高低无所谓优劣，按数值计）",
        r"a greater number than was reached: \1 (neither more nor less is better)",
    ),
    (
        r"目标要求低于实绩：(.*)（该指标高低无所谓优劣，按数值计）",
        r"a smaller number than was reached: \1 (neither more nor less is better)",
    ),
    (r"目标要求高于实绩：(.*)", r"asks for more than was reached: \1"),
    (r"目标要求低于实绩：(.*)", r"asks for less than was reached: \1"),
    (r"口径或单位不同，不能直接比较：(.*)", r"other unit or aspect, not comparable: \1"),
    (r"一分项、一合计，不能直接比较：(.*)", r"one is a part, the other all of it, not comparable: \1"),
    (r"表述更严：两年均为文字目标：(.*)", r"firmer wording: in words both years: \1"),
    (r"表述更宽：两年均为文字目标：(.*)", r"softer wording: in words both years: \1"),
    (r"两年均为文字目标：(.*)", r"in words both years: \1"),
    (r"上年计划中没有同一指标的目标", "the old plan has no target for this indicator"),
    (r"新计划中没有同一指标的目标", "the new plan has no target for this indicator"),
    (r"执行情况部分没有同一指标的结果", "the review part has no result for this indicator"),
    (r"上年报告未识别出相应部分，无法判断", "that part of the old report was not recognised"),
    (r"新报告未识别出计划部分，无法判断", "the new report's plan part was not recognised"),
    (r"一为当年新增，一为累计总数，不能直接比较", "one counts what is new in the year, the other all there is"),
    (
        r"一为其中一类，一为各类合计，不能直接比较：(.*)",
        r"one counts one kind, the other all kinds, not comparable: \1",
    ),
    (
        r"一为新建，一含改造，不能直接比较：(.*)",
        r"one counts what is built, the other also what is renewed, not comparable: \1",
    ),
    # follow-through
    (r"新报告未识别出执行情况部分", "the new report's review part was not recognised"),
    (r"承诺(.*)，结果(.*?)，在区间内", r"promised \1, result \2, within the range"),
    (r"承诺(.*)，结果(.*?)（“左右”按±3%计）", r"promised \1, result \2 (左右 taken as ±3%)"),
    (r"承诺(.*)，结果(.*?)（结果为约数）", r"promised \1, result \2 (a rounded number)"),
    (
        r"承诺(.*)，结果(.*?)；该指标高低无所谓优劣，请人工判断",
        r"promised \1, result \2; neither more nor less is better: judge by hand",
    ),
    (r"承诺(.*)，结果(.*)", r"promised \1, result \2"),
    (
        r"新报告谈到“(.*)”，但说的是其他时期，不能与当年目标比较",
        r"the new report speaks of \1, but of another time",
    ),
    (
        r"新报告谈到“(.*)”，但一为当年新增，一为累计总数，不能直接比较",
        r"the new report speaks of \1, but one counts what is new in the year, the other all there is",
    ),
    (
        r"新报告谈到“(.*)”，但口径或单位不同，不能直接比较",
        r"the new report speaks of \1, in another unit or aspect",
    ),
    (
        r"新报告谈到“(.*)”，但一为当年新增，一可能为累计总数，不作判断",
        r"the new report speaks of \1; one counts what is new in the year, the other perhaps all there is",
    ),
    (
        r"新报告谈到“(.*)”，但一为招引或储备，一为开工或建成，阶段不同，不作判断",
        r"spoken of as \1, but one counts what is won or in store, the other what is begun or built: not judged",
    ),
    (
        r"新报告谈到“(.*)”，但一为新增，不足以判断净增多少",
        r"spoken of as \1, but new ones do not tell the net rise",
    ),
    (
        r"新报告谈到“(.*)”，但与主要目标的同名指标数值不同，可能为其中一地或另一口径，不作判断",
        r"spoken of as \1, but the main target of this name has another number, so it may be of one place: not judged",
    ),
    (
        r"新报告谈到“(.*)”，但一为净增，不足以判断新增多少",
        r"the new report speaks of \1, a net count, which does not tell how many are new",
    ),
    (
        r"新报告谈到“(.*)”，但一为净增，一为新增，不足以判断净增多少",
        r"the new report speaks of \1, which are new, and not how many more there are",
    ),
    (
        r"新报告谈到“(.*)”，但一为新建，一含改造，范围不同，不作判断",
        r"the new report speaks of \1; one counts what is built, the other also what is renewed",
    ),
    (
        r"新报告谈到“(.*)”，但一含部分建成的，范围不同，不作判断",
        r"the new report speaks of \1, some of which are built in part",
    ),
    (
        r"新报告谈到“(.*)”，但一为后备或培育阶段的，不作判断",
        r"the new report speaks of \1; one counts what is at a stage before the other",
    ),
    (
        r"新报告谈到“(.*)”，但一为其中一地的，一为全部的，不能直接比较",
        r"the new report speaks of \1; one is of a part of the place, the other of all of it",
    ),
    (
        r"新报告谈到“(.*)”，但一为其中一类，一为各类合计，不作判断",
        r"the new report speaks of \1; one counts one kind, the other all kinds",
    ),
    (
        r"新报告谈到“(.*)”，但尚在申报或筹划，不能与办成的数量比较",
        r"the new report speaks of \1 as applied for or planned, which is no count of what is there",
    ),
    (r"新报告谈到“(.*)”，但比较的门槛不同，不作判断", r"the new report speaks of \1, with another threshold"),
    (
        r"新报告谈到“(.*)”，但一为每个的最低数，不足以判断总体",
        r"the new report speaks of \1, the least of each, which does not tell of them all",
    ),
    (
        r"新报告谈到“(.*)”，但尚在启动或推进，不能与建成的数量比较",
        r"the new report speaks of \1 as begun, which is no count of what is built",
    ),
    (
        r"新报告谈到“(.*)”，但一为开工，一为完成，阶段不同，不作判断",
        r"the new report speaks of \1; one counts what was begun, the other what was done",
    ),
    (
        r"新报告谈到“(.*)”，但只是其中一个阶段的数量，不足以判断全部",
        r"the new report speaks of \1, the count of one stage, which does not tell how many there are in all",
    ),
    (
        r"新报告谈到“(.*)”，但只是其中一类的数量，不足以判断全部",
        r"the new report speaks of \1, the count of one kind, which does not tell how many there are in all",
    ),
    (
        r"新报告谈到“(.*)”，但一为平均到人或户的，一为总数，不能直接比较",
        r"the new report speaks of \1; one is a number per head or household, the other that of all",
    ),
    (
        r"新报告谈到“(.*)”，但计数的对象不同，不能直接比较",
        r"the new report speaks of \1; the two count other things",
    ),
    (
        r"新报告谈到“(.*)”，但数量级相差悬殊，口径可能不同，不作判断",
        r"the new report speaks of \1, a number of quite another size, perhaps of another thing",
    ),
    (r"新报告谈到“(.*)”，但指标范围不尽相同，不作判断", r"the new report speaks of \1, whose scope may differ"),
    (
        r"新报告谈到“(.*)”，但比较的对象不同，不作判断",
        r"the new report speaks of \1, which is held against another thing",
    ),
    (r"新报告分别谈到(.*)，均已达到", r"the new report tells \1 each for itself, and all reach what was promised"),
    (r"新报告分别谈到(.*)，不作判断", r"the new report speaks of \1 each for itself"),
    (r"新报告称“(.*)”", r"the new report says: \1"),
    (r"新报告有文字表述，没有可比的数字", "the new report speaks of it in words, without a comparable number"),
    (r"新报告说明已实现（“(.*)”）", r"the new report says that it came true (\1)"),
    (r"新报告说明没有发生", "the new report says that it did not happen"),
    (r"新报告只说明一个方面没有发生", "the new report says that it did not happen in one field"),
    (
        r"新报告谈到同一领域的文件，未说明是否为所承诺的文件",
        "the new report speaks of a paper in the same field, and not whether it is the promised one",
    ),
    (r"新报告执行情况部分没有谈到", "the new report's review part does not speak of it"),
    (r"新报告说明已办", "the new report says that it was done"),
    (r"新报告说明已办（“(.*)”）", r"the new report says that it was done (\1)"),
    (
        r"新报告说明已有文件（“(.*)”），未说明是否实行",
        r"the new report tells of a paper on it (\1), not whether it was done",
    ),
    (r"新报告说明已在进行（“(.*)”）", r"the new report says that it is being carried out (\1)"),
    (r"新报告说明“(.*)”，尚未说明建成", r"the new report says \1, and not yet that it is finished"),
    (r"新报告说明“(.*)”，尚未“(.*)”", r"the new report says \1, and not yet \2"),
    (r"新报告说明“(.*)”，未说明是否“(.*)”", r"the new report says \1, and not whether \2"),
    (r"新报告说明“(.*)”，尚未办成", r"the new report says \1, which is not yet done"),
    (r"新报告说明“(.*)”，未说明是否全部办成", r"the new report says \1, and not whether all of it is done"),
    (r"新报告说明已达到承诺的范围", "the new report says that it goes as far as promised"),
    (r"新报告只说明其中一部分已办", "the new report says of a part of it that it was done"),
    (r"新报告谈到该事项，尚未办成", "the new report says that it is not yet done"),
    (
        r"新报告谈到该事项，未说明是否达到承诺的范围",
        "the new report speaks of it without saying whether it went as far as promised",
    ),
    (r"新报告谈到该事项，尚在推进", "the new report speaks of it as going on"),
    (r"新报告谈到该事项，未说明是否完成", "the new report speaks of it without saying whether it is done"),
    (
        r"新报告谈到该事项，未说明是否通过",
        "the new report speaks of it without saying whether it was approved or passed its inspection",
    ),
    # what made a score
    (r"同一指标", "same indicator"),
    (r"共有字词", "words in common"),
    (r"范围不同", "scope differs"),
    (r"名称相近", "a name that means nearly the same"),
    (r"引号内名称相同", "the same name in quotation marks"),
    (r"规则库中为不同指标", "different indicators by the rules"),
    (r"名称对立（(.*)）", r"names opposed (\1)"),
    (r"承诺用词在该句中的比重", "share of the promise's words in the passage"),
    (r"承诺对象用词在该句中的比重", "share of the thing's words in the passage"),
)
