"""A clerk with three items to publish, and the remote to which all clerks publish."""

import pytest

from tests.desk.publishing.clerks import Clerk, bare
from tests.office_files import pdf


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
