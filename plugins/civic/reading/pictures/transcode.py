"""One photograph as it comes from a phone, transcoded into what a page shows: upright, in sRGB, stripped of
every metadata block, in a few widths. Bytes in, bytes out; nothing here touches the disk or remembers anything.

Memory stays bounded: a JPEG is decoded at the size that is needed (so even a photograph of 108 megapixels takes
little), every other kind has to be decoded whole and is refused above `MAX_PIXELS`.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageCms, UnidentifiedImageError

from civic.core.resolve.read_results import Fault
from civic.reading.pictures.picture_type import ending_of

WIDTHS = (480, 960, 1600)
FALLBACK_WIDTH = 960
MAX_JPEG_PIXELS = 120_000_000
MAX_PIXELS = 50_000_000

# By real type, whatever the name says.
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "HEIF", "TIFF", "AVIF")
_JPEG = (
    "JPEG",
    "MPO",
)  # a JPEG with a second picture behind the first is opened as a JPEG and then called MPO
_WEBP_SIDE = 16_383  # the format knows no longer side

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112

_EncoderOptions = tuple[str, str, Mapping[str, int]]  # format, extension, options
_OPAQUE: _EncoderOptions = ("JPEG", "jpg", {"quality": 80, "optimize": True, "progressive": True})
_SEE_THROUGH: _EncoderOptions = ("PNG", "png", {"optimize": True})

Image.init()  # else only the most usual kinds are known
pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = MAX_JPEG_PIXELS


@dataclass(frozen=True, slots=True)
class Rendition:
    """One form of the photograph, encoded."""

    width: int
    height: int
    ext: str
    data: bytes


@dataclass(frozen=True, slots=True)
class TranscodedPicture:
    """`width` and `height` are those of the upright original; `renditions` the WebP ones ascending, then the fallback."""

    width: int
    height: int
    renditions: tuple[Rendition, ...]


def transcode_picture(data: bytes, name: str) -> TranscodedPicture | Fault:
    """The renditions of a photograph, or why there are none. `name` is what the sentence calls it.

    Each of `WIDTHS` in WebP, or the photograph's own width where that is smaller; then one fallback of at most
    `FALLBACK_WIDTH`: JPEG, or PNG if anything shines through. Equal bytes give equal renditions.

    Faults: picture-fake (no photograph, or of a kind that is not taken, such as SVG), picture-truncated (empty,
    cut off, damaged), picture-too-large.
    """
    upright = _decode_upright(data, name)
    if isinstance(upright, Fault):
        return upright
    image, width, height = upright
    return TranscodedPicture(width, height, _renditions(image, width, height))


def check_picture(data: bytes, name: str) -> Fault | None:
    """Why a photograph cannot be transcoded; None if it can. It is decoded, but no rendition is made."""
    upright = _decode_upright(data, name)
    return upright if isinstance(upright, Fault) else None


def _decode_upright(data: bytes, name: str) -> tuple[Image.Image, int, int] | Fault:
    """The picture as its renditions are made from it, with the size of the original."""
    size = ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata, which is dropped anyway
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                width, height = opened.size
                size = f"{width}×{height}"
                if width * height > (MAX_JPEG_PIXELS if opened.format in _JPEG else MAX_PIXELS):
                    return _too_large_fault(name, size)
                image, width, height = _decode(opened)
    except UnidentifiedImageError:
        # Of a photograph whose end is missing, some decoders know no more than that they cannot read it.
        cut = not data or ending_of(data) != ""
        return Fault("picture-truncated" if cut else "picture-fake", (("name", name),))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        pixels = re.search(r"\d+", str(bomb))
        return _too_large_fault(name, f"{int(pixels[0]) // 1_000_000} MP" if pixels else size)
    except MemoryError:
        return _too_large_fault(name, size)
    except Exception:  # on damaged bytes decoders raise whatever they come across
        return Fault("picture-truncated", (("name", name),))
    if _height_at(min(WIDTHS[0], width), width, height) > _WEBP_SIDE:
        return _too_large_fault(name, f"{width}×{height}")
    return image, width, height


def _too_large_fault(name: str, size: str) -> Fault:
    return Fault("picture-too-large", (("name", name), ("size", size)))


def _height_at(width: int, full_width: int, full_height: int) -> int:
    return max(1, (2 * full_height * width + full_width) // (2 * full_width))


def _decode(opened: Image.Image) -> tuple[Image.Image, int, int]:
    """The picture upright and no wider than needed, in RGB or RGBA; width and height of the upright original."""
    orientation = _orientation(opened)
    turned = orientation >= 5
    size = opened.size
    if opened.format in _JPEG:
        opened.draft(
            None, _reduced_size(size, turned)
        )  # to a half, quarter or eighth, never below what is asked
    opened.load()
    if opened.format not in _JPEG:
        size = opened.size  # HEIC and TIFF may turn while they are decoded
    image = _to_plain_mode(opened)
    goal = _reduced_size(size, turned)
    if image.size != goal:
        image = image.resize(goal, Image.Resampling.LANCZOS, reducing_gap=2.0)
    if orientation in _TURNS:
        image = image.transpose(_TURNS[orientation])
    return _to_srgb(image, opened.info.get("icc_profile")), *(size[::-1] if turned else size)


def _reduced_size(size: tuple[int, int], turned: bool) -> tuple[int, int]:
    """The size, as it lies in the file, at which the upright picture is as wide as its widest rendition."""
    width, height = size[::-1] if turned else size
    new_width = min(WIDTHS[-1], width)
    new = (new_width, _height_at(new_width, width, height))
    return new[::-1] if turned else new


def _orientation(opened: Image.Image) -> int:
    if opened.format in ("HEIF", "TIFF"):
        return 1  # their decoders turn the picture themselves
    try:
        orientation = opened.getexif().get(_ORIENTATION, 1)
    except Exception:  # EXIF is written by many hands; a photograph is not refused for it
        return 1
    return orientation if isinstance(orientation, int) and orientation in _TURNS else 1


def _to_plain_mode(image: Image.Image) -> Image.Image:
    """The same picture in a mode that can be shrunk and has a colour profile's meaning: L, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):  # 16 bits a channel
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in ("L", "RGB", "RGBA", "CMYK") else image.convert("RGB")


def _to_srgb(image: Image.Image, profile: object) -> Image.Image:
    """RGB or RGBA by the profile that the file carries; without one, or with a broken one, as it stands.

    What is not transparent anywhere is RGB. Nothing of the file's own description stays with the image.
    """
    if isinstance(profile, bytes) and profile:
        image = _convert_profile(image, profile)
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    image = image.convert("RGB") if image.mode not in ("RGB", "RGBA") else image.copy()
    image.info.clear()  # PNG and JPEG would write comment, profile and transparency of the original
    return image


def _convert_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if ImageCms.getProfileDescription(source).startswith("sRGB"):
            return image
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if converted is None else converted


def _renditions(image: Image.Image, width: int, height: int) -> tuple[Rendition, ...]:
    """Each form shrunk from the one before it, the widest first."""
    kind, ext, options = _SEE_THROUGH if image.mode == "RGBA" else _OPAQUE
    renditions: list[Rendition] = []
    fallback: Rendition | None = None
    for new_width in sorted({min(wish, width) for wish in WIDTHS}, reverse=True):
        new_height = _height_at(new_width, width, height)
        if image.size != (new_width, new_height):
            image = image.resize((new_width, new_height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        if new_height <= _WEBP_SIDE:
            data = _encode(image, "WEBP", {"quality": 78, "method": 4})
            renditions.append(Rendition(new_width, new_height, "webp", data))
        if new_width == min(FALLBACK_WIDTH, width):
            fallback = Rendition(new_width, new_height, ext, _encode(image, kind, options))
    assert fallback is not None  # its width is among the widths
    return (*reversed(renditions), fallback)


def _encode(image: Image.Image, kind: str, options: Mapping[str, int]) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
