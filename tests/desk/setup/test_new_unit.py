"""new --unit: a card that lacks nothing but what is not known yet, and nothing where something is in the way."""

from datetime import date

import pytest

from civic.core.model import Kind, Unit
from civic.desk.__main__ import main
from civic.reading.site import read_site
from tests.desk.terminal.answering import type_in

DAY = date(2026, 11, 5)


def call(sample, *words):
    return main(["new", "--unit", f"--content={sample.content}", *words])


def unit(sample, key):
    """The unit as the site has it; nothing is wrong with the content."""
    reading = read_site(sample.content, sample.folder / "cache", DAY)
    assert reading.problems == ()
    return reading.site.unit_by_key[key]


def test_three_options_register_a_unit_whole(sample, capsys):
    assert call(sample, "--name=建华社区", "--code=231124100001", "--kind=社区") == 0
    assert unit(sample, "jianhua") == Unit("jianhua", "231124100001", "建华社区", Kind.COMMUNITY)
    file = sample.content / "communities/jianhua/community.yaml"
    assert capsys.readouterr().out == (
        f"已登记建华社区：{file}。要替它写第一篇，运行 new --community jianhua --title 标题。\n"
    )


def test_the_new_unit_can_be_written_for_at_once(sample, capsys):
    call(sample, "--name=平度村", "--code=231124201202", "--kind=村")
    assert main(["new", f"--content={sample.content}", "--community=pingdu-cun", "--title=甲"]) == 0
    capsys.readouterr()


def test_the_card_says_what_may_be_filled_in_later(sample):
    call(sample, "--name=建华社区", "--code=231124100001", "--kind=community")
    text = (sample.content / "communities/jianhua/community.yaml").read_text("utf-8")
    assert text.startswith("# 建华社区的登记表。")
    assert (
        '\n名称: 建华社区\n代码: "231124100001"\n类型: 社区\n开通:\n在岗人数:\n业务邮箱:\n电话:\n地址:\n简介:\n'
        in text
    )


def test_a_name_with_marks_of_yaml_is_kept_as_it_was_said(sample):
    call(sample, "--name=建华社区 # 二期", "--code=231124100001", "--kind=社区", "--community=jianhua")
    assert unit(sample, "jianhua").name == "建华社区 # 二期"


def test_another_key_may_be_asked_for(sample):
    assert call(sample, "--community=jian-hua", "--name=建华社区", "--code=231124100001", "--kind=社区") == 0
    assert unit(sample, "jian-hua").name == "建华社区"


def test_a_name_that_sounds_like_another_gets_another_key(sample):
    assert call(sample, "--name=鑫华社区", "--code=231124100012", "--kind=社区") == 0
    assert unit(sample, "xinhua-2").name == "鑫华社区"


def test_answers_register_a_unit_with_all_that_is_known(sample, monkeypatch, capsys):
    answers = [
        "建华社区",
        "231124100001",
        "",
        "",
        "2026年12月1日",
        "0456-8420000",
        "jianhua@example.org",
        "9",
    ]
    type_in(monkeypatch, *answers)
    assert call(sample) == 0
    facts = {
        "opened": date(2026, 12, 1),
        "staff": 9,
        "mailbox": "jianhua@example.org",
        "phone": "0456-8420000",
    }
    assert unit(sample, "jianhua") == Unit("jianhua", "231124100001", "建华社区", Kind.COMMUNITY, **facts)
    out = capsys.readouterr().out
    assert "类型，写序号（直接回车就用：1）：" in out
    assert "代号，用在文件夹名和网址里，定了不要改（直接回车就用：jianhua）：" in out


def test_what_is_not_known_is_left_empty(sample, monkeypatch):
    type_in(monkeypatch, "西兴村", "231124201210", "", "", "", "", "", "")
    assert call(sample) == 0
    assert unit(sample, "xixing-cun") == Unit("xixing-cun", "231124201210", "西兴村", Kind.VILLAGE)


def test_a_wrong_answer_is_asked_for_again_with_the_reason(sample, monkeypatch, capsys):
    codes = ["123", "231124100004", "231124100001"]
    keys = ["Jianhua", "xinhua", "search", "jian-hua"]
    type_in(monkeypatch, "", "建华社区", *codes, "4", "1", *keys, "明天", "2026-12-01", "", "", "九", "9")
    assert call(sample) == 0
    assert unit(sample, "jian-hua").staff == 9
    out = capsys.readouterr().out
    for reason in (
        "  这一项不能空着。\n",
        "  代码「123」不对，要写 12 位数字，现在是 3 位。请照国家统计局的统计用区划代码写，例如：代码: 231124100002\n",
        "  代码「231124100004」已经登记给 xinhua（新华社区），一个代码只能属于一个单位。\n",
        "  请写一个序号，1 到 3。\n",
        "  代号只能用小写字母、数字和减号，第一个是字母，一共 2 到 31 个，不能是「Jianhua」。\n",
        "  代号「xinhua」已经有单位在用，请换一个。\n",
        "  代号不能用「search」，网站自己的网址要用这个词；例如可以写 search-shequ。\n",
    ):
        assert reason in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--name=甲社区"],
            "new --unit 后面的 --name、--code、--kind 要写就三个都写；一个也不写，程序会一项一项问。",
        ),
        (
            ["--name=甲社区", "--code=1", "--kind=社区"],
            "代码「1」不对，要写 12 位数字，现在是 1 位。请照国家统计局的统计用区划代码写，例如：代码: 231124100002",
        ),
        (
            ["--name=甲社区", "--code=231124100004", "--kind=社区"],
            "代码「231124100004」已经登记给 xinhua（新华社区），一个代码只能属于一个单位。",
        ),
        (
            ["--name=甲社区", "--code=231124100009", "--kind=小区"],
            "类型「小区」不认识，您是不是想写「社区」？请写 社区、乡镇、村 三个里的一个，例如：类型: 社区",
        ),
        (["--name=", "--code=231124100009", "--kind=社区"], "这一项不能空着。"),
        (
            ["--community=xinhua", "--name=甲社区", "--code=231124100009", "--kind=社区"],
            "代号「xinhua」已经有单位在用，请换一个。",
        ),
        (
            ["--community=page", "--name=甲社区", "--code=231124100009", "--kind=社区"],
            "代号不能用「page」，网站自己的网址要用这个词；例如可以写 page-shequ。",
        ),
        (["--title=甲"], "new --unit 单独用，后面不能再写 --title。"),
    ],
)
def test_options_that_will_not_do_are_a_wrong_call(words, sentence, sample, capsys):
    before = sorted(sample.content.rglob("*"))
    assert call(sample, *words) == 64
    assert capsys.readouterr().err == sentence + "\n"
    assert sorted(sample.content.rglob("*")) == before


def test_a_folder_that_is_there_already_is_not_written_into(sample, capsys):
    sample.write("communities/jianhua/登记.txt", "正在准备")
    words = ["--community=jianhua", "--name=建华社区", "--code=231124100001", "--kind=社区"]
    assert call(sample, *words) == 64
    assert "代号「jianhua」已经有单位在用" in capsys.readouterr().err
    assert [path.name for path in (sample.content / "communities/jianhua").iterdir()] == ["登记.txt"]


def test_answers_that_end_too_early_leave_nothing_behind(sample, monkeypatch, capsys):
    before = sorted(sample.content.rglob("*"))
    type_in(monkeypatch, "建华社区", "231124100001")
    assert call(sample) == 1
    assert (
        capsys.readouterr().err == "回答到这里就断了，还有问题没有回答，什么也没有新建；请从头再运行一次。\n"
    )
    assert sorted(sample.content.rglob("*")) == before


def test_while_the_registry_is_at_fault_nothing_is_registered(sample, capsys):
    sample.site_yaml(url="sample")
    assert call(sample, "--name=建华社区", "--code=231124100001", "--kind=社区") == 1
    assert capsys.readouterr().err.endswith("请先把 registry 文件夹里的错误改好，再登记单位。\n")
    assert not (sample.content / "communities/jianhua").exists()


def test_a_disk_that_is_in_the_way_leaves_no_half_card(sample, monkeypatch, capsys):
    def full(*_):
        raise OSError(28, "No space left")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert call(sample, "--name=建华社区", "--code=231124100001", "--kind=社区") == 1
    assert capsys.readouterr().err == "磁盘已满，什么也没有新建；请腾出空间再运行一次。\n"
    assert [path.name for path in (sample.content / "communities").iterdir() if "jianhua" in path.name] == []
