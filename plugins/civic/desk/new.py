"""new: a file with its header filled in, where the item belongs."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from civic import wording
from civic.core.addresses import RESERVED
from civic.core.model import BUREAU, PAGES
from civic.desk.faults import FAILED, WrongCallError
from civic.reading.site import Facts, read_facts
from civic.reading.slugs import slug_of
from civic.reading.tree import COMMUNITIES, File
from civic.render.report import report

_LONGEST_SLUG = 40  # characters: it is read aloud over the telephone
_DAY_BEFORE = re.compile(r"^\d{4}-\d{2}-\d{2}-")
_GIVEN_SLUG = re.compile(
    rb"(?m)^(?:slug|%s)[ \t]*(?::|%s)[ \t]*([a-z0-9-]+)" % ("网址名".encode(), "：".encode())
)


def new(content: Path, community: str | None, column: str | None, title: str, day: date) -> int:
    """Write `<folder>/<day>-<slug>.md` and say where it is; gives 1 while the registry is at fault.

    A post lies in the folder of its year, an item of the bureau in that of its column. Nothing is overwritten.
    Raises WrongCallError for a key that no unit or column has.
    """
    facts = read_facts(content)
    if facts.registry is None:
        print(report(facts.problems) + wording.REGISTRY_STOPS_NEW, file=sys.stderr)
        return FAILED
    if community is not None:
        names = {read.key: read.unit.name if read.unit else read.key for read in facts.units}
        owner = _known(community, names, wording.NO_SUCH_UNIT)
        folder, form = content / COMMUNITIES / community / str(day.year), wording.NEW_POST
    else:
        asked = str(column)
        columns = {known.key: known.name for known in facts.registry.columns}
        _known(asked, {**columns, PAGES: wording.PAGES}, wording.NO_SUCH_COLUMN)
        owner = facts.registry.site.body
        folder, form = content / BUREAU / asked, wording.NEW_ITEM
    slug = _free_slug(title, _taken_slugs(facts, community or str(column)))
    path = folder / f"{day.isoformat()}-{slug}.md"
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(
            form.format(
                title=_whole(title),
                date=day.isoformat(),
                slug=slug,
                owner=owner,
                categories="、".join(term.name for term in facts.registry.categories),
                themes="、".join(term.name for term in facts.registry.themes),
            )
        )
    print(wording.NEW_WRITTEN["post" if community else "item"].format(file=path))
    return 0


def _known(key: str, names: dict[str, str], refusal: str) -> str:
    """The name of a key; WrongCallError with all that may be written for one that nobody has."""
    if key not in names:
        choices = "、".join(f"{known}（{name}）" for known, name in names.items())
        raise WrongCallError(refusal.format(key=key, keys=choices))
    return names[key]


def _taken_slugs(facts: Facts, key: str) -> frozenset[str]:
    """Slugs that an item of this unit or column may have already, whatever its year."""
    columns = facts.registry.columns if facts.registry else ()
    reserved = {*RESERVED, *(column.key for column in columns)} if key == PAGES else {"page"}
    tree = facts.tree
    folders = [*tree.units, *tree.columns, *([tree.pages] if tree.pages else [])]
    files = [file for folder in folders if folder.key == key for file in folder.items]
    return frozenset(reserved | {slug for file in files for slug in _slugs(file)})


def _slugs(file: File) -> Iterable[str]:
    """The slug that stands in a file, and those that its name makes, with its day and without."""
    header = Path(file.location).read_bytes()[:4096]
    stem = file.name.removesuffix(".md")
    named = [slug_of(stem), slug_of(_DAY_BEFORE.sub("", stem))]
    return [*named, *(found.decode() for found in _GIVEN_SLUG.findall(header))]


def _free_slug(title: str, taken: frozenset[str]) -> str:
    """The title in pinyin, with a number behind it where that is taken."""
    stem = slug_of(title)[:_LONGEST_SLUG].strip("-") or "wen-zhang"
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def _whole(title: str) -> str:
    """The title as it must be typed to be read as it is.

    Quotes around the whole of a text and a lone `|` or `>` would be taken for YAML's.
    """
    if title in ("|", ">") or (len(title) > 1 and title[0] == title[-1] and title[0] in "\"'"):
        return "'" + title.replace("'", "''") + "'"
    return title
