"""What is drawn or embedded in a Word file: pictures, text boxes, and what no web page can show.

Word writes many drawings twice, for itself (`mc:Choice`) and for older programs (`mc:Fallback`); only one of them is
read. Pictures come as `w:drawing` (in the line, or anchored beside the text) or, from older files and from WPS, as
VML in `w:pict`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from civic.reading.foreign_files.parts import Relation
from civic.reading.pictures.picture_type import ending_of
from civic.reading.word.nodes import WordPicture
from civic.reading.word.package import Package, R, W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

ALTERNATE = f"{_MC}AlternateContent"
BOX = f"{W}txbxContent"
_WORTHY = frozenset(
    {f"{W}r", f"{W}t", f"{W}p", f"{W}drawing", f"{W}pict", f"{W}sym", f"{M}oMath", f"{_A}blip", BOX}
)

_VECTORS = re.compile(
    rb"\xd7\xcd\xc6\x9a|\x01\0\x09\0|\x01\0\0\0.{36} EMF|\s*<(?:\?xml|svg)|\x1f\x8b", re.DOTALL
)
_FAULTS = {"picture-too-large": "picture-large"}

_MADE_BY_PROGRAM = re.compile(
    r"\s*(?:[中低高]度?可信度)?描述已自动生成.*|\s*(?:AI 生成|AI-generated).*", re.DOTALL
)
_NAMELESS = re.compile(
    r"(?:图片|图像|照片|图形|图|微信图片|微信截图|捕获|未命名|无标题)[ \d_()（）.-]*(?:\.\w+)?|.*\.(?:jpe?g|png|bmp|gif|tiff?|webp|heic)"
    r"|[0-9a-zA-Z _.:/\\()-]*",
    re.IGNORECASE,
)


def branch_of(alternate: _Element) -> _Element | None:
    """The one of several forms of the same thing that is read: the first that holds something."""
    for branch in alternate:
        if any(inner.tag in _WORTHY for inner in branch.iter()):
            return branch
    return None


@dataclass(slots=True)
class DrawingContent:
    """What one drawing holds; `lost` are keys of WORD_LOST in wording/drafts.py."""

    pictures: list[WordPicture] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


class PictureKinds:
    """The pictures of a file, each looked at once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._known: dict[str, str] = {}

    def kind(self, part: str) -> str:
        """The ending that a picture's name needs (`.jpg`), or why it is lost: a key of WORD_LOST in wording/drafts.py."""
        if part not in self._known:
            data = self._package.data(part)
            self._known[part] = "picture-missing" if data is None else _kind(data)
        return self._known[part]


def _kind(data: bytes) -> str:
    ending = ending_of(data)
    if not ending:
        return "picture-vector" if _VECTORS.match(data) else "picture-foreign"
    from civic.reading.pictures.transcode import (
        check_picture,  # decoders are loaded only for a file that has pictures
    )

    fault = check_picture(data, "")
    return ending if fault is None else _FAULTS.get(fault.code, "picture-broken")


def read_drawing(
    element: _Element, relations: Mapping[str, Relation], picture_kinds: PictureKinds
) -> DrawingContent:
    """What stands in a `w:drawing`, `w:pict` or `w:object`."""
    found = DrawingContent()
    if element.tag == f"{W}object":
        program = next((one.get("ProgID", "") for one in element.iter(f"{_O}OLEObject")), "")
        found.lost.append("equation" if program.startswith("Equation") else "embedded")
        return found
    about = _description(next(element.iter(f"{_DRAWING}docPr"), None))
    is_line = False
    for inner in _descendants(element):
        if inner.tag == BOX:
            found.boxes.append(inner)
        elif inner.tag == f"{_PICTURE}pic":
            own = _description(next(inner.iter(f"{_PICTURE}cNvPr"), None))
            blip = next(inner.iter(f"{_A}blip"), None)
            edges = next(inner.iter(f"{_A}srcRect"), None)
            is_cut = edges is not None and any(_is_cut(edges.get(side, "")) for side in "ltrb")
            _add_picture(
                found, _target(blip, f"{R}embed", f"{R}link"), own or about, is_cut, relations, picture_kinds
            )
        elif inner.tag == f"{_V}imagedata":
            shape = inner.getparent()
            said = _human_description(
                shape.get("alt", "") if shape is not None else ""
            ) or _human_description(inner.get(f"{_O}title", ""))
            is_cut = any(_is_cut(inner.get(f"crop{side}", "")) for side in ("left", "top", "right", "bottom"))
            _add_picture(found, _target(inner, f"{R}id", f"{R}href"), said, is_cut, relations, picture_kinds)
        elif inner.tag == f"{_V}textpath":
            found.lost.append("wordart")
        elif inner.get(f"{_O}hr") is not None or inner.tag == f"{_V}shapetype":
            is_line = True
        elif inner.tag == f"{_A}graphicData" and (kind := _foreign_kind(inner.get("uri", ""))):
            found.lost.append(kind)
    if not (found.pictures or found.boxes or found.lost or is_line):
        found.lost.append("shape")
    return found


def _foreign_kind(uri: str) -> str:
    if "chart" in uri:
        return "chart"
    return "smartart" if uri.endswith("/diagram") else ""


def _descendants(element: _Element) -> Iterator[_Element]:
    """All that is in an element, but not in its text boxes, and of several forms of a thing only one."""
    for child in element:
        if child.tag == ALTERNATE:
            branch = branch_of(child)
            if branch is not None:
                yield from _descendants(branch)
            continue
        yield child
        if child.tag != BOX:
            yield from _descendants(child)


def _target(element: _Element | None, inside: str, outside: str) -> str:
    return "" if element is None else element.get(inside) or element.get(outside) or ""


def _is_cut(part: str) -> bool:
    """Whether something of a side is not shown: thousandths of a percent, `10%`, `.1`, `6554f`; less is a frame."""
    return not part.startswith("-") and re.search("[1-9]", part) is not None


def _add_picture(
    found: DrawingContent,
    key: str,
    about: str,
    is_cut: bool,
    relations: Mapping[str, Relation],
    picture_kinds: PictureKinds,
) -> None:
    """The picture that `key` names. Of one that is cut (`is_cut`) the file holds all, and what was cut off as well."""
    relation = relations.get(key)
    if relation is None:
        found.lost.append("picture-missing")
        return
    if relation.is_outside:
        found.lost.append("picture-outside")
        return
    kind = picture_kinds.kind(relation.target)
    if kind.startswith("."):
        found.pictures.append(WordPicture(relation.target, about))
        found.lost += ["picture-cut"] * is_cut
    else:
        found.lost.append(kind)


def _description(element: _Element | None) -> str:
    return (
        ""
        if element is None
        else _human_description(element.get("descr", "")) or _human_description(element.get("title", ""))
    )


def _human_description(text: str) -> str:
    """A description if a person could have written it: not `图片 1`, not the name of a file."""
    text = " ".join(_MADE_BY_PROGRAM.sub("", text).split())
    return "" if _NAMELESS.fullmatch(text) else text
