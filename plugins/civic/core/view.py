"""What every page module is handed: the Site on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePath

from civic.core.model import Site
from civic.core.presence import Presence
from civic.core.streams import Streams


@dataclass(frozen=True, slots=True)
class Static:
    """A file of the theme. Its address names its bytes, so that browsers may keep it for ever."""

    name: str  # style.css
    source: PurePath
    digest: str  # SHA-256 of its bytes, hex

    @property
    def address(self) -> str:
        """`style.css` -> `/theme/style-1a2b3c4d.css`"""
        stem, dot, extension = self.name.rpartition(".")
        return f"/theme/{stem}-{self.digest[:8]}{dot}{extension}"


@dataclass(frozen=True)
class View:
    """The Site on the day `as_of`, its lists dealt out once, and where its files lie."""

    site: Site
    as_of: date
    streams: Streams
    content: PurePath  # the folder that people edit
    cache: PurePath  # where developed pictures lie
    static: tuple[Static, ...]  # the theme's files, and pictures of the footer, by name

    @staticmethod
    def of(
        site: Site, as_of: date, content: PurePath, cache: PurePath, static: tuple[Static, ...] = ()
    ) -> View:
        return View(site, as_of, Streams.of(site, as_of), content, cache, static)

    @cached_property
    def presence(self) -> Presence:
        """Which pages there are on the day."""
        return Presence(self.site, self.streams, self.as_of)
