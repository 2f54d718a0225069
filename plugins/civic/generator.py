"""The one Pelican generator: reads the content, stops where nothing can be built, gathers the Pages of the
plugins that are switched on and hands them to the engine.

The day is `CIVIC_AS_OF` ("2026-11-05"), or today in Shanghai; for verbs that do not build the desk gives it.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pelican import signals

from civic.build_session import DAMAGE, BuildSession, BuildSummary
from civic.clock import today
from civic.core.listings import Streams
from civic.core.model import Site
from civic.core.problems import Severity
from civic.pages import view_models
from civic.pages.rendering import EXTRA_TEMPLATES, RENDERER_FACTORY
from civic.pages.view import StaticFile, View
from civic.reading.pictures.cache import discard_damaged
from civic.reading.site import SiteRead
from civic.render.report import problems_json, report
from civic.wording import desk as wording
from engine.checked_json import atomic_write
from engine.fingerprint import code_fingerprint
from engine.hooks import gather
from engine.host import WholeSitePelican, final_output, has_output_plugins, published
from engine.incremental import BuildConfig, SiteOutput, make_site
from engine.output_tree import SourceChangedError, sibling_file
from engine.page import SitePart
from engine.render import RendererSpec, template_sources
from engine.write import write_site

REGISTRY_FAULT, HELD_BACK = 1, 2  # exit codes (specification.md §4.3)


class CivicGenerator:
    """Content -> Site -> Pages -> files, in Pelican's two steps.

    Ends the program with exit code 1 where the registry is at fault, with 2 where `CIVIC_STRICT` is set and a post
    is held back; the site that stands stays as it is then.
    """

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **_: Any) -> None:
        self.context, self.settings = context, settings
        self._as_of = build_day(settings)
        self._content = Path(settings["PATH"])
        self._reading: SiteRead | None = None
        self._session: BuildSession = settings["CIVIC_SESSION"] or BuildSession(
            Path(settings["CIVIC_CACHE"]), jobs=settings["CIVIC_JOBS"], code=_code_of(settings["PLUGINS"])
        )

    def generate_context(self) -> None:
        settings = self.settings
        reading = self._reading = settings["CIVIC_READING"] = self._session.read(self._content, self._as_of)
        write_problems(final_output(settings), problems_json(reading.problems), report(reading.problems))
        if reading.site is None:
            sys.stderr.write(wording.REGISTRY_STOPS + "\n")
            raise SystemExit(REGISTRY_FAULT)
        if settings["CIVIC_STRICT"] and _has_held_back(reading):
            sys.stderr.write(wording.STRICT_STOPS + "\n")
            raise SystemExit(HELD_BACK)

    def generate_output(self, writer: Any) -> None:
        if self._reading is None or self._reading.site is None:
            raise RuntimeError("generate_context comes first")
        with self._session.stage("draw"):
            try:
                made = self._make_site(self._reading.site, self._reading.streams)
            except (*DAMAGE, SourceChangedError):  # what was kept of earlier builds: read it all again, once
                self._session.forget()
                discard_damaged(self._session.pictures)
                again = self._session.read(self._content, self._as_of)
                if again.site is None:
                    raise
                made = self._make_site(again.site, again.streams)
        self.settings["CIVIC_MADE"] = made
        self.settings["ENGINE_NOTE"] = self._summary(made).to_json()
        if not self.settings["CIVIC_SESSION"]:
            self._session.__exit__(None, None, None)

    def _make_site(self, site: Site, streams: Streams | None) -> SiteOutput:
        settings, tree = self.settings, self.settings["ENGINE_TREE"]
        theme = Path(settings["THEME"])
        static = tuple(_static_files(theme / "static", self._content / "registry", site))
        view = View.of(
            site, self._as_of, self._content, self._session.pictures, static, streams, self._session.memo
        )
        templates = template_sources([*map(Path, settings["THEME_TEMPLATES_OVERRIDES"]), theme / "templates"])
        recipe = RendererSpec(
            RENDERER_FACTORY, templates, {"site": view_models.site_values(view)}, EXTRA_TEMPLATES
        )
        parts: Iterable[SitePart] = gather(view)
        made_by = self._session.program
        if foreign := _code_of(settings["PLUGINS"]):
            made_by = f"{made_by} {code_fingerprint(foreign)}"
            settings["ENGINE_STAMP"] = ""  # whether it is the same next time is only known when it is loaded
        if has_output_plugins():
            return write_site(parts, recipe, self._session.texts, tree.scratch, _send_content_written)
        asked = settings["CIVIC_WHY"].removeprefix(site.registry.site.base.lstrip("/"))
        site_program = BuildConfig(recipe, made_by, self._session.texts)
        return make_site(parts, site_program, tree, self._session.workers, asked=asked)

    def _summary(self, made: SiteOutput) -> BuildSummary:
        reading = self._reading
        if reading is None:
            raise RuntimeError("generate_context comes first")
        return BuildSummary(
            _has_held_back(reading), report(reading.problems), problems_json(reading.problems), made.files
        )


def build_day(settings: dict[str, Any]) -> date:
    """The day of the whole build."""
    given = settings["CIVIC_AS_OF"]
    return date.fromisoformat(given) if given else today()


def write_problems(output: Path, problems: str, words: str) -> None:
    """All problems, beside the output for programs and on the screen for people."""
    atomic_write(sibling_file(output, "problems.json"), problems)
    sys.stderr.write(words)


def register() -> None:
    signals.get_generators.connect(_get_generator)
    published.connect(_exit_if_held_back)


def _get_generator(_: Any) -> type[CivicGenerator]:
    return CivicGenerator


def _send_content_written(path: Path, values: Any) -> None:
    """Pelican's signal for output plugins (sitemap, minify …), once for each drawn page."""
    signals.content_written.send(str(path), context=values)


def _exit_if_held_back(pelican: WholeSitePelican) -> None:
    """After the new site stands: the exit code that says whether posts were held back."""
    reading: SiteRead = pelican.settings["CIVIC_READING"]
    if _has_held_back(reading):
        raise SystemExit(HELD_BACK)


def _code_of(plugins: Iterable[Any]) -> list[Path]:
    """The files of plugins that lie somewhere else than ours do: page modules of another site, say."""
    files = [
        getattr(sys.modules.get(name) if isinstance(name, str) else name, "__file__", None)
        for name in plugins
    ]
    foreign = [Path(file) for file in files if file is not None and not Path(file).is_relative_to(_PLUGINS)]
    return [file.parent if file.name == "__init__.py" else file for file in foreign]


_PLUGINS = Path(__file__).resolve().parents[1]


def _static_files(theme: Path, registry: Path, site: Site) -> Iterator[StaticFile]:
    """The theme's files, and the pictures of the footer that lie beside site.yaml."""
    info = site.registry.site
    marks = dict.fromkeys((info.badge_picture, info.report_error_picture, info.police_picture))
    pictures = [registry / name for name in marks if name]
    for path in [*sorted(theme.iterdir()), *pictures]:
        yield StaticFile(path.name, path, hashlib.sha256(path.read_bytes()).hexdigest())


def _has_held_back(reading: SiteRead) -> bool:
    return any(fault.severity is Severity.PROBLEM for fault in reading.problems)
