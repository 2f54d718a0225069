"""The walk over the content tree (specification.md §1.1)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from civic.core.problems import Problem, Severity
from civic.reading.content_tree import ContentTree, folders_of_no_column, stray_code, stray_problem, walk
from civic.wording.problems import say


def put(root: Path, *paths: str) -> Path:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    return root


def codes(tree: ContentTree) -> list[tuple[str, str]]:
    return [(problem.code, problem.file) for problem in tree.problems]


def facts(problem: Problem) -> dict[str, str]:
    return dict(problem.detail)


def posts(tree: ContentTree) -> list[str]:
    return [file.path for unit in tree.units for file in unit.items]


CARD = "communities/guangming/community.yaml"


# --- what lies where ----------------------------------------------------------------------------


def test_a_unit_is_a_folder_with_a_community_yaml_and_its_posts_lie_at_any_depth(tmp_path: Path) -> None:
    put(tmp_path, CARD, *(f"communities/guangming/{p}" for p in ("b.md", "2026/a.md", "2026/秋/c.md")))
    tree = walk(tmp_path)
    [unit] = tree.units
    assert unit.key == "guangming"
    assert unit.path == "communities/guangming"
    assert unit.card is not None
    assert unit.card.path == CARD
    assert [file.path for file in unit.items] == [
        "communities/guangming/2026/a.md",
        "communities/guangming/2026/秋/c.md",
        "communities/guangming/b.md",
    ]
    assert tree.problems == ()


def test_columns_and_pages_of_the_bureau_are_folders_under_bureau(tmp_path: Path) -> None:
    put(tmp_path, "bureau/news/a.md", "bureau/guides/2026/b.md", "bureau/pages/about.md")
    tree = walk(tmp_path)
    assert [(column.key, [f.path for f in column.items]) for column in tree.columns] == [
        ("guides", ["bureau/guides/2026/b.md"]),
        ("news", ["bureau/news/a.md"]),
    ]
    assert tree.pages is not None
    assert [file.path for file in tree.pages.items] == ["bureau/pages/about.md"]
    assert tree.problems == ()


def test_pictures_and_attachments_are_others_with_size_and_time(tmp_path: Path) -> None:
    put(tmp_path, CARD, "communities/guangming/微信图片 (1).JPG")
    (tmp_path / "communities/guangming/表.pdf").write_bytes(b"12345")
    os.utime(tmp_path / "communities/guangming/表.pdf", ns=(1, 1_700_000_000_000_000_000))
    [unit] = walk(tmp_path).units
    assert [file.name for file in unit.others] == ["微信图片 (1).JPG", "表.pdf"]
    assert unit.others[1].size == 5
    assert unit.others[1].mtime == 1_700_000_000_000_000_000
    assert Path(unit.others[1].location).read_bytes() == b"12345"


def test_the_files_of_the_registry_are_listed(tmp_path: Path) -> None:
    names = (
        "site.yaml",
        "columns.yaml",
        "assessments/2026.yaml",
        "received.csv",
        "conac.png",
        "closed/2026-10.json",
    )
    put(tmp_path, *(f"registry/{name}" for name in names))
    tree = walk(tmp_path)
    assert [file.path for file in tree.registry] == sorted(f"registry/{name}" for name in names)
    assert tree.problems == ()


def test_units_come_in_the_order_of_their_folders_whatever_the_disk_says(tmp_path: Path) -> None:
    for key in ("tiebei", "guangming", "xinhua", "jianhua"):
        put(tmp_path, f"communities/{key}/community.yaml")
    assert [unit.key for unit in walk(tmp_path).units] == ["guangming", "jianhua", "tiebei", "xinhua"]


def test_an_empty_or_missing_content_folder_holds_nothing(tmp_path: Path) -> None:
    for content in (tmp_path, tmp_path / "nowhere"):
        tree = walk(content)
        assert (tree.units, tree.columns, tree.pages, tree.registry, tree.problems) == ((), (), None, (), ())


# --- names that are not read --------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["Thumbs.db", "desktop.ini", "Desktop.ini", "~$稿子.docx", ".DS_Store", "_x.md"]
)
@pytest.mark.parametrize(
    "folder", ["communities/guangming/2026", "communities", "bureau/news", "registry", "."]
)
def test_what_windows_and_editors_leave_behind_is_ignored_by_name(
    tmp_path: Path, name: str, folder: str
) -> None:
    put(tmp_path, CARD, f"{folder}/{name}")
    tree = walk(tmp_path)
    assert tree.problems == ()
    assert posts(tree) == []
    assert all(unit.others == () for unit in tree.units)


@pytest.mark.parametrize("name", ["_draft", ".git", "~$x"])
def test_a_folder_that_is_ignored_takes_all_in_it_along(tmp_path: Path, name: str) -> None:
    put(tmp_path, CARD, f"communities/guangming/{name}/a.md", f"communities/{name}/b/c.md", f"{name}/d.md")
    tree = walk(tmp_path)
    assert posts(tree) == []
    assert tree.problems == ()


@pytest.mark.parametrize(
    ("name", "right"),
    [("a.md.txt", "a.md"), ("通知.MD.TXT", "通知.md"), ("a.md.docx", "a.md"), ("a.md.bak", "a.md")],
)
def test_a_name_with_more_behind_md_is_told_and_not_read(tmp_path: Path, name: str, right: str) -> None:
    put(tmp_path, CARD, f"communities/guangming/{name}")
    tree = walk(tmp_path)
    [told] = tree.problems
    assert (told.code, told.severity) == ("file-double-extension", Severity.WARNING)
    assert facts(told)["right"] == right
    assert posts(tree) == []


def test_md_in_capitals_is_told_and_not_read(tmp_path: Path) -> None:
    put(tmp_path, CARD, "communities/guangming/通知.MD", "bureau/news/a.Md")
    tree = walk(tmp_path)
    assert codes(tree) == [
        ("file-extension-case", "bureau/news/a.Md"),
        ("file-extension-case", "communities/guangming/通知.MD"),
    ]
    assert facts(tree.problems[1])["right"] == "通知.md"
    assert posts(tree) == []


@pytest.mark.parametrize(
    "copy",
    [
        "x - 副本.md",
        "x - 副本 (2).md",
        "x (1).md",
        "x(1).md",
        "x（1）.md",
        "x - Copy.md",
        "x - Copy (3).md",
        "x - copy.md",
    ],
)
def test_a_copy_beside_its_original_is_told_and_not_read(tmp_path: Path, copy: str) -> None:
    put(tmp_path, CARD, "communities/guangming/x.md", f"communities/guangming/{copy}")
    tree = walk(tmp_path)
    assert posts(tree) == ["communities/guangming/x.md"]
    [told] = tree.problems
    assert (told.code, told.severity) == ("file-copy", Severity.WARNING)
    assert facts(told)["original"] == "x.md"


def test_a_copy_of_a_copy_is_told_too(tmp_path: Path) -> None:
    names = ("x.md", "x - 副本.md", "x - 副本 - 副本.md", "x - 副本 (1).md")
    put(tmp_path, CARD, *(f"communities/guangming/{name}" for name in names))
    tree = walk(tmp_path)
    assert posts(tree) == ["communities/guangming/x.md"]
    assert [code for code, _ in codes(tree)] == ["file-copy"] * 3


def test_the_name_of_a_copy_without_its_original_is_a_post(tmp_path: Path) -> None:
    names = ("x - 副本.md", "y (1).md", "2026/z (1).md", "z.md", "第(3)期.md", "第.md")
    put(tmp_path, CARD, *(f"communities/guangming/{name}" for name in names))
    tree = walk(tmp_path)
    assert len(posts(tree)) == 6
    assert tree.problems == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("稿子.docx", "file-document"),
        ("稿子.DOC", "file-document"),
        ("稿子.txt", "file-document"),
        ("稿子.wps", "file-document"),
        ("照片.jpg", "file-unused"),
        ("表.xlsx", "file-unused"),
        ("表.pdf", "file-unused"),
        ("没有后缀", "file-unused"),
        ("community.yaml", "file-misplaced"),
    ],
)
def test_a_file_that_nothing_refers_to_has_a_code_by_its_name(name: str, code: str) -> None:
    assert stray_code(name) == code


def test_a_stray_is_a_warning_at_its_own_path(tmp_path: Path) -> None:
    put(tmp_path, CARD, "communities/guangming/2026/稿子.docx")
    [unit] = walk(tmp_path).units
    told = stray_problem(unit.others[0])
    assert told is not None
    assert (told.code, told.file) == ("file-document", "communities/guangming/2026/稿子.docx")
    assert (told.line, told.severity) == (None, Severity.WARNING)


# --- folders of nobody --------------------------------------------------------------------------


def test_a_folder_without_community_yaml_is_of_no_unit_and_its_posts_are_not_read(tmp_path: Path) -> None:
    put(tmp_path, "communities/nowhere/a.md", "communities/nowhere/2026/b.md")
    tree = walk(tmp_path)
    assert tree.units == ()
    [told] = tree.problems
    assert (told.code, told.file) == ("folder-of-no-unit", "communities/nowhere")
    assert told.severity is Severity.PROBLEM
    assert facts(told)["count"] == "2"


@pytest.mark.parametrize(
    "name", ["community.yml", "Community.yaml", "community.yaml.txt", "community - 副本.yaml"]
)
def test_a_slip_in_the_name_of_community_yaml_is_told_as_such(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"communities/guangming/{name}", "communities/guangming/a.md")
    [told] = walk(tmp_path).problems
    assert (told.code, told.file) == ("unit-file-missing", "communities/guangming")
    assert facts(told)["near"] == name


def test_a_community_yaml_further_down_makes_no_unit(tmp_path: Path) -> None:
    put(tmp_path, "communities/guangming/2026/community.yaml")
    assert codes(walk(tmp_path)) == [("folder-of-no-unit", "communities/guangming")]


def test_an_empty_folder_is_nobody_s_fault(tmp_path: Path) -> None:
    (tmp_path / "communities/guangming/2026").mkdir(parents=True)
    put(tmp_path, "communities/xinhua/Thumbs.db")
    tree = walk(tmp_path)
    assert tree.problems == ()
    assert folders_of_no_column(tree, {"news"}) == ()


def test_a_folder_under_bureau_that_is_no_column_is_told_with_the_columns_there_are(tmp_path: Path) -> None:
    put(tmp_path, "bureau/news/a.md", "bureau/newz/b.md", "bureau/pages/c.md")
    (tmp_path / "bureau/empty").mkdir()
    [told] = folders_of_no_column(walk(tmp_path), {"notices", "news"})
    assert (told.code, told.file, told.severity) == ("folder-of-no-column", "bureau/newz", Severity.PROBLEM)
    assert facts(told)["known"] == ("news", "notices")


@pytest.mark.parametrize(
    "path",
    ["a.md", "communities/a.md", "bureau/a.md", "communities/community.yaml", "bureau/photo.jpg", "x.txt"],
)
def test_a_file_where_nothing_is_read_is_told(tmp_path: Path, path: str) -> None:
    put(tmp_path, path)
    [told] = walk(tmp_path).problems
    assert (told.code, told.file, told.severity) == ("file-misplaced", path, Severity.WARNING)


def test_a_folder_where_nothing_is_read_is_told_once(tmp_path: Path) -> None:
    put(tmp_path, "images/a.jpg", "images/b.jpg", "Communities/guangming/a.md")
    assert codes(walk(tmp_path)) == [("file-misplaced", "Communities"), ("file-misplaced", "images")]


@pytest.mark.parametrize("name", ["outlets - 副本.yaml", "site.yml", "说明.md", "assessments/今年.yaml"])
def test_a_file_of_the_registry_that_nothing_reads_is_told(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"registry/{name}")
    assert codes(walk(tmp_path)) == [("file-misplaced", f"registry/{name}")]


# --- links of the file system and what cannot be read --------------------------------------------


def link(place: Path, target: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


@pytest.mark.parametrize("target", ["../../xinhua/a.md", "../../../../secret.txt", "../../xinhua", "/etc"])
def test_a_link_that_leaves_the_unit_s_folder_is_a_problem_and_not_followed(
    tmp_path: Path, target: str
) -> None:
    content = put(tmp_path / "content", CARD, "communities/xinhua/community.yaml", "communities/xinhua/a.md")
    put(tmp_path, "secret.txt")
    link(content / "communities/guangming/2026/a.md", target)
    tree = walk(content)
    assert posts(tree) == ["communities/xinhua/a.md"]
    [told] = tree.problems
    assert (told.code, told.file) == ("link-leaves-folder", "communities/guangming/2026/a.md")
    assert told.severity is Severity.PROBLEM


def test_a_folder_whose_name_only_begins_like_the_unit_s_is_outside(tmp_path: Path) -> None:
    put(tmp_path, CARD, "communities/guangming-cun/a.jpg")
    link(tmp_path / "communities/guangming/a.jpg", "../guangming-cun/a.jpg")
    assert ("link-leaves-folder", "communities/guangming/a.jpg") in codes(walk(tmp_path))


def test_a_unit_s_folder_that_is_itself_a_link_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, CARD)
    link(tmp_path / "communities/copy", "guangming")
    tree = walk(tmp_path)
    assert [unit.key for unit in tree.units] == ["guangming"]
    assert codes(tree) == [("link-leaves-folder", "communities/copy")]


class Junction:
    """A folder's entry as Windows gives it for a junction: no symbolic link, but marked."""

    def __init__(self, entry: os.DirEntry[str]) -> None:
        self.name, self.path, self.is_dir = entry.name, entry.path, entry.is_dir
        self._stat = entry.stat

    def is_symlink(self) -> bool:
        return False

    def stat(self, follow_symlinks: bool = True) -> object:
        return self._stat() if follow_symlinks else SimpleNamespace(st_reparse_tag=0xA0000003)


@pytest.mark.parametrize("place", ["communities/copy", "communities/guangming/out"])
def test_a_junction_of_windows_is_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    content = put(tmp_path / "content", CARD)
    put(tmp_path, "elsewhere/community.yaml")
    link(content / place, str(tmp_path / "elsewhere"))
    plain = os.scandir

    @contextmanager
    def scandir(folder: str) -> Iterator[list[object]]:
        with plain(folder) as entries:
            yield [Junction(entry) if entry.is_symlink() else entry for entry in entries]

    monkeypatch.setattr(os, "scandir", scandir)
    assert codes(walk(content)) == [("link-leaves-folder", place)]


def test_a_link_to_a_file_inside_the_unit_s_folder_is_a_file(tmp_path: Path) -> None:
    put(tmp_path, CARD, "communities/guangming/照片/a.jpg")
    link(tmp_path / "communities/guangming/2026/a.jpg", "../照片/a.jpg")
    tree = walk(tmp_path)
    assert [file.path for file in tree.units[0].others] == [
        "communities/guangming/2026/a.jpg",
        "communities/guangming/照片/a.jpg",
    ]
    assert tree.problems == ()


def test_columns_may_link_to_each_other_s_files(tmp_path: Path) -> None:
    put(tmp_path, "bureau/news/a.jpg")
    link(tmp_path / "bureau/guides/a.jpg", "../news/a.jpg")
    assert walk(tmp_path).problems == ()


def test_links_in_a_circle_and_links_to_folders_are_told_and_end_nowhere(tmp_path: Path) -> None:
    put(tmp_path, CARD, "communities/guangming/2026/a.md")
    folder = tmp_path / "communities/guangming"
    link(folder / "2026/up", "..")
    link(folder / "here", "here")
    link(folder / "gone.jpg", "nothing.jpg")
    tree = walk(tmp_path)
    assert posts(tree) == ["communities/guangming/2026/a.md"]
    assert codes(tree) == [
        ("file-misplaced", "communities/guangming/2026/up"),
        ("file-unreadable", "communities/guangming/gone.jpg"),
        ("file-unreadable", "communities/guangming/here"),
    ]


@pytest.mark.parametrize("folder", ["communities", "bureau", "."])
def test_a_circle_anywhere_is_told_and_ends_nowhere(tmp_path: Path, folder: str) -> None:
    put(tmp_path, CARD)
    link(tmp_path / folder / "round", "round")
    tree = walk(tmp_path)
    assert [unit.key for unit in tree.units] == ["guangming"]
    assert len(tree.problems) == 1


@pytest.mark.parametrize("name", ["communities", "bureau", "registry", "images"])
def test_a_part_of_the_tree_that_is_itself_a_circle_or_a_file_is_told(tmp_path: Path, name: str) -> None:
    link(tmp_path / "a" / name, name)
    put(tmp_path / "b", name)
    assert codes(walk(tmp_path / "a")) == [("file-misplaced", name)]
    assert codes(walk(tmp_path / "b")) == [("file-misplaced", name)]


def test_the_content_folder_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    put(tmp_path / "real", CARD, "communities/guangming/b.jpg")
    link(tmp_path / "real/communities/guangming/a.jpg", "b.jpg")
    link(tmp_path / "content", "real")
    tree = walk(tmp_path / "content")
    assert [unit.key for unit in tree.units] == ["guangming"]
    assert tree.problems == ()


def test_a_folder_named_like_a_post_is_told(tmp_path: Path) -> None:
    put(tmp_path, CARD, "communities/guangming/2026.md/a.md")
    tree = walk(tmp_path)
    assert codes(tree) == [("file-unreadable", "communities/guangming/2026.md")]
    assert posts(tree) == []


def test_a_pipe_is_told_and_never_opened(tmp_path: Path) -> None:
    put(tmp_path, CARD)
    os.mkfifo(tmp_path / "communities/guangming/a.md")
    tree = walk(tmp_path)
    assert codes(tree) == [("file-unreadable", "communities/guangming/a.md")]
    assert posts(tree) == []


@pytest.mark.parametrize("name", ["a\nb.md", "a\x1bb.md", os.fsdecode(b"\xbb\xee.md")])
def test_a_name_that_no_report_could_print_is_told_without_it(tmp_path: Path, name: str) -> None:
    put(tmp_path, CARD, f"communities/guangming/{name}")
    tree = walk(tmp_path)
    [told] = tree.problems
    assert told.code == "file-unreadable"
    told.file.encode("utf-8")
    assert told.file.isprintable()
    assert posts(tree) == []


def test_a_folder_that_cannot_be_opened_is_told_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, CARD, "communities/guangming/locked/a.md", "communities/guangming/open/b.md")
    scandir = os.scandir

    def guarded(path: str):  # type: ignore[no-untyped-def]
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    tree = walk(tmp_path)
    assert posts(tree) == ["communities/guangming/open/b.md"]
    assert codes(tree) == [("file-unreadable", "communities/guangming/locked")]


# --- the whole ----------------------------------------------------------------------------------


def test_every_problem_of_the_walk_has_its_sentence(tmp_path: Path) -> None:
    put(tmp_path, CARD, "communities/xinhua/a.md", "communities/jianhua/community.yml", "a.md", "b/c.md")
    put(tmp_path, *(f"communities/guangming/{n}" for n in ("x.md", "x (1).md", "y.MD", "z.md.txt", "w.md/a")))
    put(tmp_path, "registry/x.yaml", "communities/guangming/a\x01.md", "bureau/x/a.md")
    link(tmp_path / "communities/guangming/l1", "/etc")
    link(tmp_path / "communities/guangming/l2", "gone")
    link(tmp_path / "communities/guangming/l3", ".")
    tree = walk(tmp_path)
    told = (*tree.problems, *folders_of_no_column(tree, {"news"}))
    assert len({(p.code, facts(p).get("case")) for p in told}) == 14
    for problem in told:
        message, hint = say(problem.code, problem.detail)
        assert facts(problem)["name"] in message
        assert hint


def test_of_ten_thousand_files_each_is_found_once(tmp_path: Path) -> None:
    for number in range(50):
        folder = tmp_path / f"communities/u{number}/2026"
        folder.mkdir(parents=True)
        put(tmp_path, f"communities/u{number}/community.yaml")
        for post in range(199):
            (folder / f"{post}.md").touch()
    found = posts(walk(tmp_path))
    assert len(found) == len(set(found)) == 9950
