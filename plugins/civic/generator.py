"""The one Pelican generator: reads the content, stops where nothing can be built, gathers the Pages of the
plugins that are switched on and hands them to the engine.

The day is `CIVIC_AS_OF` ("2026-11-05"), or today in Shanghai; for verbs that do not build the desk gives it.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals

from civic import showing, wording
from civic.core.model import Site
from civic.core.problems import Severity
from civic.core.view import Static, View
from civic.reading.site import Reading, read_site
from civic.render.drawing import drawers, equipment
from civic.render.report import problems_json, report
from engine.draw import Drawing
from engine.gathering import gather
from engine.host import WholeSitePelican, final_output, published
from engine.tree import beside, write_whole
from engine.write import write_site

REGISTRY_FAULT, HELD_BACK = 1, 2  # exit codes (contract.md §4)


class CivicGenerator:
    """Content -> Site -> Pages -> files, in Pelican's two steps.

    Ends the program with exit code 1 where the registry is at fault, with 2 where `CIVIC_STRICT` is set and a post
    is held back; the site that stands stays as it is then.
    """

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **_: Any) -> None:
        self.context, self.settings = context, settings
        self._as_of = as_of(settings)
        self._site: Site | None = None

    def generate_context(self) -> None:
        settings = self.settings
        reading = read_site(Path(settings["PATH"]), Path(settings["CIVIC_CACHE"]), self._as_of)
        settings["CIVIC_READING"] = reading
        _tell(settings, reading)
        if reading.site is None:
            sys.stderr.write(wording.REGISTRY_STOPS + "\n")
            raise SystemExit(REGISTRY_FAULT)
        if settings["CIVIC_STRICT"] and _held_back(reading):
            sys.stderr.write(wording.STRICT_STOPS + "\n")
            raise SystemExit(HELD_BACK)
        self._site = reading.site

    def generate_output(self, writer: Any) -> None:
        if self._site is None:
            raise RuntimeError("generate_context comes first")
        settings = self.settings
        theme = Path(settings["THEME"])
        static = tuple(_static(theme / "static", Path(settings["PATH"]) / "registry", self._site))
        view = View.of(self._site, self._as_of, Path(settings["PATH"]), Path(settings["CIVIC_CACHE"]), static)
        constants = showing.site_values(view)
        overrides = [Path(path) for path in settings["THEME_TEMPLATES_OVERRIDES"]]
        drawing = Drawing(
            templates=[*overrides, theme / "templates"],
            constants={"site": constants},
            drawers=drawers(constants, self._site.texts),
            equip=equipment(constants, self._site.texts),
        )
        settings["CIVIC_FILES"] = write_site(
            gather(view), drawing, Path(writer.output_path), _content_written
        )


def as_of(settings: dict[str, Any]) -> date:
    """The day of the whole build."""
    given = settings["CIVIC_AS_OF"]
    return date.fromisoformat(given) if given else datetime.now(ZoneInfo("Asia/Shanghai")).date()


def register() -> None:
    signals.get_generators.connect(_generator)
    published.connect(_conclude)


def _generator(_: Any) -> type[CivicGenerator]:
    return CivicGenerator


def _content_written(path: Path, values: Any) -> None:
    """Pelican's signal for output plugins (sitemap, minify …), once for each drawn page."""
    signals.content_written.send(str(path), context=values)


def _conclude(pelican: WholeSitePelican) -> None:
    """After the new site stands: the exit code that says whether posts were held back."""
    reading: Reading = pelican.settings["CIVIC_READING"]
    if _held_back(reading):
        raise SystemExit(HELD_BACK)


def _tell(settings: dict[str, Any], reading: Reading) -> None:
    """All problems, on the screen and beside the output."""
    beside_output = beside(final_output(settings), "problems.json")
    write_whole(beside_output, problems_json(reading.problems))
    if reading.problems:
        sys.stderr.write(report(reading.problems))


def _static(theme: Path, registry: Path, site: Site) -> Iterator[Static]:
    """The theme's files, and the pictures of the footer that lie beside site.yaml."""
    info = site.registry.site
    marks = dict.fromkeys((info.badge_picture, info.report_error_picture, info.police_picture))
    pictures = [registry / name for name in marks if name]
    for path in [*sorted(theme.iterdir()), *pictures]:
        yield Static(path.name, path, hashlib.sha256(path.read_bytes()).hexdigest())


def _held_back(reading: Reading) -> bool:
    return any(fault.severity is Severity.PROBLEM for fault in reading.problems)
