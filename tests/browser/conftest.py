"""The demo is built once for all tests of this room."""

from tests.site.demo import demo, demo_at_root

__all__ = ["demo", "demo_at_root"]
