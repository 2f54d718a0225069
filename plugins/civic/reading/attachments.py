"""Attachments: files that a post offers for download, taken over as they are.

Only kinds that residents can open are taken, and none so large that a phone gives up on it (contract.md §1).
"""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from civic.core.model import Attachment
from civic.core.parts import Fault

ATTACHMENT_TYPES = frozenset(
    {".pdf"}
    | {".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx"}  # Office, without the kinds that hold macros
    | {".wps", ".et", ".dps"}
    | {".zip", ".mp3", ".mp4"}
)  # compared with `path.suffix.lower()`

LIMIT_MB = 20

_LISTED = "PDF, DOC, DOCX, XLS, XLSX, PPT, PPTX, WPS, ET, DPS, ZIP, MP3, MP4"
_CHUNK = 1024 * 1024


def read_attachment(path: Path, source: str) -> Attachment | Fault:
    """The attachment at `path`, `source` being its path relative to the content folder.

    Its name is in NFC, as its post writes it: a Mac may have stored it in another form.
    Faults: attachment-type (`name`, `types`), attachment-too-large (`name`, `limit` in MB), file-unreadable.
    A file of more than 20 MB (of 1024 × 1024 bytes, as the file manager shows them) is not read to its end.
    """
    name = unicodedata.normalize("NFC", path.name)
    if path.suffix.lower() not in ATTACHMENT_TYPES:
        return Fault("attachment-type", (("name", name), ("types", _LISTED)))
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > LIMIT_MB * 1024 * 1024:
                    return Fault("attachment-too-large", (("limit", str(LIMIT_MB)), ("name", name)))
                digest.update(chunk)
    except OSError:
        return Fault("file-unreadable", (("name", name),))
    return Attachment(name, source, size, digest.hexdigest())
