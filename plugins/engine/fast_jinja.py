"""Jinja for plain values: the same templates and the same bytes in less than half the time.

Jinja is made for every sort of value. What a page holds is plain (page.py): mappings, lists, texts, numbers. The
steps that rendering takes a hundred times for each page (print, call a macro, look up a name, find a part) have a
short way here for plain values; everything else takes Jinja's own way.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape


def escape_value(value: Any) -> str:
    """What `{{ value }}` puts on the page: `escape(value)`, which would make Markup of every piece before all of
    them are joined. Most texts hold nothing to escape, and Markup (of a macro) stands as it is.

    >>> [str(escape_value(value)) for value in ("a < b", "三篇", 3)]
    ['a &lt; b', '三篇', '3']
    """
    kind = type(value)
    if kind is str:
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return escape(value)
        return value  # type: ignore[no-any-return]  # a str: isinstance would say so, and take longer
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # a Markup, known by its type as above
    if kind is int:
        return str(value)
    return escape(value)


class _PlainCodeGenerator(CodeGenerator):
    """Templates compiled to code that prints by `escape_value`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)  # a template that has switched escaping off
        else:
            self.write("environment.escape_value(")


class _PlainContext(Context):
    """Macros are called at once. `Context.call` first asks of everything whether it wants the context (no macro
    does), and `Macro.__call__` raises and catches an error for each argument that was left out."""

    def call(
        self, called: Any, /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        if type(called) is not Macro or not _is_simple(called) or not self.eval_ctx.autoescape:
            return super().call(called, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **named)
        rest = [named.pop(name, missing) for name in called.arguments[len(args) :]]
        if named:
            return called(*args, **named)  # an argument that the macro does not have: Jinja's error says so
        # Markup(text) would look for `__html__` first, which a joined text has not.
        return str.__new__(Markup, called._func(*args, *rest))


def _is_simple(macro: Macro) -> bool:
    """Whether a macro takes its arguments and nothing else."""
    return not (macro.caller or macro.catch_kwargs or macro.catch_varargs)


class PlainEnvironment(Environment):
    """In a template `thing.name` is the value under that name: values are plain mappings, and none of their
    methods is meant (`page.items` is a list of items)."""

    code_generator_class = _PlainCodeGenerator
    context_class = _PlainContext
    escape_value = staticmethod(escape_value)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._kept: dict[str | Template, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - so Jinja calls it
    ) -> Template:
        """Loaded once. A page asks for some fifteen templates, its parts, and Jinja's own cache is slow to answer."""
        if name not in self._kept:
            self._kept[name] = super().get_template(name, parent, globals)
        return self._kept[name]

    def getattr(self, obj: Any, attribute: str) -> Any:
        try:
            return obj[attribute]
        except (LookupError, TypeError):  # a missing key, or no mapping: a text, a loop
            return super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The same for all templates: one mapping, where Jinja would chain two and compare them at each import."""
        if d:
            raise ValueError("no template has globals of its own")
        return self.globals
