"""What is done with each generator in a run: a cold build, then a build after each change; each is looked at.

A build that leaves out what was changed would be a fast one: after each step, outside of the measured time, the new
sentence must stand on its page, and of who builds only what has changed the last site must be that of a clean build.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from benchmarks.corpus import BLOG
from benchmarks.measure import Cost
from benchmarks.peers import Peer

COLD, EDITED, ADDED, NOTHING = STEPS = ("cold", "one post edited", "one post added", "nothing changed")
EDITS = 3  # posts that are edited in a run, one after the other

Costs = dict[str, list[Cost]]  # by step: all that was measured
_numbers = count(1)


class WrongSiteError(Exception):
    """A site is not what its posts say; the text tells where."""


def measure(peer: Peer, posts: Sequence[str], *, compare: bool = False) -> Costs:
    """Build from nothing, then again after each change of some of these posts; the corpus is left as it was.

    `compare`: at the end the site is held against a clean build. Raises WrongSiteError where a site is wrong.
    """
    costs: Costs = {step: [] for step in STEPS}
    newest, edited = peer.file(posts[-1]), [peer.file(name) for name in chosen(posts, EDITS)]
    peer.forget()
    costs[COLD].append(_built(peer))
    _expect(peer, newest, "")
    with restored(edited):
        for post in edited:
            sentence = write_sentence(post, post)
            costs[EDITED].append(_built(peer))
            _expect(peer, post, sentence)
        added = newest.with_name(f"{newest.stem}-new.md")
        with restored([added]):
            sentence = write_sentence(newest, added)
            costs[ADDED].append(_built(peer))
            _expect(peer, added, sentence)
            _expect_listed(peer, added)
            costs[NOTHING].append(_built(peer))
            _expect(peer, added, sentence)
            if compare:
                _compare(peer)
    return costs


def chosen(posts: Sequence[str], number: int) -> list[str]:
    """Some of the posts, old ones and newer ones, none of them the newest."""
    return [posts[len(posts) * (at + 1) // (number + 1)] for at in range(number)]


@contextmanager
def restored(files: Sequence[Path]) -> Iterator[None]:
    """At the end the files are what they were, or gone if they were not there."""
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    try:
        yield
    finally:
        for path, data in before.items():
            if data is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != data:
                path.write_bytes(data)


def write_sentence(source: Path, target: Path) -> str:
    """Write the text of a post with one sentence more, which has never been there before; gives the sentence."""
    sentence = f"傍晚又补了一句话，这是第{next(_numbers)}句。"
    data = source.read_bytes().rstrip() + f"\n\n{sentence}\n".encode()
    target.write_bytes(data)
    return sentence


def _built(peer: Peer) -> Cost:
    if hasattr(os, "sync"):
        os.sync()  # what an earlier build has written is not this one's affair
    return peer.build()


def _expect(peer: Peer, post: Path, sentence: str) -> None:
    page = peer.page(post)
    if page is None or sentence not in page.read_text("utf-8"):
        raise WrongSiteError(f"{peer.name}: the page of {post.name} is missing or old")


def _expect_listed(peer: Peer, post: Path) -> None:
    """Where the blog has a list, its first page shows a post that is among its newest."""
    blog = peer.output / "communities" / BLOG / "index.html"
    if blog.exists() and f"/{post.stem}/" not in blog.read_text("utf-8"):
        raise WrongSiteError(f"{peer.name}: the list of the blog does not show {post.name}")


def _compare(peer: Peer) -> None:
    """Of an incremental build that only what is as new is kept, byte for byte."""
    grown = peer.digests()
    peer.forget()
    peer.build()
    clean = peer.digests()
    wrong = sorted(file for file in grown.keys() | clean.keys() if grown.get(file) != clean.get(file))
    if wrong:
        raise WrongSiteError(f"{peer.name}: not as a clean build makes it: {', '.join(wrong[:5])}")
