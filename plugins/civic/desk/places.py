"""Where the desk keeps what it makes for itself: everything below .cache may be deleted at any time."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CACHE = ROOT / ".cache" / "pictures"  # developed pictures, by digest
SERVED = ROOT / ".cache" / "serve" / "site"  # the site as `serve` shows it
