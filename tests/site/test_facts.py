"""What site.yaml, a unit's card and a post say of themselves stands where the rules for government sites want it."""

import io
import json
from urllib.parse import quote, unquote, urlsplit

import lxml.html
import pytest
from PIL import Image

from tests.office_files import pdf
from tests.site.checking import broken_links, faults_of
from tests.site.sample import Sample

FACTS = {
    "url": "https://www.sample.example/shequ/",
    "short_name": "样本",
    "section": "样本股",
    "intro": "一句介绍",
    "phone": "0456-0000000",
    "mailbox": "sample@sample.example",
    "address": "样本路 1 号",
    "hours": "工作日 8:30–17:00",
    "copyright": "版权所有",
    "site_domain": "www.sample.example",
    "site_id_code": "2311240000",
    "icp": "黑ICP备00000000号",
    "police": "黑公网安备 23112400000000号",
    "police_url": "https://beian.sample.example/?code=1&b=2",
    "police_picture": "police.png",
    "conac_url": "https://conac.sample.example/",
    "conac_picture": "标识.png",
    "error_url": "https://errors.sample.example/",
    "error_picture": "error.png",
    "links": '[{name: 县政府, url: "https://gov.sample.example/"}]',
}
FILE = "表 #1 (终稿)&100%.pdf"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    made = Sample(tmp_path_factory.mktemp("facts"), FACTS)
    held = io.BytesIO()
    Image.new("RGB", (60, 60), "white").save(held, "PNG")
    for name in ("police.png", "标识.png", "error.png"):
        made.write(f"registry/{name}", held.getvalue())
    made.unit(
        "guangming", 电话="0456-1111111", 业务邮箱="gm@sample.example", 地址="光明街 1 号", 简介="光明的介绍"
    )
    made.picture("communities/guangming/2026/微信图片 (1).JPG", size=(600, 300), exif=True)
    made.write(f"communities/guangming/2026/{FILE}", pdf("made-up"))
    made.post(
        "guangming/2026/重阳 节.md",
        f"第一句。\n\n![合影](<微信图片 (1).JPG>)\n\n[登记表](<{quote(FILE)}>)\n\n打 0456-1111111 找我们。",
        title='引号"与<尖括号>&和',
        date="2026-10-09 14:30",
        themes="爱心",
        authors="张某某、李某某",
        source="样本日报",
        tags="老人、节日",
        summary="一句摘要",
        reviewer="审核员",
        reviewed="2026-10-08",
        adoptions="[{outlet: 黑龙江省日报, date: 2026-10-20, url: 'https://paper.sample.example/a', headline: 是}]",
    )
    made.item("news/b.md", title="县里的", date="2026-10-10")
    made.item("notices/c.md", title="通知", date="2026-10-11")
    return made


@pytest.fixture(scope="module")
def built(sample):
    made = sample.build()
    assert (made.code, made.problems) == (0, []), made.err
    return made


POST = "/communities/guangming/2026/chong-yang-jie/"


def tags(built, address):
    page = built.page(address)
    return {meta.get("name"): meta.get("content") for meta in page.xpath("//head/meta[@name]")}


def test_every_page_carries_the_tags_of_the_site(built):
    for address in built.addresses():
        told = tags(built, address)
        assert told["SiteName"] == "孙吴县样本网站", address
        assert told["SiteDomain"] == "www.sample.example", address
        assert told["SiteIDCode"] == "2311240000", address


@pytest.mark.parametrize(
    ("address", "column"),
    [
        ("/news/", ("民政要闻", "县局的消息", "民政,社区", "工作动态")),
        ("/news/2026/b/", ("民政要闻", "县局的消息", "民政,社区", "工作动态")),
        ("/notices/", ("通知公告", "通知公告的全部文章", "通知公告", "政策文件")),
        ("/communities/guangming/", ("光明社区博客", "光明的介绍", "光明社区", "工作动态")),
        ("/communities/xinhua/", ("新华社区博客", "新华社区博客的全部文章", "新华社区", "工作动态")),
        ("/categories/party/", ("党建", "党建的全部文章", "党建", "工作动态")),
        ("/communities/", ("社区博客", "一句介绍", "社区博客", "工作动态")),
        (POST, ("光明社区博客", "光明的介绍", "光明社区", "工作动态")),
    ],
)
def test_lists_and_articles_carry_the_four_tags_of_their_column(address, column, built):
    told = tags(built, address)
    names = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
    assert tuple(told[name] for name in names) == column


def test_an_article_carries_the_tags_of_an_article(built):
    told = tags(built, POST)
    assert told["ArticleTitle"] == '引号"与<尖括号>&和'
    assert told["PubDate"] == "2026-10-09 14:30"
    assert told["ContentSource"] == "样本日报"
    assert told["Author"] == "张某某,李某某"
    assert told["Keywords"] == "党建,爱心活动,老人,节日"
    assert told["Description"] == "一句摘要"
    assert told["Url"] == "https://www.sample.example/shequ" + POST
    assert told["Image"].startswith("https://www.sample.example/shequ/media/")


def test_an_item_without_a_time_has_midnight_in_its_tag_and_the_bureau_as_its_source(built):
    told = tags(built, "/news/2026/b/")
    assert (told["PubDate"], told["ContentSource"]) == ("2026-10-10 00:00", "孙吴县样本局")


def test_the_footer_of_every_page_tells_what_was_given(built):
    for address in built.addresses():
        footer = built.page(address).xpath("//footer")[0]
        words = " ".join(footer.text_content().split())
        for fact in (
            "孙吴县样本局",
            "样本股",
            "0456-0000000",
            "sample@sample.example",
            "样本路 1 号",
            "2311240000",
        ):
            assert fact in words, (address, fact)
        for fact in ("黑ICP备00000000号", "黑公网安备 23112400000000号", "版权所有", "工作日 8:30–17:00"):
            assert fact in words, (address, fact)
        links = set(footer.xpath(".//a/@href"))
        assert {"https://beian.miit.gov.cn/", "https://beian.sample.example/?code=1&b=2"} <= links, address
        assert {"https://conac.sample.example/", "https://errors.sample.example/"} <= links, address
        assert {"https://gov.sample.example/", "tel:04560000000", "mailto:sample@sample.example"} <= links, (
            address
        )
        assert len(footer.xpath(".//img")) == 3, address


def test_the_whole_sample_has_no_broken_link_and_no_badly_made_page(built):
    assert broken_links(built.folder, FACTS["url"]) == []
    assert {at: faults for at in built.addresses() if (faults := faults_of(built.page(at)))} == {}


def test_a_site_that_is_no_example_has_no_mark_and_may_be_indexed(built):
    for address in built.addresses():
        assert not built.page(address).xpath("//*[contains(@class, 'demo')]"), address
    robots = built.file("/robots.txt").read_text("utf-8")
    assert "Disallow: /\n" not in robots
    assert "Sitemap: https://www.sample.example/shequ/sitemap.xml" in robots


def test_an_attachment_keeps_its_name_whatever_stands_in_it(built):
    assert (built.file(POST).parent / FILE).read_bytes() == pdf("made-up")
    links = [unquote(urlsplit(link).path) for link in built.page(POST).xpath("//article//a/@href")]
    assert links.count(f"/shequ{POST}{FILE}") == 2  # in the text and in the list of files
    (entry,) = json.loads(built.file("/communities/guangming/feed.json").read_text())["items"]
    (link,) = lxml.html.fromstring(entry["content_html"]).xpath("//a[text()='登记表']/@href")
    assert unquote(urlsplit(link).path) == f"/shequ{POST}{FILE}"


def test_a_picture_is_upright_and_holds_nothing_of_the_camera(built):
    for path in (built.folder / "media").iterdir():
        with Image.open(path) as image:
            assert image.height > image.width, path
            assert not image.getexif(), path
    assert built.mentions("made-up-secret-of-the-camera") == []


def test_a_post_shows_who_wrote_it_when_and_who_took_it_up(built):
    words = built.words(POST)
    for fact in (
        '引号"与<尖括号>&和',
        "2026年10月9日 14:30",
        "来源：样本日报",
        "作者：张某某、李某某",
        "审核：审核员",
    ):
        assert fact in words
    for fact in ("黑龙江日报", "2026年10月20日", "标签：老人、节日", "爱心活动"):
        assert fact in words
    assert built.page(POST).xpath("//article//a[@href='https://paper.sample.example/a']")


def test_the_phone_of_a_unit_can_be_called_from_its_blog_and_from_its_posts(built):
    for address in ("/communities/guangming/", POST):
        assert "tel:04561111111" in built.page(address).xpath("//main//a/@href"), address
    assert "tel:04561111111" in built.page(POST).xpath("//article//p/a/@href")
