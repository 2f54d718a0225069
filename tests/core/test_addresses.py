"""Where everything lives (specification.md §2)."""

from civic.core import addresses
from civic.core.addresses import RESERVED

WORDS = """
communities categories themes leaderboard bulletins assessments demonstrations mailboxes openings campaigns
problem-villages books search sitemap tags calendar elder subscribe media theme page bureau feeds
"""


def test_the_words_that_the_addresses_of_the_site_begin_with_are_reserved() -> None:
    assert frozenset(WORDS.split()) == RESERVED


def test_what_lies_beside_a_page_has_its_address_and_a_name_of_its_own() -> None:
    assert addresses.feeds("/news/") == ("/news/rss.xml", "/news/atom.xml", "/news/feed.json")
    assert addresses.leaderboard_files("2026-10") == (
        "/leaderboard/2026-10/index.json",
        "/leaderboard/2026-10/leaderboard.csv",
        "/leaderboard/2026-10/leaderboard.xlsx",
    )


def test_an_item_lies_by_unit_or_column_and_year_and_a_page_of_the_bureau_at_the_top() -> None:
    assert addresses.address_at("guangming", "", 2026, "a") == "/communities/guangming/2026/a/"
    assert addresses.address_at("bureau", "news", "*", "a") == "/news/*/a/"
    assert addresses.address_at("bureau", "pages", "", "about") == "/about/"


def test_the_address_of_a_file_of_the_theme_names_its_bytes() -> None:
    assert addresses.theme_file("style.css", "1a2b3c4d5e6f") == "/theme/style-1a2b3c4d.css"
    assert addresses.theme_file("county.icon.png", "1a2b3c4d5e6f") == "/theme/county.icon-1a2b3c4d.png"
