"""Nothing vanishes unannounced: what a new site would take off the one that is online, and whether anybody meant it.

An item may go if its file was deleted, or its header says so: a draft, expired, withdrawn, void. Whatever else makes it
vanish (a problem that holds it back, a new name of its file, a folder that cannot be read, a file that only another
clerk has) is told first.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from civic.core.addresses import item_id
from civic.core.manifest import ManifestDiff, ManifestItem
from civic.core.model import BUREAU, ItemState, Site, item_state
from civic.core.problems import Problem, Severity
from civic.reading.content_tree import CARD, COMMUNITIES, ContentTree
from civic.wording import publishing as wording
from civic.wording.problems import say

_NOT_READ = ("file-double-extension", "file-extension-case")  # what is no post by a slip in its name
_FOLDERS = ("file-unreadable", "link-leaves-folder")  # these may speak of a folder, and of all in it


class RemovalCauses:
    """Why items of the site that is online are not in the new one."""

    def __init__(
        self,
        site: Site,
        as_of: date,
        problems: Collection[Problem],
        tree: ContentTree,
        known: Collection[str],
    ) -> None:
        """`known` are the ids of items that were here once: only of them it can be said that somebody deleted them."""
        self._site, self._as_of, self._known = site, as_of, frozenset(known)
        self._grave = [fault for fault in problems if fault.severity is Severity.PROBLEM]
        self._files = _files(tree)
        self._slips = {
            _id_of(f"{fault.file.rpartition('/')[0]}/{right}"): fault
            for fault in problems
            if fault.code in _NOT_READ and (right := fault.text("right"))
        }

    def unannounced_removals(self, changes: ManifestDiff) -> tuple[tuple[ManifestItem, str], ...]:
        """What would vanish without anybody having said so, each with the cause in words."""
        told = ((entry, self._cause(entry, changes.added)) for entry in changes.removed)
        return tuple((entry, cause) for entry, cause in told if cause)

    def _cause(self, entry: ManifestItem, added: Collection[ManifestItem]) -> str:
        """Why an item is gone; "" if that was meant."""
        item = self._site.item_by_id.get(entry.id)
        if item is not None:
            if item_state(item, self._as_of) is ItemState.WAITING:
                return wording.VANISHING["waiting"].format(day=item.day.isoformat())
            return ""
        fault = self._fault(entry)
        if fault is not None:
            message = say(fault.code, fault.detail).message
            return wording.VANISHING["held"].format(file=fault.file, message=message)
        if entry.id in self._files:
            return ""  # a draft, so faulty that nothing else is known of it
        heir = next((new for new in added if new.title and new.title == entry.title), None)
        if heir is not None:
            file = self._site.item_by_id[heir.id].path
            return wording.VANISHING["renamed"].format(file=file, old=entry.address, new=heir.address)
        return "" if entry.id in self._known else wording.VANISHING["elsewhere"]

    def _fault(self, entry: ManifestItem) -> Problem | None:
        """The problem that holds the item back: of its file, of its unit, or of a folder in which it may lie."""
        folder = BUREAU if entry.unit == BUREAU else f"{COMMUNITIES}/{entry.unit}"
        path = self._files.get(entry.id)
        if path is None:
            of_folders = (
                f for f in self._grave if f.code in _FOLDERS and f"{f.file}/".startswith(f"{folder}/")
            )
            own = next((f for f in self._grave if f.file == folder), None)
            return self._slips.get(entry.id) or own or next(of_folders, None)
        parents = {path[:at] for at, char in enumerate(path) if char == "/"}
        card = f"{folder}/{CARD}"
        return next((f for f in self._grave if f.file == path), None) or next(
            (f for f in self._grave if f.file in parents or f.file == card), None
        )


def _files(tree: ContentTree) -> dict[str, str]:
    """The path of every file that would be an item, by the id that it has."""
    folders = (*tree.units, *tree.bureau)
    return {_id_of(file.path): file.path for folder in folders for file in folder.items}


def _id_of(path: str) -> str:
    """The id of the item at a path below the content folder."""
    top, _, rest = path.partition("/")
    owner, inner = (BUREAU, rest) if top == BUREAU else tuple(rest.partition("/")[::2])
    return item_id(owner, inner)
