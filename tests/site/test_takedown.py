"""From `takedown` to the site: gone from everywhere but its address and the books."""

import json
from datetime import date

import pytest

from civic.desk.corrections.takedown import takedown
from tests.office_files import docx
from tests.site.sample import DAY, Sample

TODAY = date.fromisoformat(DAY)
ADDRESS = "/communities/guangming/2026/a/"


@pytest.fixture
def sample(tmp_path):
    made = Sample(tmp_path)
    made.picture("communities/guangming/2026/p.jpg", size=(900, 600))
    made.write("communities/guangming/2026/报名表.docx", docx("姓名："))
    made.post(
        "guangming/2026/a.md",
        "一句独一无二的话。\n\n![包饺子](p.jpg)\n\n[报名表](报名表.docx)",
        title="独一无二的题目",
        themes="爱心",
        slug="a",
        adoptions="[{outlet: 黑河日报, date: 2026-10-12, page: A1}]",
    )
    made.post("guangming/2026/b.md", f"见[上一篇]({ADDRESS})。", title="另一篇", slug="b")
    return made


def row(built):
    """The unit's row on the leaderboard of October."""
    told = json.loads(built.file("/leaderboard/2026-10/index.json").read_text("utf-8"))
    return next(row for row in told["groups"][0]["rows"] if row["key"] == "guangming")


@pytest.mark.parametrize("reason", ["本人要求", "抄袭"])
def test_what_is_taken_down_is_gone_and_its_address_says_so(reason, sample):
    before = sample.build(as_of=DAY)
    assert before.mentions("独一无二的话")
    assert [name for name in before.bytes() if name.startswith("media/")]
    assert takedown(sample.content, ADDRESS, reason, TODAY) == 0
    after = sample.build(as_of=DAY)
    assert (after.code, [p["code"] for p in after.problems]) == (0, ["link-without-page"])
    page = after.page(ADDRESS)
    assert "已撤下" in after.words(ADDRESS)
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert after.mentions("独一无二的话") == []
    assert [name for name in after.bytes() if name.startswith("media/") or name.endswith(".docx")] == []
    for address in ("/", "/communities/", "/communities/guangming/", "/categories/party/"):
        assert after.entries(address) == ["另一篇"]
    assert not after.has("/themes/love/")
    assert ADDRESS not in after.file("/sitemap.xml").read_text("utf-8")
    assert "独一无二" not in after.file("/communities/guangming/2026/b/index.html").read_text("utf-8")
    assert after.mentions("本人要求") == []


def test_a_withdrawn_post_stays_in_the_books(sample):
    before = row(sample.build(as_of=DAY))
    takedown(sample.content, ADDRESS, "本人要求", TODAY)
    after = row(sample.build(as_of=DAY))
    counted = ("submissions", "adoptions", "points", "penalty")
    assert [after[name] for name in counted] == [before[name] for name in counted] == [2, 1, "5.20", "0.00"]


def test_a_void_post_only_has_its_penalty(sample):
    takedown(sample.content, ADDRESS, "抄袭", TODAY)
    built = sample.build(as_of=DAY)
    october = row(built)
    assert [october[name] for name in ("submissions", "adoptions", "points", "penalty")] == [
        1,
        0,
        "1.00",
        "0.00",
    ]
    told = json.loads(built.file("/leaderboard/2026-11/index.json").read_text("utf-8"))
    november = next(row for row in told["groups"][0]["rows"] if row["key"] == "guangming")
    assert november["penalty"] == "5.00"


def test_an_identity_number_saves_no_void_post_from_its_penalty_and_is_on_no_page(sample):
    number = "11010519491231002X"
    sample.post(
        "guangming/2026/c.md",
        f"身份证号 {number}",
        title="抄来的",
        slug="c",
        void=f"{{原因: 抄袭, 日期: {DAY}}}",
    )
    built = sample.build(as_of=DAY)
    told = [(problem["code"], problem["severity"]) for problem in built.problems]
    assert (built.code, told) == (0, [("identity-number", "warning")])
    assert "已撤下" in built.words("/communities/guangming/2026/c/")
    assert built.mentions(number) == []
    ranking = json.loads(built.file("/leaderboard/2026-11/index.json").read_text("utf-8"))
    november = next(row for row in ranking["groups"][0]["rows"] if row["key"] == "guangming")
    assert november["penalty"] == "5.00"


def test_a_void_post_with_an_identity_number_for_its_address_has_its_penalty_and_no_page(sample):
    number = "11010519491231002x"
    void = f"{{原因: 泄露隐私, 日期: {DAY}}}"
    sample.post(f"guangming/2026/{number}.md", title="名称里有", void=void)
    sample.post("guangming/2026/c.md", title="网址名里有", slug="440524188001010014", void=void)
    sample.post(f"guangming/2026/d{number}.md", title="只有文件名里有", slug="d", void=void)
    sample.post(f"guangming/2026/e{number}.md", title="没有填网址名", slug="", void=void)
    sample.post("guangming/2026/f.md", title="网址名写在下一行", slug=f"\n  f-{number}", void=void)
    sample.post(f"guangming/2026/{number}/g.md", title="只有文件夹名里有", void=void)
    built = sample.build(as_of=DAY)
    assert [p for p in built.problems if p["severity"] != "warning"] == []
    for private in (number, "440524188001010014"):
        assert built.mentions(private) == []
        assert [path for path in built.folder.rglob("*") if private in str(path).lower()] == []
    for shown in "dg":
        assert "已撤下" in built.words(f"/communities/guangming/2026/{shown}/")
    ranking = json.loads(built.file("/leaderboard/2026-11/index.json").read_text("utf-8"))
    november = next(row for row in ranking["groups"][0]["rows"] if row["key"] == "guangming")
    assert november["penalty"] == "30.00"


def test_the_reason_of_a_withdrawal_is_on_no_page(sample):
    takedown(sample.content, ADDRESS, "家属来电要求", TODAY)
    assert sample.build(as_of=DAY).mentions("家属来电要求") == []
