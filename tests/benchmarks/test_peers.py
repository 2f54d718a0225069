"""The generators that are compared do comparable work: the same pages, lists and feeds of the same posts."""

from pathlib import PurePosixPath

import pytest
from benchmarks.bench import DAY, STEPS, Corpus, main, measure
from benchmarks.peers import PEERS, peers_of
from benchmarks.table import table


@pytest.fixture(scope="module")
def peers(tmp_path_factory):
    """Name -> peer that has built 50 posts of two units once."""
    folder = tmp_path_factory.mktemp("bench")
    Corpus(folder, 2, 50)
    made = {peer.name: peer for peer in peers_of(list(PEERS), folder, DAY, shell=False)}
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


def test_after_a_measurement_the_corpus_is_as_it_was_and_each_step_has_its_row(peers):
    hugo = peers["hugo"]
    before = {path: path.read_bytes() for path in hugo.content.rglob("*.md")}
    costs = measure(hugo)
    assert {path: path.read_bytes() for path in hugo.content.rglob("*.md")} == before
    assert all(cost.wall > 0 for cost in costs.values())
    printed = table([hugo], {"hugo": [costs]}, STEPS).splitlines()
    assert printed[0] == "|  | hugo |"
    assert [row.split(": ")[0] for row in printed if ": wall, s" in row] == [f"| {step}" for step in STEPS]


def test_what_a_change_leads_to_is_on_the_pages_at_the_next_build(peers):
    for peer in peers.values():
        before, added = peer.post().read_bytes(), peer.newer_post()
        try:
            added.write_bytes(before)
            peer.build()
            assert any("-new/index.html" in page for page in peer.pages())
        finally:
            added.unlink()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--posts=ten"], "--posts 后面要写 20 到 999999 之间的整数，不能是「ten」。\n"),
        (["--runs"], "--runs 后面还缺少内容。\n"),
        (["--peers=ours,zola"], "--peers 不能是「zola」，只能是 ours、alike、hugo、pelican。\n"),
        (
            ["--fast"],
            "命令 bench 后面的「--fast」看不懂，可用的选项是 --posts、--units、--runs、--peers。\n",
        ),
    ],
)
def test_a_wrong_call_is_one_chinese_sentence_and_64(capsys, words, sentence):
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 64
    assert capsys.readouterr().err == sentence
