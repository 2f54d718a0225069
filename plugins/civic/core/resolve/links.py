"""Where a link or a picture of a post leads: to a file of its unit, or to an address of the site.

Links are relative to the file, and if nothing is there, to the unit's folder (specification.md §2.7). Two steps, since
files must be read between them: `local_file` finds the path that a reference means; `AddressIndex.find` answers for
addresses that begin with a slash.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from unicodedata import normalize

from civic.core import addresses
from civic.core.model import AddressTarget, ItemTarget, Registry, normalize_name


@dataclass(frozen=True)
class FolderIndex:
    """The files of one unit (or of the bureau): `root` and `paths` relative to the content folder."""

    root: str  # "communities/guangming"
    paths: frozenset[str]

    @cached_property
    def _by_form(self) -> Mapping[str, str]:
        # Names typed on a Mac and on Windows differ in their Unicode form: NFC finds both.
        return MappingProxyType({normalize("NFC", path): path for path in sorted(self.paths)})

    @cached_property
    def _by_folded(self) -> Mapping[str, str]:
        return MappingProxyType({_fold_path(path): path for path in sorted(self.paths)})

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for path in sorted(self.paths):
            found.setdefault(posixpath.basename(path).casefold(), path)
        return MappingProxyType(found)

    @cached_property
    def lookups(self) -> dict[tuple[str, str], LocalFile]:
        """What `local_file` has found before: several ask for each link."""
        return {}

    def find_exact(self, path: str) -> str | None:
        return self._by_form.get(normalize("NFC", path))

    def find_similar(self, path: str) -> str | None:
        """A file whose name differs only in letter case, full-width forms or blanks: `图（1）.jpg`, `图 (1).JPG`."""
        return self._by_folded.get(_fold_path(path))

    def find_by_name(self, name: str) -> str | None:
        """A file of that name wherever it lies in the folder, the first by path; letter case does not count."""
        return self._by_name.get(name.casefold())


def _fold_path(path: str) -> str:
    return normalize_name(path).casefold()


@dataclass(frozen=True, slots=True)
class LocalFile:
    """What `local_file` found: a path; or, with `path` None, why there is none."""

    path: str | None
    leaves: bool = False  # it points out of the unit's folder
    like: str = ""  # a name that was probably meant


def local_file(target: str, item_path: str, folder: FolderIndex) -> LocalFile:
    """The file that a relative target means, seen from the item at `item_path`.

    >>> local_file("a.jpg", "communities/x/2026/p.md", FolderIndex("communities/x", frozenset({"communities/x/a.jpg"})))
    LocalFile(path='communities/x/a.jpg', leaves=False, like='')
    """
    known = folder.lookups.get((target, item_path))
    if known is None:
        known = folder.lookups[target, item_path] = _local_file(target, item_path, folder)
    return known


def _local_file(target: str, item_path: str, folder: FolderIndex) -> LocalFile:
    whole = target.replace("\\", "/")
    name = whole.split("#", 1)[0].split("?", 1)[0]
    for spelling in (whole, name):  # `3#楼.jpg` is a name, `a.md#b` a place in a file
        inside = _candidate_paths(spelling, item_path, folder)
        for path in inside:
            found = folder.find_exact(path)
            if found:
                return LocalFile(found)
    if not inside:
        return LocalFile(None, leaves=True)
    for path in inside:
        found = folder.find_similar(path)
        if found:
            return LocalFile(None, like=posixpath.basename(found))
    elsewhere = folder.find_by_name(posixpath.basename(name))
    return LocalFile(None, like=elsewhere.removeprefix(folder.root + "/") if elsewhere else "")


def _candidate_paths(name: str, item_path: str, folder: FolderIndex) -> list[str]:
    """The paths that a relative name may mean: beside the item, and below the unit's folder."""
    here = posixpath.normpath(posixpath.join(posixpath.dirname(item_path), name))
    below_root = posixpath.normpath(posixpath.join(folder.root, name))
    return [path for path in (here, below_root) if path.startswith(folder.root + "/")]


ANY_YEAR = "*"  # in an address, in the place of the year of an item that does not tell its day

_DATED = re.compile(r"^((?:/communities)?/[^/]+/)[0-9]{4}/")
_YEAR = r"(?!0000)\d{4}"
_PERIOD = rf"{_YEAR}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?"
_FEED = "(?:" + "|".join(re.escape(name) for name in addresses.FEED_FILES) + ")?"
_LEADERBOARD_FILE = "(?:" + "|".join(re.escape(name) for name in addresses.LEADERBOARD_FILES) + ")?"


class AddressIndex:
    """Which addresses the site can have: items by their own, lists and fixed pages by their form."""

    def __init__(
        self, registry: Registry, units: Iterable[str], items: Mapping[str, str], files: Mapping[str, str]
    ) -> None:
        """`items` maps addresses to ids, `files` addresses of attachments; `units` are their keys.

        What is held back counts too: its address is right, and has a page again when it is mended.
        """
        self._base = registry.site.base
        self._items = dict(items)
        self._files = dict(files)
        keys = "|".join(re.escape(key) for key in units) or "(?!)"
        columns = "|".join(re.escape(column.key) for column in registry.columns) or "(?!)"
        categories = "|".join(re.escape(term.key) for term in registry.categories) or "(?!)"
        themes = "|".join(re.escape(term.key) for term in registry.themes) or "(?!)"
        page = r"(?:page/[1-9]\d*/)?"
        forms = (
            rf"/{_FEED}",
            rf"/(?:{columns})/(?:{page}|{_FEED})",
            rf"/communities/{_FEED}",
            rf"/communities/(?:{keys})/(?:(?:(?:{categories}|\d{{4}})/)?{page}|{_FEED})",
            rf"/(?:categories/(?:{categories})|themes/(?:{themes}))/(?:{page}|{_FEED})",
            r"/leaderboard/",
            rf"/leaderboard/{_PERIOD}/{_LEADERBOARD_FILE}",
            rf"/leaderboard/{_YEAR}/(?:{keys})/",
            r"/subscribe/|/sitemap\.xml|/robots\.txt|/feeds\.opml",
        )
        self._lists = re.compile("|".join(f"(?:{form})" for form in forms), re.ASCII)

    def find(self, target: str) -> ItemTarget | AddressTarget | None:
        """What a target that begins with a slash means; None: nothing of the site can have that address.

        It may begin with the site's own path, as browsers show it.
        """
        return self._find(target) or self._find("/" + target.removeprefix(self._base))

    def _find(self, target: str) -> ItemTarget | AddressTarget | None:
        address, _, fragment = target.partition("#")
        address = address.split("?", 1)[0]
        for form in (address, address + "/"):
            item = _find_id(self._items, form)
            if item is not None:
                return ItemTarget(item, fragment=fragment)
            if self._lists.fullmatch(form):
                return AddressTarget(form, fragment)
        for form in (target, address):
            item = _find_id(self._files, form)
            if item is not None:
                return ItemTarget(item, file=posixpath.basename(form))
        return None


def _find_id(ids: Mapping[str, str], address: str) -> str | None:
    """The id of an address, also where a header does not tell the year."""
    return ids.get(address) or ids.get(_DATED.sub(rf"\1{ANY_YEAR}/", address))
