"""Telephone numbers as a unit writes them into its one field."""

import pytest

from civic.core.phones import parse_phones


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ()),
        ("0456-0000000", (("0456-0000000", "04560000000"),)),
        ("0456 0000000", (("0456 0000000", "04560000000"),)),
        ("0456-0000000、0000001", (("0456-0000000", "04560000000"), ("0000001", "0000001"))),
        ("0456-0000000（办公室），12345", (("0456-0000000（办公室）", "04560000000"), ("12345", "12345"))),
        ("正在申请", (("正在申请", ""),)),
    ],
)
def test_each_number_of_a_field_is_shown_as_written_and_dialled_without_marks(text, shown):
    assert parse_phones(text) == shown
