"""The pictures in docs/staff.zh.md, one for each step from the Word file to the page.

    .venv/bin/python docs/pictures/take_steps.py

opens the drawings in staff/ in Chromium and writes NAME.webp beside each NAME.html. What is real in them is fetched
when they are taken: the answer of `check` to the post that staff.zh.md shows, and a page of the demo site as of a fixed
day. staff/taken.json notes of what each picture was taken, so that a test tells when one has to be taken again.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from take import AS_OF, HERE, ROOT, built, launch_browser, served

STEPS = HERE / "staff"
TAKEN = STEPS / "taken.json"
MANUAL = ROOT / "docs/staff.zh.md"
WIDTH = 700  # of a drawing, in CSS pixels; the picture has twice as many
QUALITY = 86
UNIT = "communities/guangming"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        answer = said(Path(folder, "content"))
        site = built(Path(folder))
        dress(site)
        browser = launch_browser(playwright)
        with served(site) as host:
            for name in drawings():
                picture(browser, host, name, answer).save(STEPS / f"{name}.webp", quality=QUALITY, method=6)
        browser.close()
    TAKEN.write_text(json.dumps(sources(answer), indent=2) + "\n", "utf-8")


def drawings() -> list[str]:
    """The names of the drawings; its picture has the name of a drawing, too."""
    return sorted(file.stem for file in STEPS.glob("*.html"))


def shown_post() -> tuple[str, str]:
    """Name and text of the post of which the message speaks, as staff.zh.md shows it."""
    name = re.findall('data-post="([^"]+)"', (STEPS / "message.html").read_text("utf-8"))[0]
    fence = re.search(
        rf"^```稿件 {re.escape(name)}\n(.*?)^```$", MANUAL.read_text("utf-8"), flags=re.M | re.S
    )
    if fence is None:
        raise LookupError(f"{MANUAL.name} shows no post {name}")
    return name, fence[1]


def said(content: Path) -> str:
    """What `check` prints of that post, in a content folder that is otherwise in order."""
    name, text = shown_post()
    shutil.copytree(ROOT / "content/registry", content / "registry")
    unit = content / UNIT
    (unit / "2026").mkdir(parents=True)
    for file in ("community.yaml", "cover.jpg"):
        shutil.copy(ROOT / "content" / UNIT / file, unit)
    (unit / "2026" / name).write_text(text, "utf-8")
    words = ["check", f"--content={content}", f"--as-of={AS_OF}"]
    environment = dict(os.environ, PYTHONPATH=str(ROOT / "plugins"), PYTHONUTF8="1")
    call = [sys.executable, "-m", "civic.desk", *words]
    return subprocess.run(
        call, cwd=ROOT, env=environment, check=False, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


def sources(answer: str) -> dict[str, str]:
    """Name -> a digest of what its picture is taken of; the demo's page is not in it, since it may change its look."""
    return {name: _digest(name, answer) for name in drawings()}


def _digest(name: str, answer: str) -> str:
    drawing = (STEPS / f"{name}.html").read_text("utf-8")
    parts = [drawing.encode(), (STEPS / "steps.css").read_bytes()]
    parts += [(STEPS / file).read_bytes() for file in re.findall('<img src="([^"]+)"', drawing)]
    parts += [answer.encode()] if "data-post=" in drawing else []
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def dress(site: Path) -> None:
    """Let a server of the site serve the drawings and the demo's photographs too."""
    (site / "docs").symlink_to(ROOT / "docs")
    (site / "content").symlink_to(ROOT / "content")


def picture(browser: Browser, host: str, name: str, answer: str) -> Image.Image:
    """A drawing as it is to be looked at, at twice its pixels so that small text stays crisp."""
    page = opened(browser, host, name, answer)
    taken = page.locator("main").screenshot()
    page.close()
    return Image.open(BytesIO(taken)).convert("RGB")


def opened(browser: Browser, host: str, name: str, answer: str) -> Page:
    """A drawing with all that is fetched for it in its place."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 900}, device_scale_factor=2, locale="zh-CN")
    page.goto(f"{host}/docs/pictures/staff/{name}.html", wait_until="networkidle")
    page.evaluate("answer => { if (window.show) show(answer) }", answer)
    return page


if __name__ == "__main__":
    main()
