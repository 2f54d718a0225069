"""What a file of the site was made of, and why it was or was not made anew, in words."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from civic.wording import desk as wording
from engine.build_record import Explanation
from engine.page import file_of


def asked_file(path: str, output: Path) -> str:
    """The file of the site that somebody means: by its address, its full address or its place in the output folder.

    >>> asked_file("/communities/guangming/", Path("output"))
    'communities/guangming/index.html'
    """
    if "://" in path:
        return file_of(unquote(urlsplit(path).path))
    place = Path(path).absolute()
    if place.is_relative_to(output.absolute()) and place != output.absolute():
        inner = place.relative_to(output.absolute()).as_posix()
        return inner if "." in place.name else file_of(inner + "/")
    return file_of(unquote(path) if path.startswith("/") else unquote("/" + path))


def explain(why: Explanation | None, file: str) -> str:
    """The answer of `build --why`."""
    if why is None:
        return wording.WHY_NOTHING.format(file=file) + "\n"
    lines = [why.file]
    if why.template:
        lines.append(wording.WHY_TEMPLATE.format(template=why.template))
    lines += [wording.WHY_SOURCE.format(source=source) for source in why.sources]
    lines += [
        wording.WHY_FACT.format(fact=wording.FACTS.get(name, name), state=wording.WHY_STATE[is_new])
        for name, is_new in why.facts.items()
    ]
    lines.append(_reason(why))
    return "\n".join([lines[0], *(f"  {line}" for line in lines[1:])]) + "\n"


def _reason(why: Explanation) -> str:
    if not why.was_there:
        return wording.WHY_NEW
    reasons = "、".join(wording.WHY_CHANGED[name] for name in why.changed)
    if why.rendered and not why.written:
        return wording.WHY_DRAWN_ALIKE.format(reasons=reasons)
    if why.written:
        return wording.WHY_WRITTEN.format(reasons=reasons or wording.WHY_CHANGED["file"])
    return wording.WHY_KEPT
