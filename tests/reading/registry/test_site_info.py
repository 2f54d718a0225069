"""The facts of the site (specification.md §1.9), and each value of site.yaml that is refused."""

import pytest

from civic.core.model import FooterLink, SiteInfo
from civic.reading.registry.registry import read_registry
from civic.wording.problems import say
from tests.reading.registry.small_registry import GOOD, SITE, good, told


def test_every_fact_of_site_yaml_has_its_place() -> None:
    site = good(
        site="""\
url: http://host/
name: 某县民政信息网
short_name: 民政网
body: 某县民政局
section: 基层政权股
area_code: "231124"
intro: 一句话，
  两行写。
phone: 0456-8420000
mailbox: office@example.org
address: 某街 1 号
hours: 8:30-17:00
copyright: 转载请注明 # 这是备注
links:
  - {name: 中国政府网, url: "https://www.gov.cn/"}
allowed_numbers: ["12345", 12349]
site_domain: www.example.gov.cn
site_id_code: 2311240001
icp: 黑ICP备00000000号
police: 黑公网安备 00000000000000号
police_url: https://beian.mps.gov.cn/
police_picture: 公安.png
conac_url: https://bszs.conac.cn/x
conac_picture: conac.PNG
error_url: https://zfwzgl.www.gov.cn/x?site_code=1
error_picture: error.jpg
"""
    ).site
    assert site == SiteInfo(
        url="http://host/",
        name="某县民政信息网",
        short_name="民政网",
        body="某县民政局",
        section="基层政权股",
        area_code="231124",
        intro="一句话， 两行写。",
        phone="0456-8420000",
        mailbox="office@example.org",
        address="某街 1 号",
        hours="8:30-17:00",
        copyright="转载请注明",
        links=(FooterLink("中国政府网", "https://www.gov.cn/"),),
        allowed_numbers=("12345", "12349"),
        domain="www.example.gov.cn",
        id_code="2311240001",
        icp="黑ICP备00000000号",
        police="黑公网安备 00000000000000号",
        police_url="https://beian.mps.gov.cn/",
        police_picture="公安.png",
        badge_url="https://bszs.conac.cn/x",
        badge_picture="conac.PNG",
        report_error_url="https://zfwzgl.www.gov.cn/x?site_code=1",
        report_error_picture="error.jpg",
        demo=False,
    )


@pytest.mark.parametrize(
    ("typed", "url", "base"),
    [
        ("https://host", "https://host/", "/"),
        ("https://host/", "https://host/", "/"),
        ("http://host:8000/a/b", "http://host:8000/a/b/", "/a/b/"),
        ("https://某县.政务.cn/x/", "https://某县.政务.cn/x/", "/x/"),
    ],
)
def test_the_address_of_the_site_ends_with_a_slash(typed: str, url: str, base: str) -> None:
    site = good(site=SITE.replace("https://www.example.org/minzheng", typed)).site
    assert (site.url, site.base) == (url, base)


def test_an_empty_value_is_as_good_as_none() -> None:
    assert good(site=SITE + "phone:\nlinks:\nsite_domain: ''\nconac_picture:\n") == good()


@pytest.mark.parametrize(("word", "value"), [("true", True), ("False", False), ("是", True), ("no", False)])
def test_demo_is_yes_or_no(word: str, value: bool) -> None:
    assert good(site=SITE.replace("demo: true", f"demo: {word}")).site.demo is value


@pytest.mark.parametrize(
    ("line", "case"),
    [
        ("url: www.example.org", "site-url"),
        ("url: https://", "site-url"),
        ("url: https://host/a?b=1", "site-url"),
        ("url: https://host/#a", "site-url"),
        ("url: https://host/a//b", "site-url"),
        ("url: https://host/../b", "site-url"),
        ("url: https://host/a b", "site-url"),
        ("url: https://host:port/", "site-url"),
        ("site_domain: www.example.org/", "domain"),
        ("site_domain: example", "domain"),
        ("site_domain: null", "domain"),
        ("site_id_code: 23112400011", "id-code"),
        ("site_id_code: bm123", "id-code"),
        ("area_code: 23112", "area-code"),
        ("area_code: ２３１１２４", "area-code"),
        ("mailbox: 某某", "mailbox"),
        ("police_url: 无", "url"),
        ("conac_url: //dcs.conac.cn/x", "url"),
        ("error_url: javascript:alert(1)", "url"),
        ("conac_picture: https://dcs.conac.cn/red.png", "picture"),
        ("conac_picture: ../red.png", "picture"),
        ("conac_picture: red.svg", "picture"),
        ("error_picture: a/b.png", "picture"),
        ("copyright: <b>x</b>", "markup"),
        ("intro: ＜script＞", "markup"),
        ("phone: [1, 2]", "text"),
        ("body: undefined", "placeholder"),
        ("icp: 待定", "placeholder"),
        ("links: 中国政府网", "list"),
        ("links: [中国政府网]", "mapping"),
        ("links: [{name: 某网}]", "missing"),
        ("allowed_numbers: [{a: 1}]", "text"),
    ],
)
def test_a_wrong_value_of_site_yaml_is_told_by_what_is_wrong_with_it(line: str, case: str) -> None:
    key = line.split(":")[0]
    text = "".join(f"{kept}\n" for kept in SITE.splitlines() if not kept.startswith(f"{key}:")) + line + "\n"
    assert [fault[1] for fault in told(site=text)] == [case]


def test_a_picture_of_site_yaml_must_lie_beside_it() -> None:
    files = {name: text.encode() for name, text in GOOD.items()}
    files["site.yaml"] += b"conac_picture: conac.png\n"
    assert read_registry(files, {"conac.png": b"\x89PNG\r\n\x1a\n"})[1] == ()
    registry, [fault] = read_registry(files, {"Conac.png": b"\x89PNG\r\n\x1a\n", "site.yaml": b"url: "})
    assert registry is None
    assert (fault.line, fault.field) == (5, "conac_picture")
    assert "「Conac.png」" in say(fault.code, fault.detail).hint


@pytest.mark.parametrize(
    "beginning",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"GIF89a\x10\0",
        b"RIFF\x24\0\0\0WEBPVP8 ",
    ],
)
def test_a_picture_of_site_yaml_may_be_of_four_kinds(beginning: bytes) -> None:
    files = {name: text.encode() for name, text in GOOD.items()}
    files["site.yaml"] += b"conac_picture: conac.png\n"
    assert read_registry(files, {"conac.png": beginning})[1] == ()


@pytest.mark.parametrize(
    "beginning",
    [b"", b"<svg xmlns='http", b"<?xml version='1.", b"\x1f\x8b\x08svgz", b"<!doctype html>", b"%PDF-1.4\n"],
)
def test_what_only_bears_the_name_of_a_picture_is_refused_for_the_footer(beginning: bytes) -> None:
    files = {name: text.encode() for name, text in GOOD.items()}
    files["site.yaml"] += b"conac_picture: conac.png\n"
    registry, [fault] = read_registry(files, {"conac.png": beginning})
    assert registry is None
    assert (dict(fault.detail)["case"], fault.line, fault.field) == ("picture-fake", 5, "conac_picture")


@pytest.mark.parametrize("code", ["2311240001", "bm12345678", "N123456789"])
def test_a_site_code_has_one_of_three_shapes(code: str) -> None:
    assert good(site=SITE + f"site_id_code: {code}\n").site.id_code == code
