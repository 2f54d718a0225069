"""registry/*.yaml (specification.md §1.3): what is read, and each fault with its file, line and field."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from civic.core.model import Column, Outlet, Registry, Rules, SiteInfo, Term
from civic.core.problems import Severity
from civic.reading.registry.registry import read_registry
from civic.wording.problems import say
from tests.reading.registry.small_registry import COLUMNS, GOOD, OUTLETS, SITE, TAXONOMY, good, read, told

# --- what is read -------------------------------------------------------------------------------


def test_a_small_registry_is_read_whole() -> None:
    assert good() == Registry(
        site=SiteInfo(
            url="https://www.example.org/minzheng/", demo=True, name="某县民政信息网", body="某县民政局"
        ),
        columns=(Column("news", "民政要闻", "工作动态"),),
        categories=(Term("service", "社区服务"), Term("civil", "民政")),
        themes=(Term("love", "爱心活动"),),
        outlets=(Outlet("city-daily", "某市日报", "city", ((0, Decimal("4.00")),), ("某市报",)),),
        rules=(),
    )


def test_the_registry_of_this_site_is_read_without_a_word() -> None:
    folder = Path(__file__).parents[3] / "content" / "registry"
    registry, problems = read_registry({file.name: file.read_bytes() for file in folder.glob("*.yaml")})
    assert problems == ()
    assert registry is not None
    assert [term.key for term in registry.categories] == (
        ["service", "culture", "security", "family", "civil", "party", "general", "women"]
    )
    assert [term.key for term in registry.themes] == ["campaign", "arts", "love", "warmth", "care", "trust"]
    daily = next(outlet for outlet in registry.outlets if outlet.key == "hlj-daily")
    assert (daily.name, daily.aliases, daily.points_in(2026)) == (
        "黑龙江日报",
        ("黑龙江省日报",),
        Decimal("8.00"),
    )
    assert registry.rules_of(2026) == replace(Rules(), name="2026")


def test_a_bom_and_windows_line_ends_are_read_without_complaint() -> None:
    files = {name: ("\ufeff" + text.replace("\n", "\r\n")).encode() for name, text in GOOD.items()}
    assert read_registry(files) == (good(), ())


def test_points_may_be_one_number_or_one_for_each_year() -> None:
    [outlet] = good(outlets="- {key: ab, name: 甲, level: county, points: {2026: 5, 2024: 4}}\n").outlets
    assert outlet.points == ((2024, Decimal("4.00")), (2026, Decimal("5.00")))
    assert [outlet.points_in(year) for year in (2020, 2025, 2030)] == [
        Decimal("4.00"),
        Decimal("4.00"),
        Decimal("5.00"),
    ]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", "0.00"),
        ("0.2", "0.20"),
        ("0.125", "0.13"),
        ("0.124999", "0.12"),
        ("1.005", "1.01"),
        ("１.５", "1.50"),
        ("1000000", "1000000.00"),
    ],
)
def test_amounts_are_exact_and_rounded_half_up_as_they_are_read(typed: str, value: str) -> None:
    [outlet] = good(outlets=f"- {{key: ab, name: 甲, level: 县级, points: {typed}}}\n").outlets
    assert str(outlet.points[0][1]) == value
    assert outlet.level == "county"
    assert str(good(scoring=f"2026: {{extra_piece: {typed}}}\n").rules[0].extra_piece) == value


def test_the_first_block_of_rules_has_the_defaults_for_what_it_does_not_say() -> None:
    assert good(scoring="2026:\n  monthly_min: 2\n  yearly_cap: 12\n").rules == (
        Rules(
            name="2026",
            monthly_min=2,
            task_done=Decimal("1.00"),
            extra_piece=Decimal("0.20"),
            extra_max=Decimal("1.00"),
            missing=Decimal("1.00"),
            void_penalty=Decimal("5.00"),
            headline_factor=Decimal("2.00"),
            dedup="highest",
            late="counts",
            yearly_cap=Decimal("12.00"),
        ),
    )


def test_a_block_of_rules_has_what_it_does_not_say_from_the_year_before_it_wherever_that_stands() -> None:
    registry = good(
        scoring="""\
2029:
  dedup:
  late: counts
2026: {monthly_min: 2, dedup: sum, late: no_task, task_done: 1.5, yearly_cap: 12, headline_factor: 1.255}
2027:
"""
    )
    taken_over = Rules(
        name="2027",
        monthly_min=2,
        dedup="sum",
        late="no_task",
        task_done=Decimal("1.50"),
        headline_factor=Decimal("1.26"),
        yearly_cap=Decimal("12.00"),
    )
    assert registry.rules == (
        replace(taken_over, name="2026"),
        taken_over,
        replace(taken_over, name="2029", late="counts"),
    )
    assert registry.rules_of(2025) == Rules()
    assert registry.rules_of(2028) == taken_over


def test_without_scoring_yaml_or_with_an_empty_one_the_defaults_count() -> None:
    assert good().rules_of(2026) == Rules()
    assert good(scoring="# noch nichts\n").rules_of(2026) == Rules()


def test_columns_may_be_an_empty_list_but_not_an_empty_file() -> None:
    assert good(columns="[]\n").columns == ()
    assert told(columns="# 空\n") == [("registry/columns.yaml", "empty", 1, None)]


# --- the dialect of headers -----------------------------------------------------------------------

CHINESE = {
    "site": "网址：https://www.example.org/minzheng\n示例：是\n名称：某县民政信息网\n主办单位:某县民政局\n",
    "columns": "- 代号：news\n  名称：民政要闻\n  类型:工作动态\n",
    "taxonomy": (
        "分类：\n  - {代号：service, 名称：社区服务}\n  - 代号：civil\n    名称：民政\n主题：[{代号：love, name：爱心活动}]\n"
    ),
    "outlets": "- {代号：city-daily, 名称：某市日报, 别名：[某市报], 级别：市级, 分值：4}\n",
}


@pytest.mark.parametrize("name", CHINESE)
def test_a_file_is_read_the_same_with_chinese_keys_and_full_width_colons(name: str) -> None:
    assert good(**{name: CHINESE[name]}) == good()


def test_rules_and_points_by_year_are_read_so_too() -> None:
    plain = good(
        scoring="2026:\n  monthly_min: 2\n  dedup: sum\n2027: {late: no_task}\n",
        outlets="- {key: ab, name: 甲, level: county, points: {2024: 4, 2026: 5}}\n",
    )
    assert plain == good(
        scoring="2026：\n  每月篇数：2\n  重复采用：每家都计\n2027：{补报：不算任务}\n",
        outlets="- 代号：ab\n  名称：甲\n  级别：县级\n  分值：\n    2024：4\n    2026：5\n",
    )


@pytest.mark.parametrize("colon", ["：", ":", "： ", " ：", ": "])
def test_a_colon_of_any_kind_stands_behind_a_key_as_in_a_card(colon: str) -> None:
    assert good(site=SITE.replace("name: 某县民政信息网", f"名称{colon}光明")).site.name == "光明"
    assert good(columns=COLUMNS.replace("name: 民政要闻", f"名称{colon}光明")).columns[0].name == "光明"


def test_a_name_may_hold_what_yaml_would_not_take_without_quotes() -> None:
    assert good(site=SITE.replace("某县民政信息网", '"十五五": 某县 # 备注')).site.name == '"十五五": 某县'


def test_a_key_in_two_languages_is_a_repetition() -> None:
    _, [fault] = read(site=SITE + "名称：又一个\n")
    assert (fault.code, fault.line, fault.field) == ("key-repeated", 5, "name")
    assert "「名称」和第 3 行的「name」是同一项" in say(fault.code, fault.detail).message


@pytest.mark.parametrize(
    ("line", "code"), [("简介：&a 一句话", "yaml-anchor"), ("简介：!a 一句话", "yaml-tag")]
)
def test_anchors_and_tags_are_refused_behind_any_colon(line: str, code: str) -> None:
    assert told(site=f"{SITE}{line}\n") == [("registry/site.yaml", code, 5, None)]


def test_a_chinese_comma_between_keys_in_braces_is_told_on_its_line() -> None:
    faults = told(columns=COLUMNS + "- {代号：b1,\n   名称：通知，类型：政策文件}\n")
    assert faults == [("registry/columns.yaml", "yaml-broken", 5, None)]


def test_a_key_that_slipped_below_a_name_is_told_on_its_line() -> None:
    faults = told(columns="- 代号：news\n  名称：要闻\n    说明：甲\n  类型：工作动态\n")
    assert faults == [("registry/columns.yaml", "yaml-broken", 3, None)]


def test_an_escaped_quote_does_not_hide_the_keys_below_it() -> None:
    text = SITE.replace("name: ", "名称：")
    assert good(site='intro: "他说\\"好"\n' + text).site == replace(good().site, intro='他说"好')


def test_what_is_wrong_is_said_with_the_key_that_was_typed() -> None:
    _, [missing, placeholder] = read(columns="- 代号：news\n  名称：待定\n")
    assert say(missing.code, missing.detail).message == "缺少「类型」，或者后面没有写内容。"
    assert say(placeholder.code, placeholder.detail).message.startswith("「名称」写的是「待定」")


def test_a_chinese_key_whose_line_is_broken_is_not_told_as_missing() -> None:
    assert told(site=CHINESE["site"].replace("名称：某县", '名称："某县')) == [
        ("registry/site.yaml", "yaml-broken", 3, None)
    ]


# --- files --------------------------------------------------------------------------------------


def test_each_missing_file_but_scoring_is_told_once() -> None:
    registry, problems = read_registry({})
    assert registry is None
    assert [(p.code, p.file, p.line) for p in problems] == [
        ("registry-file-missing", f"registry/{name}.yaml", None)
        for name in ("columns", "outlets", "site", "taxonomy")
    ]


def test_a_file_in_gbk_is_named_and_its_other_faults_are_told_in_the_same_run() -> None:
    files = {name: text.encode() for name, text in GOOD.items()}
    files["outlets.yaml"] = OUTLETS.replace("points: 4", "points: 四").encode("gbk")
    registry, problems = read_registry(files)
    assert registry is None
    assert [(p.code, p.line) for p in problems] == [("encoding-gbk", None), ("registry-value-wrong", 1)]


def test_an_unknown_key_is_a_warning_and_stops_nothing() -> None:
    registry, problems = read(site=SITE + "colour: red\n")
    assert registry == good()
    assert [(p.code, p.line, p.field, p.severity) for p in problems] == [
        ("key-unknown", 5, "colour", Severity.WARNING)
    ]


def test_a_broken_line_is_told_once_and_its_key_is_not_told_as_missing() -> None:
    assert told(site=SITE.replace("name: 某县", "name 某县") + "area_code: 1\n") == [
        ("registry/site.yaml", "yaml-broken", 3, None),
        ("registry/site.yaml", "area-code", 5, "area_code"),
    ]


def test_a_repeated_key_is_told() -> None:
    assert told(site=SITE + "name: 又一个\n") == [("registry/site.yaml", "key-repeated", 5, "name")]


def test_a_repeated_key_is_named_by_its_place_and_its_english_name() -> None:
    assert told(
        outlets="- {代号: ab, 名称: 甲, 级别: 县级, 分值: 4, 分值: 5}\n- {key: b1, name: 乙, level: city, points: {2026: 1, 2026: 2}}\n",
        scoring="2026: {每月篇数: 1, 每月篇数: 2}\n2026: {}\n",
    ) == [
        ("registry/outlets.yaml", "key-repeated", 1, "outlets[0].points"),
        ("registry/outlets.yaml", "key-repeated", 2, "outlets[1].points.2026"),
        ("registry/scoring.yaml", "key-repeated", 1, "2026.monthly_min"),
        ("registry/scoring.yaml", "key-repeated", 2, "2026"),
    ]


@pytest.mark.parametrize("line", ["名称：[甲", "简介：&a 一句话", "简介：!a 一句话"])
def test_a_sentence_repeats_the_line_as_it_stands_in_the_file(line: str) -> None:
    _, faults = read(site=f"{SITE.replace('name', '简称')}{line}\n")
    assert [fault.text("text") for fault in faults if fault.code.startswith("yaml-")] == [line]


def test_a_line_with_a_comma_and_a_bracket_that_are_wrong_is_told_once() -> None:
    faults = told(columns=COLUMNS + "- {代号：b1，名称：通知，类型：政策文件\n")
    assert faults == [("registry/columns.yaml", "yaml-broken", 4, None)]


def test_all_faults_of_all_files_are_told_in_one_run_each_on_its_line() -> None:
    assert told(
        site="""\
url: ftp://host
demo: 也许
name: <script>x</script>
site_domain: http://www.example.org
links:
  - name: 某网
    url: javascript:alert(1)
""",
        columns="""\
- key: News
  name: 要闻
  type: "null"
- key: media
  name: 要 闻
""",
        taxonomy="""\
categories:
  - {key: service, name: 社区服务}
  - {key: service, name: 服务}
themes: 没有
""",
        outlets="""\
- {key: a1, name: 甲报, level: 乡, points: -1}
- key: a2
  name: 乙报
  aliases:
    - 丙报
    - 甲 报
  level: city
  points: {2026: 五, 明年: 3}
""",
        scoring="""\
2026: {monthly_min: 0, extra_piece: -0.2, dedup: 最高}
今年: {}
""",
    ) == [
        ("registry/columns.yaml", "key", 1, "columns[0].key"),
        ("registry/columns.yaml", "placeholder", 3, "columns[0].type"),
        ("registry/columns.yaml", "registry-key-reserved", 4, "columns[1].key"),
        ("registry/columns.yaml", "missing", 4, "columns[1].type"),
        ("registry/columns.yaml", "registry-name-taken", 5, "columns[1].name"),
        ("registry/outlets.yaml", "choice", 1, "outlets[0].level"),
        ("registry/outlets.yaml", "points", 1, "outlets[0].points"),
        ("registry/outlets.yaml", "registry-name-taken", 6, "outlets[1].aliases"),
        ("registry/outlets.yaml", "amount", 8, "outlets[1].points.2026"),
        ("registry/outlets.yaml", "year", 8, "outlets[1].points.明年"),
        ("registry/scoring.yaml", "choice", 1, "2026.dedup"),
        ("registry/scoring.yaml", "amount", 1, "2026.extra_piece"),
        ("registry/scoring.yaml", "whole", 1, "2026.monthly_min"),
        ("registry/scoring.yaml", "year", 2, "今年"),
        ("registry/site.yaml", "missing", 1, "body"),
        ("registry/site.yaml", "site-url", 1, "url"),
        ("registry/site.yaml", "flag", 2, "demo"),
        ("registry/site.yaml", "markup", 3, "name"),
        ("registry/site.yaml", "domain", 4, "site_domain"),
        ("registry/site.yaml", "url", 7, "links[0].url"),
        ("registry/taxonomy.yaml", "registry-key-taken", 3, "categories[1].key"),
        ("registry/taxonomy.yaml", "registry-name-taken", 3, "categories[1].key"),
        ("registry/taxonomy.yaml", "registry-name-taken", 3, "categories[1].name"),
        ("registry/taxonomy.yaml", "list", 4, "themes"),
    ]


# --- values -------------------------------------------------------------------------------------


def test_a_long_value_is_cut_in_its_message() -> None:
    _, [fault] = read(site=SITE.replace("www.example.org", "a b" * 40))
    assert dict(fault.detail)["value"] == "https://" + ("a b" * 40)[:31] + "…"


@pytest.mark.parametrize(
    "key",
    ["communities", "leaderboard", "media", "pages", "page", "bureau", "theme", "problem-villages", "tags"],
)
def test_the_words_of_the_site_s_own_addresses_are_no_column(key: str) -> None:
    assert told(columns=COLUMNS.replace("news", key)) == [
        ("registry/columns.yaml", "registry-key-reserved", 1, "columns[0].key")
    ]


def test_a_category_is_not_called_page_since_lists_are_paged_under_that_word() -> None:
    assert told(taxonomy=TAXONOMY.replace("civil", "page")) == [
        ("registry/taxonomy.yaml", "registry-key-reserved", 3, "categories[1].key")
    ]


@pytest.mark.parametrize("key", ["x", "News", "1news", "新闻", "a_b", "a" * 32, "a b"])
def test_a_key_is_a_word_for_addresses(key: str) -> None:
    assert told(columns=COLUMNS.replace("news", key)) == [
        ("registry/columns.yaml", "key", 1, "columns[0].key")
    ]


def test_taxonomy_needs_categories() -> None:
    assert told(taxonomy="themes: []\n") == [("registry/taxonomy.yaml", "missing", 1, "categories")]
    assert told(taxonomy="categories: []\n") == [("registry/taxonomy.yaml", "missing", 1, "categories")]


@pytest.mark.parametrize(
    ("points", "case"),
    [
        ("-1", "points"),
        ("四", "points"),
        ("1e3", "points"),
        ("1000000.01", "points"),
        ("{2026: 1000001}", "amount"),
        ("[1]", "points"),
        ("{}", "points"),
        ("", "missing"),
    ],
)
def test_points_are_a_number_from_0_to_a_million(points: str, case: str) -> None:
    faults = told(outlets=OUTLETS.replace("points: 4", f"points: {points}"))
    assert [(file, which, line) for file, which, line, _ in faults] == [("registry/outlets.yaml", case, 1)]
    assert faults[0][3].startswith("outlets[0].points")


@pytest.mark.parametrize(
    ("block", "case"),
    [
        ("{monthly_min: 0}", "whole"),
        ("{monthly_min: 1.5}", "whole"),
        ("{monthly_min: -1}", "whole"),
        ("{monthly_min: 1000001}", "whole"),
        ("{task_done: -1}", "amount"),
        ("{yearly_cap: 无限}", "amount"),
        ("{yearly_cap: 1000001}", "amount"),
        ("{void_penalty: 999999999}", "amount"),
        ("{dedup: both}", "choice"),
        ("很多", "mapping"),
    ],
)
def test_rules_are_checked_value_by_value(block: str, case: str) -> None:
    assert [fault[1] for fault in told(scoring=f"2026: {block}\n")] == [case]


def test_years_lie_from_1990_to_2100() -> None:
    assert [rules.name for rules in good(scoring="2100: {}\n1990: {}\n").rules] == ["1990", "2100"]
    assert told(scoring="1989: {monthly_min: 0}\n2101: {}\n") == [
        ("registry/scoring.yaml", "year", 1, "1989"),
        ("registry/scoring.yaml", "year", 2, "2101"),
    ]
    assert told(outlets=OUTLETS.replace("points: 4", "points: {1989: 1, 1990: 2, 2100: 3, 2101: 4}")) == [
        ("registry/outlets.yaml", "year", 1, "outlets[0].points.1989"),
        ("registry/outlets.yaml", "year", 1, "outlets[0].points.2101"),
    ]


def test_a_year_out_of_range_is_told_as_such_behind_any_colon() -> None:
    assert told(scoring="1980：\n  每月篇数：2\n") == [("registry/scoring.yaml", "year", 1, "1980")]
    assert told(outlets=OUTLETS.replace("points: 4", "分值：{1980：4}")) == [
        ("registry/outlets.yaml", "year", 1, "outlets[0].points.1980")
    ]


@pytest.mark.parametrize("text", ["monthly_min: 1\n", "26: {}\n", "20２６: {}\n", "- 2026\n", "2026\n"])
def test_scoring_yaml_has_a_block_for_each_year(text: str) -> None:
    assert {fault[1] for fault in told(scoring=text)} <= {"year", "years"}
    assert told(scoring=text)


def test_files_of_another_shape_are_told_and_nothing_breaks() -> None:
    for text in (
        "甲",
        "- 甲\n- 乙\n",
        "{}",
        "[[]]",
        "a: {b: [c]}",
        "- - - a",
        "? [a]\n: b",
        "|\n x",
        "\0",
        "&a b",
    ):
        registry, problems = read_registry({name: text.encode() for name in (*GOOD, "scoring.yaml")})
        assert registry is None
        assert problems
        for problem in problems:
            assert all(say(problem.code, problem.detail))


# --- sentences ----------------------------------------------------------------------------------


def test_a_message_shows_what_stands_there_and_a_hint_what_to_write() -> None:
    _, problems = read(scoring="2026:\n  dedup: 最高\n")
    [fault] = problems
    message, hint = say(fault.code, fault.detail)
    assert "「最高」" in message
    assert "highest、sum" in message
    assert hint
