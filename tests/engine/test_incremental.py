"""The incremental engine: what is as it was is neither rendered nor written; what is not, is."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.incremental import AddressTakenError
from engine.output_tree import OutputTree
from engine.page import Copy, Page, Portion, fact
from engine.work import Workers
from tests.engine.plain_site import PlainSite

A, B = Page("/a/", "page.html", {"title": "甲"}), Page("/b/", "page.html", {"title": "乙"})
TEXT = Page("/t/", "text.html", {"text": "t1"}, texts=("t1",))


@pytest.fixture
def site(tmp_path):
    return PlainSite(tmp_path)


def numbers(made):
    return made.files, made.rendered, made.written


def test_the_first_build_draws_everything_and_the_next_nothing(site):
    assert numbers(site.build(A, B)) == (2, 2, 2)
    times = site.times()
    assert numbers(site.build(A, B)) == (2, 0, 0)
    assert site.times() == times
    assert site.files() == {"a/index.html": "<h1>甲</h1>\n示例\n", "b/index.html": "<h1>乙</h1>\n示例\n"}


def test_only_the_page_whose_values_changed_is_rendered(site):
    site.build(A, B)
    kept = (site.output / "a" / "index.html").stat()
    assert numbers(site.build(A, Page("/b/", "page.html", {"title": "丙"}))) == (2, 1, 1)
    now = (site.output / "a" / "index.html").stat()
    assert (now.st_mtime_ns, now.st_ino) == (kept.st_mtime_ns, kept.st_ino)
    assert site.files()["b/index.html"] == "<h1>丙</h1>\n示例\n"


def test_a_page_that_is_drawn_with_the_same_bytes_is_not_written(site):
    site.build(A, B)
    times = site.times()
    site.templates["page.html"] += "{# a remark #}"
    assert numbers(site.build(A, B)) == (2, 2, 0)
    assert site.times() == times


def test_a_template_that_another_uses_redraws_only_the_pages_of_both(site):
    site.build(A, TEXT)
    site.templates["part.html"] = "="
    assert numbers(site.build(A, TEXT)) == (2, 1, 1)
    assert site.files()["t/index.html"] == "=长文\n"


def test_a_constant_redraws_every_page(site):
    site.build(A, TEXT)
    site.constants["site"] = {"name": "改名"}
    assert numbers(site.build(A, TEXT)) == (2, 2, 1)
    assert site.files()["a/index.html"] == "<h1>甲</h1>\n改名\n"


def test_a_filter_of_a_literal_is_asked_again_where_a_constant_changed(tmp_path):
    """Jinja asks it while it turns the template into Python, which is kept from build to build."""
    site = PlainSite(tmp_path)
    site.templates["page.html"] = "{{ '/a/' | full }}"
    site.constants["site"] = {"name": "https://one.example"}
    site.build(A)
    site.constants["site"] = {"name": "https://other.example"}
    site.build(A)
    assert site.files() == {"a/index.html": "https://other.example/a/"}


def test_another_program_redraws_every_page(site):
    site.build(A)
    site.program = "2"
    assert numbers(site.build(A)) == (1, 1, 0)


def test_a_page_that_is_no_more_takes_its_file_and_its_folder_with_it(site):
    site.build(A, B)
    site.build(A)
    assert list(site.files()) == ["a/index.html"]
    assert not (site.output / "b").exists()


def test_a_template_that_fails_leaves_the_old_site(site):
    site.build(A)
    files = site.files()
    with pytest.raises(Exception, match="undefined"):
        site.build(B, Page("/c/", "page.html", {}))
    assert site.files() == files
    assert numbers(site.build(A)) == (1, 0, 0)


def test_two_parts_of_one_address_are_refused(site):
    for other in (Page("/a/index.html", "page.html", {"title": "乙"}), portion("p", "乙", "/a/")):
        with pytest.raises(AddressTakenError):
            site.build(A, other)


def test_a_copy_is_taken_over_and_left_alone_while_it_is_the_same(site, tmp_path):
    source = tmp_path / "表.pdf"
    source.write_bytes(b"%PDF")
    copy = Copy("/a/表.pdf", source, hashlib.sha256(b"%PDF").hexdigest())
    assert numbers(site.build(copy)) == (1, 0, 1)
    source.unlink()
    assert numbers(site.build(copy)) == (1, 0, 0)


# --- portions -------------------------------------------------------------------------------------

made_of = []


def make(title, address):
    made_of.append(title)
    yield Page(address, "page.html", {"title": title})


def portion(name, title, address):
    return Portion(name, make, {"title": fact(title), "address": fact(address)})


def test_a_portion_of_the_same_facts_is_not_even_made(site):
    made_of.clear()
    site.build(portion("p", "甲", "/a/"), portion("q", "乙", "/b/"))
    assert numbers(site.build(portion("p", "甲", "/a/"), portion("q", "丙", "/b/"))) == (2, 1, 1)
    assert made_of == ["甲", "乙", "丙"]


def test_a_portion_is_made_if_its_template_changed_or_one_of_its_files_is_gone(site):
    site.build(portion("p", "甲", "/a/"))
    site.templates["page.html"] += "新"
    assert numbers(site.build(portion("p", "甲", "/a/"))) == (1, 1, 1)
    (site.output / "a" / "index.html").unlink()
    assert numbers(site.build(portion("p", "甲", "/a/"))) == (1, 1, 1)
    assert site.files() == {"a/index.html": "<h1>甲</h1>\n示例\n新"}


def test_a_portion_that_goes_takes_its_files_with_it_and_may_come_back(site):
    both = portion("p", "甲", "/a/"), portion("q", "乙", "/b/")
    site.build(*both)
    site.build(both[0])
    assert list(site.files()) == ["a/index.html"]
    site.build(*both)
    assert list(site.files()) == ["a/index.html", "b/index.html"]


def test_a_page_may_move_from_one_portion_to_another(site):
    site.build(portion("p", "甲", "/a/"), portion("q", "乙", "/b/"))
    site.build(portion("p", "甲", "/b/"), portion("q", "乙", "/a/"))
    assert site.files() == {"a/index.html": "<h1>乙</h1>\n示例\n", "b/index.html": "<h1>甲</h1>\n示例\n"}


# --- records --------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"", b"[]", b"engine 1 0\n{}", b"engine 0 x\n{}"])
def test_a_damaged_record_costs_a_new_rendering_and_nothing_else(site, damage):
    site.build(A, B)
    times = site.times()
    (site.folder / ".output.build" / "pages.json").write_bytes(damage)
    assert numbers(site.build(A, B)) == (2, 2, 0)
    assert site.times() == times


def test_a_record_in_which_a_bit_has_turned_is_not_believed(site):
    site.build(A, B)
    record = site.folder / ".output.build" / "pages.json"
    data = bytearray(record.read_bytes())
    data[len(data) // 2] ^= 1
    record.write_bytes(data)
    assert site.build(A, B).rendered == 2


def test_after_a_rollback_nothing_is_drawn_again_to_come_back(site):
    site.build(A)
    site.build(A, B)
    with OutputTree(site.output) as tree:
        assert tree.rollback()
    assert list(site.files()) == ["a/index.html"]
    assert numbers(site.build(A, B)) == (2, 0, 0)
    assert list(site.files()) == ["a/index.html", "b/index.html"]


# --- why ------------------------------------------------------------------------------------------


def test_why_tells_what_a_page_was_made_of_and_what_of_it_is_new(site):
    page = Page("/a/", "page.html", {"title": "甲"}, sources=("a.md",))
    why = site.build(page, asked="a/index.html").why
    assert (why.template, why.sources, why.was_there, why.rendered, why.written) == (
        "page.html",
        ("a.md",),
        False,
        True,
        True,
    )
    why = site.build(page, asked="a/index.html").why
    assert (why.was_there, why.changed, why.rendered) == (True, (), False)
    why = site.build(Page("/a/", "page.html", {"title": "乙"}), asked="a/index.html").why
    assert (why.changed, why.rendered, why.written) == (("values",), True, True)
    site.templates["page.html"] += "{# #}"
    site.constants["more"] = 1
    why = site.build(Page("/a/", "page.html", {"title": "乙"}), asked="a/index.html").why
    assert (why.changed, why.rendered, why.written) == (("template", "constants"), True, False)
    (site.output / "a" / "index.html").write_text("x")
    why = site.build(Page("/a/", "page.html", {"title": "乙"}), asked="a/index.html").why
    assert (why.changed, why.written) == (("file",), True)


def test_why_tells_which_facts_of_a_portion_are_new(site):
    site.build(portion("p", "甲", "/a/"))
    why = site.build(portion("p", "乙", "/a/"), asked="a/index.html").why
    assert (why.portion, why.facts) == ("p", {"title": True, "address": False})
    why = site.build(portion("p", "乙", "/a/"), asked="a/index.html").why
    assert why.facts == {"title": False, "address": False}


def test_why_of_a_file_that_is_no_part_of_the_site_is_none(site):
    assert site.build(A, asked="z.html").why is None


# --- over the cores -------------------------------------------------------------------------------


def many(count):
    return [Page(f"/{number}/", "page.html", {"title": str(number)}) for number in range(count)]


def test_helping_processes_draw_the_same_bytes(tmp_path):
    alone, helped = PlainSite(tmp_path / "alone"), PlainSite(tmp_path / "helped")
    alone.build(*many(500))
    with Workers(2) as workers:
        assert helped.build(*many(500), workers=workers).rendered == 500
    assert helped.files() == alone.files()


def test_any_executor_may_do_the_work(tmp_path):
    alone, helped = PlainSite(tmp_path / "alone"), PlainSite(tmp_path / "helped")
    pages = [Page(f"/t{n}/", "text.html", {"text": f"t{n}"}, texts=(f"t{n}",)) for n in range(500)]
    texts = {f"t{n}": f"第{n}篇长文" for n in range(500)}
    alone.texts = helped.texts = texts
    alone.build(*pages)
    with ThreadPoolExecutor(3) as executor:
        helped.build(*pages, workers=Workers(executor=executor))
    assert helped.files() == alone.files()
