"""The one Pelican generator: reads the content, stops where nothing can be built, gathers the Pages of the
plugins that are switched on and hands them to the engine. What it is asked is a BuildRequest, what it answers a BuildResult.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from pelican import signals

from civic.build_request import BuildRequest
from civic.build_result import BuildResult
from civic.build_session import DAMAGE, BuildSession
from civic.core.listings import Streams
from civic.core.model import Site
from civic.core.problems import holds_back
from civic.pages import view_models
from civic.pages.rendering import EXTRA_TEMPLATES, RENDERER_FACTORY
from civic.pages.view import StaticFile, View
from civic.reading.pictures.cache import discard_damaged
from civic.reading.site import SiteRead
from civic.render.report import problems_json, report
from civic.wording import desk as wording
from engine.build_record import SiteOutput
from engine.checked_json import atomic_write
from engine.fingerprint import code_fingerprint
from engine.hooks import gather
from engine.host import BuildStoppedError, has_output_plugins, hosted_build
from engine.incremental import BuildConfig, make_site
from engine.output_tree import SourceChangedError, sibling_file
from engine.render import RendererSpec, template_sources
from engine.write import write_site


class CivicGenerator:
    """Content -> Site -> Pages -> files, in Pelican's two steps.

    Raises BuildStoppedError where the registry is at fault, or a post is held back and nothing is to be written then; the
    site that stands stays as it is.
    """

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **_: Any) -> None:
        self._hosted = hosted_build(settings)
        self._request = request = BuildRequest.of(settings, self._hosted.output)
        self._own = ExitStack()  # what nobody else has open
        self._session: BuildSession = self._hosted.session or self._own.enter_context(
            BuildSession(request.cache, jobs=request.jobs)
        )
        self._reading: SiteRead | None = None
        self._result: BuildResult | None = None

    def generate_context(self) -> None:
        request = self._request
        reading = self._reading = self._session.read(request.content, request.day)
        base = reading.site.registry.site.base if reading.site is not None else None
        found, before = reading.problems, self._result
        result = self._result = BuildResult(base, holds_back(found), report(found), problems_json(found))
        atomic_write(sibling_file(request.output, "problems.json"), result.problems)
        if before is None or before.report != result.report:  # a second reading mostly finds the same
            sys.stderr.write(result.report)
        if reading.site is None:
            self._stop(wording.REGISTRY_STOPS, result)
        if request.strict and result.held_back:
            self._stop(wording.STRICT_STOPS, result)

    def _stop(self, sentence: str, result: BuildResult) -> NoReturn:
        sys.stderr.write(sentence + "\n")
        self._own.close()
        raise BuildStoppedError(result)

    def generate_output(self, writer: Any) -> None:
        if self._reading is None or self._reading.site is None or self._result is None:
            raise RuntimeError("generate_context comes first")
        others = _files_in(self._hosted.tree.scratch)
        try:
            made, is_again = self._make_site(self._reading.site, self._reading.streams), False
        except (
            *DAMAGE,
            SourceChangedError,
        ):  # what was kept, or a file since it was read: read it all again, once
            self._session.forget()
            discard_damaged(self._session.pictures)
            self._discard_attempt(others)
            self.generate_context()
            made, is_again = self._make_site(self._reading.site, self._reading.streams), True
        self._hosted.answer = replace(
            self._result,
            made=made,
            times=dict(self._session.times),
            # The caller's stamp names what there was before the first reading.
            stamp_holds=self._request.has_only_own_inputs and not is_again,
        )
        self._own.close()

    def _discard_attempt(self, others: set[Path]) -> None:
        """Nothing of a site that did not come to its end stays in the new one; `others` are files of other generators."""
        tree = self._hosted.tree
        tree.renew()
        for file in _files_in(tree.scratch) - others:
            file.unlink()

    def _make_site(self, site: Site, streams: Streams | None) -> SiteOutput:
        with self._session.stage("render"):
            return self._render(site, streams)

    def _render(self, site: Site, streams: Streams | None) -> SiteOutput:
        request, session = self._request, self._session
        static = tuple(_static_files(request.theme / "static", request.content / "registry", site))
        view = View.of(
            site, request.day, request.content, session.pictures, static, streams, session.memo.view
        )
        templates = template_sources([*request.template_overrides, request.theme / "templates"])
        spec = RendererSpec(
            RENDERER_FACTORY, templates, {"site": view_models.site_values(view)}, EXTRA_TEMPLATES
        )
        parts = gather(view)
        if has_output_plugins():
            return write_site(parts, spec, session.texts, self._hosted.tree.scratch, _send_content_written)
        program = session.program
        if request.foreign_code:  # page modules: they decide about pages, never about what is read
            program = f"{program} {code_fingerprint(request.foreign_code)}"
        asked = request.why.removeprefix(site.registry.site.base.lstrip("/"))
        config = BuildConfig(spec, program, session.texts)
        made = make_site(
            parts, config, self._hosted.tree, session.workers, asked=asked, record=session.memo.record
        )
        session.memo.record = made.record
        return made


def register() -> None:
    signals.get_generators.connect(_get_generator)


def _get_generator(_: Any) -> type[CivicGenerator]:
    return CivicGenerator


def _send_content_written(path: Path, values: Any) -> None:
    """Pelican's signal for output plugins (sitemap, minify …), once for each rendered page."""
    signals.content_written.send(str(path), context=values)


def _files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def _static_files(theme: Path, registry: Path, site: Site) -> Iterator[StaticFile]:
    """The theme's files, and the pictures of the footer that lie beside site.yaml."""
    info = site.registry.site
    marks = dict.fromkeys((info.badge_picture, info.report_error_picture, info.police_picture))
    pictures = [registry / name for name in marks if name]
    for path in [*sorted(theme.iterdir()), *pictures]:
        yield StaticFile(path.name, path, hashlib.sha256(path.read_bytes()).hexdigest())
