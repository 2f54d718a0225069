"""registry/site.yaml -> SiteInfo: who speaks, and what header, footer and page tags say (specification.md §1.9).

Nothing here may carry a script: values are plain text, pictures are file names beside site.yaml, addresses are
http or https (specification.md §5.3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from civic.core.model import FooterLink, SiteInfo
from civic.core.problems import Problem
from civic.reading.header.yaml_nodes import Node
from civic.reading.registry.records import RegistryRecord, records
from civic.reading.text.suggestions import nearest_word

FILE = "registry/site.yaml"

_NAMES = (
    *("url", "demo", "name", "short_name", "body", "section", "area_code", "intro"),
    *("phone", "mailbox", "address", "hours", "copyright", "links", "allowed_numbers"),
    *("site_domain", "site_id_code", "icp", "police", "police_url", "police_picture"),
    *("conac_url", "conac_picture", "error_url", "error_picture"),
)
_DOMAIN = re.compile(r"[^\s/:?#@.]+(?:\.[^\s/:?#@.]+)+")
_ID_CODE = re.compile(r"\d{10}|bm\d{8}|N\d{9}", re.ASCII)
_AREA_CODE = re.compile(r"\d{6}", re.ASCII)
_MAILBOX = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PICTURE = re.compile(r"[^\s/\\:.][^/\\:]*\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)
_BEGINNINGS = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP", re.DOTALL)


def read_site_info(
    node: Node | None, told: list[Problem], beside: Mapping[str, bytes] | None = None
) -> SiteInfo:
    """The facts of site.yaml; what is wrong with them is added to `told`. `beside`: see read_registry."""
    record = RegistryRecord(node, FILE, _NAMES, "", told)
    return SiteInfo(
        url=_site_url(record),
        demo=record.flag("demo", default=False),
        name=record.text("name", required=True, label=True),
        short_name=record.text("short_name", label=True),
        body=record.text("body", required=True, label=True),
        section=record.text("section", label=True),
        area_code=record.text_matching("area_code", _AREA_CODE, "area-code"),
        intro=record.text("intro"),
        phone=record.text("phone"),
        mailbox=record.text_matching("mailbox", _MAILBOX, "mailbox"),
        address=record.text("address"),
        hours=record.text("hours"),
        copyright=record.text("copyright"),
        links=_links(record, told),
        allowed_numbers=record.texts("allowed_numbers"),
        domain=record.text_matching("site_domain", _DOMAIN, "domain"),
        id_code=record.text_matching("site_id_code", _ID_CODE, "id-code"),
        icp=record.text("icp", label=True),
        police=record.text("police", label=True),
        police_url=_address(record, "police_url"),
        police_picture=_picture(record, "police_picture", beside),
        badge_url=_address(record, "conac_url"),
        badge_picture=_picture(record, "conac_picture", beside),
        report_error_url=_address(record, "error_url"),
        report_error_picture=_picture(record, "error_picture", beside),
    )


def is_web_address(text: str) -> bool:
    """A full http(s) address with a host, without blanks."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    named = bool(parts.hostname) and not parts.username and port != 0
    return parts.scheme.lower() in ("http", "https") and named and len(text.split()) == 1


def _site_url(record: RegistryRecord) -> str:
    """The full address of the site, with a slash at its end."""
    text = record.text("url", required=True)
    if not text:
        return "http://localhost/"
    parts = urlsplit(text) if is_web_address(text) else None
    steps = parts.path.strip("/").split("/") if parts else []
    if parts is None or "?" in text or "#" in text or (steps != [""] and {"", ".", ".."} & set(steps)):
        record.tell("url", "site-url", text)
        return "http://localhost/"
    return text if text.endswith("/") else text + "/"


def _picture(record: RegistryRecord, name: str, beside: Mapping[str, bytes] | None) -> str:
    """The name of a picture beside site.yaml. It is published as it is, so its bytes must be those of a picture."""
    text = record.text_matching(name, _PICTURE, "picture")
    if text and beside is not None and text not in beside:
        record.tell(name, "picture-missing", text, like=nearest_word(text, sorted(beside)))
        return ""
    if text and beside is not None and not _BEGINNINGS.match(beside[text]):
        record.tell(name, "picture-fake", text)
        return ""
    return text


def _address(record: RegistryRecord, name: str) -> str:
    text = record.text(name)
    if text and not is_web_address(text):
        record.tell(name, "url", text)
        return ""
    return text


def _links(record: RegistryRecord, told: list[Problem]) -> tuple[FooterLink, ...]:
    """The links of the footer: name and address of each."""
    links = []
    for each in records(record.node("links"), FILE, ("name", "url"), "links", told):
        name = each.text("name", required=True)
        url = each.text("url", required=True)
        if url and not is_web_address(url):
            each.tell("url", "url", url)
        links.append(FooterLink(name, url))
    return tuple(links)
