"""What the handbook gives away beside its pages: calendars and workbooks, as files of the site."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.duties import lists_of, owners
from playbook.feeds import Feeds
from playbook.playbook import Playbook
from playbook.sheets import workbook


def exports(book: Playbook, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Every file, as its path below the site and its bytes.

    `site_url` is the site's address, for links back to it; empty if it is not known.
    """
    address = site_url.rstrip("/") + "/" if site_url else ""
    for language in (known.code for known in book.languages):
        feeds = Feeds(book, language, address)
        yield f"{language}/feeds.ics", feeds.feed()
        for owner in owners(book):
            yield f"{language}/feeds/{owner}.ics", feeds.feed(owner)
        lists = lists_of(book)
        if lists:
            yield f"{language}/sheets.xlsx", workbook(book, lists, language)
        for checklist in lists:
            yield f"{language}/sheets/{checklist.id}.xlsx", workbook(book, [checklist], language)
