"""new: a file with its header filled in, where the item belongs."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from civic.core.addresses import RESERVED
from civic.core.model import BUREAU, PAGES, Registry, normalize_name
from civic.desk.terminal.errors import FAILED, WrongCallError
from civic.reading.content_tree import COMMUNITIES, File
from civic.reading.site import Facts, read_facts
from civic.reading.text.slugs import slug_of
from civic.render.report import report
from civic.wording import drafts as wording

_LONGEST_SLUG = 40  # characters: it is read aloud over the telephone
_DAY_BEFORE = re.compile(r"^\d{4}-\d{2}-\d{2}-")
_GIVEN_SLUG = re.compile(
    rb"(?m)^(?:slug|%s)[ \t]*(?::|%s)[ \t]*([a-z0-9-]+)" % ("网址名".encode(), "：".encode())
)


class DraftLocation(NamedTuple):
    """Where an item belongs: the unit or column, its folder, and whose name stands for it."""

    key: str
    folder: Path
    owner: str
    is_post: bool

    def folder_of(self, day: date) -> Path:
        """A post lies in the folder of its year, an item of the bureau in that of its column."""
        return self.folder / str(day.year) if self.is_post else self.folder


def new(content: Path, community: str | None, column: str | None, title: str, day: date) -> int:
    """Write `<folder>/<day>-<slug>.md` and say where it is; gives 1 while the registry is at fault.

    `community` and `column` are a key or a name. Nothing is overwritten. Raises WrongCallError for one that no unit or
    column has, and for a name that several bear.
    """
    facts = read_facts(content)
    if facts.registry is None:
        print(report(facts.problems) + wording.REGISTRY_STOPS_NEW, file=sys.stderr)
        return FAILED
    home = draft_location(content, facts, facts.registry, community, column)
    slug = free_slug(title, taken_slugs(facts, home.key))
    path = home.folder_of(day) / file_name(day, slug)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(header(home, facts.registry, title, day, slug))
    print(wording.NEW_WRITTEN["post" if home.is_post else "item"].format(file=path))
    return 0


def draft_location(
    content: Path, facts: Facts, registry: Registry, community: str | None, column: str | None
) -> DraftLocation:
    """The home that a unit's or a column's key or name means; WrongCallError where it means none, or several."""
    if community is not None:
        names = {read.key: read.unit.name if read.unit else read.key for read in facts.units}
        key = _key_of(community, names, wording.NO_SUCH_UNIT, wording.MANY_SUCH_UNITS)
        return DraftLocation(key, content / COMMUNITIES / key, names[key], is_post=True)
    names = {known.key: known.name for known in registry.columns} | {PAGES: wording.PAGES}
    key = _key_of(str(column), names, wording.NO_SUCH_COLUMN, wording.MANY_SUCH_COLUMNS)
    return DraftLocation(key, content / BUREAU / key, registry.site.body, is_post=False)


def file_name(day: date, slug: str) -> str:
    return f"{day.isoformat()}-{slug}.md"


def header(
    home: DraftLocation,
    registry: Registry,
    title: str,
    day: date,
    slug: str,
    category: str = "",
    authors: Iterable[str] = (),
    source: str = "",
) -> str:
    """The header of an item, with an empty line behind it; what is not known yet is left for its writer."""
    form = wording.NEW_POST if home.is_post else wording.NEW_ITEM
    names = "、".join(authors)
    source = source or ("" if home.is_post else home.owner)
    return form.format(
        title=_quote_title(title),
        date=day.isoformat(),
        slug=slug,
        owner=home.owner,
        category=f" {category}" if category else "",
        categories="、".join(term.name for term in registry.categories),
        themes="、".join(term.name for term in registry.themes),
        authors=f" {names}" if names else "",
        author_line=wording.AUTHOR_LINE.format(authors=names) if names else "",
        source_line=wording.SOURCE_LINE.format(source=source) if source else "",
    )


def _key_of(text: str, names: dict[str, str], unknown: str, ambiguous: str) -> str:
    """The key that is meant, by itself or by its name; WrongCallError with all that may be written where that is not one."""
    if text in names:
        return text
    typed = normalize_name(text)
    keys = [key for key, name in names.items() if typed in (key, normalize_name(name))]
    if len(keys) > 1:
        raise WrongCallError(ambiguous.format(name=text, keys="、".join(keys)))
    if not keys:
        choices = "、".join(f"{known}（{name}）" for known, name in names.items())
        raise WrongCallError(unknown.format(key=text, keys=choices))
    return keys[0]


def taken_slugs(facts: Facts, key: str) -> frozenset[str]:
    """Slugs that an item of this unit or column may have already, whatever its year."""
    columns = facts.registry.columns if facts.registry else ()
    reserved = {*RESERVED, *(column.key for column in columns)} if key == PAGES else {"page"}
    tree = facts.tree
    folders = [*tree.units, *tree.columns, *([tree.pages] if tree.pages else [])]
    files = [file for folder in folders if folder.key == key for file in folder.items]
    return frozenset(reserved | {slug for file in files for slug in _slugs(file)})


def _slugs(file: File) -> Iterable[str]:
    """The slug that stands in a file, and those that its name makes, with its day and without."""
    start = Path(file.location).read_bytes()[:4096]
    stem = file.name.removesuffix(".md")
    named = [slug_of(stem), slug_of(_DAY_BEFORE.sub("", stem))]
    return [*named, *(found.decode() for found in _GIVEN_SLUG.findall(start))]


def free_slug(title: str, taken: frozenset[str]) -> str:
    """The title in pinyin, with a number behind it where that is taken."""
    stem = slug_of(title)[:_LONGEST_SLUG].strip("-") or "wen-zhang"
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def _quote_title(title: str) -> str:
    """The title as it must be typed to be read as it is.

    Quotes around the whole of a text and a lone `|` or `>` would be taken for YAML's.
    """
    if title in ("|", ">") or (len(title) > 1 and title[0] == title[-1] and title[0] in "\"'"):
        return "'" + title.replace("'", "''") + "'"
    return title
