"""The engine serves any Pelican site: stock Pelican's bytes, whole or nothing, unchanged files untouched; and output
plugins, which see or change each written file, work with it, on a site like ours too."""

import subprocess
import sys

import pytest

from tests.site.running import Standing, copied_project, ended, forked, remove
from tests.site.sample import ROOT, Sample, surroundings

SETTINGS = """
import sys
sys.path[:0] = {paths}
{more}
SITENAME = "一个普通的网站"
SITEURL = "https://plain.example"
TIMEZONE = "Asia/Shanghai"
THEME = "simple"
PATH = "content"
STATIC_PATHS = ["images"]
FEED_ALL_ATOM = "feeds/all.atom.xml"
PLUGINS = {plugins}
"""
ENGINE = "from engine.host import WholeSitePelican\nPELICAN_CLASS = WholeSitePelican\n"
OUTPUT_PLUGIN = """
from pathlib import Path
from pelican import signals

def written(path, context):
    if path.endswith(".html"):
        with open(path, "a") as file:
            file.write("<!-- seen -->\\n")

def done(pelican):
    output = Path(pelican.output_path)
    names = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    (output / "list.txt").write_text("\\n".join(names))

def register():
    signals.content_written.connect(written)
    signals.finalized.connect(done)
"""


class Plain:
    """A plain site, built twice: by Pelican as it is, and by the engine."""

    def __init__(self, folder):
        self.folder, self.content = folder, folder / "content"
        (folder / "seeing.py").write_text(OUTPUT_PLUGIN)
        (self.content / "images").mkdir(parents=True)
        (self.content / "images" / "dot.png").write_bytes(b"\x89PNG of a kind")
        for number in range(12):
            self.article(number, f"第{number}篇。[另一篇]({{filename}}a0.md)")
        (self.content / "pages").mkdir()
        (self.content / "pages" / "about.md").write_text(
            "Title: 关于\n\n![点]({static}/images/dot.png)\n", "utf-8"
        )

    def article(self, number, text):
        header = (
            f"Title: 文章{number}\nDate: 2026-10-{number + 1:02}\nCategory: 类{number % 2}\nTags: 甲, 乙\n"
        )
        (self.content / f"a{number}.md").write_text(f"{header}\n{text}\n", "utf-8")

    def run(self, name, more, plugins):
        paths = [str(ROOT / "plugins"), str(self.folder)]
        conf = self.folder / f"{name}conf.py"
        conf.write_text(SETTINGS.format(paths=paths, more=more, plugins=plugins), "utf-8")
        words = [
            sys.executable,
            "-m",
            "pelican",
            "--settings",
            str(conf),
            "--output",
            str(self.folder / name),
        ]
        return subprocess.run(
            words,
            cwd=self.folder,
            env=surroundings(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def build(self, name, more, plugins):
        run = self.run(name, more, plugins)
        assert run.returncode == 0, run.stdout + run.stderr
        return Standing.of(self.folder / name)

    def both(self, plugins):
        """What stock Pelican makes into an empty folder, and the engine over what was there."""
        remove(self.folder / "stock")
        return self.build("stock", "", plugins), self.build("ours", ENGINE, plugins)


@pytest.fixture
def plain(tmp_path):
    return Plain(tmp_path)


@pytest.mark.parametrize("plugins", [[], ["seeing"]], ids=["bare", "with an output plugin"])
def test_a_plain_site_has_the_bytes_of_stock_pelican_and_keeps_the_times_of_what_is_the_same(plugins, plain):
    stock, first = plain.both(plugins)
    assert first.against(stock) == []
    assert any(name.endswith(".html") for name in first.files)
    plain.article(3, "改了。")
    (plain.content / "a11.md").unlink()
    plain.article(20, "新的。")
    stock, second = plain.both(plugins)
    assert second.against(stock) == []
    same = [name for name in second.files if first.files.get(name) == second.files[name]]
    assert len(same) > 5
    assert {name: second.times[name] for name in same} == {name: first.times[name] for name in same}


def test_a_plain_site_that_does_not_come_to_its_end_leaves_the_old_one(plain):
    _, old = plain.both([])
    (plain.folder / "failing.py").write_text(
        "from pelican import signals\n"
        "def fail(*_, **__): raise RuntimeError\n"
        "def register(): signals.content_written.connect(fail)\n"
    )
    plain.article(3, "改了。")
    with pytest.raises(AssertionError):
        plain.build("ours", ENGINE, ["failing"])
    assert Standing.of(plain.folder / "ours").against(old) == []


def test_an_output_plugin_sees_every_page_of_our_site_and_without_it_the_site_is_as_before(tmp_path):
    sample, project = Sample(tmp_path), copied_project(tmp_path / "project")
    sample.picture("communities/guangming/2026/a.jpg", size=(300, 200))
    sample.post("guangming/2026/a.md", "![图](a.jpg)")
    (project / "seeing.py").write_text(OUTPUT_PLUGIN)
    conf = project / "pelicanconf.py"
    bare = conf.read_text("utf-8")

    def build():
        words = [f"--content={sample.content}", f"--output={sample.output}", "--as-of=2026-11-05"]
        run = ended(forked(project, "build", *words))
        assert (run.code, run.err) == (0, "")
        return Standing.of(sample.output)

    before = build()
    conf.write_text(bare + 'PLUGINS.append("seeing")\n', "utf-8")
    for title in ("一", "二"):
        sample.post("guangming/2026/a.md", "![图](a.jpg)", title=title)
        seen = build()
        pages = [name for name in seen.files if name.endswith(".html")]
        assert [
            name
            for name in pages
            if not (sample.output / name).read_text("utf-8").endswith("<!-- seen -->\n")
        ] == []
        assert (sample.output / "list.txt").read_text("utf-8").splitlines() == sorted(pages)
        assert seen.files.keys() - {"list.txt"} == before.files.keys()
    (project / "seeing.py").write_text(OUTPUT_PLUGIN.replace("<!-- seen -->", "<!-- looked at -->"))
    assert [
        name for name in build().files if "seen -->" in (sample.output / name).read_text("utf-8", "replace")
    ] == []
    conf.write_text(bare, "utf-8")
    sample.post("guangming/2026/a.md", "![图](a.jpg)")
    assert build().against(before) == []


STOPPING = """
from pelican import signals
from engine.host import BuildStoppedError

class Answer:
    exit_code, note, stamp_holds = 3, "", False

class Stopping:
    def __init__(self, **_): pass
    def generate_context(self): raise BuildStoppedError(Answer)

def stopping(pelican): return Stopping

def register(): signals.get_generators.connect(stopping)
"""


def test_a_generator_that_stops_the_build_decides_the_exit_code_and_the_old_site_stands(plain):
    old = plain.build("ours", ENGINE, [])
    (plain.folder / "stopping.py").write_text(STOPPING)
    plain.article(3, "改了。")
    assert plain.run("ours", ENGINE, ["stopping"]).returncode == 3
    assert Standing.of(plain.folder / "ours").against(old) == []
