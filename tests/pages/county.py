"""A small county and the pages of its leaderboards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Any

from civic.core.model import Adoption, Item, MissingUnit, Site, Void, VoidReason
from civic.pages import leaderboard
from civic.pages.view import View
from engine.page import Page
from tests.core.sample_site import item, site, unit

NOVEMBER_5 = date(2026, 11, 5)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def post(owner: str, name: str, when: str, **more: Any) -> Item:
    return item(owner, f"2026/{name}.md", day=day(when), title=name, **more)


def county() -> Site:
    """Two communities and a village since September: an event told by two, a late higher adoption, two void posts."""
    units = [
        unit("guangming", "231124100002", opened=day("09-01"), staff=9),
        unit("jianhua", "231124100001", opened=day("09-01"), staff=8),
        unit("pingdu-cun", "231124200001", "village"),
    ]
    daily = Adoption("heihe-daily", day("10-12"), "https://example.org/1", "2")
    items = [
        post("guangming", "first", "09-09", authors=("张某",), adoptions=(Adoption("hlj-daily", day("11-02")),)),
        post("guangming", "feast", "10-09", event="重阳", authors=("张某", "guangming社区"), adoptions=(daily,)),
        post("guangming", "feast-again", "10-10", event="重阳", authors=("李某",)),
        post("jianhua", "feast-too", "10-11", event="重阳", adoptions=(Adoption("hlj-daily", day("10-20")),)),
        post("jianhua", "secret", "10-12", void=Void(VoidReason.PRIVACY, day("10-13")), authors=("某某",)),
        post("jianhua", "copied", "10-12", void=Void(VoidReason.PLAGIARISED, day("10-14"))),
        post("pingdu-cun", "gone", "10-15", withdrawn=day("10-16"), category="party", authors=("赵某",)),
    ]  # fmt: skip
    return replace(site(units, items), missing_units=(MissingUnit("yongxing", "永兴社区"),))


def pages(content: Site | None = None, as_of: date = NOVEMBER_5) -> dict[str, Page]:
    """All pages of the leaderboards, by address."""
    view = View.of(content or county(), as_of, PurePath("content"), PurePath("cache"))
    made = [page for portion in leaderboard.portions(view) for page in portion.generate()]
    assert len({page.address for page in made}) == len(made)
    return {page.address: page for page in made}


def month(made: dict[str, Page], key: str, code: str) -> Any:
    """A month as the unit's page of the year shows it."""
    (found,) = [m for m in made[f"/leaderboard/2026/{key}/"].values["months"] if m["period"]["code"] == code]
    return found
