"""Where everything lives (specification.md §2)."""

from civic.core.addresses import RESERVED

WORDS = """
communities categories themes leaderboard bulletins assessments demonstrations mailboxes openings campaigns
problem-villages books search sitemap tags calendar elder subscribe media theme page bureau feeds
"""


def test_the_words_that_the_addresses_of_the_site_begin_with_are_reserved() -> None:
    assert frozenset(WORDS.split()) == RESERVED
