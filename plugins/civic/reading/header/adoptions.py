"""What became of a piece: where it was taken up, and whether it was declared void (specification.md §1.4)."""

from __future__ import annotations

from datetime import date

from civic.core.model import Adoption, Void, VoidReason
from civic.reading.header.fields import Choice, Fields, is_empty, value_excerpt
from civic.reading.header.schema import ADOPTION_KEYS, VOID_KEYS
from civic.reading.header.yaml_nodes import Node, YamlMapping, YamlScalar, YamlSequence, fields_of

REASONS = Choice.of(
    (
        (VoidReason.FALSE.value, "虚假", ()),
        (VoidReason.PLAGIARISED.value, "抄袭", ()),
        (VoidReason.PRIVACY.value, "泄露隐私", ()),
    )
)


def read_adoptions(fields: Fields, file: str, outlets: Choice) -> tuple[Adoption, ...]:
    """The adoptions of an item in the order of its header; one mapping may stand where the list is wanted.

    Entries without outlet or date are told and left out; an entry in which nothing is filled in is no entry.
    """
    if not fields.has("adoptions"):
        return ()
    node = fields.entries["adoptions"].value
    nodes: tuple[Node, ...] = node.items if isinstance(node, YamlSequence) else (node,)
    if _is_split(nodes):
        fields.tell("adoption-wrong", "adoptions", nodes[0], case="split")
        nodes = (
            YamlMapping(
                tuple(e for part in nodes if isinstance(part, YamlMapping) for e in part.entries),
                nodes[0].line,
            ),
        )
    found = (
        _adoption(entry, number, fields, file, outlets)
        for number, entry in enumerate(nodes)
        if not is_empty(entry)
    )
    return tuple(adoption for adoption in found if adoption is not None)


def _is_split(nodes: tuple[Node, ...]) -> bool:
    """Whether each line of one adoption was given a dash of its own."""
    if len(nodes) < 2 or not all(isinstance(node, YamlMapping) and len(node.entries) == 1 for node in nodes):
        return False
    names = [ADOPTION_KEYS.names.get(node.entries[0].key) for node in nodes if isinstance(node, YamlMapping)]
    return len(set(names)) == len(names)


def _adoption(node: Node, number: int, fields: Fields, file: str, outlets: Choice) -> Adoption | None:
    within = f"adoptions[{number}]"
    if not isinstance(node, YamlMapping):
        value = value_excerpt(node.text) if isinstance(node, YamlScalar) else ""
        fields.tell("adoption-wrong", "adoptions", node, case="text", value=value)
        return None
    entries, problems = fields_of(node, ADOPTION_KEYS.names, file, within)
    fields.problems.extend(problems)
    own = Fields(entries, file, fields.problems, within)
    outlet = own.choice("outlet", "outlet-unknown", outlets)
    day = own.day("date")
    url, page = own.url("url"), own.text("page")
    headline = own.flag("headline")
    for name in ("outlet", "date"):
        if not own.has(name):
            own.tell("adoption-wrong", name, node, case=name, of=name, number=number + 1)
    if not own.has("url") and not own.has("page"):
        own.tell("adoption-without-evidence", "url", node, number=number + 1)
    return Adoption(outlet, day, url, page, headline) if outlet and day else None


def read_void(fields: Fields, file: str) -> tuple[Void | None, date | None]:
    """Why and from which day on an item is void; the day also if the reason cannot be read."""
    if not fields.has("void"):
        return None, None
    node = fields.entries["void"].value
    if isinstance(node, YamlSequence) and len(node.items) == 1:
        node = node.items[0]
    if not isinstance(node, YamlMapping):
        value = value_excerpt(node.text) if isinstance(node, YamlScalar) else ""
        fields.tell("void-wrong", "void", node, case="text" if value else "list", value=value)
        return None, None
    entries, problems = fields_of(node, VOID_KEYS.names, file, "void")
    fields.problems.extend(problems)
    own = Fields(entries, file, fields.problems, "void")
    reason = own.choice("reason", "void-reason-unknown", REASONS)
    day = own.day("date")
    for name in ("reason", "date"):
        if not own.has(name):
            own.tell("void-wrong", name, node, case=name)
    return (Void(VoidReason(reason), day) if reason and day else None), day
