"""The picture in README.md: pages of the demo site as phones and desktops show them, in one montage.

    .venv/bin/python docs/pictures/take.py

builds the demo content as of a fixed day into a temporary folder, opens its pages in Chromium and writes pages.webp
beside this file. To be run again when the look of the pages has changed; nothing but README.md uses the picture.
"""

import functools
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser, Playwright, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.append(str(ROOT))
from developing import find_chromium  # noqa: E402 - it lies above this folder

AS_OF = "2026-11-23"
DESKTOP, PHONE = (1280, 900), (390, 900)
BACKGROUND, MARGIN, GAP = "#e9eef3", 48, 32
WIDTH = 1600
QUALITY = 82

# Rows of the montage: screen, address, and the element that stands at its top ("": the page is not scrolled).
ROWS = (
    ((DESKTOP, "/", ""), (DESKTOP, "/leaderboard/2026-10/", "h1")),
    (
        (PHONE, "/communities/guangming/", ""),
        (PHONE, "/communities/jianhua/2026/chong-yang-jiao-zi/", "h1"),
        (PHONE, "/leaderboard/2026-10/", "#community"),
        (PHONE, "/leaderboard/2026/guangming/", "[id='2026-10']"),
    ),
)


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        served(built(Path(folder))) as host,
        sync_playwright() as playwright,
    ):
        browser = launch_browser(playwright)
        rows = [
            [screenshot(browser, host + address, size, top) for size, address, top in row] for row in ROWS
        ]
        browser.close()
    montage(rows).save(HERE / "pages.webp", quality=QUALITY, method=6)


def launch_browser(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=find_chromium() or None, args=["--no-sandbox"])


def built(folder: Path) -> Path:
    output = folder / "site"
    words = ["build", f"--content={ROOT / 'content'}", f"--output={output}", f"--as-of={AS_OF}"]
    environment = dict(os.environ, PYTHONPATH=str(ROOT / "plugins"), PYTHONUTF8="1")
    subprocess.run([sys.executable, "-m", "civic.desk", *words], cwd=ROOT, env=environment, check=True)
    return output


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def screenshot(browser: Browser, url: str, size: tuple[int, int], top: str) -> Image.Image:
    """What a screen shows of a page, at twice the pixels so that small text stays crisp."""
    viewport = {"width": size[0], "height": size[1]}
    page = browser.new_page(viewport=viewport, device_scale_factor=2, locale="zh-CN")
    page.goto(url, wait_until="networkidle")
    if top:
        page.locator(top).evaluate("it => window.scrollTo(0, it.getBoundingClientRect().top - 24)")
    taken = page.screenshot()
    page.close()
    return Image.open(BytesIO(taken)).convert("RGB")


def montage(rows: list[list[Image.Image]]) -> Image.Image:
    """Rows of pictures, all of one height within a row, on a plain ground with soft shadows."""
    scaled = [fitted(row, WIDTH - 2 * MARGIN - GAP * (len(row) - 1)) for row in rows]
    height = 2 * MARGIN + sum(row[0].height for row in scaled) + GAP * (len(scaled) - 1)
    ground = Image.new("RGB", (WIDTH, height), BACKGROUND)
    top = MARGIN
    for row in scaled:
        left = MARGIN
        for picture in row:
            place(ground, picture, (left, top))
            left += picture.width + GAP
        top += row[0].height + GAP
    return ground


def fitted(row: list[Image.Image], width: int) -> list[Image.Image]:
    """The pictures side by side in `width` pixels, of equal height."""
    height = width / sum(picture.width / picture.height for picture in row)
    return [
        picture.resize(
            (round(height * picture.width / picture.height), round(height)), Image.Resampling.LANCZOS
        )
        for picture in row
    ]


def place(ground: Image.Image, picture: Image.Image, at: tuple[int, int]) -> None:
    """The picture with round corners and a shadow."""
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, picture.width - 1, picture.height - 1), 14, fill=255)
    shadow = Image.new("L", ground.size, 0)
    shadow.paste(mask.point(lambda value: value // 4), (at[0], at[1] + 6))
    ground.paste("#24405c", mask=shadow.filter(ImageFilter.GaussianBlur(12)))
    ground.paste(picture, at, mask)


if __name__ == "__main__":
    main()
