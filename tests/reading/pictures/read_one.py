"""One picture, read as a whole tree would read it. Loads no decoder by itself: who does is looked at in other processes."""

from pathlib import Path

from civic.core.model import Picture
from civic.core.resolve.read_results import Fault
from civic.reading.pictures.cache import pictures_of, transcode_batch


def read_picture(path: Path, cache: Path) -> Picture | Fault:
    """The picture as published, its files lying in `cache`, or why it is not."""
    [read] = pictures_of([path], cache, lambda batches: map(transcode_batch, batches))
    return read
