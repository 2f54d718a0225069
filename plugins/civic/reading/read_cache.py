"""What was read before, by the bytes that it was read from: a file that has not changed is not read again.

    cache = ReadCache()                          # remembers as long as it lives
    cache = ReadCache(store, program, workers)   # over the cores, and from one start to the next

What an item file says depends on its bytes, its place, the registry's words and this program, and on nothing else:
all of them are in the key under which it is kept. The texts are kept apart by their own digest and fetched only when
a page is rendered.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import msgspec

from civic.core.model import Outlet, Picture, Term
from civic.core.problems import Problem, problem
from civic.core.resolve.assemble import AssemblyCache
from civic.core.resolve.link_resolver import FileKey
from civic.core.resolve.links import FolderIndex
from civic.core.resolve.read_results import AttachmentRead, Fault, FileRead, ItemLocation, ItemRead, UnitRead
from civic.reading.attachments.attachments import InspectBatches, attachments_of, inspect_batch
from civic.reading.content_tree import File
from civic.reading.item import read_item
from civic.reading.pictures.cache import is_cached, pictures_of, transcode_batch
from civic.reading.privacy.numbers import mobiles
from civic.reading.registry.units import read_unit
from civic.reading.registry.vocabulary import Vocabulary

BATCH = 32  # items that are read together


class CacheStore(Protocol):
    """Where values are kept by kind and key."""

    def get(self, kind: str, keys: Collection[bytes]) -> dict[bytes, bytes]: ...
    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None: ...
    def prune(self, kind: str, used: Collection[bytes]) -> None: ...


class BatchWorkers(Protocol):
    """Who reads batches."""

    def map(self, function: Callable[..., Any], batches: Iterable[Any], *common: object) -> Iterator[Any]: ...


class LostTextError(Exception):
    """A text that should be kept is not there: what was kept cannot be trusted."""


class _MemoryStore:
    """A store that forgets."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, bytes], bytes] = {}

    def get(self, kind: str, keys: Collection[bytes]) -> dict[bytes, bytes]:
        return {key: self._kept[kind, key] for key in keys if (kind, key) in self._kept}

    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        self._kept |= {(kind, key): value for key, value in values.items()}

    def prune(self, kind: str, used: Collection[bytes]) -> None:
        """What is not used will be gone with the process."""


class _SerialWorkers:
    """Nobody helps: every batch is read here."""

    def map(self, function: Callable[..., Any], batches: Iterable[Any], *common: object) -> Iterator[Any]:
        return (function(batch, *common) for batch in batches)


@dataclass(slots=True)
class ReadMemo:
    """What was read and assembled the last time, for one that reads again and again. All is found by what it was read
    from."""

    items: dict[bytes, ItemRead] = field(default_factory=dict)
    context: bytes = b""  # of `item_keys`: registry's words and program
    # by location: the digest of its bytes, its place, its key
    item_keys: dict[str, tuple[bytes, ItemLocation, bytes]] = field(default_factory=dict)
    files: dict[bytes, FileRead] = field(default_factory=dict)  # pictures and attachments
    folders: dict[str, FolderIndex] = field(default_factory=dict)
    units: dict[tuple[str, bytes], UnitRead] = field(default_factory=dict)
    assembly: AssemblyCache = field(default_factory=AssemblyCache)


class ReadCache:
    """Items, pictures and attachments, each read once; `memo` is what was read the last time."""

    def __init__(
        self,
        store: CacheStore | None = None,
        program: str = "",
        workers: BatchWorkers | None = None,
        memo: ReadMemo | None = None,
    ) -> None:
        self._store: CacheStore = store if store is not None else _MemoryStore()
        self._program = program
        self._workers: BatchWorkers = workers if workers is not None else _SerialWorkers()
        self.memo = memo if memo is not None else ReadMemo()

    # --- units --------------------------------------------------------------------------------------

    def unit(self, card: File, key: str, digests: Mapping[str, bytes]) -> UnitRead:
        """What the community.yaml of a unit says."""
        name = (card.path, digests.get(card.location, b""))
        known = self.memo.units.get(name) if name[1] else None
        if known is not None:
            return known
        data = _bytes(card.location)
        if data is None:
            return UnitRead(key, card.path, None, None, (unreadable_problem(card.path),))
        read = read_unit(data, card.path, key)
        self.memo.units[card.path, hashlib.sha256(data).digest()] = read
        return read

    # --- items --------------------------------------------------------------------------------------

    def items(
        self, places: Sequence[tuple[str, ItemLocation]], words: Vocabulary, digests: Mapping[str, bytes]
    ) -> list[ItemRead]:
        """The items at some locations, in that order, without their HTML. `digests` are those of the files' bytes."""
        packed = _pack_words(words)
        context = self._context("item", packed)
        keys = self._item_keys(context, places, digests)
        known = {key: self.memo.items[key] for key in keys if key in self.memo.items}
        kept = self._store.get("item", [key for key in keys if key not in known])
        known |= {key: _ITEM.decode(value) for key, value in kept.items()}
        missing = [at for at, key in enumerate(keys) if key not in known]
        fresh = self._read_now([places[at] for at in missing], packed, context)
        found = dict(zip(missing, fresh, strict=True))
        self.memo.items = known | {key: read for key, read in found.values() if key}
        if missing:
            self._store.prune("item", self.memo.items.keys())
            used = (read.item.body.digest for read in self.memo.items.values() if read.item is not None)
            self._store.prune("text", {bytes.fromhex(digest) for digest in used})
        return [found[at][1] if at in found else known[key] for at, key in enumerate(keys)]

    def _item_keys(
        self, context: bytes, places: Sequence[tuple[str, ItemLocation]], digests: Mapping[str, bytes]
    ) -> list[bytes]:
        old, self.memo.item_keys = self.memo.item_keys if self.memo.context == context else {}, {}
        self.memo.context = context
        for location, place in places:
            digest, known = digests.get(location, b""), old.get(location)
            if known is None or known[0] != digest or known[1] != place:
                known = digest, place, _item_key(context, digest, place)
            self.memo.item_keys[location] = known
        return [self.memo.item_keys[location][2] for location, _ in places]

    def _read_now(
        self, places: Sequence[tuple[str, ItemLocation]], words: bytes, context: bytes
    ) -> Iterator[tuple[bytes, ItemRead]]:
        """Read files, whatever was kept of them. What they say is kept under the key of the bytes that were read, which
        need not be those that the file had when it was looked at; b"" for one that could not be opened."""
        opened: list[list[tuple[bytes | None, ItemLocation]]] = []

        def batches() -> Iterator[list[tuple[bytes, ItemLocation]]]:
            for at in range(0, len(places), BATCH):
                opened.append([(_bytes(location), place) for location, place in places[at : at + BATCH]])
                yield [(data, place) for data, place in opened[-1] if data is not None]

        for answers in self._workers.map(read_batch, batches(), words):
            batch, ahead = opened.pop(0), iter(answers)
            items, texts = {}, {}
            for data, place in batch:
                if data is None:
                    yield b"", _unreadable_item(place)
                    continue
                said, html = next(ahead)
                read: ItemRead = _ITEM.decode(said)
                key = _item_key(context, hashlib.sha256(data).digest(), place)
                items[key] = said
                if read.item is not None:
                    texts[bytes.fromhex(read.item.body.digest)] = html.encode()
                yield key, read
            self._store.put("text", texts)  # first, so that an item that is kept has its text
            self._store.put("item", items)

    def folders(self, now: Mapping[str, FolderIndex]) -> Mapping[str, FolderIndex]:
        """The same folders; one in which nothing came or went is that of the last time, with all that was found in it."""
        old = self.memo.folders
        self.memo.folders = {
            root: old[root] if root in old and old[root].paths == folder.paths else folder
            for root, folder in now.items()
        }
        return self.memo.folders

    # --- texts --------------------------------------------------------------------------------------

    def texts(self, digests: Collection[str]) -> dict[str, str]:
        """The HTML of bodies by digest. Raises LostTextError."""
        kept = self._store.get("text", [bytes.fromhex(digest) for digest in digests])
        found = {key.hex(): html.decode() for key, html in kept.items()}
        for digest in digests:
            if digest not in found:
                raise LostTextError(digest)
        return found

    # --- pictures and attachments -------------------------------------------------------------------

    def files(
        self,
        keys: Sequence[FileKey],
        content: Path,
        cache: Path,
        digests: Mapping[str, bytes],
        allowed: frozenset[str],
    ) -> dict[FileKey, FileRead]:
        """What the pictures and attachments at some paths are; new pictures are transcoded into `cache`.

        `allowed` are public numbers. Raises OSError only where the cache cannot be written.
        """
        public = sorted(mobiles(allowed))  # all that the numbers found in attachments depend on besides
        contexts = {
            "picture": self._context("fact", b""),
            "attachment": self._context("fact", msgspec.json.encode(public)),
        }
        locations = {key: os.path.join(content, *key[1].split("/")) for key in keys}  # noqa: PTH118 - the key of `digests` is a text
        names = {key: _file_key(contexts[key[0]], digests.get(at, b""), key) for key, at in locations.items()}
        known = {name: self.memo.files[name] for name in names.values() if name in self.memo.files}
        kept = self._store.get("fact", [name for name in set(names.values()) if name and name not in known])
        known |= {name: _decode_file(value) for name, value in kept.items()}
        known = {
            name: one for name, one in known.items() if not isinstance(one, Picture) or is_cached(cache, one)
        }
        found = {key: known[name] for key, name in names.items() if name in known}
        missing = [key for key in keys if key not in found]
        pictures = [key for key in missing if key[0] == "picture"]
        transcoded = pictures_of([content / path for _, path in pictures], cache, self._transcode)
        new: dict[FileKey, FileRead] = dict(zip(pictures, transcoded, strict=True))
        attachments = [key for key in missing if key not in new]
        inspected = attachments_of([(content / path, path) for _, path in attachments], self._inspect(public))
        new |= dict(zip(attachments, inspected, strict=True))
        # A file may have been changed since it was looked at: what it is now is not kept under what it was.
        sure = {
            names[key]: one
            for key, one in new.items()
            if names[key] and _is_unchanged(locations[key], digests)
        }
        self._store.put("fact", {name: _encode_file(one) for name, one in sure.items()})
        self.memo.files = known | sure
        return {key: found[key] if key in found else new[key] for key in keys}

    def _transcode(self, batches: Iterable[list[tuple[bytes, str]]]) -> Iterator[Any]:
        return self._workers.map(transcode_batch, batches)

    def _inspect(self, public: Sequence[str]) -> InspectBatches:
        return lambda batches: self._workers.map(inspect_batch, batches, public)

    def _context(self, kind: str, words: bytes) -> bytes:
        return hashlib.sha256(f"{kind} {self._program} ".encode() + words).digest()


def read_batch(files: Sequence[tuple[bytes, ItemLocation]], words: bytes) -> list[tuple[bytes, str]]:
    """Read some item files, each given by its bytes and its place: what each says as JSON, and the HTML of its text.

    `words` is the Vocabulary as bytes.
    """
    vocabulary = _unpack_words(words)
    reads = (read_item(data, place, vocabulary) for data, place in files)
    return [(msgspec.json.encode(replace(read, html="")), read.html) for read in reads]


_Words = tuple[tuple[Term, ...], tuple[Term, ...], tuple[Outlet, ...], list[str]]


def _pack_words(words: Vocabulary) -> bytes:
    plain: _Words = (words.categories, words.themes, words.outlets, sorted(words.allowed_numbers))
    return msgspec.json.encode(plain)


@lru_cache(maxsize=1)
def _unpack_words(words: bytes) -> Vocabulary:
    categories, themes, outlets, numbers = msgspec.json.decode(words, type=_Words)
    return Vocabulary(categories, themes, outlets, frozenset(numbers))


_ITEM = msgspec.json.Decoder(ItemRead)


def _item_key(context: bytes, digest: bytes, place: ItemLocation) -> bytes:
    """b"" where the bytes are not known: nothing is kept under that."""
    return hashlib.sha256(context + digest + msgspec.json.encode(place)).digest() if digest else b""


def _file_key(context: bytes, digest: bytes, key: FileKey) -> bytes:
    return hashlib.sha256(context + digest + msgspec.json.encode(key)).digest() if digest else b""


def _is_unchanged(location: str, digests: Mapping[str, bytes]) -> bool:
    data = _bytes(location)
    return data is not None and hashlib.sha256(data).digest() == digests[location]


def _bytes(location: str) -> bytes | None:
    try:
        return Path(location).read_bytes()
    except OSError:
        return None


def unreadable_problem(path: str) -> Problem:
    """The problem of a file that cannot be opened."""
    return problem("file-unreadable", path, name=path.rpartition("/")[2], case="file")


def _unreadable_item(place: ItemLocation) -> ItemRead:
    return ItemRead(place, None, "", None, (unreadable_problem(place.path),), draft=False)


# --- a FileRead as JSON: which of the three it is, and what it says ----------------------------------

_KINDS: dict[str, type[FileRead]] = {kind.__name__: kind for kind in (Picture, AttachmentRead, Fault)}


def _encode_file(read: FileRead) -> bytes:
    return msgspec.json.encode([type(read).__name__, read])


def _decode_file(value: bytes) -> FileRead:
    kind, raw = msgspec.json.decode(value, type=tuple[str, msgspec.Raw])
    read: FileRead = msgspec.json.decode(raw, type=_KINDS[kind])
    return read
