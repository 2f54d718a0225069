"""A small registry in order, and what is told of it with some files replaced."""

from civic.core.model import Registry
from civic.core.problems import Problem, Severity
from civic.reading.registry.registry import read_registry

SITE = """\
url: https://www.example.org/minzheng
demo: true
name: 某县民政信息网
body: 某县民政局
"""
COLUMNS = """\
- key: news
  name: 民政要闻
  type: 工作动态
"""
TAXONOMY = """\
categories:
  - {key: service, name: 社区服务}
  - {key: civil, name: 民政}
themes:
  - {key: love, name: 爱心活动}
"""
OUTLETS = """\
- {key: city-daily, name: 某市日报, aliases: [某市报], level: city, points: 4}
"""
GOOD = {"site.yaml": SITE, "columns.yaml": COLUMNS, "taxonomy.yaml": TAXONOMY, "outlets.yaml": OUTLETS}


def read(**files: str) -> tuple[Registry | None, tuple[Problem, ...]]:
    """The good registry with some files replaced: read(site="…")."""
    texts = {**GOOD, **{f"{name}.yaml": text for name, text in files.items()}}
    return read_registry({name: text.encode() for name, text in texts.items()})


def good(**files: str) -> Registry:
    registry, problems = read(**files)
    assert registry is not None
    assert problems == ()
    return registry


def told(**files: str) -> list[tuple[str, str, int | None, str | None]]:
    """(file, code or case, line, field) of each problem; a registry with a problem is never given out."""
    registry, problems = read(**files)
    assert (registry is None) == any(p.severity is Severity.PROBLEM for p in problems)
    return [
        (
            p.file,
            dict(p.detail).get("case", p.code) if p.code == "registry-value-wrong" else p.code,
            p.line,
            p.field,
        )
        for p in problems
    ]
