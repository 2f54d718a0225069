"""Answers for the questions of `new`, and small tables of the country's units, in the form of the package."""

import io
import sys

COUNTRY = {
    "provinces.csv": 'code,name\n11,"北京市"\n23,"黑龙江省"\n32,"江苏省"\n44,"广东省"\n',
    "cities.csv": (
        'code,name,provinceCode\n1101,"市辖区",11\n2311,"黑河市",23\n'
        '3201,"南京市",32\n3203,"徐州市",32\n4419,"东莞市",44\n'
    ),
    "areas.csv": (
        "code,name,cityCode,provinceCode\n"
        '110101,"东城区",1101,11\n231124,"孙吴县",2311,23\n231182,"五大连池市",2311,23\n'
        '320106,"鼓楼区",3201,32\n320302,"鼓楼区",3203,32\n441900,"东莞市",4419,44\n'
    ),
    "streets.csv": (
        "code,name,areaCode,cityCode,provinceCode\n"
        '110101001,"东华门街道",110101,1101,11\n'
        '231124100,"孙吴镇",231124,2311,23\n231124201,"西兴乡",231124,2311,23\n'
        '231124400,"红色农场",231124,2311,23\n441900003,"东城街道",441900,4419,44\n'
    ),
    "villages.csv": (
        "code,name,streetCode,areaCode,cityCode,provinceCode\n"
        '110101001001,"多福巷社区居委会",110101001,110101,1101,11\n'
        '231124201202,"平度村委会",231124201,231124,2311,23\n'
        '231124100004,"新华社区居委会",231124100,231124,2311,23\n'
        '231124100002,"光明社区居委会",231124100,231124,2311,23\n'
        '231124100012,"鑫华社区居委会",231124100,231124,2311,23\n'
        '231124201210,"西兴村村委会",231124201,231124,2311,23\n'
        '231124400498,"红色农场生活区",231124400,231124,2311,23\n'
        '441900003001,"岗贝社区居委会",441900003,441900,4419,44\n'
    ),
}


def country(folder):
    """The tables in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in COUNTRY.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def type_in(monkeypatch, *lines):
    """Let the lines be what is typed; behind them the input ends."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
