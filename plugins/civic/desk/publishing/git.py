"""git, called as a program: it asks nothing, it ends, and what it cannot do is told in one Chinese sentence.

git("rev-parse", "HEAD", folder=ROOT)      # its words, or GitError with the reason
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from civic.desk.terminal.errors import CommandRefusedError
from civic.wording import publishing as wording
from civic.wording.desk import UNDONE

LOCAL_TIMEOUT = 60  # seconds for what happens on this machine
NETWORK_TIMEOUT = 900  # seconds for what goes over a network, at its slowest

# What git says, in the words of its C locale, and which sentence tells it (wording.GIT). The first that fits.
_REASONS = (
    ("disk", r"No space left on device|Out of diskspace|Disk quota exceeded|unpack failed: .*space"),
    ("nothing-there", r"couldn't find remote ref"),
    ("locked", r"(?m)^(?!remote:).*Unable to create '.*\.lock': File exists"),  # here, not at the host
    ("rejected", r"\[rejected\]|fetch first|non-fast-forward|cannot lock ref|failed to update ref"),
    ("too-large", r"exceeds? .*(file size limit|[0-9] ?Mi?B|maximum allowed size)|HTTP 413"),
    ("not-taken", r"unpacker error|unpack failed"),
    ("protected", r"\[remote rejected\]|protected branch|hook declined"),
    (
        "password",
        r"terminal prompts disabled|could not read (Username|Password)|Authentication failed|Permission denied \(|"
        r"Host key verification failed|returned error: 40[13]|Invalid username",
    ),
    ("no-permission", r"dubious ownership|Permission denied|insufficient permission|Read-only file system"),
    ("no-repository", r"not a git repository"),
    (
        "no-network",
        r"Could not resolve|unable to access|Connection (refused|reset|timed out|closed)|Network is unreachable|"
        r"Could not read from remote repository|does not appear to be a git repository|hung up unexpectedly|"
        r"early EOF|Operation timed out|[Rr]epository .*(not found|does not exist)|transfer closed",
    ),
)
_PLACES = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
)


class GitError(CommandRefusedError):
    """What git could not do. `reason` is a key of wording.GIT; the text is the sentence, for whoever publishes."""

    def __init__(self, reason: str, words: str = "") -> None:
        self.reason = reason
        undone = UNDONE["publish"]
        super().__init__(wording.GIT[reason].format(undone=undone, words=words or wording.GIT_SILENT))


def git(
    *words: str,
    folder: Path,
    timeout: int = LOCAL_TIMEOUT,
    more: Mapping[str, str] | None = None,
    fed: str | None = None,
) -> str:
    """What git prints, `fed` with this. Raises GitError where it fails, is not installed or does not end."""
    return run(["git", *words], folder, timeout, more, fed)


def run(
    command: Sequence[str],
    folder: Path,
    timeout: int = LOCAL_TIMEOUT,
    more: Mapping[str, str] | None = None,
    fed: str | None = None,
) -> str:
    """What a program that works with git prints; `more` are variables for it. Raises GitError like git()."""
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**_environment(), **(more or {})},
            stdin=subprocess.DEVNULL if fed is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="surrogateescape",
            start_new_session=True,  # what it starts in turn ends with it, and no terminal can be asked
        )
    except FileNotFoundError:
        raise GitError("no-git") from None
    try:
        out, err = process.communicate(fed, timeout=timeout)
    except BaseException as error:
        _kill(process)
        if isinstance(error, subprocess.TimeoutExpired):
            raise GitError("no-network") from None
        raise
    if process.returncode:
        raise GitError(*_reason(err))
    return out


def _kill(process: subprocess.Popen[str]) -> None:
    """End a program and all that it has started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.communicate()


def _environment() -> dict[str, str]:
    """No question on any terminal, no other repository than that of the folder, words that can be recognised."""
    kept = {name: value for name, value in os.environ.items() if name not in _PLACES}
    if not kept.keys() & {"GIT_SSH", "GIT_SSH_COMMAND"}:
        kept["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes -o ConnectTimeout=20"
    return {**kept, "LC_ALL": "C", "LANGUAGE": "", "GIT_TERMINAL_PROMPT": "0"}


def _reason(words: str) -> tuple[str, str]:
    """The reason, and git's own words for what is in none of our sentences: its first complaint, of which others follow."""
    for reason, signs in _REASONS:
        if re.search(signs, words):
            return reason, ""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    told = next((line for line in lines if line.startswith(("fatal:", "error:"))), "")
    said = told or (lines[-1] if lines else "")
    return "other", said.encode("utf-8", "surrogateescape").decode("utf-8", "replace")[:200]
