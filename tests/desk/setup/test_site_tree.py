"""The first content as a function of the answers: what was said is what is read, and nothing hangs on the hour."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from civic.core.model import Kind
from civic.desk.setup.divisions import County
from civic.desk.setup.new_unit import fact_check
from civic.desk.setup.site_tree import Answers, NewUnit, card, tree, yaml_value
from civic.desk.terminal.prompts import InvalidAnswerError
from civic.reading.header.yaml_nodes import YamlScalar, read_yaml
from civic.reading.registry.registry import read_registry
from civic.reading.registry.units import read_unit

SITE = dict.fromkeys(("section", "phone", "mailbox", "address", "site_id_code", "icp", "police"), "")
SITE |= {"url": "https://county.example/", "name": "甲", "short_name": "乙", "body": "丙"}
COUNTY = County("231124", "孙吴县", "黑河市", "黑龙江省")
SIGNS = "：:#-'\"[]{},&*!|>%@`?~$\\ 甲a1年"
said = st.one_of(st.text(SIGNS, max_size=12), st.text(max_size=12)).map(lambda text: " ".join(text.split()))


@given(said)
def test_a_text_is_read_back_as_it_was_said(text):
    assume(text.isprintable())
    read, problems = read_yaml(f"key: {yaml_value(text)}", "x.yaml")
    assert problems == ()
    assert [entry.value for entry in read.entries] == [YamlScalar(text, 1)]


def test_a_plain_text_stands_without_quotes():
    assert [yaml_value(text) for text in ("孙吴县民政局", "0456-8420000", "", "a: b")] == [
        *("孙吴县民政局", "0456-8420000", "", '"a: b"')
    ]


@given(said)
def test_a_name_that_a_card_may_have_is_read_back_from_it(text):
    assume(text.isprintable())
    try:
        name = fact_check("name")(text)
    except InvalidAnswerError:
        return
    read = read_unit(
        card(NewUnit("jia", name, "231124100001", Kind.VILLAGE)).encode(), "community.yaml", "jia"
    )
    assert (read.problems, read.unit and read.unit.name) == ((), name)


@given(said, said)
def test_whatever_the_site_is_called_its_registry_can_be_read(name, body):
    assume(name.isprintable() and body.isprintable() and name and body)
    made = dict(tree(Answers(COUNTY, {**SITE, "name": name, "body": body}, ()), date(2026, 11, 26)))
    files = {
        p.removeprefix("registry/"): text.encode() for p, text in made.items() if p.startswith("registry/")
    }
    registry, problems = read_registry(files)
    told = {dict(fault.detail).get("case", fault.code) for fault in problems}
    assert told <= {"markup", "placeholder", "registry-name-taken"}  # what no site may be called
    if registry is not None:
        assert (registry.site.name, registry.site.body) == (name, body)
        assert registry.outlets[0].name == name


def test_the_same_answers_on_the_same_day_give_the_same_files():
    units = (NewUnit("guangming", "光明社区", "231124100002", Kind.COMMUNITY),)
    one, other = (list(tree(Answers(COUNTY, SITE, units), date(2026, 11, 26))) for _ in range(2))
    assert one == other
    assert [path for path, _ in one][-2:] == [
        *("bureau/news/2026-11-26-jian-mian.md", "communities/guangming/community.yaml")
    ]


def test_the_first_year_of_the_rules_is_that_of_the_day():
    made = dict(tree(Answers(COUNTY, SITE, ()), date(2027, 1, 2)))
    assert "\n2027:\n" in made["registry/scoring.yaml"]
    assert "（例如 2028:）" in made["registry/scoring.yaml"]
