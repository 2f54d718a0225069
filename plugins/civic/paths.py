"""Where the project lies, with its code, and where the desk keeps what it makes for itself: everything below .cache may be
deleted at any time."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ROOT / "plugins"  # all code of ours that decides what a site is
CACHE = ROOT / ".cache"  # what was read and developed before
SERVED = ROOT / ".cache" / "serve"  # what `serve` shows: a folder for each port, since several may run
