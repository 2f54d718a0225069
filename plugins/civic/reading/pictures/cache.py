"""Pictures beside posts: each is transcoded once and kept in a cache under the digest of its bytes.

The original is never published. What is published lies in the cache as `<digest>-<width>.<ext>` (specification.md §9.4:
`/media/<digest>-<width>.<ext>`), with `<digest>.json` beside it, written last: where that sheet is whole and fits the
files, the picture is known without being decoded again. Two processes may work on one picture at the same time:
they write the same bytes, each to a file of its own that then takes its place in one step.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from civic.core.addresses import media_name
from civic.core.model import Picture, Variant
from civic.core.resolve.read_results import Fault

PICTURE_TYPES = frozenset(
    {
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".png",
        ".webp",
        ".gif",
        ".bmp",
        ".heic",
        ".heif",
        ".tif",
        ".tiff",
        ".avif",
    }
)  # compared with `path.suffix.lower()`; what a picture really is decides its bytes

MAX_BYTES = 100 * 1024 * 1024

PIPELINE = "1"  # a new one gives every picture a new address: only when renditions become visibly different


TranscodeBatches = Callable[
    [Iterable[list[tuple[bytes, str]]]], Iterator[list[Any]]
]  # batches -> the answers of transcode_batch


def pictures_of(paths: Sequence[Path], cache: Path, transcode: TranscodeBatches) -> Iterator[Picture | Fault]:
    """The pictures at `paths` as they are published, in that order, their files lying complete in `cache` (made if it is
    not there); `transcode` has transcode_batch do the work for those that are new.

    Faults (specification.md §1.7): picture-fake, picture-truncated, picture-too-large, each with `name`, the
    last with `size`; file-unreadable. OSError rises only where the cache cannot be written.
    """
    known: list[Picture | Fault | None] = []  # None: its turn comes with the next answer
    names: list[str] = []  # digests of those

    def batches() -> Iterator[list[tuple[bytes, str]]]:
        for path in paths:
            data = _read(path)
            if isinstance(data, Fault):
                known.append(data)
                continue
            digest = hashlib.sha256(data + PIPELINE.encode()).hexdigest()
            known.append(_cached_picture(cache, digest))
            if known[-1] is None:
                names.append(digest)
                yield [(data, path.name)]

    made: list[Picture | Fault] = []
    for [transcoded] in transcode(batches()):
        made.append(
            transcoded if isinstance(transcoded, Fault) else _store(cache, names[len(made)], transcoded)
        )
    fresh = iter(made)
    for one in known:
        yield next(fresh) if one is None else one


def transcode_batch(files: Sequence[tuple[bytes, str]]) -> list[Any]:
    """Develop some pictures, each given by its bytes and its name: a TranscodedPicture or a Fault for each."""
    from civic.reading.pictures.transcode import (
        transcode_picture,  # decoders are loaded only for a picture that is new
    )

    return [transcode_picture(data, name) for data, name in files]


def _read(path: Path) -> bytes | Fault:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return Fault("file-unreadable", (("name", path.name),))
    if len(data) > MAX_BYTES:
        return Fault("picture-too-large", (("name", path.name), ("size", f"> {MAX_BYTES // 1024**2} MB")))
    return data


def _store(cache: Path, digest: str, transcoded: Any) -> Picture:
    """Put a transcoded picture into the cache, its sheet last."""
    cache.mkdir(parents=True, exist_ok=True)
    variants = tuple(
        Variant(p.width, p.height, p.ext, len(p.data), hashlib.sha256(p.data).hexdigest())
        for p in transcoded.renditions
    )
    picture = Picture(digest[:16], transcoded.width, transcoded.height, variants)
    for variant, rendition in zip(variants, transcoded.renditions, strict=True):
        _write(variant_file(cache, picture, variant), rendition.data)
    _write(_sheet_file(cache, picture.digest), _sheet(digest, picture))
    return picture


def is_cached(cache: Path, picture: Picture) -> bool:
    """Whether the cache holds all files of a picture, as far as their sizes tell."""
    try:
        return all(variant_file(cache, picture, v).stat().st_size == v.size for v in picture.variants)
    except OSError:
        return False


def discard_damaged(cache: Path) -> None:
    """Remove the files whose bytes are not those that their sheets promise; their pictures are made again."""
    for file in cache.glob("*.json"):
        try:
            sheet = json.loads(file.read_bytes())
            picture = Picture(file.stem, 0, 0, tuple(Variant(*row) for row in sheet["variants"]))
            for variant in picture.variants:
                made = variant_file(cache, picture, variant)
                if hashlib.sha256(made.read_bytes()).hexdigest() != variant.digest:
                    made.unlink()
        except (OSError, ValueError, LookupError, TypeError):  # then it is not believed anyway
            continue


def variant_file(cache: Path, picture: Picture, variant: Variant) -> Path:
    """Where the bytes of a variant lie."""
    return cache / media_name(picture, variant)


def _sheet_file(cache: Path, digest: str) -> Path:
    return cache / f"{digest}.json"


@functools.cache
def _encoder_versions() -> str:
    """Other libraries, other bytes: renditions of an older one are made again, under their old address."""
    from importlib.metadata import version  # takes as long to load as three pictures to look up

    return f"{PIPELINE}, pillow {version('pillow')}, pillow-heif {version('pillow-heif')}"


def _sheet(original: str, picture: Picture) -> bytes:
    """What is remembered of a picture. It depends on nothing but its arguments, so it can be compared as a whole."""
    facts = {
        "made_with": _encoder_versions(),
        "original": original,
        "width": picture.width,
        "height": picture.height,
        "variants": [[v.width, v.height, v.ext, v.size, v.digest] for v in picture.variants],
    }
    text = json.dumps(facts, indent=1)
    return json.dumps({"check": hashlib.sha256(text.encode()).hexdigest(), **facts}, indent=1).encode()


def _cached_picture(cache: Path, original: str) -> Picture | None:
    """The picture if the cache holds all of it; None if anything is missing, damaged or not of our making."""
    try:
        sheet = _sheet_file(cache, original[:16]).read_bytes()
        facts: dict[str, Any] = json.loads(sheet)
        variants = tuple(Variant(*row) for row in facts["variants"])
        picture = Picture(original[:16], facts["width"], facts["height"], variants)
        if _sheet(original, picture) != sheet:
            return None
        if not is_cached(cache, picture):
            return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return picture


def _write(target: Path, data: bytes) -> None:
    """All of the file or nothing of it, even if another process writes the same one."""
    own = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
    try:
        with own.open("xb") as file:
            file.write(data)
        os.replace(own, target)  # noqa: PTH105 - named as what it is: one step
    except PermissionError:
        # Windows does not replace a file that someone reads at this moment: well if it is the same one.
        if not (target.is_file() and target.read_bytes() == data):
            raise
    finally:
        own.unlink(missing_ok=True)
