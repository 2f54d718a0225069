"""Pictures are developed once and lie complete in the cache, whatever has happened to it."""

import hashlib
import json
import os

import pytest
from PIL import Image

from civic.reading.pictures import cache, transcode
from civic.reading.pictures.cache import variant_file
from tests.reading.pictures.photographs import (
    BLUE,
    RED,
    exif,
    in_other_process,
    opened,
    refused,
    saved,
    scene,
    swapped_profile,
    took,
)
from tests.reading.pictures.read_one import read_picture


def test_sizes_and_digests_of_the_variants_are_those_of_their_bytes(tmp_path):
    picture = took(saved(tmp_path / "a.jpg", scene(), "JPEG"), tmp_path / "c")
    for variant in picture.variants:
        data = variant_file(tmp_path / "c", picture, variant).read_bytes()
        assert (variant.size, variant.digest) == (len(data), hashlib.sha256(data).hexdigest())


def test_a_file_too_large_to_be_a_photograph_is_not_read_into_memory(tmp_path):
    path = tmp_path / "a.jpg"
    with path.open("wb") as file:
        file.truncate(cache.MAX_BYTES + 1)  # a hole: it takes no room
    assert refused(path, tmp_path / "c") == "picture-too-large"


def test_a_folder_with_the_name_of_a_picture_cannot_be_read(tmp_path):
    (tmp_path / "a.jpg").mkdir()
    assert refused(tmp_path / "a.jpg", tmp_path / "c") == "file-unreadable"


def contents(cache):
    return {file.name: file.read_bytes() for file in cache.iterdir()}


@pytest.fixture
def no_decoder(monkeypatch):
    def fail(*_):
        raise AssertionError("decoded again")

    return lambda: monkeypatch.setattr(transcode, "transcode_picture", fail)


def test_a_picture_that_is_known_is_not_decoded_again(tmp_path, no_decoder):
    path = saved(tmp_path / "a.jpg", scene(), "JPEG")
    first = took(path, tmp_path / "c")
    before = contents(tmp_path / "c")
    no_decoder()
    assert took(path, tmp_path / "c") == first
    assert contents(tmp_path / "c") == before


def test_a_known_picture_needs_no_decoder_at_all(tmp_path):
    path = saved(tmp_path / "a.jpg", scene(), "JPEG")
    took(path, tmp_path / "c")
    script = (
        "import sys; from pathlib import Path; from tests.reading.pictures.read_one import read_picture\n"
        "read_picture(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "print(sorted({'PIL', 'PIL.Image', 'pillow_heif'} & set(sys.modules)))"
    )
    assert in_other_process(script, path, tmp_path / "c").communicate()[0].strip() == "[]"


def test_equal_bytes_under_another_name_are_one_picture(tmp_path, no_decoder):
    first = took(saved(tmp_path / "a.jpg", scene(), "JPEG"), tmp_path / "c")
    no_decoder()
    assert took(saved(tmp_path / "b.png", scene(), "JPEG"), tmp_path / "c") == first


def test_the_address_follows_the_originals_bytes(tmp_path):
    path = tmp_path / "a.bmp"
    path.write_bytes(saved(tmp_path / "b", Image.new("RGB", (2, 2), RED), "BMP").read_bytes())
    expected = hashlib.sha256(path.read_bytes() + b"1").hexdigest()[:16]
    picture = took(path, tmp_path / "c")
    assert picture.digest == expected
    assert sorted(contents(tmp_path / "c")) == [f"{expected}-2.jpg", f"{expected}-2.webp", f"{expected}.json"]


def lose_a_variant(cache):
    next(cache.glob("*-480.webp")).unlink()


def shorten_a_variant(cache):
    file = next(cache.glob("*-600.jpg"))
    file.write_bytes(file.read_bytes()[:-1])


def cut_the_sheet(cache):
    file = next(cache.glob("*.json"))
    file.write_bytes(file.read_bytes()[:-9])


def empty_the_sheet(cache):
    next(cache.glob("*.json")).write_bytes(b"")


def put_a_foreign_sheet(cache):
    next(cache.glob("*.json")).write_text('{"width": 3, "height": 4, "variants": []}')


def put_a_list_for_a_sheet(cache):
    next(cache.glob("*.json")).write_text("[1, 2]")


def put_binary_for_a_sheet(cache):
    next(cache.glob("*.json")).write_bytes(b"\xff\xfe\x00")


def change_a_number_in_the_sheet(cache):
    file = next(cache.glob("*.json"))
    facts = json.loads(file.read_text())
    facts["width"] += 1
    file.write_text(json.dumps(facts, indent=1))


def lose_the_sheet(cache):
    next(cache.glob("*.json")).unlink()


@pytest.mark.parametrize(
    "damage",
    [
        lose_a_variant,
        shorten_a_variant,
        cut_the_sheet,
        empty_the_sheet,
        put_a_foreign_sheet,
        put_a_list_for_a_sheet,
        put_binary_for_a_sheet,
        change_a_number_in_the_sheet,
        lose_the_sheet,
    ],
)
def test_a_damaged_cache_is_noticed_and_mended(tmp_path, damage):
    path = saved(tmp_path / "a.jpg", scene(), "JPEG")
    first = took(path, tmp_path / "c")
    whole = contents(tmp_path / "c")
    damage(tmp_path / "c")
    assert contents(tmp_path / "c") != whole
    assert took(path, tmp_path / "c") == first
    assert contents(tmp_path / "c") == whole


def test_a_sheet_of_another_picture_is_not_believed(tmp_path):
    red = saved(tmp_path / "a.png", Image.new("RGB", (600, 400), RED), "PNG")
    blue = saved(tmp_path / "b.png", Image.new("RGB", (500, 300), BLUE), "PNG")
    one, other = took(red, tmp_path / "c"), took(blue, tmp_path / "c")
    (tmp_path / "c" / f"{one.digest}.json").write_bytes(
        (tmp_path / "c" / f"{other.digest}.json").read_bytes()
    )
    assert took(red, tmp_path / "c") == one


def test_prints_of_an_older_library_are_made_again(tmp_path, monkeypatch):
    path = saved(tmp_path / "a.jpg", scene(), "JPEG")
    with monkeypatch.context() as before:
        before.setattr(cache, "_encoder_versions", lambda: "an older library")
        first = took(path, tmp_path / "c")
    variant_file(tmp_path / "c", first, first.variants[0]).write_bytes(b"x" * first.variants[0].size)
    again = took(path, tmp_path / "c")
    assert again == first
    assert opened(tmp_path / "c", again, again.variants[0]).format == "WEBP"


def test_two_caches_of_one_picture_are_byte_equal(tmp_path):
    path = saved(tmp_path / "a.jpg", scene(1700, 900), "JPEG", exif=exif(6), icc_profile=swapped_profile())
    took(path, tmp_path / "c")
    took(path, tmp_path / "d")
    assert contents(tmp_path / "c") == contents(tmp_path / "d")


def test_processes_may_work_on_one_picture_at_once(tmp_path):
    path = saved(tmp_path / "a.jpg", scene(1700, 900), "JPEG")
    alone = took(path, tmp_path / "alone")
    script = (
        "import sys; from pathlib import Path; from tests.reading.pictures.read_one import read_picture\n"
        "print(read_picture(Path(sys.argv[1]), Path(sys.argv[2])))"
    )
    workers = [in_other_process(script, path, tmp_path / "shared", seed=str(n)) for n in range(3)]
    assert {worker.communicate()[0].strip() for worker in workers} == {str(alone)}
    assert contents(tmp_path / "shared") == contents(tmp_path / "alone")


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path, monkeypatch):
    path = saved(tmp_path / "a.jpg", scene(), "JPEG")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        read_picture(path, tmp_path / "c")
    assert contents(tmp_path / "c") == {}
