"""Counties by name and their units, from the country's tables."""

import pytest

from civic.desk.setup.divisions import County, Division, divisions_of_the_country, find_counties
from tests.desk.terminal.answering import country

SUNWU = County("231124", "孙吴县", "黑河市", "黑龙江省")


@pytest.fixture
def source(tmp_path):
    return divisions_of_the_country(country(tmp_path / "tables"))


def found(source, text):
    return [county.code for county in find_counties(source.counties, text)]


@pytest.mark.parametrize(
    "text",
    [
        "孙吴县",
        "孙吴",
        "黑河市孙吴县",
        "黑龙江省黑河市孙吴",
        "黑河 孙吴",
        " 孙吴县 ",
        "231124",
        "２３１１２４",
    ],
)
def test_a_county_is_found_by_its_name_and_by_its_code(text, source):
    assert find_counties(source.counties, text) == [SUNWU]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("鼓楼区", ["320106", "320302"]),
        ("鼓楼", ["320106", "320302"]),
        ("徐州 鼓楼区", ["320302"]),
        ("南京市鼓楼区", ["320106"]),
        ("东城区", ["110101"]),
        ("北京市东城区", ["110101"]),
        ("大连", ["231182"]),
        ("东莞", ["441900"]),
        ("孙无", []),
        ("江苏 孙吴县", []),
        ("999999", []),
        ("", []),
    ],
)
def test_several_of_one_name_are_all_found_and_none_that_is_not_meant(text, codes, source):
    assert found(source, text) == codes


def test_a_county_right_below_its_province_has_no_city(source):
    assert find_counties(source.counties, "东城区") == [County("110101", "东城区", "", "北京市")]
    assert find_counties(source.counties, "东城区")[0].full_name == "北京市东城区"
    assert SUNWU.full_name == "黑龙江省黑河市孙吴县"


def test_a_city_without_counties_is_named_once(source):
    [dongguan] = find_counties(source.counties, "东莞市")
    assert dongguan.full_name == "广东省东莞市"
    assert source.units(dongguan) == (
        Division("441900003000", "东城街道"),
        Division("441900003001", "岗贝社区居委会"),
    )


def test_the_units_of_a_county_come_by_code_with_twelve_digits(source):
    assert source.units(SUNWU) == (
        Division("231124100000", "孙吴镇"),
        Division("231124100002", "光明社区居委会"),
        Division("231124100004", "新华社区居委会"),
        Division("231124100012", "鑫华社区居委会"),
        Division("231124201000", "西兴乡"),
        Division("231124201202", "平度村委会"),
        Division("231124201210", "西兴村村委会"),
        Division("231124400000", "红色农场"),
        Division("231124400498", "红色农场生活区"),
    )
