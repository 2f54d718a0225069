"""The timer of deploy/systemd runs what there is, at midnight in Shanghai."""

import configparser
import re
import shlex

from civic.desk.verbs import VERBS
from tests.site.sample import ROOT

UNITS = ROOT / "deploy/systemd"


def unit(name):
    """A unit's (section, key) -> its values, of which a key may have several."""
    found, section = {}, ""
    for line in (UNITS / name).read_text("utf-8").splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            section = heading[1]
        elif line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault((section, key), []).append(value)
    return found


def test_both_files_are_units_that_others_can_read_too():
    for file in UNITS.iterdir():
        parser = configparser.ConfigParser(strict=False, interpolation=None)
        parser.read(file, "utf-8")
        assert "Unit" in parser


def test_the_site_is_built_by_a_verb_that_there_is():
    [command] = unit("minzheng.service")["Service", "ExecStart"]
    program, script, verb, *options = shlex.split(command)
    assert (program, script) == ("/usr/bin/python3", "tasks.py")
    assert verb in VERBS
    assert options == []


def test_posts_that_are_held_back_are_no_failure_of_the_service():
    assert unit("minzheng.service")["Service", "SuccessExitStatus"] == ["2"]


def test_what_comes_first_may_fail_and_is_there():
    project = "/srv/minzheng/"
    commands = unit("minzheng.service")["Service", "ExecStartPre"]
    assert all(command.startswith("-") for command in commands)
    ours = [command.split()[0].removeprefix("-") for command in commands if project in command.split()[0]]
    assert ours == [f"{project}deploy/backup.sh"]
    assert all((ROOT / path.removeprefix(project)).stat().st_mode & 0o111 for path in ours)


def test_it_runs_shortly_after_midnight_in_shanghai_and_makes_up_for_a_night_that_was_missed():
    timer = unit("minzheng.timer")
    assert timer["Timer", "OnCalendar"] == ["*-*-* 00:05:00 Asia/Shanghai"]
    assert timer["Timer", "Persistent"] == ["true"]
