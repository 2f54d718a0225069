"""What a resident's browser gets of a photograph: forms, widths, colours, no metadata; and what is refused."""

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from civic.core.model import Picture
from civic.core.resolve.read_results import Fault
from civic.reading.pictures import transcode
from civic.reading.pictures.cache import PICTURE_TYPES, variant_file
from tests.reading.pictures.photographs import (
    BLUE,
    GREY,
    SECRET,
    exif,
    in_other_process,
    is_upright,
    near,
    opened,
    refused,
    saved,
    scene,
    sizes,
    swapped_profile,
    took,
)
from tests.reading.pictures.read_one import read_picture

# --- forms and widths ---------------------------------------------------------------------------


def test_a_large_photograph_becomes_three_widths_of_webp_and_one_jpeg(tmp_path):
    path = saved(tmp_path / "a.jpg", scene(2000, 1500), "JPEG")
    picture = took(path, tmp_path / "cache")
    assert (picture.width, picture.height) == (2000, 1500)
    assert sizes(picture) == [
        (480, 360, "webp"),
        (960, 720, "webp"),
        (1600, 1200, "webp"),
        (960, 720, "jpg"),
    ]
    for variant in picture.variants:
        image = opened(tmp_path / "cache", picture, variant)
        assert (image.size, image.format) == (
            (variant.width, variant.height),
            {"webp": "WEBP", "jpg": "JPEG"}[variant.ext],
        )
        assert is_upright(image)


def test_nothing_is_made_larger_than_it_is(tmp_path):
    middling = took(saved(tmp_path / "a.jpg", scene(1000, 500), "JPEG"), tmp_path / "cache")
    assert sizes(middling) == [(480, 240, "webp"), (960, 480, "webp"), (1000, 500, "webp"), (960, 480, "jpg")]
    small = took(saved(tmp_path / "b.jpg", scene(300, 201), "JPEG"), tmp_path / "cache")
    assert sizes(small) == [(300, 201, "webp"), (300, 201, "jpg")]


def test_a_single_pixel_and_a_thin_line_are_pictures(tmp_path):
    assert sizes(took(saved(tmp_path / "a.png", Image.new("RGB", (1, 1)), "PNG"), tmp_path / "c")) == [
        (1, 1, "webp"),
        (1, 1, "jpg"),
    ]
    line = took(saved(tmp_path / "b.png", Image.new("RGB", (3000, 2)), "PNG"), tmp_path / "c")
    assert sizes(line) == [(480, 1, "webp"), (960, 1, "webp"), (1600, 1, "webp"), (960, 1, "jpg")]


def test_a_long_screenshot_leaves_out_the_widths_that_webp_cannot_hold(tmp_path):
    path = saved(tmp_path / "a.png", Image.new("L", (600, 17000)), "PNG")
    assert sizes(took(path, tmp_path / "c")) == [(480, 13600, "webp"), (600, 17000, "jpg")]


def test_a_strip_too_long_for_any_width_is_too_large(tmp_path):
    path = saved(tmp_path / "a.png", Image.new("L", (480, 17000)), "PNG")
    assert read_picture(path, tmp_path / "c") == Fault(
        "picture-too-large", (("name", "a.png"), ("size", "480×17000"))
    )


# --- upright ------------------------------------------------------------------------------------

UNTURNED = {  # what a camera stores so that orientation n makes it upright again
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize(
    ("size", "orientation"), [((400, 300), n) for n in range(1, 9)] + [((3400, 2500), n) for n in (3, 5, 6)]
)
def test_each_of_the_eight_orientations_ends_upright(tmp_path, orientation, size):
    turn = UNTURNED[orientation]
    lying = scene(*size) if turn is None else scene(*size).transpose(turn)
    picture = took(saved(tmp_path / "a.jpg", lying, "JPEG", exif=exif(orientation)), tmp_path / "c")
    assert (picture.width, picture.height) == size
    assert all(is_upright(opened(tmp_path / "c", picture, v)) for v in picture.variants)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", [5, 6])
def test_other_kinds_than_jpeg_are_turned_once_too(tmp_path, kind, orientation):
    lying = scene().transpose(UNTURNED[orientation])
    said = {"tiffinfo": {0x0112: orientation}} if kind == "TIFF" else {"exif": exif(orientation)}
    picture = took(saved(tmp_path / "a", lying, kind, **said), tmp_path / "c")
    assert (picture.width, picture.height) == (600, 450)
    assert is_upright(opened(tmp_path / "c", picture, picture.fallback))


def test_a_portrait_photograph_is_as_wide_as_its_widths_say(tmp_path):
    lying = scene(1700, 2300).transpose(Image.Transpose.ROTATE_90)
    picture = took(saved(tmp_path / "a.jpg", lying, "JPEG", exif=exif(6)), tmp_path / "c")
    assert sizes(picture)[2] == (1600, 2165, "webp")
    assert opened(tmp_path / "c", picture, picture.variants[2]).size == (1600, 2165)


@pytest.mark.parametrize("orientation", [0, 9, 99])
def test_an_orientation_that_does_not_exist_turns_nothing(tmp_path, orientation):
    picture = took(saved(tmp_path / "a.jpg", scene(), "JPEG", exif=exif(orientation)), tmp_path / "c")
    assert is_upright(opened(tmp_path / "c", picture, picture.fallback))


def test_broken_exif_does_not_cost_the_photograph(tmp_path):
    path = saved(tmp_path / "a.jpg", scene(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xffrubbish")
    picture = took(path, tmp_path / "c")
    assert is_upright(opened(tmp_path / "c", picture, picture.fallback))


def test_an_iphone_photograph_is_not_turned_twice(tmp_path):
    """HEIC keeps its turn outside EXIF and repeats it there for old readers."""
    lying = scene(800, 600).transpose(Image.Transpose.ROTATE_90)
    path = tmp_path / "IMG_0001.HEIC"
    lying.save(path, "HEIF", exif=exif(6).tobytes(), quality=80)
    assert b"irot" in path.read_bytes()
    picture = took(path, tmp_path / "c")
    assert (picture.width, picture.height) == (800, 600)
    assert is_upright(opened(tmp_path / "c", picture, picture.fallback))


# --- metadata -----------------------------------------------------------------------------------


def blocks(data):
    """The names of all blocks of a JPEG, PNG or WebP file."""
    if data[:2] == b"\xff\xd8":
        names, at = [], 2
        while data[at + 1] != 0xDA:
            names.append(f"{data[at + 1]:02X}")
            at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        return names
    names = []
    if data[:4] == b"RIFF":
        at = 12
        while at < len(data):
            names.append(data[at : at + 4].decode())
            at += 8 + struct.unpack("<I", data[at + 4 : at + 8])[0] + (data[at + 4] & 1)
        return names
    at = 8
    while at < len(data):
        names.append(data[at + 4 : at + 8].decode())
        at += 12 + struct.unpack(">I", data[at : at + 4])[0]
    return names


PLAIN_BLOCKS = {
    "jpg": {"E0", "DB", "C0", "C2", "C4"},  # JFIF, tables, frame
    "webp": {"VP8 ", "VP8X", "ALPH", "VP8L"},
    "png": {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"},
}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>' + SECRET + b"</secret></x:xmpmeta>"
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(SECRET)) + SECRET


def with_iptc(path):
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xed" + struct.pack(">H", len(IPTC) + 2) + IPTC + data[2:])
    return path


def jpeg_with_everything(path):
    options = {
        "exif": exif(),
        "xmp": XMP,
        "comment": SECRET,
        "icc_profile": swapped_profile(),
        "dpi": (300, 300),
    }
    return with_iptc(saved(path, scene(), "JPEG", **options))


def png_with_everything(path, mode="RGB"):
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    image = scene().convert(mode)
    if mode == "RGBA":
        image.putalpha(90)
    return saved(path, image, "PNG", pnginfo=info, exif=exif(), dpi=(300, 300), icc_profile=swapped_profile())


def webp_with_everything(path):
    return saved(path, scene(), "WEBP", exif=exif(), xmp=XMP, icc_profile=swapped_profile())


def heic_with_everything(path):
    scene().save(path, "HEIF", exif=exif(), xmp=XMP, icc_profile=swapped_profile(), quality=80)
    return path


def tiff_with_everything(path):
    return saved(path, scene(), "TIFF", description=SECRET.decode(), icc_profile=swapped_profile())


def gif_with_everything(path):
    return saved(path, scene(), "GIF", comment=SECRET)


@pytest.mark.parametrize(
    "make",
    [
        jpeg_with_everything,
        png_with_everything,
        lambda path: png_with_everything(path, "RGBA"),
        webp_with_everything,
        heic_with_everything,
        tiff_with_everything,
        gif_with_everything,
    ],
    ids=["jpeg", "png", "png-transparent", "webp", "heic", "tiff", "gif"],
)
def test_no_metadata_block_is_left(tmp_path, make):
    path = make(tmp_path / "photo")
    assert SECRET in path.read_bytes()
    picture = took(path, tmp_path / "c")
    for variant in picture.variants:
        data = variant_file(tmp_path / "c", picture, variant).read_bytes()
        assert set(blocks(data)) <= PLAIN_BLOCKS[variant.ext], variant
        assert SECRET not in data
    assert all(SECRET not in file.read_bytes() for file in (tmp_path / "c").iterdir())


# --- colours ------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_are_those_that_the_files_profile_means(tmp_path, mode):
    image = Image.new(mode, (600, 400), (220, 20, 20) if mode == "RGB" else (220, 20, 20, 100))
    picture = took(saved(tmp_path / "a.png", image, "PNG", icc_profile=swapped_profile()), tmp_path / "c")
    red, green, blue, *_ = opened(tmp_path / "c", picture, picture.fallback).getpixel((300, 200))
    assert (red < 60, green > 200, blue < 60) == (True, True, True)


def test_a_broken_profile_does_not_cost_the_photograph(tmp_path):
    path = saved(tmp_path / "a.jpg", scene(), "JPEG", icc_profile=b"not a profile at all")
    picture = took(path, tmp_path / "c")
    assert is_upright(opened(tmp_path / "c", picture, picture.fallback))


def test_a_profile_of_another_kind_of_colour_is_passed_over(tmp_path):
    path = saved(tmp_path / "a.png", Image.new("L", (600, 400), 90), "PNG", icc_profile=swapped_profile())
    picture = took(path, tmp_path / "c")
    assert near(
        opened(tmp_path / "c", picture, picture.fallback).convert("RGB").getpixel((5, 5)), (90, 90, 90)
    )


def test_printers_colours_become_screen_colours(tmp_path):
    picture = took(saved(tmp_path / "a.jpg", scene().convert("CMYK"), "JPEG"), tmp_path / "c")
    assert is_upright(opened(tmp_path / "c", picture, picture.fallback))


def test_a_scan_with_16_bits_keeps_its_greys(tmp_path):
    image = Image.new("I;16", (600, 400), 128 * 256)
    for kind in ("PNG", "TIFF"):
        picture = took(saved(tmp_path / kind, image, kind), tmp_path / "c")
        assert near(opened(tmp_path / "c", picture, picture.fallback).convert("RGB").getpixel((5, 5)), GREY)


# --- kinds --------------------------------------------------------------------------------------

KINDS = [
    ("JPEG", "jpg"),
    ("PNG", "png"),
    ("WEBP", "webp"),
    ("GIF", "gif"),
    ("BMP", "bmp"),
    ("HEIF", "heic"),
    ("TIFF", "tif"),
    ("AVIF", "avif"),
]


@pytest.mark.parametrize(("kind", "ext"), KINDS)
def test_each_kind_is_taken_by_what_it_is_and_not_by_its_name(tmp_path, kind, ext):
    for name in (f"照片.{ext}", "微信图片 (1).JPG"):
        picture = took(saved(tmp_path / name, scene(), kind), tmp_path / "c")
        assert is_upright(opened(tmp_path / "c", picture, picture.fallback))
        assert picture.fallback.ext == "jpg"
    assert f".{ext}" in PICTURE_TYPES


def test_a_jpeg_with_a_second_picture_inside_is_a_jpeg(tmp_path):
    path = tmp_path / "a.jpg"
    scene().save(path, "MPO", save_all=True, append_images=[Image.new("RGB", (600, 450), BLUE)])
    picture = took(path, tmp_path / "c")
    assert is_upright(opened(tmp_path / "c", picture, picture.fallback))


def test_of_a_moving_gif_the_first_frame_is_taken(tmp_path):
    path = tmp_path / "a.gif"
    scene().save(path, "GIF", save_all=True, append_images=[Image.new("RGB", (600, 450), BLUE)], duration=200)
    picture = took(path, tmp_path / "c")
    for variant in picture.variants:
        image = opened(tmp_path / "c", picture, variant)
        assert is_upright(image)
        assert getattr(image, "n_frames", 1) == 1


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_where_something_shines_through_the_fallback_is_png(tmp_path, kind):
    image = scene().convert("RGBA")
    image.paste((0, 0, 0, 0), (250, 200, 350, 250))
    picture = took(saved(tmp_path / "a", image, kind, lossless=True), tmp_path / "c")
    assert [v.ext for v in picture.variants] == ["webp", "webp", "png"]
    for variant in picture.variants:
        shown = opened(tmp_path / "c", picture, variant)
        assert shown.mode == "RGBA"
        assert shown.getpixel((shown.width // 2, shown.height // 2))[3] == 0
        assert shown.getpixel((2, 2))[3] == 255


def test_transparent_colours_of_a_palette_and_of_plain_colours_shine_through(tmp_path):
    palette = scene().quantize(8)
    palette.save(tmp_path / "a.png", transparency=palette.getpixel((5, 5)))
    scene().save(tmp_path / "b.png", transparency=GREY)
    by_palette = took(tmp_path / "a.png", tmp_path / "c")
    by_colour = took(tmp_path / "b.png", tmp_path / "c")
    assert opened(tmp_path / "c", by_palette, by_palette.fallback).getpixel((5, 5))[3] == 0
    middle = (300, 225)
    assert opened(tmp_path / "c", by_colour, by_colour.fallback).getpixel(middle)[3] == 0


def test_a_channel_of_transparency_that_hides_nothing_needs_no_png(tmp_path):
    picture = took(saved(tmp_path / "a.png", scene().convert("RGBA"), "PNG"), tmp_path / "c")
    assert picture.fallback.ext == "jpg"


# --- what is no photograph ----------------------------------------------------------------------

FAKES = {
    "text": "这不是照片".encode(),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!DOCTYPE html><html><body>404</body></html>",
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "docx": b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0",
    "zeros": bytes(5000),
    "one byte": b"\xff",
}


@pytest.mark.parametrize("fake", FAKES)
def test_what_is_no_photograph_is_refused_as_such(tmp_path, fake):
    path = tmp_path / "现场.jpg"
    path.write_bytes(FAKES[fake])
    assert read_picture(path, tmp_path / "c") == Fault("picture-fake", (("name", "现场.jpg"),))
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("kind", ["PPM", "PCX", "ICO", "TGA", "EPS", "JPEG2000", "PDF"])
def test_kinds_of_pictures_that_no_phone_makes_are_refused(tmp_path, kind):
    assert refused(saved(tmp_path / "a.jpg", scene(64, 64), kind), tmp_path / "c") == "picture-fake"


def test_an_empty_file_is_a_photograph_that_did_not_arrive(tmp_path):
    (tmp_path / "a.jpg").touch()
    assert refused(tmp_path / "a.jpg", tmp_path / "c") == "picture-truncated"


@pytest.mark.parametrize(("kind", "ext"), KINDS)
@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
def test_a_file_that_was_cut_off_is_told_and_not_half_shown(tmp_path, kind, ext, share):
    noise = Image.effect_noise((240, 180), 60).convert("RGB")
    whole = saved(tmp_path / "whole", noise, kind).read_bytes()
    path = tmp_path / f"a.{ext}"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert refused(path, tmp_path / "c") == "picture-truncated"


@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS])
def test_damaged_bytes_never_raise(tmp_path, kind):
    whole = saved(tmp_path / "whole", scene(120, 90), kind).read_bytes()
    path = tmp_path / "a"
    for step in range(60):
        damaged = bytearray(whole)
        for offset in range(4):
            damaged[(step * 7919 + offset * 31) % len(damaged)] ^= 0xA5
        path.write_bytes(damaged)
        outcome = read_picture(path, tmp_path / "c")
        assert isinstance(outcome, Picture) or outcome.code.startswith("picture-")


def png_of_size(path, width, height):
    """A PNG that claims a size; what it holds is read only by someone who believes it."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )
    return path


@pytest.mark.parametrize(
    ("width", "height", "said"),
    [
        (10_000, 5_001, "10000×5001"),  # above our own limit
        (12_000, 11_000, "132 MP"),  # where Pillow warns
        (20_000, 20_000, "400 MP"),  # where Pillow refuses
    ],
)
def test_a_picture_too_large_to_decode_is_refused_before_it_is_decoded(tmp_path, width, height, said):
    path = png_of_size(tmp_path / "a.png", width, height)
    assert read_picture(path, tmp_path / "c") == Fault(
        "picture-too-large", (("name", "a.png"), ("size", said))
    )


def test_a_photograph_of_100_megapixels_is_taken_in_little_memory(tmp_path):
    path = saved(tmp_path / "a.jpg", Image.new("L", (11_500, 8_700), 90), "JPEG")
    script = (
        "import re, sys; from pathlib import Path; from tests.reading.pictures.read_one import read_picture\n"
        "picture = read_picture(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]\n"
        "print(picture.width, int(peak) // 1024)"
    )
    answer = in_other_process(script, path, tmp_path / "c").communicate()[0].split()
    assert answer[0] == "11500"
    assert int(answer[1]) < 100  # MB; decoded whole it would be 150


def test_whether_a_photograph_can_be_developed_is_known_without_its_renditions():
    held = io.BytesIO()
    Image.new("RGB", (60, 40), (90, 120, 160)).save(held, "JPEG")
    assert transcode.check_picture(held.getvalue(), "a.jpg") is None
    cut = transcode.check_picture(held.getvalue()[:200], "a.jpg")
    assert cut is not None
    assert (cut.code, dict(cut.detail)) == ("picture-truncated", {"name": "a.jpg"})
