"""Problem: what is repeated of a writer's text can be shown anywhere."""

import pytest

from civic.core.problems import problem, to_printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("重阳节看望老人 é 𠮷　“好”", "重阳节看望老人 é 𠮷　“好”"),
        ("\x1b[31m红", "\ufffd[31m红"),
        ("\x1b]0;窗口\x07", "\ufffd]0;窗口\ufffd"),
        ("\x9b2J", "\ufffd2J"),
        ("甲\x08\x08乙\x7f\x00", "甲\ufffd\ufffd乙\ufffd\ufffd"),
        ("甲\r【问题】\n乙\t丙\x85丁\u2028戊", "甲 【问题】 乙 丙 丁 戊"),
        ("通知\u202efdp.exe\u2066", "通知\ufffdfdp.exe\ufffd"),
        ("\ud800", "\ufffd"),
    ],
)
def test_a_text_of_a_writer_is_shown_without_what_would_steer_a_terminal(text: str, shown: str) -> None:
    assert to_printable(text) == shown


def test_every_fact_and_the_field_of_a_problem_are_shown_so() -> None:
    told = problem("key-unknown", "a.md", 3, "\x1b[2J", key="\x1b[2J", near="标题")
    assert told.detail == (("key", "\ufffd[2J"), ("near", "标题"))
    assert told.field == "\ufffd[2J"
