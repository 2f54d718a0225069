"""Where the desk keeps what it makes for itself: everything below .cache may be deleted at any time."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CACHE = ROOT / ".cache" / "pictures"  # developed pictures, by digest
SERVED = ROOT / ".cache" / "serve"  # what `serve` shows: a folder for each port, since several may run
