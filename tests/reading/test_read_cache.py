"""What has been read is not read again until something that it depends on has changed."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from civic.core.model import Picture
from civic.core.resolve.links import FolderIndex
from civic.core.resolve.read_results import AttachmentRead, Fault, ItemLocation, ItemRead
from civic.reading.content_tree import File
from civic.reading.read_cache import LostTextError, ReadCache, unreadable_problem
from civic.reading.registry.vocabulary import Vocabulary
from tests.reading.pictures.photographs import saved, scene
from tests.reading.typed_posts import WORDS

POST = "---\n标题: 重阳节\n日期: 2026-10-09\n分类: 党建\n---\n{}\n"
CARD = "名称: 光明社区\n代码: 231124100002\n类型: 社区\n"
OTHER_WORDS = Vocabulary(WORDS.categories, WORDS.themes, WORDS.outlets, frozenset({"13800001234"}))


class Store:
    """What one start leaves for the next."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, bytes], bytes] = {}

    def get(self, kind: str, keys: Collection[bytes]) -> dict[bytes, bytes]:
        return {key: self.kept[kind, key] for key in keys if (kind, key) in self.kept}

    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        self.kept |= {(kind, key): value for key, value in values.items()}

    def prune(self, kind: str, used: Collection[bytes]) -> None:
        self.kept = {name: value for name, value in self.kept.items() if name[0] != kind or name[1] in used}

    def count(self, kind: str) -> int:
        return sum(name[0] == kind for name in self.kept)


class Workers:
    """Reads here, and counts what it is given to read."""

    def __init__(self) -> None:
        self.read = 0

    def map(self, function: Callable[..., Any], batches: Iterable[Any], *common: object) -> Iterator[Any]:
        for batch in batches:
            self.read += len(batch)
            yield function(batch, *common)

    def taken(self) -> int:
        """How many files were read since this was asked before."""
        self.read, taken = 0, self.read
        return taken


class Content:
    """A content folder, and a cache that reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store, self.workers = Store(), Workers()
        self.cache = self.start()

    def start(self, program: str = "v1") -> ReadCache:
        """A new start of a program over the same store."""
        return ReadCache(self.store, program, self.workers)

    def write(self, name: str, data: bytes | str) -> Path:
        file = self.folder / name
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        return file

    def digests(self) -> dict[str, bytes]:
        files = (file for file in self.folder.iterdir() if file.is_file())
        return {str(file): hashlib.sha256(file.read_bytes()).digest() for file in files}

    def items(self, *names: str, cache: ReadCache | None = None, words: Vocabulary = WORDS) -> list[ItemRead]:
        places = [
            (str(self.folder / name), ItemLocation("guangming", "", f"communities/guangming/{name}", name))
            for name in names
        ]
        return (cache or self.cache).items(places, words, self.digests())

    def files(self, *keys: tuple[str, str], allowed: frozenset[str] = frozenset()) -> list[Any]:
        found = self.cache.files(keys, self.folder, self.folder / "cache", self.digests(), allowed)
        return [found[key] for key in keys]


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path)


def titles(reads: list[ItemRead]) -> list[str]:
    return [read.item.title if read.item else "" for read in reads]


# --- items ------------------------------------------------------------------------------------------


def test_an_item_is_read_again_when_its_bytes_its_place_or_the_words_of_the_registry_change(
    content: Content,
) -> None:
    content.write("a.md", POST.format("甲"))
    content.write("b.md", POST.format("乙"))
    first = content.items("a.md", "b.md")
    assert content.workers.taken() == 2
    assert content.items("a.md", "b.md") == first
    assert content.items("b.md", "a.md") == first[::-1]
    assert content.workers.taken() == 0
    content.write("b.md", POST.format("丙"))
    assert content.items("a.md", "b.md")[0] == first[0]
    assert content.workers.taken() == 1
    content.write("c.md", POST.format("甲"))
    assert content.items("c.md")[0].place.inner == "c.md"
    assert content.workers.taken() == 1
    content.items("c.md", words=OTHER_WORDS)
    assert content.workers.taken() == 1


def test_the_next_start_of_the_same_program_reads_nothing_and_another_program_everything(
    content: Content,
) -> None:
    content.write("a.md", POST.format("甲"))
    first = content.items("a.md")
    assert content.workers.taken() == 1
    assert content.items("a.md", cache=content.start()) == first
    assert content.workers.taken() == 0
    assert content.items("a.md", cache=content.start("v2")) == first
    assert content.workers.taken() == 1


def test_the_texts_of_items_are_fetched_by_their_digests(content: Content) -> None:
    content.write("a.md", POST.format("甲 **乙**"))
    [read] = content.items("a.md")
    assert read.html == ""
    assert read.item is not None
    digest = read.item.body.digest
    assert content.cache.texts([digest]) == {digest: "<p>甲 <strong>乙</strong></p>"}


def test_a_text_that_is_not_there_is_told_as_lost(content: Content) -> None:
    with pytest.raises(LostTextError, match="00ff"):
        content.cache.texts(["00ff"])


def test_of_what_no_item_says_any_more_nothing_is_kept(content: Content) -> None:
    for text in ("甲", "乙", "丙"):
        content.write("a.md", POST.format(text))
        content.items("a.md")
    assert (content.store.count("item"), content.store.count("text")) == (1, 1)


def test_many_items_come_back_in_their_order_whatever_is_wrong_with_some(content: Content) -> None:
    names = [f"{number:02}.md" for number in range(70)]  # three batches
    for number, name in enumerate(names):
        if number % 10:
            content.write(name, POST.replace("重阳节", name).format("甲"))
    reads = content.items(*names)
    assert titles(reads) == [name if number % 10 else "" for number, name in enumerate(names)]
    assert reads[10].problems == (unreadable_problem("communities/guangming/10.md"),)


def test_a_file_that_could_not_be_opened_is_tried_again(content: Content) -> None:
    assert [fault.code for fault in content.items("a.md")[0].problems] == ["file-unreadable"]
    content.write("a.md", POST.format("甲"))
    assert titles(content.items("a.md")) == ["重阳节"]


def test_what_a_file_has_become_since_it_was_looked_at_is_what_is_read(content: Content) -> None:
    file = content.write("a.md", POST.format("甲"))
    place = ItemLocation("guangming", "", "communities/guangming/a.md", "a.md")
    stale = {str(file): hashlib.sha256(b"before").digest()}
    assert titles(content.cache.items([(str(file), place)], WORDS, stale)) == ["重阳节"]
    content.write("a.md", POST.replace("重阳节", "中秋节").format("甲"))
    assert titles(content.items("a.md")) == ["中秋节"]


def test_a_change_between_looking_and_reading_that_is_taken_back_leaves_nothing_wrong_behind(
    content: Content,
) -> None:
    file = content.write("a.md", POST.format("甲"))
    place = ItemLocation("guangming", "", "communities/guangming/a.md", "a.md")
    looked_at = content.digests()
    content.write("a.md", POST.replace("重阳节", "中秋节").format("甲"))
    assert titles(content.cache.items([(str(file), place)], WORDS, looked_at)) == ["中秋节"]
    content.write("a.md", POST.format("甲"))
    assert titles(content.items("a.md")) == ["重阳节"]
    content.write("a.md", POST.replace("重阳节", "中秋节").format("甲"))
    content.workers.taken()
    assert titles(content.items("a.md", cache=content.start())) == ["中秋节"]


# --- units, folders ---------------------------------------------------------------------------------


def test_a_card_is_read_once_as_long_as_its_bytes_are_the_same(content: Content) -> None:
    location = str(content.write("community.yaml", CARD))
    card = File("communities/guangming/community.yaml", location, 0, 0, 0, 0)
    first = content.cache.unit(card, "guangming", content.digests())
    assert first.unit is not None
    assert content.cache.unit(card, "guangming", content.digests()) is first
    content.write("community.yaml", CARD.replace("光明", "新华"))
    assert content.cache.unit(card, "guangming", content.digests()).name == "新华社区"


def test_a_card_that_cannot_be_opened_is_told(content: Content) -> None:
    card = File("communities/guangming/community.yaml", str(content.folder / "none"), 0, 0, 0, 0)
    read = content.cache.unit(card, "guangming", {})
    assert (read.unit, read.problems) == (None, (unreadable_problem(card.path),))


def test_a_folder_in_which_nothing_came_or_went_is_that_of_the_last_time() -> None:
    cache = ReadCache()
    one, other = (
        FolderIndex("communities/a", frozenset({"x"})),
        FolderIndex("communities/b", frozenset({"y"})),
    )
    cache.folders({"communities/a": one, "communities/b": other})
    again = cache.folders(
        {
            "communities/a": FolderIndex("communities/a", frozenset({"x"})),
            "communities/b": FolderIndex("communities/b", frozenset({"y", "z"})),
        }
    )
    assert again["communities/a"] is one
    assert again["communities/b"].paths == {"y", "z"}


# --- pictures and attachments -----------------------------------------------------------------------


def test_a_picture_is_developed_once_and_again_where_what_was_made_of_it_is_gone(content: Content) -> None:
    saved(content.folder / "a.png", scene(60, 40), "PNG")
    [first] = content.files(("picture", "a.png"))
    assert isinstance(first, Picture)
    assert content.workers.taken() == 1
    assert content.files(("picture", "a.png")) == [first]
    content.cache = content.start()
    assert content.files(("picture", "a.png")) == [first]
    assert content.workers.taken() == 0
    for file in (content.folder / "cache").iterdir():
        file.unlink()
    assert content.files(("picture", "a.png")) == [first]
    assert content.workers.taken() == 1


def test_an_attachment_is_looked_into_again_only_when_a_public_mobile_number_changes(
    content: Content,
) -> None:
    content.write("a.zip", b"no archive, 13800001234")
    [first] = content.files(("attachment", "a.zip"))
    assert isinstance(first, AttachmentRead)
    assert content.workers.taken() == 1
    assert content.files(("attachment", "a.zip"), allowed=frozenset({"0456-8420001"})) == [first]
    assert content.workers.taken() == 0
    content.files(("attachment", "a.zip"), allowed=frozenset({"13800001234"}))
    assert content.workers.taken() == 1


def test_files_of_both_kinds_come_back_under_their_keys_whatever_is_wrong_with_some(content: Content) -> None:
    saved(content.folder / "a.png", scene(60, 40), "PNG")
    content.write("b.zip", b"no archive")
    content.write("c.exe", b"MZ")
    attachment, missing, refused, picture = content.files(
        ("attachment", "b.zip"), ("picture", "none.jpg"), ("attachment", "c.exe"), ("picture", "a.png")
    )
    assert isinstance(attachment, AttachmentRead)
    assert missing == Fault("file-unreadable", (("name", "none.jpg"),))
    assert refused.code == "attachment-type"
    assert (picture.width, picture.height) == (60, 40)


def test_what_a_file_has_become_since_it_was_looked_at_is_not_kept_as_what_it_was(content: Content) -> None:
    file = content.write("b.zip", b"before")
    stale = content.digests()
    content.write("b.zip", b"longer than before")
    key = ("attachment", "b.zip")
    [now] = content.cache.files([key], content.folder, content.folder / "cache", stale, frozenset()).values()
    assert now.attachment.size == 18
    file.write_bytes(b"before")
    assert content.files(key)[0].attachment.size == 6
