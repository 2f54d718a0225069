"""Photographs as phones, scanners and WeChat give them, and what is looked at in what becomes of them."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pillow_heif
from PIL import Image

from civic.core.model import Picture
from civic.core.resolve.read_results import Fault
from civic.reading.pictures import cache
from civic.reading.pictures.cache import variant_file
from tests.reading.pictures.read_one import read_picture

pillow_heif.register_heif_opener()

PLUGINS = Path(cache.__file__).parents[3]
RED, GREEN, BLUE, GREY = (220, 20, 20), (20, 200, 20), (20, 20, 220), (128, 128, 128)
SECRET = b"50.1234N-made-up"  # stands in every metadata block of the samples


def scene(width=600, height=450):
    """Upright: red at top left, green at top right, blue at bottom left, the rest grey."""
    image = Image.new("RGB", (width, height), GREY)
    for colour, place in ((RED, (0, 0)), (GREEN, (width - width // 3, 0)), (BLUE, (0, height - height // 3))):
        image.paste(colour, (*place, place[0] + width // 3, place[1] + height // 3))
    return image


def saved(path, image, kind, **options):
    image.save(path, kind, **options)
    return path


def opened(cache, picture, variant):
    image = Image.open(variant_file(cache, picture, variant))
    image.load()
    return image


def near(pixel, colour, tolerance=14):
    return all(abs(a - b) <= tolerance for a, b in zip(pixel[:3], colour, strict=True))


def corners(image):
    """The three coloured corners and the grey one, each some pixels from the edge."""
    x, y = image.width // 10, image.height // 10
    right, bottom = image.width - 1 - x, image.height - 1 - y
    return [image.convert("RGB").getpixel(at) for at in ((x, y), (right, y), (x, bottom), (right, bottom))]


def is_upright(image):
    return all(
        near(pixel, colour) for pixel, colour in zip(corners(image), (RED, GREEN, BLUE, GREY), strict=True)
    )


def took(path, cache):
    picture = read_picture(path, cache)
    assert isinstance(picture, Picture), picture
    return picture


def refused(path, cache):
    fault = read_picture(path, cache)
    assert isinstance(fault, Fault), fault
    return fault.code


def exif(orientation=1):
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010E] = SECRET.decode()
    block[0x8825] = {1: "N", 2: (50.0, 7.0, 24.0), 29: SECRET.decode()}
    return block


def sizes(picture):
    return [(v.width, v.height, v.ext) for v in picture.variants]


# --- colours ------------------------------------------------------------------------------------


def swapped_profile():
    """A display profile whose red is sRGB's green and the other way round: wrong colours cannot hide in it."""

    def xyz(*values):
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    name = b"swapped"
    desc = b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + b"\0" * (1 + 4 + 4 + 2 + 1 + 67)
    tags = {
        b"desc": desc + b"\0" * (-len(desc) % 4),
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.3851, 0.7169, 0.0971),
        b"gXYZ": xyz(0.4361, 0.2225, 0.0139),
        b"bXYZ": xyz(0.1431, 0.0606, 0.7141),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for key, value in tags.items():
        table += key + struct.pack(">II", at + len(body), len(value))
        body += value
    header = struct.pack(">I4sI4s4s4s", at + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    header += b"".join(struct.pack(">i", round(v * 65536)) for v in (0.9642, 1.0, 0.8249))
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


# --- the cache ----------------------------------------------------------------------------------


def in_other_process(script, *arguments, seed="0"):
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, (PLUGINS, PLUGINS.parent))),
        "PYTHONHASHSEED": seed,
    }
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
