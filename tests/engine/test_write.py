"""Every page written into a folder, where somebody else wants to see each file."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from engine.incremental import AddressTakenError
from engine.output_tree import SourceChangedError
from engine.page import Copy, Page
from engine.render import RendererSpec
from engine.write import write_site
from tests.engine.plain_site import CONSTANTS, TEMPLATES

SPEC = RendererSpec("tests.engine.plain_site:renderer_of", TEMPLATES, CONSTANTS)


@dataclass
class Outlet:
    name: str
    day: date
    points: tuple[Decimal, ...]


def no_texts(digests):
    return {}


def test_pages_and_copies_are_written_under_their_addresses(tmp_path):
    source = tmp_path / "表.pdf"
    source.write_bytes(b"%PDF")
    out = tmp_path / "out"
    told = []
    digest = hashlib.sha256(b"%PDF").hexdigest()
    parts = [Page("/a/", "page.html", {"title": "甲"}), Copy("/a/表.pdf", source, digest)]
    assert write_site(parts, SPEC, no_texts, out, lambda path, values: told.append(path.name)).files == 2
    assert (out / "a" / "表.pdf").read_bytes() == b"%PDF"
    assert (out / "a" / "index.html").is_file()
    assert told == ["index.html"]


def test_who_is_told_of_a_page_is_handed_the_plain_values_that_it_is_rendered_of(tmp_path):
    told = []
    values = {"title": "甲", "outlet": Outlet("a", date(2026, 10, 9), (Decimal("0.20"),))}
    write_site([Page("/a/", "page.html", values)], SPEC, no_texts, tmp_path, lambda path, v: told.append(v))
    assert told == [{"title": "甲", "outlet": {"name": "a", "day": "2026-10-09", "points": ["0.20"]}}]


def test_a_file_that_is_no_longer_what_it_was_is_not_taken_over(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"other")
    with pytest.raises(SourceChangedError):
        write_site([Copy("/a.pdf", tmp_path / "a.pdf", "0" * 64)], SPEC, no_texts, tmp_path / "out")


def test_two_pages_of_one_address_are_refused_before_anything_is_written(tmp_path):
    parts = [Page("/a/", "page.html", {"title": "甲"}), Page("/a/index.html", "page.html", {"title": "乙"})]
    with pytest.raises(AddressTakenError):
        write_site(parts, SPEC, no_texts, tmp_path / "out")
    assert not (tmp_path / "out").exists()
