"""The posts of a content tree as Hugo and stock Pelican read them: same texts, same fates, English keys.

What our reader does for people who press Enter once per paragraph is done here beforehand: paragraphs are set apart by
blank lines, and links between files become addresses. Drafts are left out; what lists do not show is hidden there too.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from civic.core.addresses import item_address
from civic.core.model import LISTED, TOMBSTONE, WITH_PAGE, Item, Site, item_state

_HEADER = re.compile(r"\A---\n.*?\n---\n", re.S)
_LINK = re.compile(r"\]\(\.\./(\d{4})/([\w-]+)\.md\)")
_BLOCK = re.compile(r"- |1\. |\||> ")
_GONE = "本文已撤下。\n"


def to_hugo(site: Site, content: Path, folder: Path, day: date) -> None:
    """Write Hugo's content folder, with a card for each section and term."""
    same = _events(site, day)
    shelves: dict[str, tuple[str, str]] = {}
    names = {term.key: term.name for term in site.registry.categories}
    units = {unit.key: unit for unit in site.units}
    for item, text, listed in _shown(site, content, day):
        head: dict[str, object] = {"title": item.title, "date": _moment(item)}
        if not listed:
            head["build"] = {"list": "never"}
        if not item.is_bureau:
            unit = units[item.owner]
            year = str(item.day.year)
            blog = f"/communities/{item.owner}/"
            head |= {
                "categories": [item.category],
                "themes": list(item.themes),
                "shelves": [f"{item.owner}-{item.category}", f"{item.owner}-{year}"],
                "authors": list(item.authors) or [unit.name],
                "origin": item.source or unit.name,
                "marks": list(item.tags),
                "reviewer": item.reviewer,
                "reviewed": item.reviewed.isoformat() if item.reviewed else "",
                "adoptions": _adoptions(site, item),
                "same": [_link(other) for other in same[item.event] if other is not item]
                if item.event
                else [],
            }
            if listed:
                category = f"{unit.name} · {names[item.category]}"
                shelves[f"{item.owner}-{item.category}"] = f"{blog}{item.category}/", category
                shelves[f"{item.owner}-{year}"] = f"{blog}{year}/", f"{unit.name} · {year}"
        _write(folder / _place(item), head, text)
    _write(folder / "communities/_index.md", {"title": "社区博客", "layout": "blogs"}, "")
    for unit in site.units:
        card: dict[str, object] = {
            "title": unit.name,
            "intro": unit.intro,
            "kind": unit.kind.value,
            "code": unit.code,
        }
        _write(folder / f"communities/{unit.key}/_index.md", card, "")
    for column in site.registry.columns:
        head = {"title": column.name, "description": column.description}
        _write(folder / f"{column.key}/_index.md", head, "")
    for kind, terms in (("categories", site.registry.categories), ("themes", site.registry.themes)):
        for term in terms:
            _write(folder / f"{kind}/{term.key}/_index.md", {"title": term.name}, "")
    for key, (address, title) in shelves.items():
        _write(folder / f"shelves/{key}/_index.md", {"title": title, "url": address, "outputs": ["html"]}, "")


def to_pelican(site: Site, content: Path, folder: Path, day: date) -> None:
    """Write stock Pelican's content folder; a unit is an author, so that each has its list and its feed."""
    names = {term.key: term.name for term in (*site.registry.categories, *site.registry.themes)}
    units = {unit.key: unit.name for unit in site.units}
    for item, text, listed in _shown(site, content, day):
        if item.is_page:
            lines = [f"Title: {item.title}"]
        else:
            tags = [*(names[theme] for theme in item.themes), *item.tags]
            lines = [
                f"Title: {item.title}",
                f"Date: {_moment(item)}",
                f"Category: {names.get(item.category, item.column)}",
                f"Author: {units.get(item.owner, site.registry.site.body)}",
                f"Place: {item_address(item).strip('/').rpartition('/')[0]}",
                *([f"Tags: {', '.join(tags)}"] if tags else []),
                *([] if listed else ["Status: hidden"]),
            ]
        kind = "pages" if item.is_page else "articles"
        path = folder / kind / _place(item)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([*lines, "", text]), "utf-8")


def _shown(site: Site, content: Path, day: date) -> Iterator[tuple[Item, str, bool]]:
    """Each item that has a page on the day, its text in plain Markdown, and whether lists show it."""
    for item in site.items:
        now = item_state(item, day)
        if now in TOMBSTONE:
            yield item, _GONE, False
        elif now in WITH_PAGE:
            yield item, _plain(content / item.path, item.owner), now in LISTED


def _plain(path: Path, owner: str) -> str:
    text = _HEADER.sub("", path.read_text("utf-8"), count=1)
    lines = text.split("\n")
    spaced = [
        line + "\n" if line and after and not (_BLOCK.match(line) and _BLOCK.match(after)) else line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return _LINK.sub(rf"](/communities/{owner}/\1/\2/)", "\n".join(spaced))


def _events(site: Site, day: date) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in site.items:
        if item.event and item_state(item, day) in LISTED:
            found[item.event].append(item)
    return found


def _adoptions(site: Site, item: Item) -> list[dict[str, object]]:
    return [
        {
            "outlet": site.outlet_by_key[adoption.outlet].name,
            "day": adoption.day.isoformat(),
            "url": adoption.url,
            "headline": adoption.headline,
        }
        for adoption in item.adoptions
    ]


def _link(item: Item) -> dict[str, str]:
    return {"title": item.title, "url": item_address(item)}


def _place(item: Item) -> str:
    """Where a file lies: in its unit or column, named as its address ends."""
    if item.is_page:
        return f"{item.slug}.md"
    return (
        f"communities/{item.owner}/{item.slug}.md" if not item.is_bureau else f"{item.column}/{item.slug}.md"
    )


def _moment(item: Item) -> str:
    clock = item.time.strftime("%H:%M") if item.time is not None else "00:00"
    return f"{item.day.isoformat()}T{clock}:00+08:00"


def _write(path: Path, head: dict[str, object], text: str) -> None:
    """JSON is YAML: no value can be taken for something else."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    path.write_text("\n".join(["---", *lines, "---", text]), "utf-8")
