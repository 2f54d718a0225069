"""Small sample sites, one per concern: a content tree of a few lines, built by the real command in a process of its own.

    sample = Sample(tmp_path)
    sample.post("guangming/2026/a.md", title="送温暖", date="2026-10-09")
    built = sample.build()
    built.code, built.page("/communities/guangming/2026/a/")

Every sample has three units (光明 with posts of its own choice, 新华, 西兴乡), two columns and short registries; the day
is 2026-11-05 unless a test says otherwise.
"""

import hashlib
import io
import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import lxml.html
from PIL import Image

from tests import fork_server

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-05"

SITE = {
    "url": "https://sample.example/",
    "demo": "false",
    "name": "孙吴县样本网站",
    "body": "孙吴县样本局",
}
COLUMNS = """
- {key: news, name: 民政要闻, type: 工作动态, description: 县局的消息, keywords: [民政, 社区]}
- {key: notices, name: 通知公告, type: 政策文件}
"""
TAXONOMY = """
categories:
  - {key: service, name: 社区服务}
  - {key: culture, name: 社区文化}
  - {key: security, name: 社区保障}
  - {key: family, name: 社区计生}
  - {key: civil, name: 民政}
  - {key: party, name: 党建}
  - {key: general, name: 综合}
  - {key: women, name: 妇联}
themes:
  - {key: campaign, name: 主题活动}
  - {key: love, name: 爱心活动}
"""
OUTLETS = """
- {key: heihe-daily, name: 黑河日报, level: city, points: 4}
- {key: hlj-daily, name: 黑龙江日报, aliases: [黑龙江省日报], level: province, points: 8}
"""
UNITS = {
    "guangming": ("光明社区", "231124100002", "社区"),
    "xinhua": ("新华社区", "231124100004", "社区"),
    "xixing-xiang": ("西兴乡", "231124201000", "乡镇"),
}


@dataclass(frozen=True)
class Built:
    """What a run of `build` left: its exit code, its words, and the folder of the site."""

    code: int
    out: str
    err: str
    folder: Path

    def file(self, address: str) -> Path:
        """The file of an address below the site's own path."""
        name = address.lstrip("/")
        return self.folder / (name + "index.html" if not name or name.endswith("/") else name)

    def has(self, address: str) -> bool:
        return self.file(address).is_file()

    def page(self, address: str) -> Any:
        """The parsed page of an address."""
        return lxml.html.fromstring(self.file(address).read_text("utf-8"))

    def words(self, address: str) -> str:
        """What a reader sees of a page's main part, blanks folded."""
        return " ".join(self.page(address).get_element_by_id("main").text_content().split())

    def bytes(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def addresses(self) -> set[str]:
        """The address of every HTML page: `/a/`, `/404.html`."""
        names = (name for name in self.bytes() if name.endswith(".html"))
        return {"/" + re.sub(r"(^|/)index\.html$", r"\1", name) for name in names}

    def mentions(self, text: str) -> list[str]:
        """Paths of the files in whose bytes or name a text stands, as it is or percent-encoded."""
        needles = {text.encode(), quote(text).encode(), json.dumps(text)[1:-1].encode()}
        return [
            path
            for path, data in self.bytes().items()
            if text in unquote(path) or any(needle in data for needle in needles)
        ]

    @property
    def problems(self) -> list[dict[str, Any]]:
        """What stands in `<output>.problems.json`."""
        told = json.loads(self.folder.with_name(self.folder.name + ".problems.json").read_text("utf-8"))
        problems: list[dict[str, Any]] = told["problems"]
        return problems

    def entries(self, address: str) -> list[str]:
        """Titles in the JSON feed of a stream, in its order."""
        return [entry["title"] for entry in json.loads(self.file(address + "feed.json").read_text())["items"]]

    def listed(self, address: str) -> list[str]:
        """Titles of the items that a list page shows, in its order."""
        return [
            heading.text_content().strip()
            for heading in self.page(address).xpath(
                "//ul[contains(@class, 'items')]/li//*[self::h2 or self::h3]"
            )
        ]


@dataclass
class Sample:
    """A content folder below `folder`, and the outputs beside it."""

    folder: Path
    site: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.content = self.folder / "content"
        self.output = self.folder / "output"
        self.site_yaml()
        self.write("registry/columns.yaml", COLUMNS)
        self.write("registry/taxonomy.yaml", TAXONOMY)
        self.write("registry/outlets.yaml", OUTLETS)
        for key in UNITS:
            self.unit(key)

    def write(self, path: str, text: str | bytes) -> Path:
        """A file below the content folder."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def site_yaml(self, **more: str) -> None:
        """site.yaml: the sample's facts, those the sample was made with, and `more`."""
        facts = {**SITE, **self.site, **more}
        self.write("registry/site.yaml", "".join(f"{key}: {value}\n" for key, value in facts.items()))

    def unit(self, key: str, **more: str) -> None:
        name, code, kind = UNITS[key]
        facts = {"名称": name, "代码": f'"{code}"', "类型": kind, "开通": "2026-10-01", **more}
        card = "".join(f"{name}: {value}\n" for name, value in facts.items())
        self.write(f"communities/{key}/community.yaml", card)

    def post(self, path: str, body: str = "正文。", **header: str) -> Path:
        """A post below communities/; title, date and category stand unless the header says otherwise."""
        facts = {"title": "题目", "date": "2026-10-09", "category": "党建", **header}
        return self.write(f"communities/{path}", _item(facts, body))

    def item(self, path: str, body: str = "正文。", **header: str) -> Path:
        """An item below bureau/."""
        return self.write(f"bureau/{path}", _item({"title": "题目", "date": "2026-10-09", **header}, body))

    def picture(
        self, path: str, *, size: tuple[int, int] = (600, 400), shade: int = 90, exif: bool = False
    ) -> None:
        """A drawn JPEG below the content folder; with `exif` an orientation and a place stand in it."""
        image = Image.new("RGB", size, (shade, 120, 160))
        tags = Image.Exif()
        if exif:
            tags[0x0112] = 6
            tags[0x010E] = "made-up-secret-of-the-camera"
            tags.get_ifd(0x8825)[1] = "N"
            tags.get_ifd(0x8825)[2] = (50.0, 12.0, 34.0)
        held = io.BytesIO()
        image.save(held, "JPEG", exif=tags)
        self.write(path, held.getvalue())

    def build(self, *options: str, as_of: str = DAY, output: str = "output", **environment: str) -> Built:
        """Run the real `build`."""
        folder = self.folder / output
        ended = desk(
            "build",
            f"--content={self.content}",
            f"--output={folder}",
            f"--as-of={as_of}",
            *options,
            environment=environment,
        )
        return Built(ended.returncode, ended.stdout, ended.stderr, folder)


def desk(
    *words: str,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
) -> "subprocess.CompletedProcess[str]":
    """Run a verb as tasks.py hands it over, and wait for its end."""
    return fork_server.run(["-m", "civic.desk", *words], folder, surroundings(environment))


def surroundings(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment in which tasks.py runs the desk."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    return {**kept, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1", **(more or {})}


def digest(files: Mapping[str, bytes]) -> dict[str, str]:
    """Path -> SHA-256: short to compare, short to print."""
    return {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}


def _item(header: Mapping[str, str], body: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in header.items())
    return f"---\n{lines}---\n\n{body}\n"
