"""The content folder as a whole: what its files say to each other (specification.md §1.7)."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from civic.reading.attachments import scan
from civic.reading.read_cache import ReadCache
from civic.reading.site import SiteRead, read_site
from tests.content.problem_examples import BASE, CARD, POST, UNIT, _Files
from tests.office_files import docx

HEAD = "---\n标题: 重阳节\n日期: 2026-10-09\n分类: 社区服务\n"


def reading(folder: Path, files: _Files, read_cache: ReadCache | None = None) -> SiteRead:
    for path, text in {**BASE, **files}.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_site(
        folder / "content", folder / "cache", date(2026, 11, 23), read_cache, None, _digests(folder)
    )


def _digests(folder: Path) -> dict[str, bytes]:
    return {str(file): sha256(file.read_bytes()).digest() for file in folder.rglob("*") if file.is_file()}


def told(read: SiteRead) -> list[tuple[str, int | None, str | None]]:
    return [(fault.code, fault.line, fault.field) for fault in read.problems]


@pytest.mark.parametrize(
    "line", ["电话: 13900000001", "业务邮箱: 13900000001@example.org", "地址: 某某路 1 号，13900000001"]
)
def test_the_numbers_of_a_community_yaml_may_stand_in_every_post(tmp_path: Path, line: str) -> None:
    post = {POST: f"{HEAD}---\n请打 13900000001，不打 13900000002。\n正文\n13900000001\n"}
    assert told(reading(tmp_path, {CARD: f"{BASE[CARD]}{line}\n", **post})) == [("mobile-number", 6, None)]


@pytest.mark.parametrize("line", ["phone", "mailbox", "address"])
def test_the_numbers_of_the_bureau_may_stand_in_every_post(tmp_path: Path, line: str) -> None:
    number = "13900000001@example.org" if line == "mailbox" else "13900000001"
    site = f"{BASE['registry/site.yaml']}{line}: {number}\n"
    assert told(reading(tmp_path, {"registry/site.yaml": site, POST: f"{HEAD}---\n13900000001\n"})) == []


def test_a_community_yaml_further_down_is_told(tmp_path: Path) -> None:
    card = {f"{UNIT}/2026/xinhua/community.yaml": BASE[CARD], POST: f"{HEAD}---\n文\n"}
    assert told(reading(tmp_path, card)) == [("file-misplaced", None, None)]


@pytest.mark.parametrize(
    ("cover", "code"),
    [
        ("现场.jpg", "picture-missing"),
        ("https://www.example.org/a.jpg", "picture-elsewhere"),
        ("//www.example.org/a.jpg", "picture-elsewhere"),
        ("data:image/png;base64,AAAA", "scheme-refused"),
        ("D:\\照片\\现场.jpg", "scheme-refused"),
        ("../../xinhua/a.jpg", "path-leaves-folder"),
    ],
)
def test_a_cover_that_is_not_beside_the_post_is_told_for_what_it_is(
    tmp_path: Path, cover: str, code: str
) -> None:
    assert told(reading(tmp_path / "post", {POST: f"{HEAD}封面: {cover}\n---\n文\n"})) == [(code, 5, "cover")]
    assert told(reading(tmp_path / "unit", {CARD: f"{BASE[CARD]}封面: {cover}\n"})) == [(code, 4, "cover")]


FORM = f"{UNIT}/2026/表.docx"
OFFERED: _Files = {POST: f"{HEAD}---\n[表](表.docx)\n", FORM: docx("联系电话：13900000001")}


def test_the_public_numbers_may_stand_in_attachments_too(tmp_path: Path) -> None:
    assert told(reading(tmp_path, OFFERED)) == [("mobile-number", 6, None)]
    assert told(reading(tmp_path, {**OFFERED, CARD: f"{BASE[CARD]}电话: 13900000001\n"})) == []


def test_an_attachment_is_looked_into_once_until_it_or_a_public_mobile_number_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    look = scan.inspect_attachment
    monkeypatch.setattr(
        scan, "inspect_attachment", lambda name, data, allowed: seen.append(name) or look(name, data, allowed)
    )
    read_cache = ReadCache()
    for files in (
        OFFERED,
        {**OFFERED, POST: f"{HEAD}---\n上面\n\n[表](表.docx)\n"},
        {**OFFERED, CARD: f"{BASE[CARD]}电话: 0456-8420001\n"},
    ):
        assert [code for code, *_ in told(reading(tmp_path, files, read_cache))] == ["mobile-number"]
    assert len(seen) == 1
    assert told(reading(tmp_path, {**OFFERED, CARD: f"{BASE[CARD]}电话: 13900000001\n"}, read_cache)) == []
    assert len(seen) == 2
    changed = {**OFFERED, FORM: docx("联系电话：13900000002")}
    assert told(reading(tmp_path, changed, read_cache)) == [("mobile-number", 6, None)]
    assert len(seen) == 3
