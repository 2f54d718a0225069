"""publish: check, build, and put the site in the place of the one that is online (specification.md §4.4).

All or nothing: what is online is fetched first and held against what the content says; whatever fails before the push
has come through leaves the site that is online, and the content, as they were.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

import msgspec
from filelock import FileLock, Timeout

from civic.build_result import HELD_BACK, REGISTRY_FAULT
from civic.build_session import BuildSession
from civic.core.addresses import ITEMS
from civic.core.manifest import (
    ManifestDiff,
    ManifestItem,
    SiteManifest,
    diff_manifests,
    manifest_item,
    site_manifest,
)
from civic.core.model import BUREAU, Site, SiteInfo
from civic.core.problems import Problem, holds_back, sort_problems
from civic.core.tally.receipts import ReceiptLine, late_post_problems, new_receipt_lines
from civic.desk.build import build, report_waiting
from civic.desk.publishing.git_branch import Branch, PublishSettings
from civic.desk.publishing.history import early_posts
from civic.desk.publishing.receipt_log import ReceiptLog
from civic.desk.publishing.removal import RemovalCauses
from civic.desk.publishing.zip_archive import ZipArchive
from civic.desk.terminal.errors import FAILED, CommandRefusedError
from civic.paths import CACHE, ROOT
from civic.reading.content_tree import REGISTRY, ContentTree, walk
from civic.reading.registry.received import RECEIVED
from civic.reading.site import SiteRead
from civic.render.report import report
from civic.wording import publishing as wording
from civic.wording.desk import UNDONE
from engine.output_tree import OutputTree, SourceChangedError
from engine.page import digest_of, file_of

CONF = "publishconf.py"


class PublishTarget(Protocol):
    """Where a site is published: a branch or an archive."""

    name: str
    online: SiteManifest | None  # what is there
    foreign: bool  # something else is there than a site of ours
    known: frozenset[str]  # ids of what was published from here

    def inspect(self) -> None: ...

    def put(self, output: Path, message: str, name: str, mailbox: str) -> bool: ...


def publish(
    content: Path,
    output: Path,
    as_of: date,
    *,
    archive: Path | None = None,
    strict: bool = False,
    allow_removal: bool = False,
    dry_run: bool = False,
) -> int:
    """Publish `content` to the branch of publishconf.py, or into the zip file `archive`.

    Gives 0, 2 with posts held back, 1 if nothing was done. Raises CommandRefusedError, with the sentence, where git, the network
    or the host does not play along; the site that is online then stands as it was.
    """
    started = time.monotonic()
    with _publish_lock():
        place: PublishTarget = ZipArchive(archive) if archive else Branch(ROOT, _publish_settings())
        place.inspect()
        receipt = ReceiptLog(content)
        if not dry_run:
            receipt.recover(place.online)
        with BuildSession(CACHE) as session:
            reading = session.read(content, as_of)
        site, problems = reading.site, reading.problems
        held_back = holds_back(problems)
        if site is None or (strict and held_back):
            stops = wording.REGISTRY_STOPS_PUBLISH if site is None else wording.STRICT_STOPS_PUBLISH
            sys.stderr.write(report(problems) + stops + "\n")
            return FAILED if site is None else HELD_BACK
        is_first = place.online is None and not receipt.exists()
        lines = new_receipt_lines(site, as_of, place.online, is_first=is_first)
        remarks = (*early_posts(site, content, CACHE), *_newly_late_posts(site, lines, as_of))
        new = site_manifest(site, as_of, (manifest_item(item, as_of, digest_of(item)) for item in site.items))
        change = diff_manifests(place.online, new)
        known = {*place.known, *site.received}
        refusal = "" if allow_removal else _refusal(place, change, reading, walk(content), as_of, known)
        if dry_run or refusal:
            sys.stderr.write(report(sort_problems((*problems, *remarks))))
            if dry_run:
                sys.stdout.write(describe_changes(change, site, place.name))
            sys.stderr.write(refusal)
            return FAILED if refusal else HELD_BACK if held_back else 0
        sys.stderr.write(report(sort_problems(remarks)) + (_first_receipt(lines) if is_first else ""))
        with (
            # Nobody builds there until it is published.
            OutputTree(output, report_waiting) as tree,
            receipt.with_lines(lines),
        ):
            code = build(content, output, as_of, strict=False, conf=CONF, tree=tree)
            if code == REGISTRY_FAULT:
                raise CommandRefusedError(wording.REGISTRY_STOPS_PUBLISH)
            _put(place, output, as_of, new, change, site.registry.site)
        sys.stdout.write(wording.TOOK.format(seconds=f"{time.monotonic() - started:.1f}"))
    return code


def roll_back(*, dry_run: bool = False) -> int:
    """Publish again what was online before; a second time, what is online now. Raises CommandRefusedError like publish()."""
    with _publish_lock():
        branch = Branch(ROOT, _publish_settings())
        branch.inspect()
        before = branch.previous_state()
        sys.stdout.write(describe_changes(diff_manifests(branch.online, before.online), None, branch.name))
        if not dry_run:
            branch.put_back(before, wording.ROLLBACK_MESSAGE.format(day=before.day))
            sys.stdout.write(wording.ROLLED_BACK_ONLINE.format(day=before.day, branch=branch.name))
    return 0


def _put(
    place: PublishTarget,
    output: Path,
    as_of: date,
    planned: SiteManifest,
    change: ManifestDiff,
    info: SiteInfo,
) -> None:
    """Put what was built in its place. Raises SourceChangedError if it is not what was looked at before."""
    built = msgspec.json.decode((output / file_of(ITEMS)).read_bytes(), type=SiteManifest)
    if [(entry.id, entry.digest) for entry in built.items] != [(e.id, e.digest) for e in planned.items]:
        raise SourceChangedError(wording.SOME_POST)
    counts = {"added": len(change.added), "updated": len(change.updated), "removed": len(change.removed)}
    message = wording.PUBLISH_MESSAGE.format(day=as_of, **counts)
    if sys.stderr.isatty():
        print(wording.HANDING_OVER, file=sys.stderr, flush=True)
    if place.put(output, message, info.body, info.mailbox):
        sys.stdout.write(wording.PUBLISHED.format(place=place.name, **counts))
    else:
        sys.stdout.write(wording.ONLINE_ALREADY.format(place=place.name))


# --- what is told ---------------------------------------------------------------------------------


def describe_changes(change: ManifestDiff, site: Site | None, place: str) -> str:
    """What would change, by title. `site` knows the titles of what is not listed."""
    groups = (
        ("added", [_describe_entry(entry, site) for entry in change.added]),
        ("updated", [_describe_entry(new, site, old) for old, new in change.updated]),
        ("removed", [_describe_entry(entry, site) for entry in change.removed]),
    )
    lines = [wording.WOULD_CHANGE.format(place=place)]
    for name, told in groups:
        lines.append(wording.CHANGES[name].format(count=len(told)))
        lines += [f"  {line}" for line in told]
    return "\n".join(lines) + "\n"


def _describe_entry(entry: ManifestItem, site: Site | None, old: ManifestItem | None = None) -> str:
    """An item on a line: its title, whose it is, and its address, with the one that it had."""
    item = site.item_by_id.get(entry.id) if site is not None else None
    title = entry.title or (item.title if item is not None else wording.UNLISTED)
    unit = site.unit_by_key.get(entry.unit) if site is not None else None
    owner = unit.name if unit is not None else wording.BUREAU_ITEM if entry.unit == BUREAU else entry.unit
    moved = old is not None and old.address and entry.address and old.address != entry.address
    form = wording.CHANGED_MOVED if moved else wording.CHANGED if entry.address else wording.CHANGED_UNLISTED
    return form.format(title=title, owner=owner, address=entry.address, old=old.address if old else "")


def _refusal(
    place: PublishTarget,
    change: ManifestDiff,
    reading: SiteRead,
    tree: ContentTree,
    as_of: date,
    known: Collection[str],
) -> str:
    """Why this must not be published as it is, each item with its cause; "" if nothing is against it."""
    if place.foreign:
        form = wording.FOREIGN_ARCHIVE if isinstance(place, ZipArchive) else wording.FOREIGN_PLACE
        return form.format(place=place.name, undone=UNDONE["publish"]) + "\n"
    if not change.removed or reading.site is None:
        return ""
    causes = RemovalCauses(reading.site, as_of, reading.problems, tree, known)
    lines = [
        wording.VANISHES.format(told=_describe_entry(entry, reading.site), cause=cause)
        for entry, cause in causes.unannounced_removals(change)
    ]
    if not lines:
        return ""
    return "\n".join([wording.WOULD_VANISH.format(count=len(lines)), *lines, wording.ALLOW_REMOVAL]) + "\n"


def _newly_late_posts(site: Site, lines: Sequence[ReceiptLine], as_of: date) -> tuple[Problem, ...]:
    """A warning for each post that is received now, and not by another clerk before, and comes too late."""
    now = {line.id: line.day for line in lines if line.day == as_of}
    return late_post_problems(replace(site, received=now), as_of)


def _first_receipt(lines: Sequence[ReceiptLine]) -> str:
    """What must be known of the first publish of all: of how many posts nobody knows when they came."""
    unknown = sum(line.day is None for line in lines)
    if not unknown:
        return ""
    return wording.FIRST_RECEIPT.format(count=unknown, file=f"{REGISTRY}/{RECEIVED}") + "\n"


# --- how it is done -------------------------------------------------------------------------------


def _publish_settings() -> PublishSettings:
    from pelican.settings import read_settings

    read = read_settings(str(ROOT / CONF))
    words = (str(read.get(name) or "") for name in ("PUBLISH_REMOTE", "PUBLISH_BRANCH", "PUBLISH_CNAME"))
    return PublishSettings(*words)


@contextmanager
def _publish_lock() -> Iterator[None]:
    """One after the other: two that publish from one folder would get in each other's way."""
    CACHE.mkdir(exist_ok=True)
    lock = FileLock(CACHE / "publish.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print(wording.WAITING_TO_PUBLISH, file=sys.stderr, flush=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
