"""Slugs from file names, and ids from paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify_unicode

from civic.core.addresses import item_id
from civic.reading.text.slugs import heading_slug, is_slug, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("reading-room", "reading-room"),
        ("Reading Room (2)", "reading-room-2"),
        ("2026-10-09 重阳节慰问", "2026-10-09-chong-yang-jie-wei-wen"),
        ("重庆路便民服务", "chong-qing-lu-bian-min-fu-wu"),
        ("银行行长讲反诈", "yin-hang-hang-zhang-jiang-fan-zha"),
        ("会计培训", "kuai-ji-pei-xun"),
        ("音乐会", "yin-yue-hui"),
        ("社区长者食堂", "she-qu-zhang-zhe-shi-tang"),
        ("女兵绿化", "nv-bing-lv-hua"),
        ("第3季度", "di-3-ji-du"),
        ("ＡＢＣ１２３", "abc123"),
        ("关于“十五五”规划——通知", "guan-yu-shi-wu-wu-gui-hua-tong-zhi"),
        ("a__b  c", "a-b-c"),
        ("-头尾-", "tou-wei"),
        ("café", "caf"),
    ],
)
def test_a_slug_is_made_of_the_file_name(name, slug):
    assert slug_of(name) == slug


def test_characters_that_say_nothing_leave_nothing():
    assert slug_of("——！？") == ""


def test_a_slug_is_cut_to_eighty_characters_before_its_ends_are_trimmed():
    assert slug_of("ab" * 60) == "ab" * 40
    assert slug_of("a" * 79 + " b") == "a" * 79
    # the hyphen before the first syllable is one of the eighty, and is trimmed after the cut
    assert slug_of("安" * 50) == "an-" * 26 + "a"


def test_composed_and_decomposed_file_names_have_one_slug():
    assert slug_of("u\u0308") == slug_of("\u00fc")


@given(st.text())
def test_a_slug_is_empty_or_may_stand_in_an_address(name):
    slug = slug_of(name)
    assert slug == "" or is_slug(slug)


@given(st.text() | st.text("甲aÉİ1_ -\u3000（）\n", max_size=12))
def test_a_heading_is_called_as_python_markdown_calls_it(text):
    assert heading_slug(text) == slugify_unicode(text, "-")


@pytest.mark.parametrize("text", ["a", "2026-10", "a" * 80, "a-", "0"])
def test_letters_digits_and_hyphens_are_a_slug(text):
    assert is_slug(text)


@pytest.mark.parametrize("text", ["", "-a", "A", "a_b", "a" * 81, "重阳", "a b", "a\n", "a/b"])
def test_anything_else_is_no_slug(text):
    assert not is_slug(text)


def test_an_id_is_the_uuid5_of_owner_and_path_without_its_ending():
    # uuid5(NAMESPACE_URL, "guangming/2026/a") worked out by hand with sha1sum
    assert item_id("guangming", "2026/a.md") == "urn:uuid:0db36108-017a-5fae-a7a1-3b1df6334714"


def test_an_id_does_not_depend_on_how_a_system_composes_its_characters():
    assert item_id("bureau", "news/\u00fc.md") == item_id("bureau", "news/u\u0308.md")


def test_units_with_files_of_one_name_have_different_ids():
    assert item_id("guangming", "a.md") != item_id("jianhua", "a.md")
