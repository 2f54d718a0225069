"""The generators that are compared do comparable work: the same pages, lists and feeds of the same posts."""

import os
import sys
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from benchmarks.corpus import DAY, write_corpus
from benchmarks.peers import PEERS, peers_of
from benchmarks.steps import STEPS, WrongSiteError, measure

from benchmarks import steps

FIFTY, TWO = 50, 2


@pytest.fixture(autouse=True)
def _unmeasured(monkeypatch):
    """Other tests run at the same time: what they have written to the disk is not waited for."""
    monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """The folder and the files of 50 posts of two units."""
    folder = tmp_path_factory.mktemp("bench")
    return folder, write_corpus(folder, TWO, FIFTY, list(PEERS))


@pytest.fixture(scope="module")
def peers(corpus):
    """Name -> peer that has built the corpus once."""
    made = {peer.name: peer for peer in peers_of(list(PEERS), corpus[0], DAY)}
    for peer in made.values():
        peer.build()
    return made


def lists_and_posts(peer):
    """Pages but for the further ones of a list, which are cut from the other end."""
    return {page for page in peer.pages() if "page" not in PurePosixPath(page).parts}


def posts(peer):
    return {page for page in peer.pages() if len(PurePosixPath(page).parts) == 5 and "/20" in page}


def test_hugo_draws_the_pages_and_feeds_that_ours_draws(peers):
    assert lists_and_posts(peers["hugo"]) == lists_and_posts(peers["alike"])
    assert peers["hugo"].feeds() == peers["alike"].feeds()


def test_all_draw_every_post(peers):
    assert len(posts(peers["ours"])) > 45
    for peer in peers.values():
        assert posts(peer) == posts(peers["ours"])


def test_the_pages_of_a_list_are_cut_at_twenty_by_both(peers):
    whole = {page for page in peers["hugo"].pages() if page.startswith("communities/jianhua/page/")}
    assert whole == {"communities/jianhua/page/2/index.html"}
    ours = {page for page in peers["alike"].pages() if page.startswith("communities/jianhua/page/")}
    assert ours == whole | {"communities/jianhua/page/1/index.html"}


def test_the_text_of_a_post_is_the_same_everywhere(peers):
    page = sorted(posts(peers["ours"]))[0]
    for peer in peers.values():
        text = (peer.output / page).read_text("utf-8")
        assert text.count("（说明：这是演示内容，文中的人和事都是编的。）</p>") == 1
        assert text.count("<h2") > 1


@pytest.mark.parametrize("name", PEERS)
def test_after_a_measurement_the_corpus_is_as_it_was_and_each_step_has_its_costs(
    peers, corpus, name, monkeypatch
):
    peer = peers[name]
    before = {path: path.read_bytes() for path in peer.content.rglob("*.md")}
    monkeypatch.setattr(steps, "EDITS", 2)
    costs = measure(peer, corpus[1], compare=peer.is_incremental)
    assert {path: path.read_bytes() for path in peer.content.rglob("*.md")} == before
    assert [len(costs[step]) for step in STEPS] == [1, 2, 1, 1]
    assert all(cost.wall > 0 and cost.cpu > 0 and cost.memory > 0 for step in STEPS for cost in costs[step])


def test_a_build_that_leaves_out_what_was_changed_is_found_out(peers, corpus):
    hugo = peers["hugo"]
    lazy = replace(hugo, command=(sys.executable, "-c", "pass"))
    with pytest.raises(WrongSiteError, match=r"hugo: the page of .* is missing or old"):
        measure(lazy, corpus[1])
    hugo.build()


def test_an_incremental_site_that_differs_from_a_clean_one_is_found_out(peers, corpus):
    hugo = peers["hugo"]
    late = "import pathlib, time; pathlib.Path('output/late.txt').write_text(str(time.time_ns()))"
    words = [*hugo.command, "&&", sys.executable, "-c", f'"{late}"']
    changing = replace(hugo, command=("sh", "-c", " ".join(words)))
    with pytest.raises(WrongSiteError, match=r"hugo: not as a clean build makes it: late\.txt"):
        measure(changing, corpus[1], compare=True)
    hugo.build()


def test_nothing_is_left_of_a_forgotten_build(peers):
    ours = peers["ours"]
    assert (ours.folder / ".cache" / "content.sqlite3").exists()
    ours.forget()
    left = {path.name for path in ours.folder.iterdir()} - {"__pycache__", "thrown"}
    assert left == {".venv", "content", "pelicanconf.py", "plugins", "requirements", "tasks.py", "themes"}
    ours.build()
