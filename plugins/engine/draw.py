"""One function draws a Page: `Drawing.draw(page)` gives its bytes.

A page whose template is the name of a drawer is drawn by that function; every other one by the theme's Jinja
template of that name. Both see the page's values and the constants of the site, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.page import Page
from engine.plain import PlainEnvironment

Drawer = Callable[[Mapping[str, Any]], bytes]
Equip = Callable[[Environment], None]


def _no_equipment(environment: Environment) -> None:
    """A site without filters of its own."""


@dataclass(frozen=True)
class Drawing:
    """How the pages of a site become bytes.

    `templates` are searched in order. `constants` are what every template sees beside its values; `equip` adds
    the site's filters to the environment. Autoescape is on for every template: HTML enters only as Markup.
    """

    templates: Sequence[Path]
    constants: Mapping[str, Any] = field(default_factory=dict)
    drawers: Mapping[str, Drawer] = field(default_factory=dict)
    equip: Equip = _no_equipment

    @cached_property
    def environment(self) -> Environment:
        """The theme's templates, compiled once."""
        made = PlainEnvironment(
            loader=FileSystemLoader([str(path) for path in self.templates]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,  # templates do not change within a build
        )
        made.globals.update(self.constants)
        self.equip(made)
        return made

    def draw(self, page: Page) -> bytes:
        """The bytes of the page's file.

        Raises whatever the template or drawer raises: a fault in them is ours, not the writer's.
        """
        drawer = self.drawers.get(page.template)
        if drawer is not None:
            return drawer(page.values)
        return self.environment.get_template(page.template).render(page.values).encode("utf-8")
