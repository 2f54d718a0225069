"""The schema of what people write: every field can be put on a form, and its example is read by the very reading."""

from collections.abc import Callable, Iterator

import pytest

from civic.core.problems import Problem
from civic.core.resolve.read_results import ItemLocation
from civic.reading.item import read_item
from civic.reading.registry.registry import read_registry
from civic.reading.registry.units import read_unit
from civic.reading.registry.vocabulary import Vocabulary
from civic.reading.schema.field import Choice, Field, Schema, ValueType, is_year
from civic.reading.schema.post import ADOPTION, BUREAU_ITEM, POST, VOID
from civic.reading.schema.registry import CATEGORY, COLUMN, OUTLET, RULES, TAXONOMY, THEME
from civic.reading.schema.site import LINK, SITE
from civic.reading.schema.unit import UNIT
from civic.wording.fields import FIELDS
from civic.wording.problems import EXAMPLES

SCHEMAS = {
    "post": POST,
    "bureau item": BUREAU_ITEM,
    "adoption": ADOPTION,
    "void": VOID,
    "unit": UNIT,
    "site": SITE,
    "link": LINK,
    "column": COLUMN,
    "category": CATEGORY,
    "theme": THEME,
    "taxonomy": TAXONOMY,
    "outlet": OUTLET,
    "rules": RULES,
}
EVERY_FIELD = [pytest.param(name, field, id=f"{name}.{field.name}") for name, schema in SCHEMAS.items() for field in schema.fields]  # fmt: skip

REGISTRY = {
    "site.yaml": "url: https://www.example.org/\nname: 某网\nbody: 某局\n",
    "columns.yaml": "- {key: news, name: 民政要闻, type: 工作动态}\n",
    "taxonomy.yaml": "categories:\n  - {key: service, name: 社区服务}\nthemes:\n  - {key: love, name: 爱心活动}\n",
    "outlets.yaml": "- {key: heihe-daily, name: 黑河日报, level: city, points: 4}\n",
    "scoring.yaml": "2026: {monthly_min: 1}\n",
}


# --- as data for forms ----------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD)
def test_a_field_has_two_keys_a_label_a_hint_and_an_example(kind: str, field: Field) -> None:
    assert field.name.isascii()
    assert not field.chinese.isascii()
    assert field.label
    assert "\n" not in field.label + field.hint + field.example
    assert field.hint.endswith("。")
    assert field.example


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_a_key_means_one_field_and_each_field_has_its_words(schema: Schema) -> None:
    assert len(schema.by_word) == 2 * len(schema.fields)
    assert set(schema.names.values()) <= set(FIELDS[schema.kind])


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD)
def test_what_is_chosen_has_choices_and_what_has_parts_holds_fields(kind: str, field: Field) -> None:
    assert (field.choices is not None) == (field.type in (ValueType.CHOICE, ValueType.CHOICES))
    within = (ValueType.RECORD, ValueType.RECORDS, ValueType.POINTS)
    assert (field.parts is not None) == (field.type in within)
    if isinstance(field.choices, Choice):
        assert field.example in field.choices.allowed


def test_an_item_of_the_bureau_has_the_fields_of_a_post_but_those_of_the_tally() -> None:
    names = {field.name for field in POST.fields} - {field.name for field in BUREAU_ITEM.fields}
    assert names == {"category", "reported", "event", "adoptions", "void"}
    assert BUREAU_ITEM.required == ("title", "date")
    assert POST.required == ("title", "date", "category")


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("1990", True), ("2100", True), ("1989", False), ("2101", False), ("26", False), ("20２６", False)],
)
def test_a_year_lies_in_range_and_has_four_digits(word: str, is_one: bool) -> None:
    assert is_year(word) is is_one


def test_messages_and_forms_give_the_same_example() -> None:
    for schema in (POST, ADOPTION, VOID, UNIT):
        assert {field.name: field.example for field in schema.fields}.items() <= EXAMPLES.items()


# --- the examples, read ---------------------------------------------------------------------------

Told = tuple[object, tuple[Problem, ...]]


def registry(**files: str) -> Told:
    texts = REGISTRY | {f"{name}.yaml": text for name, text in files.items()}
    return read_registry({name: text.encode() for name, text in texts.items()})


def item(head: str, owner: str = "guangming", column: str = "") -> Told:
    known, _ = read_registry({name: text.encode() for name, text in REGISTRY.items()})
    assert known is not None
    words = Vocabulary(known.categories, known.themes, known.outlets, frozenset())
    folder = f"bureau/{column}" if column else f"communities/{owner}"
    place = ItemLocation(owner, column, f"{folder}/a.md", "a.md", ())
    read = read_item(f"---\n{head}---\n正文。\n".encode(), place, words)
    return (read.item, read.cover), read.problems


def unit(text: str) -> Told:
    read = read_unit(text.encode(), "communities/guangming/community.yaml", "guangming")
    return (read.unit, read.cover), read.problems


def indent(lines: str, first: str = "  - ", rest: str = "    ") -> str:
    return first + lines.rstrip("\n").replace("\n", f"\n{rest}") + "\n"


HEAD = "标题: 甲\n日期: 2026-10-09\n"
READ: dict[str, Callable[[str], Told]] = {  # the lines of one mapping, put where such a mapping belongs
    "post": item,
    "bureau item": lambda lines: item(lines, "bureau", "news"),
    "adoption": lambda lines: item(f"{HEAD}分类: 社区服务\n采用:\n{indent(lines)}"),
    "void": lambda lines: item(f"{HEAD}分类: 社区服务\n作废:\n{indent(lines, '  ', '  ')}"),
    "unit": unit,
    "site": lambda lines: registry(site=lines),
    "link": lambda lines: registry(site=f"{REGISTRY['site.yaml']}links:\n{indent(lines)}"),
    "column": lambda lines: registry(columns=indent(lines, "- ", "  ")),
    "category": lambda lines: registry(taxonomy=f"categories:\n{indent(lines)}"),
    "theme": lambda lines: registry(taxonomy=f"{REGISTRY['taxonomy.yaml']}{indent(lines).replace('love', 'new').replace('爱心', '新')}"),
    "taxonomy": lambda lines: registry(taxonomy=lines),
    "outlet": lambda lines: registry(outlets=indent(lines, "- ", "  ")),
    "rules": lambda lines: registry(scoring=f"2026:\n{indent(lines, '  ', '  ')}"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD)
def test_an_example_is_read_without_a_word(kind: str, field: Field) -> None:
    needed = {field.name, *SCHEMAS[kind].required, *(["page"] if kind == "adoption" else [])}
    fields = [each for each in SCHEMAS[kind].fields if each.name in needed]
    _, problems = READ[kind]("".join(f"{each.chinese}: {each.example}\n" for each in fields))
    assert problems == ()


@pytest.mark.parametrize("kind", SCHEMAS)
def test_english_and_chinese_keys_may_be_mixed_and_their_colons_be_of_any_kind(kind: str) -> None:
    fields = SCHEMAS[kind].fields
    read = READ[kind]
    plain = read("".join(f"{field.name}: {field.example}\n" for field in fields))
    assert plain[1] == ()
    for lines in _spellings(fields):
        assert read("".join(lines)) == plain


def _spellings(fields: tuple[Field, ...]) -> Iterator[list[str]]:
    yield [f"{field.chinese}: {field.example}\n" for field in fields]
    for colon in ("：", "： ", ":", " : ", "　：　"):
        yield [f"{field.name}{colon}{field.example}\n" for field in fields]
        yield [f"{field.chinese}{colon}{field.example}\n" for field in fields]
    mixed = [(field.name, field.chinese)[number % 2] for number, field in enumerate(fields)]
    yield [f"{key}{'：:'[number % 3 // 2]}{field.example}\n" for number, (key, field) in enumerate(zip(mixed, fields, strict=True))]  # fmt: skip
