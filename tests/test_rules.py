"""The rules: strict reading, every fault at once with its line, overriding by id."""

from __future__ import annotations

import subprocess
import sys
import time
from decimal import Decimal

import pytest

from cqdiff.errors import OutputError, RulesError
from cqdiff.models import Aspect, Better
from cqdiff.rules import _load, check_rules, default_dir, init_rules, load_rules, origin
from cqdiff.rules.built import read_built, write_built
from cqdiff.rules.source import MAX_BYTES

FLAX = """\
- id: flax_area
  zh: 亚麻种植面积
  en: Area under flax
  family: area
  aspect: level
  better: up
"""


def faults(*folders):
    with pytest.raises(RulesError) as caught:
        load_rules(folders)
    return str(caught.value).splitlines()


# ---- the default rules ----


def test_rules_default_are_sound():
    rules = check_rules()
    assert len(rules.indicators) >= 120 and len(rules.units) >= 120
    assert rules.phrasing and rules.headings and rules.overridden == ()


def test_rules_default_names_stay_apart_as_they_are_looked_up(rules):
    """Marks and region words are cut off before a name is looked up; no two indicators may then be called the same."""
    from cqdiff.figures.indicators import plain

    owners = {}
    for indicator in rules.indicators.values():
        for name in (indicator.zh, *indicator.aliases):
            assert owners.setdefault(plain(name, rules), indicator.id) == indicator.id, name


def test_rules_default_load_fast():
    best = 9.0
    for _ in range(5):
        _load.cache_clear()
        start = time.process_time()
        load_rules()
        best = min(best, time.process_time() - start)
    assert best < 0.12  # seconds of CPU; about 0.04 where this was written


def test_rules_are_loaded_once(rules_dir):
    folder = rules_dir(indicators=FLAX)
    assert load_rules() is load_rules([])
    assert load_rules([folder]) is load_rules((folder,))


def test_rules_edited_are_loaded_anew(rules_dir):
    folder = rules_dir(indicators=FLAX)
    before = load_rules([folder])
    (folder / "indicators.yaml").write_text(FLAX.replace("up", "down") + "\n", encoding="utf-8")
    import os

    os.utime(folder / "indicators.yaml", ns=(1, 1))  # clocks may be too coarse to see it
    assert load_rules([folder]) is not before
    assert load_rules([folder]).indicators["flax_area"].better is Better.DOWN


def test_rules_missing_list_is_a_rules_error(rules):
    with pytest.raises(RulesError, match="no_such_list"):
        rules.words("no_such_list")
    with pytest.raises(RulesError, match="no_such_list"):
        rules.heading("no_such_list")


def test_rules_missing_default_file_is_a_fault_of_check_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("cqdiff.rules.default_dir", lambda: tmp_path)
    _load.cache_clear()
    try:
        assert load_rules().indicators == {}
        with pytest.raises(RulesError) as caught:
            check_rules()
    finally:
        _load.cache_clear()
    assert sorted(line.split(":")[0] for line in str(caught.value).splitlines()) == [
        "rules/headings.yaml",
        "rules/indicators.yaml",
        "rules/phrasing.yaml",
        "rules/units.yaml",
    ]


# ---- strict YAML ----


def test_rules_scalars_stay_text(rules_dir):
    words = "- {id: odd, words: [no, 1:30, 010, 2024-01-01, ~, 1e3, 'on'], note: yes}"
    found = load_rules([rules_dir(phrasing=words)]).phrasing["odd"]
    assert found.words == ("no", "1:30", "010", "2024-01-01", "~", "1e3", "on") and found.note == "yes"


def test_rules_may_have_a_byte_order_mark_and_be_empty(rules_dir):
    assert load_rules([rules_dir(indicators="\ufeff" + FLAX, units="# nothing yet\n")]).indicators["flax_area"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("- id: a\n  words: [x]\n  words: [y]\n", 3, '键"words"在同一条目里写了两次（前一处在第 2 行）'),
        ("- id: a\n  words: [x\n", 3, "YAML 写法有误"),
        ("- id: a\n\twords: [x]\n", 2, "YAML 写法有误"),
        ("- id: a\n  words: [x]\n  note: !!python/object:os.system x\n", 3, "不支持 YAML 标签"),
        ("- id: a\n  words: &w [x]\n- id: b\n  words: *w\n", 4, "aliases are not supported"),
        ("- id: a\n  words: [x, [y]]\n", 2, "不能再套列表"),
        ("- id: a\n  words: {x: y}\n", 2, "值应是一个词或一个列表"),
        ("- a\n", 1, "条目应写成"),
        ("id: a\nwords: [x]\n", 1, "文件应是一个列表"),
        ("- id: a\n  ? [x]\n  : y\n  words: [x]\n", 2, "键应是一个词"),
        ("- id: a\n  words: [x]\n--- \n- id: b\n", 3, "YAML 写法有误"),
        ("- " * 100 + "a\n", 1, "nested too deep"),
        ("- id: a\n  words: " + "[" * 50_000 + "\n", 2, "nested too deep"),
    ],
)
def test_rules_yaml_fault(rules_dir, text, line, said):
    folder = rules_dir(phrasing=text)
    found = faults(folder)
    assert len(found) == 1
    assert found[0].startswith(f"{folder}/phrasing.yaml:{line}: ") and said in found[0]


def test_rules_asterisk_in_a_pattern_is_no_alias(rules_dir):
    text = "# all *_patterns\n- id: a\n  words: ['.*市', '\\s*x', \"a, *b\"]\n"
    assert load_rules([rules_dir(phrasing=text)]).words("a") == (".*市", r"\s*x", "a, *b")


def test_rules_file_not_utf8(rules_dir):
    folder = rules_dir()
    (folder / "phrasing.yaml").write_bytes("- id: a\n  words: [增长]\n".encode("gb18030"))
    assert faults(folder) == [f"{folder}/phrasing.yaml:2: 不是 UTF-8 文字；请另存为 UTF-8。"]


def test_rules_file_too_great(rules_dir):
    folder = rules_dir(phrasing="#" * (MAX_BYTES + 1))
    assert "文件超过" in faults(folder)[0]


def test_rules_control_characters(rules_dir):
    assert "YAML 写法有误" in faults(rules_dir(phrasing="- id: a\n  words: [\x07]\n"))[0]


# ---- entries ----


@pytest.mark.parametrize(
    ("kind", "text", "line", "said"),
    [
        ("indicators", FLAX + "  colour: blue\n", 7, '不认识的键"colour"；indicators 的条目只能有 id、zh、en、aliases'),
        ("indicators", FLAX.replace("  en: Area under flax\n", ""), 1, '条目"flax_area"缺少 en。'),
        ("indicators", "- zh: 亚麻\n", 1, "条目缺少 id。"),
        ("indicators", FLAX.replace("flax_area", "Flax area"), 1, "应由小写字母、数字和下划线组成"),
        ("indicators", FLAX.replace("family: area", "family: aria"), 4, 'family"aria"不认识；只能是 money、'),
        ("indicators", FLAX.replace("level", "levle"), 5, 'aspect"levle"不认识；只能是 level、growth、change。'),
        ("indicators", FLAX.replace("up", "yes"), 6, 'better"yes"不认识；只能是 up、down、none。'),
        ("indicators", FLAX.replace("zh: 亚麻种植面积", "zh:"), 2, "zh 不能为空。"),
        ("indicators", FLAX + "  aliases: 亚麻面积\n", 7, "aliases 应是列表，写成 aliases: [甲, 乙]。"),
        ("indicators", FLAX + "  aliases: [亚麻面积, '']\n", 7, "aliases 里有空的一项"),
        ("indicators", FLAX.replace("zh: 亚麻种植面积", "zh: [a, b]"), 2, "zh 只能有一个值，不能是列表。"),
        ("indicators", FLAX + FLAX, 7, 'id"flax_area"写了两次（前一处在第 1 行）'),
        (
            "indicators",
            FLAX + "  aliases:\n  - 亚麻面积\n  - 地区生产总值\n",
            9,
            '别名"地区生产总值"同时属于 gdp 和 flax_area',
        ),
        ("indicators", "- {id: flax_area, disable: true}\n", 1, "disable 只能改已有的条目"),
        ("indicators", FLAX + "  aliases_add: [亚麻面积]\n", 1, "aliases_add 只能改已有的条目"),
        ("indicators", "- {id: gdp, disable: 是}\n", 1, "disable 只能是 true 或 false"),
        ("units", "- {id: 光年, kind: unit, family: length, factor: '1,000'}\n", 1, "factor 应是大于零的十进制数"),
        ("units", "- {id: 光年, kind: unit, family: length, factor: 'NaN'}\n", 1, "factor 应是大于零的十进制数"),
        ("units", "- {id: 光年, kind: unit, family: length, factor: '-1'}\n", 1, '不是"-1"'),
        ("units", "- {id: 光年, kind: metre, family: length, factor: '1'}\n", 1, 'kind"metre"不认识'),
        ("units", "- {id: 光年, kind: unit, factor: '1'}\n", 1, '单位"光年"缺少 family。'),
        ("units", "- {id: 光 年, kind: unit, family: length, factor: '1'}\n", 1, "也不能含空白"),
        ("units", "- {id: 顷, kind: unit, family: area, factor: '1', aliases: [公顷]}\n", 1, '单位"公顷"同时属于'),
        ("phrasing", "- {id: verbs_new, words: []}\n", 1, "words 是空列表"),
        ("phrasing", "- {id: verbs_new}\n", 1, '条目"verbs_new"缺少 words。'),
        ("phrasing", "- {id: new_patterns, words: [a, '(b']}\n", 1, '正则表达式"(b"有误'),
        ("headings", "- id: label_new\n  words:\n  - '一、'\n  - '*二'\n", 4, 'label_new 的正则表达式"*二"有误'),
        ("headings", "- {id: label_new, words: ['(?i)a']}\n", 1, "有误"),
        ("headings", "- {id: title, disable: true}\n", 1, '列表"title"是程序要用的，不能停用'),
    ],
)
def test_rules_entry_fault(rules_dir, kind, text, line, said):
    folder = rules_dir(**{kind: text})
    found = [fault for fault in faults(folder) if said in fault]
    assert len(found) == 1 and found[0].startswith(f"{folder}/{kind}.yaml:{line}: ")


def test_rules_all_faults_are_told_at_once_in_order(rules_dir):
    folder = rules_dir(
        indicators="- {id: flax, zh: 亚麻, family: area, aspect: level, better: sideways, shade: red}\n",
        units="- {id: 光年, kind: unit, family: length, factor: big}\n- {id: 亩, factor: '-2'}\n",
        headings="- {id: new_heading, words: ['(']}\n",
    )
    found = faults(folder)
    assert [fault.split(": ")[0].removeprefix(f"{folder}/") for fault in found] == [
        "indicators.yaml:1",
        "indicators.yaml:1",
        "indicators.yaml:1",
        "units.yaml:1",
        "units.yaml:2",
        "headings.yaml:1",
    ]


# ---- folders ----


def test_rules_folder_missing_or_no_folder(tmp_path):
    assert faults(tmp_path / "none") == [f"{tmp_path}/none: 没有这个文件夹；请检查规则的路径。"]
    (tmp_path / "file").write_text("x")
    assert faults(tmp_path / "file") == [f"{tmp_path}/file: 不是文件夹；请检查规则的路径。"]


def test_rules_folder_with_a_misnamed_file(rules_dir):
    folder = rules_dir(indicator=FLAX)
    assert faults(folder)[0].startswith(f"{folder}/indicator.yaml: 不认识的规则文件；只能是 indicators.yaml、")


def test_rules_folder_without_rules(rules_dir):
    assert "里面没有规则文件" in faults(rules_dir())[0]


# ---- overriding ----


def test_rules_override_adds_changes_extends_and_removes(rules_dir, rules):
    folder = rules_dir(
        indicators=FLAX + "- {id: gdp, better: none, aliases_add: [澜江生产总值]}\n- {id: local_laws, disable: true}\n",
        units="- {id: 光年, kind: unit, family: length, factor: '9460730472580800'}\n",
        phrasing="- {id: ge_after, words_add: [开外]}\n",
    )
    changed = load_rules([folder])
    assert changed.indicators["flax_area"].aspect is Aspect.LEVEL
    gdp, before = changed.indicators["gdp"], rules.indicators["gdp"]
    assert gdp.better is Better.NONE and gdp.zh == before.zh
    assert gdp.aliases == (*before.aliases, "澜江生产总值")
    assert "local_laws" in rules.indicators and "local_laws" not in changed.indicators
    assert changed.units["光年"].factor == Decimal(9460730472580800)
    assert changed.words("ge_after") == (*rules.words("ge_after"), "开外")
    assert changed.overridden == ("flax_area", "gdp", "local_laws", "光年", "ge_after")


def test_rules_later_folders_win(rules_dir):
    one = rules_dir("one", indicators=FLAX + "- {id: gdp, zh: 甲, aliases: [乙]}\n")
    two = rules_dir("two", indicators="- {id: gdp, zh: 丙, aliases_add: [丁]}\n- {id: flax_area, disable: true}\n")
    both = load_rules([one, two])
    assert (both.indicators["gdp"].zh, both.indicators["gdp"].aliases) == ("丙", ("乙", "丁"))
    assert "flax_area" not in both.indicators
    assert load_rules([one]).indicators["gdp"].zh == "甲"


def test_rules_alias_can_move_to_another_indicator(rules_dir):
    folder = rules_dir(indicators="- {id: gdp, aliases: [GDP]}\n" + FLAX + "  aliases: [经济总量]\n")
    assert load_rules([folder]).indicators["flax_area"].aliases == ("经济总量",)


def test_rules_clash_of_two_folders_names_the_later_place(rules_dir):
    one = rules_dir("one", indicators=FLAX)
    two = rules_dir("two", indicators="# a comment\n- {id: gdp, aliases_add: [亚麻种植面积]}\n")
    assert faults(one, two) == [f'{two}/indicators.yaml:2: 别名"亚麻种植面积"同时属于 gdp 和 flax_area；请只保留一处。']


def test_rules_tell_their_origin(rules_dir, rules):
    folder = rules_dir(indicators="\n- {id: gdp, better: none}\n")
    changed = load_rules([folder])
    default, mine = origin(changed, "gdp")
    assert default.startswith("rules/indicators.yaml:") and mine == f"{folder}/indicators.yaml:2"
    assert origin(rules, "gdp") == (default,)
    assert origin(rules, "no_such_rule") == ()
    line = int(default.rpartition(":")[2])
    assert "id: gdp," in (default_dir() / "indicators.yaml").read_text(encoding="utf-8").splitlines()[line - 1]


def test_rules_digest_follows_the_contents(rules_dir, rules):
    assert len(rules.digest) == 12 and int(rules.digest, 16) >= 0
    assert check_rules().digest == rules.digest
    changed = load_rules([rules_dir("one", indicators="- {id: gdp, better: none}\n")])
    remarked = load_rules([rules_dir("two", indicators="- {id: gdp, note: 只是注释}\n")])
    assert changed.digest != rules.digest == remarked.digest
    assert remarked.overridden == ("gdp",)


# ---- init ----


def test_rules_init_copies_the_defaults_and_never_overwrites(tmp_path):
    target = tmp_path / "new" / "rules"
    written = init_rules(target)
    assert [path.name for path in written] == ["indicators.yaml", "units.yaml", "phrasing.yaml", "headings.yaml"]
    assert load_rules([target]).digest == load_rules().digest
    (target / "units.yaml").write_text("mine")
    with pytest.raises(OutputError, match=r"已有 indicators.yaml、units.yaml.*不会覆盖"):
        init_rules(target)
    assert (target / "units.yaml").read_text() == "mine"


def test_rules_built_are_those_of_the_yaml(tmp_path):
    read = check_rules()
    built = read_built(default_dir(), write_built(default_dir(), read, tmp_path / "built.json"))
    assert built is not None
    for name in ("indicators", "units", "phrasing", "headings", "digest", "overridden", "origins"):
        one, other = getattr(built, name), getattr(read, name)
        assert one == other and list(one) == list(other), name


def test_rules_built_are_left_where_the_yaml_changed(tmp_path):
    init_rules(tmp_path / "rules")
    built = write_built(tmp_path / "rules", check_rules(), tmp_path / "built.json")
    assert read_built(tmp_path / "rules", built) is not None
    edited = tmp_path / "rules" / "units.yaml"
    edited.write_text(edited.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert read_built(tmp_path / "rules", built) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null", '{"made_from": "x"}'])
def test_rules_built_but_broken_are_left(tmp_path, text):
    built = tmp_path / "built.json"
    assert read_built(default_dir(), built) is None
    built.write_text(text, encoding="utf-8")
    assert read_built(default_dir(), built) is None


def test_rules_built_need_no_yaml():
    if read_built(default_dir()) is None:
        pytest.skip("the rules changed since the package was built; make builds them anew")
    code = "import sys; from cqdiff.rules import load_rules; load_rules(); sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
