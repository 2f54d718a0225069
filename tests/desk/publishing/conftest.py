"""A clerk with three items to publish, and the remote to which all clerks publish."""

import pytest

from tests.desk.publishing.clerks import NOBODY, Clerk, bare
from tests.office_files import pdf


@pytest.fixture(autouse=True)
def _without_settings_of_the_machine(monkeypatch):
    """What somebody has set for git on this machine is no part of a test."""
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def remote(tmp_path):
    return bare(tmp_path / "服务器.git")


@pytest.fixture
def clerk(tmp_path, remote):
    made = Clerk(tmp_path / "甲", remote)
    made.sample.post("guangming/2026/a.md", title="重阳节包饺子")
    made.sample.post("xinhua/2026/b.md", "[表](申请 表.pdf)", title="义诊", date="2026-10-20")
    made.sample.write("communities/xinhua/2026/申请 表.pdf", pdf("1"))
    made.sample.item("news/2026/m.md", title="要闻")
    return made
