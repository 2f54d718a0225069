"""takedown: an item is marked, its file otherwise untouched, and what will happen is said."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from civic.core.addresses import item_id
from civic.desk.__main__ import main
from civic.desk.corrections.takedown import takedown
from tests.office_files import docx
from tests.site.sample import Sample

DAY = date(2026, 11, 5)
PATH = "communities/guangming/2026/a.md"
POST = "---\n标题: 重阳节\n日期: 2026-10-09\n分类: 党建\n网址名: chong-yang\n{more}---\n\n正文。\n"


@pytest.fixture
def sample(tmp_path):
    made = Sample(tmp_path)
    made.write(PATH, POST.format(more=""))
    return made


@pytest.fixture
def said(sample, capsys):
    """Take something down on DAY; exit code, what is printed, what is complained of."""

    def call(item, reason="本人要求"):
        code = takedown(sample.content, item, reason, DAY)
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def text(sample, path=PATH):
    return (sample.content / path).read_text("utf-8")


WITHDRAWN = POST.format(more="撤下: 2026-11-05  # 本人要求\n")


@pytest.mark.parametrize(
    "item",
    [
        PATH,
        "/communities/guangming/2026/chong-yang/",
        "/communities/guangming/2026/chong-yang",
        "/communities/guangming/2026/chong-yang/index.html",
        "https://sample.example/communities/guangming/2026/chong-yang/",
        "https://sample.example/communities/guangming/2026/chong-yang/?from=wechat#p-1",
        "http://127.0.0.1:8000/communities/guangming/2026/chong-yang/",
        item_id("guangming", "2026/a.md"),
    ],
)
def test_an_item_is_known_by_file_address_and_id(item, said, sample):
    code, _, error = said(item)
    assert (code, error) == (0, "")
    assert text(sample) == WITHDRAWN


def test_an_item_is_known_by_a_file_as_the_shell_gives_it(said, sample, monkeypatch):
    assert said(str(sample.content / PATH))[0] == 0
    assert text(sample) == WITHDRAWN
    sample.write(PATH, POST.format(more=""))
    monkeypatch.chdir(sample.content / "communities/guangming")
    assert said("2026/a.md")[0] == 0
    assert text(sample) == WITHDRAWN


def test_an_address_below_the_path_of_the_site_is_known(said, sample):
    sample.site_yaml(url="https://portal.example/minzheng/")
    assert said("https://portal.example/minzheng/communities/guangming/2026/chong-yang/")[0] == 0
    assert text(sample) == WITHDRAWN


def test_an_address_of_chinese_letters_may_be_encoded(said, sample):
    sample.post("guangming/2026/b.md", slug="b")
    assert said("/communities/guangming/2026/%62/")[0] == 0
    assert "withdrawn: 2026-11-05" in text(sample, "communities/guangming/2026/b.md")


@pytest.mark.parametrize(
    "item",
    [
        "communities/guangming/2026/c.md",
        "/communities/guangming/",
        "https://elsewhere.example/communities/guangming/2026/chong-yang/",
        "urn:uuid:00000000-0000-0000-0000-000000000000",
        "重阳节",
        "http://[",
    ],
)
def test_an_item_that_is_not_there_is_told_and_nothing_is_written(item, sample, capsys):
    assert main(["takedown", f"--content={sample.content}", item, "--reason=甲"]) == 64
    assert capsys.readouterr().err == (
        f"找不到「{item}」这篇文章。请从浏览器的地址栏里复制它的网址，或者写它的文件，"
        "例如 communities/guangming/2026/重阳节.md。\n"
    )
    assert text(sample) == POST.format(more="")


def test_what_will_happen_is_said_with_the_address_and_the_files(said, sample):
    sample.picture("communities/guangming/2026/p.jpg")
    sample.picture("communities/guangming/2026/q.jpg", shade=10)
    sample.write("communities/guangming/2026/表.docx", docx("姓名："))
    sample.write(PATH, POST.format(more="") + "![甲](p.jpg)\n\n![乙](q.jpg)\n\n[表](表.docx)\n")
    sample.post("guangming/2026/b.md", "![乙](q.jpg)")
    _, out, _ = said(PATH)
    assert out == (
        "已在 communities/guangming/2026/a.md 里写上「撤下」。下次生成、发布以后，"
        "https://sample.example/communities/guangming/2026/chong-yang/ 只显示「已撤下」，"
        "列表、订阅和搜索里都不再有它；上报的篇数照算。\n"
        "跟着一起下线的图片和附件：p.jpg、表.docx。\n"
        "别的文章也在用，所以还在网上的：q.jpg。\n"
        "现在请运行 publish；手工上传的，服务器上的旧文件也要跟着删掉。\n"
    )


@pytest.mark.parametrize(
    ("reason", "written"),
    [
        ("虚假", "虚假"),
        ("抄袭", "抄袭"),
        ("泄露隐私", "泄露隐私"),
        ("privacy", "泄露隐私"),
        ("泄露 隐私", "泄露隐私"),
    ],
)
def test_the_three_reasons_make_a_post_void(reason, written, said, sample):
    code, out, _ = said(PATH, reason)
    assert code == 0
    assert text(sample) == POST.format(more=f"作废:\n  原因: {written}\n  日期: 2026-11-05\n")
    assert f"写上「作废」，原因是{written}。" in out


def test_an_item_of_the_bureau_is_only_withdrawn(said, sample):
    sample.item("news/x.md", slug="x")
    assert said("/news/2026/x/", "虚假")[0] == 0
    assert "withdrawn: 2026-11-05  # 虚假\n" in text(sample, "bureau/news/x.md")


def test_a_post_that_is_withdrawn_may_still_become_void(said, sample):
    sample.write(PATH, POST.format(more="撤下: 2026-11-01\n"))
    assert said(PATH, "抄袭")[0] == 0
    assert text(sample) == POST.format(more="撤下: 2026-11-01\n作废:\n  原因: 抄袭\n  日期: 2026-11-05\n")


def test_a_later_withdrawal_is_brought_forward(said, sample):
    sample.write(PATH, POST.format(more="撤下: 2026-12-31\n"))
    assert said(PATH)[0] == 0
    assert text(sample) == WITHDRAWN


@pytest.mark.parametrize(
    ("more", "reason", "code", "sentence"),
    [
        ("撤下: 2026-11-01\n", "本人要求", 0, f"{PATH} 早已撤下，没有再改。\n"),
        ("作废: {原因: 虚假, 日期: 2026-11-01}\n", "抄袭", 0, f"{PATH} 早已作废，没有再改。\n"),
        ("作废: {原因: 虚假, 日期: 2026-11-01}\n", "本人要求", 0, f"{PATH} 早已作废，没有再改。\n"),
        ("状态: 草稿\n", "本人要求", 1, f"{PATH} 是草稿，没有登在网上，不用撤下。\n"),
        (
            "到期: 下周三\n",
            "本人要求",
            1,
            f"{PATH} 的开头有错，没有撤下：「下周三」不是日期。请先照 check 说的改好，再运行一次。\n",
        ),
        (
            "心情: {甲}\n到期: {乙}\n",
            "本人要求",
            1,
            f"{PATH} 的开头有错，没有撤下：「{{乙}}」不是日期。请先照 check 说的改好，再运行一次。\n",
        ),
    ],
)
def test_where_nothing_is_to_be_done_it_is_said_in_one_sentence(more, reason, code, sentence, said, sample):
    sample.write(PATH, POST.format(more=more))
    assert said(PATH, reason) == (code, "", sentence)
    assert text(sample) == POST.format(more=more)


def test_a_post_whose_day_is_still_to_come_is_not_online(said, sample):
    sample.write(PATH, POST.format(more="").replace("2026-10-09", "2026-12-01"))
    code, out, error = said(PATH)
    assert (code, out) == (1, "")
    assert error == f"{PATH} 的日期还没有到，没有登在网上；不想登了，请把它的「状态」写成 草稿。\n"


def test_a_header_in_braces_is_for_people(said, sample):
    braces = "---\n{标题: 甲, 日期: 2026-10-09, 分类: 党建}\n---\n"
    sample.write(PATH, braces)
    code, _, error = said(PATH)
    assert code == 1
    assert error.startswith(f"{PATH} 的开头写法特别，没有改动它")
    assert text(sample) == braces


def test_a_missing_picture_does_not_stop_a_takedown(said, sample):
    sample.write(PATH, POST.format(more="") + "![甲](没有.jpg)\n")
    assert said("/communities/guangming/2026/chong-yang/")[0] == 0
    assert "撤下: 2026-11-05" in text(sample)


def test_an_identity_number_in_the_text_is_told_since_it_still_lies_in_the_file(said, sample):
    sample.write(PATH, POST.format(more="") + "11010519491231002X\n")
    code, out, _ = said(PATH)
    assert code == 0
    assert f"注意：{PATH} 里还有身份证号码或银行卡号。撤下以后不会再登出来" in out


def test_a_private_number_is_no_reason(sample, capsys):
    words = ["takedown", f"--content={sample.content}", PATH, "--reason=张某 13812345678 要求"]
    assert main(words) == 64
    assert capsys.readouterr().err == "原因里有身份证号码、银行卡号或手机号码，请去掉以后再写。\n"
    assert text(sample) == POST.format(more="")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([PATH], "还缺少 --reason，请在后面补上。"),
        ([PATH, "--reason=　"], "--reason 后面还缺少内容。"),
        (["--reason=甲"], "还没有写撤下哪一篇，请在后面加上它的网址，或者它的文件。"),
        ([], "还没有写撤下哪一篇，请在后面加上它的网址，或者它的文件。"),
    ],
)
def test_a_wrong_call_is_answered_in_one_sentence(words, sentence, sample, capsys):
    assert main(["takedown", f"--content={sample.content}", *words]) == 64
    assert capsys.readouterr().err == sentence + "\n"


def test_while_the_registry_is_at_fault_nothing_is_written(said, sample):
    sample.site_yaml(url="sample")
    code, _, error = said(PATH)
    assert code == 1
    assert error.endswith("请先把 registry 文件夹里的错误改好，再撤下文章。\n")
    assert text(sample) == POST.format(more="")


def test_a_file_that_may_not_be_written_is_one_sentence(sample, capsys, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    assert main(["takedown", f"--content={sample.content}", PATH, "--reason=甲"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("没有权限读写 ")
    assert "没有撤下；" in error
    assert text(sample) == POST.format(more="")


def test_a_file_that_was_saved_meanwhile_is_not_written(sample, capsys, monkeypatch):
    real = shutil.copymode

    def saved_by_somebody(source, target):
        Path(source).write_text(POST.format(more="来源: 甲\n"), "utf-8")
        real(source, target)

    monkeypatch.setattr("shutil.copymode", saved_by_somebody)
    assert main(["takedown", f"--content={sample.content}", PATH, "--reason=甲"]) == 1
    file = (sample.content / PATH).resolve()
    assert capsys.readouterr().err == f"{file} 刚才又被别人保存过，没有撤下；请再运行一次。\n"
    assert text(sample) == POST.format(more="来源: 甲\n")
