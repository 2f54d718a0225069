"""One function renders a Page: `Renderer.render(template, values)` gives its bytes.

A page whose template is the name of a render function is rendered by it; every other one by the theme's Jinja
template of that name. Both see the page's values and the constants of the site, and nothing else.

A RendererSpec is the same as plain values, from which any process makes its Renderer; `render_batch` is what it is asked there.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import threading
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import DictLoader, Environment, StrictUndefined, Template, TemplateError

from engine.checked_json import read_checked_json, write_checked_json
from engine.fast_jinja import PlainEnvironment
from engine.page import digest_of, to_json

RenderFunction = Callable[[Mapping[str, Any]], bytes]
EnvironmentSetup = Callable[[Environment], None]


def _set_up_nothing(environment: Environment) -> None:
    """A site without filters of its own."""


@dataclass(frozen=True)
class Renderer:
    """How the pages of a site become bytes.

    `templates` are sources by file name. `constants` are what every template sees beside its values; `equip` adds
    the site's filters to the environment. Autoescape is on for every template: HTML enters only as Markup.
    """

    templates: Mapping[str, str]
    constants: Mapping[str, Any] = field(default_factory=dict)
    render_functions: Mapping[str, RenderFunction] = field(default_factory=dict)
    equip: EnvironmentSetup = _set_up_nothing
    code: Mapping[str, str] = field(default_factory=dict)  # of templates that are turned into Python already

    @cached_property
    def environment(self) -> Environment:
        """The theme's templates, compiled once."""
        made = PlainEnvironment(
            loader=_TemplateLoader(self.templates, self.code),
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

    def render(self, template: str, values: Mapping[str, Any]) -> bytes:
        """The bytes of a page's file.

        Raises whatever the template or render function raises: a fault in them is ours, not the writer's.
        """
        function = self.render_functions.get(template)
        if function is not None:
            return function(values)
        return self.environment.get_template(template).render(values).encode("utf-8")


class _TemplateLoader(DictLoader):
    """Templates by name; those that are Python already need not be turned into it again."""

    def __init__(self, templates: Mapping[str, str], code: Mapping[str, str]) -> None:
        super().__init__(templates)
        self._code = code

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - so Jinja calls it
    ) -> Template:
        if name not in self._code:
            return super().load(environment, name, globals)
        code = compile(self._code[name], name, "exec")
        known = globals if globals is not None else {}
        return environment.template_class.from_code(environment, code, known)


def template_sources(folders: Sequence[Path]) -> dict[str, str]:
    """The templates below some folders by file name; a name that several have is the first one's."""
    found: dict[str, str] = {}
    for folder in reversed(folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = path.read_text("utf-8")
    return dict(sorted(found.items()))


# --- the same elsewhere ---------------------------------------------------------------------------


@dataclass
class _CompiledTemplates:
    """Templates as Python; `key` is the digest of all that decides about it."""

    key: str
    code: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RendererSpec:
    """How any process comes by the Renderer of a site: plain values, and a function to be imported.

    `maker` is "module:function", called as `function(templates, constants, texts)`, `texts` being a mapping from
    digest to text that is filled before each batch. `everywhere` names templates that its code asks for by itself.
    """

    maker: str
    templates: Mapping[str, str]
    constants: Mapping[str, Any]
    everywhere: tuple[str, ...] = ()
    code: Mapping[str, str] = field(default_factory=dict)

    def renderer(self, texts: Mapping[str, str]) -> Renderer:
        module, _, name = self.maker.partition(":")
        made: Renderer = getattr(import_module(module), name)(self.templates, self.constants, texts)
        return replace(made, code=self.code)

    def with_code(self, file: Path, program: str) -> RendererSpec:
        """The same with its templates as Python, kept in a file for the next time: Jinja takes a tenth of a second.

        A template that cannot be turned into Python is left to whoever renders it. The constants decide too: a filter
        of a literal is asked while Jinja writes its Python, and the address of the site then stands in it.
        """
        key = digest_of([program, self.templates, self.digest_of_constants]).hex()
        known = read_checked_json(file, _CompiledTemplates)
        if known is None or known.key != key:
            environment, known = self.renderer({}).environment, _CompiledTemplates(key)
            for name, source in self.templates.items():
                with contextlib.suppress(TemplateError):
                    known.code[name] = environment.compile(source, name, name, raw=True)
            write_checked_json(file, known)
        return replace(self, code=known.code)

    @cached_property
    def as_bytes(self) -> bytes:
        """All of it as bytes."""
        return to_json(self)

    @cached_property
    def digest_of_constants(self) -> str:
        return digest_of([self.constants, self.maker]).hex()

    def digest_of_template(self, name: str) -> str:
        """Of a template with all that it uses; "" for a render function, which is code."""
        if name not in self.templates:
            return ""
        whole = hashlib.sha256()
        for part in sorted(self._closure((name, *self.everywhere))):
            whole.update(to_json([part, self.templates.get(part)]))
        return whole.hexdigest()

    def _closure(self, names: Sequence[str]) -> set[str]:
        found, ahead = set(), list(names)
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead += self._references.get(name, ())
        return found

    @cached_property
    def _references(self) -> Mapping[str, Sequence[str]]:
        """Which templates each one names; all of them where a name is only known when it is rendered."""
        return {
            name: _template_names(source, tuple(self.templates)) for name, source in self.templates.items()
        }


# Jinja's own parser would tell the same forty times slower; what a comment names is taken along, which harms nobody.
_USE = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\s+(?:"([^"]*)"|'([^']*)')?""")


def _template_names(source: str, everything: tuple[str, ...]) -> tuple[str, ...]:
    names = [double or single for double, single in _USE.findall(source)]
    return tuple(names) if all(names) else everything


Batch = tuple[
    list[tuple[str, bytes]], dict[str, str]
]  # (template, its values as JSON) …; the texts that they need


def render_batch(batch: Batch, spec: bytes) -> list[bytes]:
    """The bytes of some pages. What is rendered is what was digested: the values come as their JSON."""
    pages, needed = batch
    with _render_lock:
        renderer, texts = _cached_renderer(spec)
        texts.clear()
        texts.update(needed)
        return [renderer.render(template, msgspec.json.decode(values)) for template, values in pages]


_render_lock = (
    threading.Lock()
)  # an executor of threads may ask twice at a time, and a Renderer has one set of texts


@lru_cache(maxsize=1)
def _cached_renderer(spec: bytes) -> tuple[Renderer, dict[str, str]]:
    texts: dict[str, str] = {}
    return msgspec.json.decode(spec, type=RendererSpec).renderer(texts), texts
