"""What the tests of `new --site` answer to its questions, and what they look at afterwards."""

from datetime import date

from civic.reading.site import read_site

DAY = date(2026, 11, 26)
URL = "https://county.example/minzheng/"
# place, units, body, section, name, short name, url, phone, mailbox, address, three numbers, opened, yes
ANSWERS = ["孙吴县", "1", "", "", "", "", URL, "", "", "", "", "", "", "", "是"]


def files(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def told(answers, **changed):
    """The answers with some of them changed by their place."""
    places = dict(zip(("place", "units", "body", "section", "name", "short", "url"), range(7), strict=True))
    places |= {
        "phone": 7,
        "mailbox": 8,
        "address": 9,
        "id": 10,
        "icp": 11,
        "police": 12,
        "opened": 13,
        "yes": 14,
    }
    made = list(answers)
    for name, answer in changed.items():
        made[places[name]] = answer
    return made


def read(demo):
    reading = read_site(demo.content, demo.folder / "cache", DAY)
    assert reading.problems == ()
    return reading.site
