"""The questions of `new --site`: which county, which units, and what is said again until it will do."""

import pytest

from civic.core.model import Kind
from civic.desk.setup.divisions import County, Division, DivisionSource
from civic.desk.setup.interview import interview
from civic.desk.setup.site_tree import Answers, NewUnit
from civic.desk.terminal.prompts import NoAnswerError
from tests.desk.setup.beginning import ANSWERS, URL, read, told
from tests.desk.terminal.answering import type_in


@pytest.mark.parametrize(
    ("choice", "keys"),
    [
        (["1"], ["guangming", "xinhua", "xinhua-2"]),
        (["2"], ["guangming", "xinhua", "xinhua-2", "sunwu-zhen", "xixing-xiang"]),
        (
            ["3"],
            ["guangming", "xinhua", "xinhua-2", "sunwu-zhen", "xixing-xiang", "pingdu-cun", "xixing-cun"],
        ),
        (["4", "2 6-7"], ["guangming", "pingdu-cun", "xixing-cun"]),
    ],
)
def test_which_units_begin_is_chosen(choice, keys, begin, demo, capsys):
    assert begin("孙吴县", *choice, *ANSWERS[2:]) == 0
    assert sorted(unit.key for unit in read(demo).units) == sorted(keys)
    assert "另有 2 个农场、林场、开发区之类的单位没有列出来" in capsys.readouterr().out


def test_a_site_may_begin_without_any_unit(begin, demo):
    answers = told(ANSWERS, units="5")
    del answers[13]  # then nobody opens
    assert begin(*answers) == 0
    assert read(demo).units == ()


def test_of_several_counties_of_one_name_one_is_chosen(begin, demo, capsys):
    assert begin("鼓楼区", "3", "鼓楼区", "2", *told(ANSWERS, units="5")[1:13], "是") == 0
    out = capsys.readouterr().out
    assert (
        "  1. 江苏省南京市鼓楼区（320106）\n  2. 江苏省徐州市鼓楼区（320302）\n  3. 都不是，重新写\n" in out
    )
    assert read(demo).registry.site.area_code == "320302"


def test_a_wrong_answer_is_asked_for_again_with_the_reason(begin, demo, capsys):
    urls = ["", "county.example", "https://county.example/?a"]
    answers = [
        "孙无县",
        *ANSWERS[:6],
        *urls,
        URL,
        "",
        "minzheng",
        *ANSWERS[8:10],
        "12",
        *ANSWERS[10:13],
        "明天",
        *ANSWERS[13:],
    ]
    assert begin(*answers) == 0
    out = capsys.readouterr().out
    assert "  没有找到「孙无县」，是不是「孙吴县」？请写全称，也可以写 6 位行政区划代码。\n" in out
    assert "  这一项不能空着。\n" in out
    assert "  网站地址「county.example」不对。" in out
    assert "  网站地址「https://county.example/?a」不对。" in out
    assert "  邮箱「minzheng」不对。" in out
    assert "  网站标识码「12」不对。" in out
    assert read(demo).registry.site.url == URL


def test_of_a_list_with_several_counties_one_is_chosen(begin, demo, tmp_path, capsys):
    (tmp_path / "单位.csv").write_text("代码,名称\n231124100002,光明社区\n231182100001,青山社区\n", "utf-8")
    answers = ["2", "五大连池市", "", "", *ANSWERS[1:]]
    assert begin(*answers, more=[f"--units={tmp_path / '单位.csv'}"]) == 0
    assert "  1. （231124）\n  2. （231182）\n" in capsys.readouterr().out
    assert [unit.key for unit in read(demo).units] == ["qingshan"]


SUNWU = County("231124", "孙吴县", "黑河市", "黑龙江省")
UNITS = (
    Division("231124100000", "孙吴镇"),
    Division("231124100002", "光明社区居委会"),
    Division("231124201202", "平度村委会"),
)
SITE = ["", "", "", "", URL, "", "", "", "", "", ""]  # only the address of the site has nothing usual


def source(*counties, units=UNITS):
    return DivisionSource(counties, lambda county: tuple(u for u in units if u.code.startswith(county.code)))


def test_the_answers_are_given_back_with_a_key_for_each_unit(monkeypatch):
    type_in(monkeypatch, "3", *SITE, "2026-12-01")
    answers = interview(source(SUNWU))
    opened = {"opened": "2026-12-01"}
    assert answers.county == SUNWU
    assert answers.units == (
        NewUnit("guangming", "光明社区", "231124100002", Kind.COMMUNITY, opened),
        NewUnit("sunwu-zhen", "孙吴镇", "231124100000", Kind.TOWNSHIP, opened),
        NewUnit("pingdu-cun", "平度村", "231124201202", Kind.VILLAGE, opened),
    )
    assert (answers.site["url"], answers.site["body"], answers.site["phone"]) == (URL, "孙吴县民政局", "")


def test_the_only_county_of_a_list_is_not_asked_for_and_a_village_is_offered_behind_its_township(
    monkeypatch, capsys
):
    type_in(monkeypatch, "4", "3", *SITE, "")
    units = interview(source(SUNWU, units=(*UNITS, Division("231124100210", "西山村委会")))).units
    out = capsys.readouterr().out
    assert out.startswith("  黑龙江省黑河市孙吴县，代码 231124。\n")
    assert "  1. 孙吴镇\n  2. 孙吴镇 光明社区\n  3. 平度村\n  4. 孙吴镇 西山村\n" in out
    assert [unit.name for unit in units] == ["平度村"]


def test_a_name_that_too_many_counties_bear_is_asked_for_again(monkeypatch, capsys):
    many = [County(str(110100 + number), "城区", "", f"第{number}省") for number in range(31)]
    type_in(monkeypatch, "城区", "110105", "5", *SITE)
    assert interview(source(*many)).county == many[5]
    assert "  叫「城区」的有 31 个，请写得再全一些，例如在前面加上省、市的名称。\n" in capsys.readouterr().out


def test_what_a_list_does_not_say_of_its_county_is_asked_for(monkeypatch):
    type_in(monkeypatch, "孙吴县", "黑龙江省", "黑河市", "5", *SITE)
    assert interview(source(County("231124", ""))) == Answers(
        SUNWU,
        {
            "url": URL,
            "name": "孙吴县民政社区博客",
            "short_name": "孙吴县社区博客",
            "body": "孙吴县民政局",
            "section": "",
            "phone": "",
            "mailbox": "",
            "address": "",
            "site_id_code": "",
            "icp": "",
            "police": "",
        },
        (),
    )


def test_a_slash_is_put_behind_the_address_of_the_site(monkeypatch):
    type_in(monkeypatch, "5", *SITE[:4], "https://county.example/minzheng", *SITE[5:])
    assert interview(source(SUNWU)).site["url"] == URL


def test_answers_that_end_too_early_give_no_answers_at_all(monkeypatch):
    type_in(monkeypatch, "3", *SITE)  # and on which day they open nobody says
    with pytest.raises(NoAnswerError):
        interview(source(SUNWU))
