"""build --why: which file somebody means, and what is said of it."""

from pathlib import Path

import pytest

from civic.desk.explain import asked_file, explain
from engine.incremental import Explanation


@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("/", "index.html"),
        ("/communities/guangming/", "communities/guangming/index.html"),
        ("communities/guangming/", "communities/guangming/index.html"),
        ("/communities/guangming/rss.xml", "communities/guangming/rss.xml"),
        ("https://sample.example/communities/guangming/?a=b#c", "communities/guangming/index.html"),
        ("/a/%E7%94%B3%E8%AF%B7%20%E8%A1%A8.pdf", "a/申请 表.pdf"),
        ("https://sample.example/a/%E7%94%B3%E8%AF%B7.pdf", "a/申请.pdf"),
        ("output/communities/guangming", "communities/guangming/index.html"),
        ("output/communities/guangming/index.html", "communities/guangming/index.html"),
        ("./output/rss.xml", "rss.xml"),
    ],
)
def test_a_file_is_meant_by_its_address_or_its_place(asked, file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert asked_file(asked, Path("output")) == file


def test_a_file_may_be_meant_by_its_whole_place(tmp_path):
    assert asked_file(str(tmp_path / "output" / "a" / "index.html"), tmp_path / "output") == "a/index.html"


def test_what_is_not_there_is_told_so():
    assert explain(None, "a/index.html") == (
        "网站里没有「a/index.html」这个文件。请写页面的网址，例如 /communities/jianhua/，或者输出文件夹里的文件。\n"
    )


def test_all_that_a_page_is_made_of_is_listed_with_what_of_it_is_new():
    why = Explanation(
        "a/index.html",
        template="post.html",
        facts={"items": True, "key": False, "unheard-of": False},
        sources=("communities/guangming/2026/a.md",),
        was_there=True,
        changed=("values", "program"),
        rendered=True,
        written=True,
    )
    assert explain(why, "a/index.html") == (
        "a/index.html\n"
        "  模板：post.html，连同它用到的部分\n"
        "  写在：communities/guangming/2026/a.md\n"
        "  取决于：这里的文章（有变化）\n"
        "  取决于：单位的代号（没变）\n"
        "  取决于：unheard-of（没变）\n"
        "  这次重新做了：页面上的内容有变化、程序或它的组件有更新。\n"
    )


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"was_there": False, "rendered": True, "written": True}, "这是新的一页，这次做了出来。"),
        (
            {"changed": ("template",), "rendered": True},
            "这次重新做了：模板有变化；做出来和原来一模一样，所以文件没有动。",
        ),
        (
            {"rendered": True, "written": True},
            "这次重新做了：输出文件夹里的文件被改过、删掉了，或者来源有变化。",
        ),
        ({}, "这次没有重做：和上次相比什么都没变。"),
    ],
)
def test_why_a_file_was_made_or_not_is_one_sentence(told, sentence):
    why = Explanation("a.css", **{"was_there": True, **told})
    assert explain(why, "a.css") == f"a.css\n  {sentence}\n"
