"""The demo is built once for all tests of this room."""

from tests.site.demo import demo

__all__ = ["demo"]
