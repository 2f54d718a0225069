"""What is asked of a build: Pelican's settings, read once and here.

    request = BuildRequest.of(settings, output)
    request.day        # `-e CIVIC_AS_OF='"2026-11-05"'`, else today in Shanghai

The settings are those of pelicanconf.py, of `pelican -e`, or of the desk, which asks in the same words.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from civic.clock import today
from civic.paths import PLUGINS, ROOT

# What a site is made of beside its content and its settings, as far as nothing else is named in them.
OWN_PLACES = (ROOT / "themes", PLUGINS)


@dataclass(frozen=True)
class BuildRequest:
    """One build, as it was asked for."""

    content: Path
    output: Path  # where the finished site will stand
    theme: Path
    template_overrides: tuple[Path, ...]  # folders whose templates come before those of the theme
    plugin_paths: tuple[Path, ...]
    foreign_code: tuple[
        Path, ...
    ]  # of plugins that lie somewhere else than ours: page modules of another site, say
    day: date
    strict: bool  # write nothing if a post is held back
    jobs: int | None  # how many processes help; None: as many as there are cores, 1: none
    why: str  # a file of the site to be explained; "" for none
    cache: Path

    @staticmethod
    def of(settings: dict[str, Any], output: Path) -> BuildRequest:
        """What the settings of a Pelican that has loaded its plugins ask for; `output` as the engine's host knows it."""
        day = settings["CIVIC_AS_OF"]
        return BuildRequest(
            content=Path(settings["PATH"]),
            output=output,
            theme=Path(settings["THEME"]),
            template_overrides=tuple(map(Path, settings["THEME_TEMPLATES_OVERRIDES"])),
            plugin_paths=tuple(map(Path, settings["PLUGIN_PATHS"])),
            foreign_code=_foreign_code(settings["PLUGINS"]),
            day=date.fromisoformat(day) if day else today(),
            strict=settings["CIVIC_STRICT"],
            jobs=settings["CIVIC_JOBS"],
            why=settings["CIVIC_WHY"],
            cache=Path(settings["CIVIC_CACHE"]),
        )

    @property
    def has_only_own_inputs(self) -> bool:
        """Whether everything beside the content lies in OWN_PLACES. What code from elsewhere is made of is only known
        when it is loaded, so who asks before that whether anything has changed cannot know."""
        own = [Path(os.path.realpath(place)) for place in OWN_PLACES]
        used = (self.theme, *self.template_overrides, *self.plugin_paths)
        places = [Path(os.path.realpath(one)) for one in used]
        return not self.foreign_code and all(any(at.is_relative_to(place) for place in own) for at in places)


def _foreign_code(plugins: Iterable[Any]) -> tuple[Path, ...]:
    """The files of plugins outside our own folder, a package as a whole; `plugins` are modules or names of loaded ones."""
    files = [
        getattr(sys.modules.get(name) if isinstance(name, str) else name, "__file__", None)
        for name in plugins
    ]
    foreign = [Path(file) for file in files if file is not None and not Path(file).is_relative_to(PLUGINS)]
    return tuple(file.parent if file.name == "__init__.py" else file for file in foreign)
