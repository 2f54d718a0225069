"""A small disk in memory, mounted for a test: so these tests need root, as CI has it."""

import os
import subprocess

AMPLE = 64 * 1024 * 1024


class Disk:
    """A disk in memory whose size may be changed while it is in use."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self._mount(f"size={AMPLE}", "tmpfs", str(folder))

    def _mount(self, options, *words):
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, *words], check=True)

    def used(self):
        state = os.statvfs(self.folder)
        return (state.f_blocks - state.f_bfree) * state.f_frsize

    def resize(self, size):
        self._mount(f"remount,size={size}", str(self.folder))

    def end(self):
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True)
