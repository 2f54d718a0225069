"""What became of a piece: where it was taken up, and whether it was declared void (specification.md §1.4)."""

from __future__ import annotations

from datetime import date

from civic.core.model import Adoption, Void, VoidReason
from civic.reading.header.fields import Fields
from civic.reading.header.values import is_empty, value_excerpt
from civic.reading.header.yaml_nodes import Node, YamlMapping, YamlScalar, YamlSequence
from civic.reading.schema.post import ADOPTION


def read_adoptions(fields: Fields) -> tuple[Adoption, ...]:
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
    found = (_adoption(entry, number, fields) for number, entry in enumerate(nodes) if not is_empty(entry))
    return tuple(adoption for adoption in found if adoption is not None)


def _is_split(nodes: tuple[Node, ...]) -> bool:
    """Whether each line of one adoption was given a dash of its own."""
    if len(nodes) < 2 or not all(isinstance(node, YamlMapping) and len(node.entries) == 1 for node in nodes):
        return False
    names = [ADOPTION.names.get(node.entries[0].key) for node in nodes if isinstance(node, YamlMapping)]
    return len(set(names)) == len(names)


def _adoption(node: Node, number: int, fields: Fields) -> Adoption | None:
    if not isinstance(node, YamlMapping):
        value = value_excerpt(node) if isinstance(node, YamlScalar) else ""
        fields.tell("adoption-wrong", "adoptions", node, case="text", value=value)
        return None
    own = fields.within("adoptions", node, f"adoptions[{number}]")
    said = {field.name: own.value(field.name) for field in ADOPTION.fields}
    for name in ADOPTION.required:
        if not own.has(name):
            own.tell("adoption-wrong", name, node, case=name, of=name, number=number + 1)
    if not own.has("url") and not own.has("page"):
        own.tell("adoption-without-evidence", "url", node, number=number + 1)
    if not said["outlet"] or said["date"] is None:
        return None
    return Adoption(
        outlet=said["outlet"],
        day=said["date"],
        url=said["url"],
        page=said["page"],
        headline=said["headline"],
    )


def read_void(fields: Fields) -> tuple[Void | None, date | None]:
    """Why and from which day on an item is void; the day also if the reason cannot be read."""
    if not fields.has("void"):
        return None, None
    node = fields.entries["void"].value
    if isinstance(node, YamlSequence) and len(node.items) == 1:
        node = node.items[0]
    if not isinstance(node, YamlMapping):
        value = value_excerpt(node) if isinstance(node, YamlScalar) else ""
        fields.tell("void-wrong", "void", node, case="text" if value else "list", value=value)
        return None, None
    own = fields.within("void", node, "void")
    reason, day = own.value("reason"), own.value("date")
    for name in own.schema.required:
        if not own.has(name):
            own.tell("void-wrong", name, node, case=name)
    return (Void(VoidReason(reason), day) if reason and day else None), day
