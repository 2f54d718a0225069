"""registry/site.yaml -> SiteInfo: who speaks, and what header, footer and page tags say (specification.md §1.9).

Nothing here may carry a script: values are plain text, pictures are file names beside site.yaml, addresses are
http or https.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from civic.core.model import FooterLink, SiteInfo
from civic.core.problems import Problem
from civic.reading.header.fields import Fields
from civic.reading.header.yaml_nodes import Node
from civic.reading.schema.field import ValueType
from civic.reading.schema.site import SITE
from civic.reading.text.suggestions import nearest_word

FILE = "registry/site.yaml"

_BEGINNINGS = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP", re.DOTALL)
_IN_THE_MODEL = {  # what the model calls otherwise
    "site_domain": "domain",
    "site_id_code": "id_code",
    "conac_url": "badge_url",
    "conac_picture": "badge_picture",
    "error_url": "report_error_url",
    "error_picture": "report_error_picture",
}


def read_site_info(
    node: Node | None, told: list[Problem], beside: Mapping[str, bytes] | None = None
) -> SiteInfo:
    """The facts of site.yaml; what is wrong with them is added to `told`. `beside`: see read_registry."""
    fields = Fields(node, SITE, FILE, told)
    said = fields.values()
    said["url"] = _site_url(fields, said["url"])
    links = [link.values() for link in said["links"]]
    said["links"] = tuple(FooterLink(link["name"], link["url"]) for link in links)
    for field in SITE.fields:
        if field.type is ValueType.PICTURE:
            said[field.name] = _picture(fields, field.name, said[field.name], beside)
    return SiteInfo(**{_IN_THE_MODEL.get(name, name): value for name, value in said.items()})


def _site_url(fields: Fields, text: str) -> str:
    """The full address of the site, with a slash at its end."""
    steps = urlsplit(text).path.strip("/").split("/")
    if "?" in text or "#" in text or (steps != [""] and {"", ".", ".."} & set(steps)):
        fields.refuse("url", "site-url", fields.scalar("url"))
        text = ""
    return text if text.endswith("/") else text + "/" if text else "http://localhost/"


def _picture(fields: Fields, name: str, text: str, beside: Mapping[str, bytes] | None) -> str:
    """The name of a picture beside site.yaml. It is published as it is, so its bytes must be those of a picture."""
    if not text or beside is None:
        return text
    if text not in beside:
        like = nearest_word(text, sorted(beside))
        fields.refuse(name, "picture-missing", fields.scalar(name), like=like)
        return ""
    if not _BEGINNINGS.match(beside[text]):
        fields.refuse(name, "picture-fake", fields.scalar(name))
        return ""
    return text
