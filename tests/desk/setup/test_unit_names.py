"""Kind, name and key of a unit, from what the statistics call it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.core.addresses import RESERVED, is_key
from civic.core.model import KINDS, Kind
from civic.desk.setup.unit_names import keys_of, kind_of, plain_name


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("231124001000", Kind.TOWNSHIP),  # a sub-district
        ("231124100000", Kind.TOWNSHIP),  # a town
        ("231124201000", Kind.TOWNSHIP),  # a township
        ("231124400000", None),  # a farm
        ("231124100001", Kind.COMMUNITY),
        ("231124100199", Kind.COMMUNITY),
        ("231124100200", Kind.VILLAGE),
        ("231124201399", Kind.VILLAGE),
        ("231124400498", None),  # counted like a community
        ("231124500598", None),  # counted like a village
        ("231124000000", None),  # the county itself
    ],
)
def test_a_code_says_what_it_counts(code, kind):
    assert kind_of(code) is kind


@pytest.mark.parametrize(
    ("official", "plain"),
    [
        ("建华社区居委会", "建华社区"),
        ("建华社区居民委员会", "建华社区"),
        ("城东社区村委会", "城东社区"),
        ("河北村委会", "河北村"),
        ("西兴村村委会", "西兴村"),
        ("西兴村村民委员会", "西兴村"),
        ("西兴村民委员会", "西兴村"),
        ("巴彦嘎查村民委员会", "巴彦嘎查"),
        ("巴彦嘎查委会", "巴彦嘎查"),
        ("建华社区居委", "建华社区"),
        ("花园街道办事处", "花园街道"),
        ("东大街居委会", "东大街居委会"),
        ("孙吴镇", "孙吴镇"),
        ("（新）华 社区居委会", "(新)华社区"),
    ],
)
def test_the_office_behind_a_name_is_left_out_where_what_stays_is_a_name(official, plain):
    assert plain_name(official) == plain


def test_keys_are_pinyin_with_the_kind_behind_that_of_villages_and_townships():
    units = [
        ("231124100001", "建华社区", Kind.COMMUNITY),
        ("231124100000", "孙吴镇", Kind.TOWNSHIP),
        ("231124201000", "西兴乡", Kind.TOWNSHIP),
        ("231124001000", "花园街道", Kind.TOWNSHIP),
        ("231124201210", "西兴村", Kind.VILLAGE),
        ("231124100011", "绿园社区", Kind.COMMUNITY),
    ]
    assert list(keys_of(units).values()) == [
        *("jianhua", "sunwu-zhen", "xixing-xiang", "huayuan-jiedao", "xixing-cun", "lvyuan")
    ]


def test_names_that_sound_alike_get_numbers_in_their_order():
    units = [
        (f"23112410000{n}", name, Kind.COMMUNITY)
        for n, name in enumerate(("新华社区", "鑫华社区", "欣华社区"))
    ]
    assert list(keys_of(units).values()) == ["xinhua", "xinhua-2", "xinhua-3"]
    assert list(keys_of(units, {"xinhua", "xinhua-2"}).values()) == ["xinhua-3", "xinhua-4", "xinhua-5"]


def test_a_name_of_which_no_key_can_be_made_is_known_by_its_code():
    units = [("231124100001", "101社区", Kind.COMMUNITY), ("231124100002", "甲社区", Kind.COMMUNITY)]
    assert list(keys_of(units).values()) == ["u231124100001", "jia"]
    assert keys_of([("231124100003", "鄂社区", Kind.COMMUNITY)]) == {
        "231124100003": "u231124100003"
    }  # "e" is too short


def test_a_word_that_the_sites_addresses_need_gets_a_number():
    assert keys_of([("231124100001", "page社区", Kind.COMMUNITY)]) == {"231124100001": "page-2"}


@given(
    names=st.lists(
        st.text(st.characters(codec="utf-8"), max_size=40) | st.text("甲乙丙村镇社区", max_size=60),
        max_size=8,
    ),
    kind=st.sampled_from(KINDS),
)
def test_every_unit_gets_a_key_of_its_own_that_may_stand_in_an_address(names, kind):
    keys = keys_of([(f"23112410000{n}", name, kind) for n, name in enumerate(names)])
    assert len(set(keys.values())) == len(names)
    assert all(is_key(key) and key not in RESERVED for key in keys.values())
