"""What check tells of posts that are in order: those that came too late stand among the other problems."""

from datetime import date

import pytest

from civic.core.addresses import item_id
from civic.desk.extra_checks import with_remarks
from civic.reading.site import read_site
from tests.site.sample import Sample

DAY = date(2026, 11, 20)


@pytest.fixture
def sample(tmp_path):
    made = Sample(tmp_path)
    made.post("guangming/2026/late.md", title="迟")
    made.post("guangming/2026/a.md", title="坏", category="无")
    made.post("xinhua/2026/c.md", title="坏", category="无")
    lines = f"id,unit,day\n{item_id('guangming', '2026/late.md')},guangming,2026-11-06\n"
    made.write("registry/received.csv", lines)
    return made


def remarks(sample):
    reading = read_site(sample.content, sample.folder / "cache", DAY)
    return reading, with_remarks(reading, sample.content, DAY, sample.folder / "cache")


def test_a_post_that_came_too_late_is_told_in_its_place_among_the_problems(sample):
    _, told = remarks(sample)
    assert [(fault.file, fault.code, fault.severity.value) for fault in told] == [
        ("communities/guangming/2026/a.md", "category-unknown", "problem"),
        ("communities/guangming/2026/late.md", "received-late", "warning"),
        ("communities/xinhua/2026/c.md", "category-unknown", "problem"),
    ]


def test_a_post_that_came_on_the_last_day_is_not_told(sample):
    lines = f"id,unit,day\n{item_id('guangming', '2026/late.md')},guangming,2026-11-05\n"
    sample.write("registry/received.csv", lines)
    reading, told = remarks(sample)
    assert told == reading.problems
    assert len(told) == 2


def test_while_the_registry_is_at_fault_only_its_problems_are_told(sample):
    sample.site_yaml(url="sample")
    reading, told = remarks(sample)
    assert reading.site is None
    assert told == reading.problems
    assert "received-late" not in [fault.code for fault in told]
