"""What a session keeps from build to build, and gives up at once (build_session.py)."""

from dataclasses import fields
from datetime import date

import pytest

from civic.build_session import BuildSession, Memo
from tests.site.sample import Sample

DAY = date(2026, 11, 5)


@pytest.fixture
def sample(tmp_path):
    sample = Sample(tmp_path)
    sample.post("guangming/2026/a.md", title="甲")
    sample.post("guangming/2026/b.md", title="乙")
    return sample


@pytest.fixture
def session(tmp_path):
    with BuildSession(tmp_path / "cache", jobs=1) as session:
        yield session


def posts(reading):
    return {post.title: post for post in reading.site.posts}


def test_a_post_whose_file_was_not_saved_is_the_same_object_again(sample, session):
    before = posts(session.read(sample.content, DAY))
    saved = sample.post("guangming/2026/b.md", title="乙改")
    session.scan(sample.content, [str(saved)])
    after = posts(session.read(sample.content, DAY))
    assert after["甲"] is before["甲"]
    assert set(after) == {"甲", "乙改"}


def test_what_is_given_up_is_given_up_as_a_whole_and_found_again(sample, session):
    before = posts(session.read(sample.content, DAY))
    assert session.memo.read.items
    session.forget()
    empty = Memo()
    kept = {one.name for one in fields(Memo) if one.name != "read"}
    assert all(getattr(session.memo, name) == getattr(empty, name) for name in kept)
    assert not session.memo.read.items
    after = posts(session.read(sample.content, DAY))
    assert after == before
    assert after["甲"] is not before["甲"]
