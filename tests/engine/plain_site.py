"""A site that has nothing of civic: two templates, their renderer, and a way to build it."""

from pathlib import Path

from engine.incremental import BuildConfig, make_site
from engine.output_tree import OutputTree
from engine.render import Renderer, RendererSpec
from engine.work import Workers

TEMPLATES = {
    "page.html": "<h1>{{ title }}</h1>\n{{ site.name }}\n",
    "text.html": "{% include 'part.html' %}{{ text | read }}\n",
    "part.html": "~",
}
CONSTANTS = {"site": {"name": "示例"}}


def renderer_of(templates, constants, texts):
    def equip(environment):
        environment.filters["read"] = lambda digest: texts[digest]
        environment.filters["full"] = lambda address: constants["site"]["name"] + address

    return Renderer(templates, constants, {"plain": lambda values: values["text"].encode()}, equip)


class PlainSite:
    """Builds into a folder, again and again; remembers what was rendered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.templates, self.constants, self.program = dict(TEMPLATES), dict(CONSTANTS), "1"
        self.texts = {"t1": "长文"}

    def build(self, *parts, workers=None, asked=""):
        """Build a site of some parts; gives what the engine says of it."""
        spec = RendererSpec("tests.engine.plain_site:renderer_of", self.templates, self.constants)
        config = BuildConfig(spec, self.program, lambda digests: {d: self.texts[d] for d in digests})
        with OutputTree(self.output) as tree:
            made = make_site(parts, config, tree, workers or Workers(1), asked=asked)
            tree.publish()
            tree.prepare()
        return made

    def files(self):
        """Path -> text of every file."""
        return {
            path.relative_to(self.output).as_posix(): path.read_text("utf-8")
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def times(self):
        return {path.name: path.stat().st_mtime_ns for path in self.output.rglob("*") if path.is_file()}
