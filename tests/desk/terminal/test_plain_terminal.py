"""What files hold or are called never steers the terminal of whoever checks them (colours, titles, deleted lines)."""

import json
import re

import pytest

from tests.site.sample import Sample, desk

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Escape sequences by every way on which they can come in: bytes, YAML, addresses, entities, names of files."""
    made = Sample(tmp_path_factory.mktemp("escapes"))
    made.post(
        "guangming/a.md",
        "[甲](%1b%5b2J.pdf) [乙](%C2%9B2J.pdf) ![丙](%1b%5b31m.jpg) [丁](<&#13;.pdf>) [戊](\u202efdp.pdf)",
        title=r'"\e[31m红"',
        category=r'"\e]0;x\a"',
        cover="%1b[2J.jpg",
        adoptions=r'[{outlet: "\e[2J", date: 2026-10-20}]',
    )
    made.post(
        "guangming/b.md", "甲\x1b[31m乙\x9b2J", title="题\x1b]0;x\x07目", status=r'"\x9b2J\r\n【问题】"'
    )
    made.post("guangming/c.md", "\n".join(["### \x9b&#13;甲", "## 乙&#x1b;"]), **{r'"\e[31m"': "甲"})
    made.post("guangming/d.md", expires=r'"2026\b\b"', event=r'"\0\ud800"', tags=r'["\e[31m", "\a"]')
    made.write("communities/guangming/e\x1b[31m.md", "甲")
    made.write("communities/guangming/f\u202egnp.txt", "甲")
    made.write("communities/\x1b[2J/a.md", "甲")
    made.write("bureau/news/g\x9b2J.md", "甲")
    made.write("\x1b[2J.txt", "甲")
    made.unit("xinhua", 简介=r'"\e[31m"', 在岗人数=r'"\e[31m"', 类型=r'"\e[2J"')
    return made


def steering(text):
    return STEERING.findall(text)


@pytest.mark.parametrize("form", ["text", "json"])
def test_check_tells_all_of_it_plainly(sample, form):
    ended = desk("check", f"--content={sample.content}", "--as-of=2026-11-05", f"--format={form}")
    assert ended.returncode == 1
    assert ended.stdout.count("\ufffd") > 5
    assert steering(ended.stdout + ended.stderr) == []


def test_so_does_build_and_so_do_the_texts_in_the_list_of_problems(sample):
    built = sample.build()
    assert built.code == 2
    assert steering(built.out + built.err) == []
    assert len(built.problems) > 10
    words = [fault[key] for fault in built.problems for key in ("message", "hint", "field")]
    assert steering("\n".join(filter(None, words))) == []
    json.dumps(built.problems, ensure_ascii=False).encode()  # no half of a surrogate pair


def test_a_registry_with_a_hidden_control_character_is_refused(tmp_path):
    sample = Sample(tmp_path, {"name": r'"\e[31m红"'})
    built = sample.build()
    assert built.code == 1
    assert [(fault["file"], fault["code"]) for fault in built.problems] == [
        ("registry/site.yaml", "yaml-broken")
    ]
    assert steering(built.out + built.err) == []
