"""The lines of a header as they are read: their values, and what is told of them."""

from civic.reading.header.front_matter import read_header
from civic.reading.header.yaml_nodes import YamlScalar, YamlSequence
from civic.reading.schema.post import POST

FILE = "communities/x/a.md"
BODY = "\n今天下午，社区工作人员看望了老人。\n"


def plain(node):
    """A tree without its lines."""
    if isinstance(node, YamlScalar):
        return node.text
    if isinstance(node, YamlSequence):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


def read(lines):
    """The values of a header whose lines stand between two ---."""
    return plain(read_header(f"---\n{lines}\n---\n{BODY}", FILE, POST).mapping)


def told(text):
    return [
        (p.code, p.line, dict(p.detail).get("case", ""))
        for p in sorted(read_header(text, FILE, POST).problems, key=lambda p: p.line)
    ]


def told_of(lines):
    """What is told of a header's lines; the first of them is line 2 of the file."""
    return told(f"---\n{lines}\n---\n{BODY}")
