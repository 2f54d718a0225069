"""new: a file with its header filled in, where the item belongs."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from civic import wording
from civic.core.model import BUREAU, PAGES
from civic.reading.site import read_facts
from civic.reading.slugs import slug_of
from civic.reading.tree import COMMUNITIES
from civic.render.report import report

REFUSED = 1
_LONGEST_SLUG = 40  # characters: it is read aloud over the telephone


def new(content: Path, community: str | None, column: str | None, title: str, day: date) -> int:
    """Write `<folder>/<day>-<slug>.md` and say where it is; gives 1 where it cannot belong anywhere.

    A post lies in the folder of its year, an item of the bureau in that of its column. Nothing is overwritten.
    """
    facts = read_facts(content)
    if facts.registry is None:
        print(report(facts.problems) + wording.REGISTRY_STOPS_NEW, file=sys.stderr)
        return REFUSED
    units = {read.key: read.unit.name if read.unit else read.key for read in facts.units}
    columns = {known.key: known.name for known in facts.registry.columns} | {PAGES: wording.PAGES}
    if community is not None:
        known, asked, unknown = units, community, wording.NO_SUCH_UNIT
        folder = content / COMMUNITIES / community / str(day.year)
    else:
        known, asked, unknown = columns, str(column), wording.NO_SUCH_COLUMN
        folder = content / BUREAU / asked
    if asked not in known:
        choices = "、".join(f"{key}（{name}）" for key, name in known.items())
        print(unknown.format(key=asked, keys=choices), file=sys.stderr)
        return REFUSED
    form = wording.NEW_POST if community else wording.NEW_ITEM
    slug = _free_slug(folder, day, title)
    path = folder / f"{day.isoformat()}-{slug}.md"
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(
            form.format(
                title=_whole(title),
                date=day.isoformat(),
                slug=slug,
                owner=known[asked],
                categories="、".join(term.name for term in facts.registry.categories),
                themes="、".join(term.name for term in facts.registry.themes),
            )
        )
    print(wording.NEW_WRITTEN.format(file=path))
    return 0


def _free_slug(folder: Path, day: date, title: str) -> str:
    """The title in pinyin; with a number behind it where a file of the year has that name already."""
    stem = slug_of(title)[:_LONGEST_SLUG].strip("-") or "post"
    number, slug = 1, stem
    while any(path.name[11:] == f"{slug}.md" for path in folder.glob(f"{day.year}-??-??-*.md")):
        number += 1
        slug = f"{stem}-{number}"
    return slug


def _whole(title: str) -> str:
    """Quotes around the whole of a title would be taken for YAML's: other quotes around them keep them."""
    if len(title) > 1 and title[0] == title[-1] and title[0] in "\"'":
        other = "'" if title[0] == '"' else '"'
        return f"{other}{title}{other}"
    return title
