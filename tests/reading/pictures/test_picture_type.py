"""The kind of a picture by its first bytes."""

import io

import pillow_heif
import pytest
from PIL import Image

from civic.reading.pictures.picture_type import ending_of

pillow_heif.register_heif_opener()


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        ("JPEG", ".jpg"),
        ("PNG", ".png"),
        ("GIF", ".gif"),
        ("BMP", ".bmp"),
        ("WEBP", ".webp"),
        ("TIFF", ".tif"),
        ("HEIF", ".heic"),
    ],
)
def test_each_kind_is_known_by_what_an_encoder_writes_first(kind: str, ending: str) -> None:
    held = io.BytesIO()
    Image.new("RGB", (64, 64)).save(held, kind)
    assert ending_of(held.getvalue()) == ending
    assert ending_of(held.getvalue()[:12]) == ending


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"MM\0*", ".tif"),
        (b"\0\0\0\x20ftypavif", ".avif"),
        (b"\n\n\n\nftypmif1", ".heic"),  # a size may hold any byte
        (b"", ""),
        (b"\0\0\0\x20ftypisom", ""),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"<svg", ""),
        (b" \xff\xd8", ""),
    ],
)
def test_whatever_its_name_says(data: bytes, ending: str) -> None:
    assert ending_of(data) == ending
