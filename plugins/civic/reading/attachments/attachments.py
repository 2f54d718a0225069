"""Attachments: files that a post offers for download, taken over as they are, once they have been looked into.

Only kinds that residents can open are taken, and none so large that a phone gives up on it (specification.md §9.1). What stands in
them is held to the same rules as the text of a post; numbers are told by place and masked, and kept in no other form.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from civic.core.model import Attachment
from civic.core.resolve.read_results import AttachmentRead, Fault
from civic.reading.privacy.numbers import mask_numbers

ATTACHMENT_TYPES = frozenset(
    {".pdf"}
    | {".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx"}  # Office, without the kinds that hold macros
    | {".wps", ".et", ".dps"}
    | {".zip", ".mp3", ".mp4"}
)  # compared with `path.suffix.lower()`

LIMIT_MB = 20

_LISTED = ("PDF", "DOC", "DOCX", "XLS", "XLSX", "PPT", "PPTX", "WPS", "ET", "DPS", "ZIP", "MP3", "MP4")

_BATCH, _BATCH_BYTES = 16, 1024 * 1024  # attachments that are looked into together: a tenth of a second or so

InspectBatches = Callable[
    [Iterable[list[tuple[str, bytes]]]], Iterator[list[list[Any]]]
]  # batches of (name, bytes) -> the answers of inspect_batch


def attachments_of(
    paths: Sequence[tuple[Path, str]], inspect: InspectBatches
) -> Iterator[AttachmentRead | Fault]:
    """The attachments at `paths`, in that order, and what was found in each; with each path comes the same relative to
    the content folder. `inspect` has inspect_batch look into them.

    Faults: attachment-type (`name`, `types`), attachment-too-large (`name`, `limit` in MB), file-unreadable; found are
    attachment-fake, attachment-unread, person-exposed and the codes of find_numbers.
    """
    opened: deque[Attachment | Fault] = deque()

    def batches() -> Iterator[list[tuple[str, bytes]]]:
        batch: list[tuple[str, bytes]] = []
        for path, source in paths:
            attachment, data = _open_attachment(path, source)
            opened.append(attachment)
            if isinstance(attachment, Attachment):
                batch.append((attachment.name, data))
            if len(batch) == _BATCH or sum(len(data) for _, data in batch) > _BATCH_BYTES:
                yield batch
                batch = []
        if batch:
            yield batch

    for found in chain.from_iterable(inspect(batches())):
        while not isinstance(one := opened.popleft(), Attachment):
            yield one
        yield AttachmentRead(one, tuple(found))
    yield from (one for one in opened if isinstance(one, Fault))


def inspect_batch(files: Sequence[tuple[str, bytes]], allowed: Iterable[str]) -> list[list[Any]]:
    """Look into some attachments, each given by its name and its bytes: the Faults of each. `allowed` are public numbers,
    as for find_numbers."""
    from civic.reading.attachments.scan import (
        inspect_attachment,  # what opens documents is loaded only for one that is new
    )

    numbers = frozenset(allowed)
    return [list(inspect_attachment(name, data, numbers)) for name, data in files]


def _open_attachment(path: Path, source: str) -> tuple[Attachment | Fault, bytes]:
    """Its name is in NFC, as its post writes it: a Mac may have stored it in another form. A file of more than 20 MB (of
    1024 × 1024 bytes, as the file manager shows them) is not read to its end."""
    name = unicodedata.normalize("NFC", path.name)
    shown = mask_numbers(name)
    if path.suffix.lower() not in ATTACHMENT_TYPES:
        return Fault("attachment-type", (("name", shown), ("types", _LISTED))), b""
    limit = LIMIT_MB * 1024 * 1024
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError:
        return Fault("file-unreadable", (("name", shown),)), b""
    if len(data) > limit:
        return Fault("attachment-too-large", (("limit", str(LIMIT_MB)), ("name", shown))), b""
    return Attachment(name, source, len(data), hashlib.sha256(data).hexdigest()), data
