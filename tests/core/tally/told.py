"""A leaderboard as its index.json tells it, for the tests of the tally."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from civic.core.model import Site
from civic.core.periods import Period
from civic.core.tally.standings import Standings
from civic.core.tally.tally import Tally
from civic.render import table


def index_json(standings: Standings) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(table.index_json(table.plain_standings(standings)))
    return told


def index_of(site: Site, period: Period, as_of: date) -> dict[str, Any]:
    return index_json(Tally.of(site, as_of).standings(period))
