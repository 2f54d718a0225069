"""One item file: from its bytes to an Item, with everything that is wrong in it told at once."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date
from typing import NamedTuple

from civic.core.addresses import RESERVED, item_id
from civic.core.model import (
    BUREAU,
    DRAFTS,
    PAGES,
    Adoption,
    Body,
    Item,
    Reference,
    Status,
    Void,
)
from civic.core.problems import Problem, problem, sort_problems
from civic.core.resolve.read_results import ItemLocation, ItemRead
from civic.reading.header.adoptions import read_adoptions, read_void
from civic.reading.header.dates import Moment
from civic.reading.header.fields import Fields
from civic.reading.header.front_matter import read_header
from civic.reading.header.values import NO, YES, value_excerpt
from civic.reading.header.yaml_nodes import YamlMapping, YamlScalar
from civic.reading.markdown.renderer import BodyRead, read_body, summarise
from civic.reading.privacy.numbers import find_numbers
from civic.reading.privacy.public_notices import WORKING_DAYS, is_list_of_people, last_day
from civic.reading.privacy.sensitive_names import find_people
from civic.reading.registry.vocabulary import Vocabulary
from civic.reading.schema.post import BUREAU_ITEM, POST
from civic.reading.text.encoding import decode
from civic.reading.text.slugs import is_slug, slug_of
from civic.reading.text.suggestions import nearest_word

_TITLE_LENGTH = 80  # characters


def read_item(data: bytes, place: ItemLocation, words: Vocabulary) -> ItemRead:
    """What an item file says, and what is wrong with it (specification.md §1.4 and §1.7).

    Problems have their usual severities: what a draft, void or withdrawn item is spared is decided where the
    day is known. `item` lacks targets and cover, which depend on other files; it is None if title, date,
    slug or the category of a post cannot be read. Never raises, whatever the bytes.
    """
    file = place.path
    source = decode(data, file)
    problems = list(source.problems)
    if problems and not source.text:
        return ItemRead(place, None, "", None, sort_problems(problems), draft=False)
    header = read_header(source.text, file, POST)
    problems.extend(header.problems)
    fields = Fields(header.mapping, POST, file, problems, choices=words.choices)
    identity = item_id(place.owner, place.inner)
    body = read_body(
        header.body, file, header.body_line, place.phones, identity.removeprefix("urn:uuid:")[:8]
    )
    problems.extend(body.problems)
    problems.extend(_number_problems(source.text, place, words.allowed_numbers))

    said = _ItemFields.from_fields(fields, place, words, header.mapping)
    if not said.reviewer:
        problems.extend(_person_problems(source.text, file))
    return ItemRead(
        place=place,
        item=said.item(identity, place, body),
        html=body.html,
        cover=said.cover,
        problems=sort_problems(problems),
        draft=said.status in DRAFTS,
        references=body.references,
        slug=said.slug,
        has_number_in_address=_has_number_in_address(said.slug, place, words.allowed_numbers),
        year=said.moment.day.year if said.moment else None,
        withdrawn=said.withdrawn,
        void=said.void_day,
        lines=tuple((name, entry.line) for name, entry in fields.entries.items()),
        body_line=header.body_line,
        remark=said.remark,
    )


class _ItemFields(NamedTuple):
    """What the fields of a header say, each asked for once, so that each fault is told once."""

    title: str
    moment: Moment | None
    category: str
    themes: tuple[str, ...]
    authors: tuple[str, ...]
    source: str
    summary: str
    cover: Reference | None
    tags: tuple[str, ...]
    status: Status
    remark: str
    expires: date | None
    slug: str
    reported: date | None
    event: str
    adoptions: tuple[Adoption, ...]
    withdrawn: date | None
    void: Void | None
    void_day: date | None
    reviewer: str
    reviewed: date | None
    is_whole: bool  # has all that an item needs

    @classmethod
    def from_fields(
        cls, fields: Fields, place: ItemLocation, words: Vocabulary, header: YamlMapping | None
    ) -> _ItemFields:
        is_bureau = place.owner == BUREAU
        if header is not None:
            _tell_missing(fields, (BUREAU_ITEM if is_bureau else POST).required, header)
        if is_bureau:
            _tell_misplaced(fields)
        title = fields.value("title")
        if len(title) > _TITLE_LENGTH:
            fields.tell(
                "title-long", "title", length=len(title), limit=_TITLE_LENGTH, over=title[_TITLE_LENGTH:][:10]
            )
        moment = fields.value("date")
        category = "" if is_bureau else fields.value("category")
        chosen = fields.value("themes")
        slug = _slug(fields, place)
        tags, expires = fields.value("tags"), fields.value("expires")
        if moment is not None and is_list_of_people(title, tags):
            _tell_stay(fields, moment.day, expires)
        void, void_day = (None, None) if is_bureau else read_void(fields)
        return cls(
            title=title,
            moment=moment,
            category=category,
            themes=tuple(theme.key for theme in words.themes if theme.key in chosen),
            authors=fields.value("authors"),
            source=fields.value("source"),
            summary=fields.value("summary"),
            cover=fields.value("cover"),
            tags=tags,
            status=Status(fields.value("status") or Status.PUBLISHED),
            remark=fields.value("remark"),
            expires=expires,
            slug=slug,
            reported=None if is_bureau else _report_day(fields, moment),
            event="" if is_bureau else unicodedata.normalize("NFKC", fields.value("event")).strip(),
            adoptions=() if is_bureau else read_adoptions(fields),
            withdrawn=fields.value("withdrawn"),
            void=void,
            void_day=void_day,
            reviewer=fields.value("reviewer"),
            reviewed=fields.value("reviewed"),
            is_whole=bool(title and moment and slug and (category or is_bureau)),
        )

    def item(self, identity: str, place: ItemLocation, body: BodyRead) -> Item | None:
        if not self.is_whole or self.moment is None:
            return None
        digest = hashlib.sha256(body.html.encode()).hexdigest()
        return Item(
            id=identity,
            owner=place.owner,
            column=place.column,
            path=place.path,
            slug=self.slug,
            title=self.title,
            day=self.moment.day,
            time=self.moment.time,
            body=Body(digest, has_text=bool(body.html)),
            category=self.category,
            themes=self.themes,
            authors=self.authors,
            source=self.source,
            summary=self.summary or summarise(body.plain),
            tags=self.tags,
            status=self.status,
            expires=self.expires,
            reported=self.reported,
            event=self.event,
            adoptions=self.adoptions,
            withdrawn=self.withdrawn,
            void=self.void,
            reviewer=self.reviewer,
            reviewed=self.reviewed,
            references=body.references,
        )


def _tell_missing(fields: Fields, names: tuple[str, ...], header: YamlMapping) -> None:
    """The required fields that are not there, or empty, or hidden behind a key with a slip in it."""
    if all(fields.has(name) for name in names):
        return
    unknown = {nearest_word(e.key, POST.names): e for e in header.entries if e.key not in POST.names}
    broken = {fault.line for fault in fields.problems if fault.code in ("yaml-anchor", "yaml-tag")}
    for name in names:
        key = POST.by_word[name]
        slip = unknown.get(key.chinese) or unknown.get(name)
        if fields.has(name) or (name in fields.entries and fields.line(name) in broken):
            continue  # it is there, or its line is told already
        if name in fields.entries:
            fields.tell("field-missing", name, None, key=fields.key(name), of=name, case="empty")
        elif slip:
            at = YamlScalar("", slip.line)
            fields.tell("field-missing", name, at, key=key.chinese, of=name, case="near", typed=slip.key)
        else:
            fields.tell("field-missing", name, None, key=key.chinese, of=name)


def _tell_misplaced(fields: Fields) -> None:
    for field in POST.fields:
        if field.name not in BUREAU_ITEM.names and fields.has(field.name):
            code = "category-not-here" if field.name == "category" else "key-not-here"
            fields.tell(code, field.name, None, key=fields.key(field.name))


def _tell_stay(fields: Fields, day: date, expires: date | None) -> None:
    """A list of people that stays too long, or for ever."""
    last = last_day(day)
    facts = {"last": last.isoformat(), "days": str(WORKING_DAYS)}
    if expires is not None and expires > last:
        scalar = fields.scalar("expires")
        fields.tell("list-stays", "expires", scalar, key=fields.key("expires"), value=expires, **facts)
    elif not fields.has("expires"):
        fields.tell("list-stays", "expires", None, case="missing", **facts)


def _report_day(fields: Fields, moment: Moment | None) -> date | None:
    """The day of report: its own, else that of `date`; none if the header says that it is no submission."""
    scalar = fields.scalar("reported")
    if scalar is not None and scalar.text.lower() in NO:
        return None
    day = None
    if scalar is not None and scalar.text.lower() in YES:
        facts = {"key": fields.key("reported"), "value": scalar.text, "case": "yes"}
        fields.tell("date-wrong", "reported", scalar, **facts)
    elif scalar is not None:
        day = fields.day("reported")
    return day or (moment.day if moment else None)


def _slug(fields: Fields, place: ItemLocation) -> str:
    """The slug as given, else that of the file name; "" if it cannot stand in an address."""
    given = fields.scalar("slug")
    if given is None:
        slug = slug_of(_file_name(place))
        if not slug:
            fields.tell("slug-empty", "slug", None, of="slug", name=place.path.rpartition("/")[2])
    elif is_slug(given.text):
        slug = given.text
    else:
        right = slug_of(given.text)
        case = {"case": "near", "right": right} if right else {}
        fields.tell(
            "slug-wrong",
            "slug",
            given,
            of="slug",
            key=fields.key("slug"),
            value=value_excerpt(given),
            **case,
        )
        return ""
    if slug == "page" or (place.column == PAGES and slug in RESERVED):
        case = {} if given else {"case": "name"}
        fields.tell("slug-reserved", "slug", given, value=slug, **case)
        return ""
    return slug


def _number_problems(text: str, place: ItemLocation, allowed: frozenset[str]) -> list[Problem]:
    """Personal numbers in the whole file, and in its name, which everybody can read in the address."""
    found = [problem(n.code, place.path, n.line, None, **dict(n.detail)) for n in find_numbers(text, allowed)]
    in_name = find_numbers(place.inner, allowed)
    return found + [problem(n.code, place.path, None, None, case="name", **dict(n.detail)) for n in in_name]


def _has_number_in_address(slug: str, place: ItemLocation, allowed: frozenset[str]) -> bool:
    """Whether a personal number stands in the slug. One that is made of the file name holds what the name holds, also
    where the words that tell a number for what it is have become others."""
    name = _file_name(place)
    return bool(find_numbers(slug, allowed) or (find_numbers(name, allowed) and slug == slug_of(name)))


def _file_name(place: ItemLocation) -> str:
    return place.path.rpartition("/")[2].removesuffix(".md")


def _person_problems(text: str, file: str) -> list[Problem]:
    """Names that stand beside what nobody should know of a person: whoever released the post has thought of them."""
    return [
        problem("person-exposed", file, found.line, None, masked=found.masked, word=found.word)
        for found in find_people(text)
    ]
