"""A vector picture (SVG) is a document that can hold scripts: none reaches the site, by whatever name it comes."""

import gzip
import io

import pytest
from PIL import Image

from tests.site.sample import Sample

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="made_up_script()"><script>made_up_script()</script></svg>'
TYPED = b'<?xml version="1.0"?>\n<!DOCTYPE svg>\n' + SVG


def photograph_with_a_script_behind_it():
    held = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(held, "PNG")
    return held.getvalue() + SVG


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    sample = Sample(tmp_path_factory.mktemp("vectors"))
    folder = "communities/guangming"
    files = {"a.svg": SVG, "b.svgz": gzip.compress(SVG, mtime=0), "c.png": SVG, "d.jpg": TYPED, "e.gif": SVG}
    for name, data in {**files, "g.png": photograph_with_a_script_behind_it()}.items():
        sample.write(f"{folder}/{name}", data)
    for name in files:
        sample.post(f"guangming/p-{name[0]}.md", f"![图]({name})")
    sample.post("guangming/f-link.md", "[图](a.svg)")
    sample.post("guangming/f-cover.md", cover="a.svg")
    sample.post("guangming/f-data.md", "![图](data:image/svg+xml,%3Csvg/onload=made_up_script()%3E)")
    sample.post("guangming/g.md", "![图](g.png)")
    sample.write("communities/xinhua/face.svg", SVG)
    sample.unit("xinhua", 封面="face.svg")
    sample.post("xinhua/h.md")
    return sample.build()


def test_each_is_told_as_what_it_is_and_its_post_or_unit_held_back(built):
    told = {
        fault["file"].rpartition("/")[2]: fault["code"]
        for fault in built.problems
        if fault["severity"] == "problem"
    }
    assert told == {
        **{f"p-{letter}.md": "picture-fake" for letter in "abcde"},
        "f-link.md": "attachment-type",
        "f-cover.md": "picture-fake",
        "f-data.md": "scheme-refused",
        "community.yaml": "picture-fake",
    }
    assert all("截图" in fault["hint"] for fault in built.problems if fault["code"] == "picture-fake")


def test_nothing_of_them_is_on_the_site(built):
    assert [
        path for path in built.bytes() if path.endswith((".svg", ".svgz")) and "favicon" not in path
    ] == []
    assert built.mentions("made_up_script") == []
    assert not built.has("/communities/xinhua/")


def test_of_a_photograph_with_a_script_behind_it_only_the_photograph_is_shown(built):
    assert built.has("/communities/guangming/2026/g/")
    assert len(built.page("/communities/guangming/2026/g/").xpath("//article//img")) == 1


def test_a_mark_of_the_footer_that_is_a_vector_picture_stops_the_build(tmp_path):
    sample = Sample(tmp_path, {"conac_url": "https://a.example/", "conac_picture": "conac.png"})
    sample.write("registry/conac.png", TYPED)
    built = sample.build()
    assert built.code == 1
    (fault,) = built.problems
    assert (fault["file"], fault["line"], fault["field"]) == ("registry/site.yaml", 6, "conac_picture")
    assert "「conac.png」不是图片" in fault["message"]
    assert "SVG" in fault["hint"]
