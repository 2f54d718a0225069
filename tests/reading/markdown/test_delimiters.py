"""Which stars are emphasis among Chinese characters and digits, and which stay as typed (specification.md §1.8)."""

import pytest

from civic.reading.markdown.renderer import read_body


def html(text: str, *phones: str) -> str:
    return read_body(text, "a.md", 1, phones, "").html


# --- stars that stay as typed -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "138****1234",
        "138****1234和139****5678",
        "231124********1234",
        "1*2*3",
        "张**、李**",
        "张**，李**。",
        "张**；李**：王**！赵**？",
        "（张**）（李**）",
        "张**（80岁）、李**（75岁）",
        "张**(80岁)和李**(75岁)",
        "张**（138****1234）、李**（139****5678）、王**",
        "张** 李**",
        "张**和李**参加",
        "志愿者张**与王**一起入户，刘**及欧阳**随后赶到",
        "张**跟李**同赵**去了",
        "张**和李**和王**参加了",
        "张**、李**参加，王**和赵**也来了",
        "欧阳**和司马**参加",
        "万**和包**参加",
        "张**,李**.",
        "王*芳",
        "王*芳、李*华",
        "长3*宽4*高5",
        "张*、李*",
        "2*3=6，4*5=20",
        "5 * 3 * 2",
    ],
)
def test_stars_of_masked_names_numbers_and_products_stay_as_typed(text: str) -> None:
    assert html(text) == f"<p>{text}</p>"


def test_a_masked_name_at_the_end_of_a_line_opens_nothing_whether_joined_or_not() -> None:
    assert html("负责人张**\n李**同志") == "<p>负责人张**<br>\n李**同志</p>"
    wide = "社区工作人员利用三天时间走访辖区全部独居老人逐户登记张**"
    assert html(f"{wide}\n李**同志参加") == f"<p>{wide}李**同志参加</p>"


def test_a_masked_number_inside_bold_text_stays_as_typed() -> None:
    assert html("**联系电话138****1234**") == "<p><strong>联系电话138****1234</strong></p>"


# --- emphasis ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**重要**", "<strong>重要</strong>"),
        ("请**（务必）**参加", "请<strong>（务必）</strong>参加"),
        ("见**（138****1234）**处", "见<strong>（138****1234）</strong>处"),
        ("请**按时**参加", "请<strong>按时</strong>参加"),
        ("张家**重要**通知", "张家<strong>重要</strong>通知"),
        ("**王者**和**李白**", "<strong>王者</strong>和<strong>李白</strong>"),
        ("**王**和**李**", "<strong>王</strong>和<strong>李</strong>"),
        ("老张**和平**谈判", "老张<strong>和平</strong>谈判"),
        ("示范**及时**通知", "示范<strong>及时</strong>通知"),
        ("黑龙江**同江**市", "黑龙江<strong>同江</strong>市"),
        ("他们**和李**参加", "他们<strong>和李</strong>参加"),
        ("张**和李**参加**重要**会议", "张**和李**参加<strong>重要</strong>会议"),
        ("**通知张**和李**参加**", "<strong>通知张**和李**参加</strong>"),
        ("他说**“你好”**是的", "他说<strong>“你好”</strong>是的"),
        ("**注意：**请参加", "<strong>注意：</strong>请参加"),
        ("**甲**、**乙**，**丙**。", "<strong>甲</strong>、<strong>乙</strong>，<strong>丙</strong>。"),
        ("*斜体* 和 _斜体_", "<em>斜体</em> 和 <em>斜体</em>"),
        ("（*斜体*）", "（<em>斜体</em>）"),
        ("***甲***乙", "<strong><em>甲</em></strong>乙"),
        ("**甲*乙*丙**", "<strong>甲*乙*丙</strong>"),
        ("**甲 *乙* 丙**", "<strong>甲 <em>乙</em> 丙</strong>"),
        ("**王*芳、李*华**获奖", "<strong>王*芳、李*华</strong>获奖"),
        ("*张**、李**获奖*", "<em>张**、李**获奖</em>"),
        ("*甲*，*乙*", "<em>甲</em>，<em>乙</em>"),
        ("***甲*乙** 丙", "<strong><em>甲</em>乙</strong> 丙"),
        ("__甲__", "<strong>甲</strong>"),
        ("a_b_c", "a_b_c"),
        ("共**12**人", "共<strong>12</strong>人"),
        (r"\*甲\* \_乙\_ \#丙 1\. 丁 \\", r"*甲* _乙_ #丙 1. 丁 \ ".strip()),
        (r"\**甲*", "*<em>甲</em>"),
    ],
)
def test_emphasis_among_chinese_characters(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"
