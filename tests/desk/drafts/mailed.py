"""Word files as they come by mail, and the drafts that are made of them."""

from datetime import date

from tests.reading.word.docx import docx, inline, p, photo

DAY = date(2026, 11, 5)
TEXT = "重阳节前一天，十几位老人和志愿者在社区活动室里包饺子。"
PHOTO = photo()
DUMPLINGS = docx(
    p("重阳节包饺子", style="2"),
    p("撰稿：张某"),
    p(TEXT),
    p(inline("a.jpg")),
    p("图1 老人在包饺子"),
    p("光明社区"),
    p("2026年10月9日"),
    pictures={"a.jpg": PHOTO},
)
PATH = "communities/guangming/2026/2026-10-09-chong-yang-jie-bao-jiao-zi.md"


def saved(folder, name, data):
    (folder / name).write_bytes(data)
    return folder / name


def drafts(sample):
    return sorted(
        file.relative_to(sample.content).as_posix()
        for part in ("communities", "bureau")
        for file in (sample.content / part).rglob("*")
        if file.is_file() and file.name != "community.yaml"
    )
