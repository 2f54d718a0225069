"""takedown: an item is marked as withdrawn or void, and is gone at the next build (specification.md §1.5)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from civic.build_session import BuildSession
from civic.core.addresses import item_address, item_id
from civic.core.model import (
    BUREAU,
    WITH_PAGE,
    Attachment,
    Item,
    ItemState,
    Picture,
    Site,
    SiteInfo,
    VoidReason,
    item_state,
    normalize_name,
)
from civic.core.problems import FilePart, Problem, Severity
from civic.core.resolve.read_results import ItemLocation, ItemRead
from civic.desk.files.safe_write import rewrite
from civic.desk.terminal.errors import FAILED, WrongCallError
from civic.paths import CACHE
from civic.reading.fixes.takedown_mark import TakedownMark, add_mark
from civic.reading.item import read_item
from civic.reading.privacy.numbers import find_numbers
from civic.reading.registry.vocabulary import Vocabulary
from civic.reading.schema.post import REASONS
from civic.reading.site import item_files, read_facts
from civic.render.report import report
from civic.wording import corrections as wording
from civic.wording.problems import say

_OWN_HOSTS = ("127.0.0.1", "localhost")  # of the preview


def takedown(content: Path, asked: str, reason: str, day: date) -> int:
    """Mark the item that `asked` names, by path, address or id, as of `day`; gives 1 where nothing was done.

    The reasons of specification.md §1.4 (虚假, 抄袭, 泄露隐私) make a post void, any other words withdraw it; items of the
    bureau are only ever withdrawn. Raises WrongCallError for an item that is not there.
    """
    with BuildSession(CACHE) as session:
        reading = session.read(content, day)
    if reading.site is None:
        print(report(reading.problems) + wording.REGISTRY_STOPS_TAKEDOWN, file=sys.stderr)
        return FAILED
    places, words = item_files(read_facts(content))
    if find_numbers(reason, words.allowed_numbers):
        raise WrongCallError(wording.TAKEDOWN_NUMBER_IN_REASON)
    location, place = _find_item(asked, content, places, words, reading.site)
    before = Path(location).read_bytes()
    read = read_item(before, place, words)
    mark = _mark(reason, place, day)
    refusal, after = _refusal(read, mark), add_mark(before, place, words, mark)
    if refusal is None and after is not None:
        rewrite(location, before, after)
        _report_takedown(read_item(after, place, words), reading.site, mark)
        return 0
    code, sentence = refusal or (
        FAILED,
        wording.TAKEDOWN_BY_HAND.format(file=place.path, day=day.isoformat()),
    )
    print(sentence, file=sys.stderr)
    return code


# --- which item -----------------------------------------------------------------------------------


def _find_item(
    asked: str, content: Path, places: Sequence[tuple[str, ItemLocation]], words: Vocabulary, site: Site
) -> tuple[str, ItemLocation]:
    """Location and place of the item; WrongCallError if there is none of that name."""
    files = {os.path.realpath(path) for path in (asked, content / asked)}
    for location, place in places:
        if asked == item_id(place.owner, place.inner) or os.path.realpath(location) in files:
            return location, place
    drafts_first = sorted(site.items, key=lambda item: not item.is_draft)
    paths = {item_address(item): item.path for item in drafts_first}
    known = set(paths.values())
    for address in _addresses(asked, site.registry.site):
        path = paths.get(address)
        for location, place in places:
            held_back = path is None and place.path not in known
            if place.path == path or (held_back and _has_address(location, place, words, address)):
                return location, place
    raise WrongCallError(wording.NO_SUCH_ITEM.format(item=asked))


def _has_address(location: str, place: ItemLocation, words: Vocabulary, address: str) -> bool:
    """Whether a file that is held back has this address."""
    try:
        item = read_item(Path(location).read_bytes(), place, words).item
    except OSError:
        return False
    return item is not None and item_address(item) == address


def _addresses(asked: str, site: SiteInfo) -> Iterable[str]:
    """What an address may mean below the site's own path, as browsers show it and as pages name it."""
    try:
        parts = urlsplit(asked)
    except ValueError:  # http://[
        return []
    if parts.scheme:
        if parts.hostname not in (urlsplit(site.url).hostname, *_OWN_HOSTS):
            return []
    elif not asked.startswith("/"):
        return []
    path = unquote(parts.path).removesuffix("index.html").rstrip("/") + "/"
    return dict.fromkeys((path, "/" + path.removeprefix(site.base)))


# --- what becomes of it ---------------------------------------------------------------------------


def _mark(reason: str, place: ItemLocation, day: date) -> TakedownMark:
    key = REASONS.by_name.get(normalize_name(reason))
    if key is None or place.owner == BUREAU:
        return TakedownMark(day, remark=reason)
    return TakedownMark(day, VoidReason(key))


def _refusal(read: ItemRead, mark: TakedownMark) -> tuple[int, str] | None:
    """Why nothing is to be done: the exit code, 0 if all is as it should be, and the sentence."""
    file = read.place.path
    if read.draft:
        return FAILED, wording.TAKEDOWN_DRAFT.format(file=file)
    faults = [fault for fault in read.problems if _is_blocking(fault, read)]
    if read.item is None or faults:
        message = say(faults[0].code, faults[0].detail).message if faults else ""
        return FAILED, wording.TAKEDOWN_FAULTY.format(file=file, fault=message)
    now = item_state(read.item, mark.day)
    if now is ItemState.WAITING:
        return FAILED, wording.TAKEDOWN_WAITING.format(file=file)
    if now is ItemState.VOID or (now is ItemState.WITHDRAWN and mark.reason is None):
        return 0, wording.TAKEDOWN_ALREADY[now.value].format(file=file)
    return None


def _is_blocking(fault: Problem, read: ItemRead) -> bool:
    """Whether a fault stops the header from being read, or would hold back the item though it is taken down."""
    if fault.severity is not Severity.PROBLEM or fault.part not in (FilePart.FILE, FilePart.HEADER):
        return False
    return fault.line is None or not read.body_line or fault.line < read.body_line


def _report_takedown(read: ItemRead, site: Site, mark: TakedownMark) -> None:
    """What was written and what will happen."""
    if read.item is None:
        return
    facts = {"file": read.place.path, "url": site.registry.site.url.rstrip("/") + item_address(read.item)}
    if mark.reason is not None:
        print(wording.TAKEDOWN_VOID.format(**facts, reason=REASONS.names[mark.reason]))
    else:
        print(wording.TAKEDOWN_WITHDRAWN.format(**facts))
    published = site.item_by_id.get(read.item.id)  # not so one that a picture held back
    if published is not None:
        gone, shared = _files(published, site, mark.day)
        if gone:
            print(wording.TAKEDOWN_FILES.format(names="、".join(gone)))
        if shared:
            print(wording.TAKEDOWN_SHARED.format(names="、".join(shared)))
    if any(f.part is FilePart.NUMBERS and f.severity is Severity.PROBLEM for f in read.problems):
        print(wording.TAKEDOWN_NUMBERS.format(file=read.place.path))
    print(wording.TAKEDOWN_NEXT)


def _files(item: Item, site: Site, day: date) -> tuple[list[str], list[str]]:
    """The names of its pictures and attachments: those that go with it, and those that others show as well."""
    others = [other for other in site.items if other.id != item.id and item_state(other, day) in WITH_PAGE]
    used = {_digest(target) for other in others for target in (*other.targets, other.cover)}
    used |= {_digest(unit.cover) for unit in site.units}
    gone: dict[str, None] = {}
    shared: dict[str, None] = {}
    for reference, target in zip(item.references, item.targets, strict=True):
        if _digest(target) is not None:
            (shared if _digest(target) in used else gone)[reference.target] = None
    return list(gone), list(shared)


def _digest(target: object) -> str | None:
    return target.digest if isinstance(target, Picture | Attachment) else None
