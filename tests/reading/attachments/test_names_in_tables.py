"""Names inside attachments beside what nobody may know of a person. All of them are made up."""

import pytest

from civic.reading.attachments.scan import inspect_attachment
from tests.office_files import docx, pptx, table, xlsx, zip_of
from tests.reading.attachments.test_scan import places_of
from tests.reading.markdown.ordinary import by_hand, made_up
from tests.reading.privacy.test_sensitive_names import NAMES


def told(name, data):
    """Where names were found, masked, with the word; nothing else may be told."""
    faults = [
        fault for fault in inspect_attachment(name, data, frozenset()) if fault.code != "attachment-unread"
    ]
    assert {(fault.code, dict(fault.detail)["case"]) for fault in faults} <= {
        ("person-exposed", "attachment")
    }
    return [places_of(fault) for fault in faults]


def rows(*names):
    return [["序号", "姓名", "金额"], *([str(n), name, "600"] for n, name in enumerate(names, 1))]


@pytest.mark.parametrize(
    ("name", "data", "places"),
    [
        ("a.docx", docx("上午慰问了低保户王建国。"), "正文 王**（低保）"),
        ("a.pptx", pptx(["残疾人李秀英上台讲话"]), "第 1 张幻灯片 李**（残疾）"),
        ("a.xlsx", xlsx({"一月": [["王建国", "2", "低保"]]}), "工作表「一月」，A1 王**（低保）"),
        (
            "a.zip",
            zip_of({"里/a.docx": docx("孤儿王芳收到了书包。")}),
            "压缩包里的「里/a.docx」，正文 王*（孤儿）",
        ),
        ("低保户王建国.docx", docx("x"), "文件名 王**（低保）"),
    ],
)
def test_a_name_in_one_sentence_or_row_with_such_a_word_is_told_with_its_place(name, data, places):
    assert told(name, data) == [places]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", xlsx({"低保": rows("王建国", "李秀英")})),
        ("低保.xlsx", xlsx({"一月": rows("王建国", "李秀英")})),
        ("a.xlsx", xlsx({"一月": [["2026年10月低保金发放表"], *rows("王建国", "李秀英")]})),
        ("a.xlsx", xlsx({"一月": [["序号", "低保对象"], ["1", "王建国"], ["2", "李秀英"]]})),
        ("低保.zip", zip_of({"a.xlsx": xlsx({"一月": rows("王建国", "李秀英")})})),
    ],
)
def test_a_list_of_names_is_known_by_the_word_above_it(name, data):
    [places] = told(name, data)
    assert places.count("（低保）") == 2
    assert "王**" in places
    assert "李**" in places


def test_of_a_long_list_the_first_and_their_number_are_told():
    [places] = told("低保.xlsx", xlsx({"一月": rows(*NAMES[:30])}))
    assert places.count("；") == 2
    assert places.endswith("等 30 处")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", xlsx({"值班": rows("王建国", "李秀英")})),
        ("低保.xlsx", xlsx({"一月": [["社区", "户数"], ["光明社区", "12"], ["制表人", "王建国"]]})),
        ("低保.xlsx", xlsx({"一月": rows("王**", "李某", "张大爷")})),
        ("a.xlsx", xlsx({"低保": [["12"]], "值班": rows("王建国", "李秀英")})),
        ("a.docx", docx("王建国上台领奖。低保户家里也热闹。")),
        ("低保政策.docx", docx("凡是家庭人均收入低于标准的，都可以申请。", "承办：王建国")),
    ],
)
def test_names_that_have_nothing_to_do_with_such_a_word_are_none_of_ours(name, data):
    assert told(name, data) == []


def test_in_a_text_a_sentence_parts_a_heading_from_the_tables_behind_it():
    names = table(("王建国", "600"), ("李秀英", "600"))
    assert told("a.docx", docx("低保对象", names)) == ["正文 王**（低保）；正文 李**（低保）"]
    assert told("a.docx", docx("低保对象", "下面是值班表。", names)) == []


def test_ordinary_texts_are_left_alone_in_a_file_too():
    texts = [*by_hand(500), *made_up(500)]
    hits = [text for text in texts if told("a.docx", docx(*text.split("\n")))]
    assert len(texts) == 1000
    assert len(hits) <= 1
