"""`playbook health`: what the data says of the handbook itself."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date

from playbook.check.loader import load
from playbook.kinds import say
from playbook.kinds.role.numbers import owners
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import conventions
from playbook.locale.numbers import decimal
from playbook.model.playbook import Playbook, Side
from playbook.schedule.due_words import date_words
from playbook.source.project import Project
from playbook.views.health import Clash, Estimate, Health, Work, reviews_by_day
from playbook.views.health import health as health_of
from playbook.views.plain_text import plain_text, title_at

HEALTH_FORMATS = ("text", "json", "ics")


def health(options: argparse.Namespace) -> int:
    """Say it as text or JSON, or write the calendar of reviews. Returns 0: none of it is a fault.

    Raises BadPlaybook if the data has errors.
    """
    project: Project = options.project
    book = load(project.data, project.base)
    codes = [language.code for language in book.languages]
    language = options.lang if options.lang in codes else codes[0]
    if options.format == "ics":
        from playbook.export.reviews import reviews_calendar  # noqa: PLC0415 - loads icalendar

        sys.stdout.buffer.write(reviews_calendar(book, language))
    elif options.format == "json":
        print(json.dumps(asdict(health_of(book)), default=date.isoformat, indent=2))
    else:
        for line in _Report(book, language).lines(health_of(book)):
            print(line)
    return 0


class _Report:
    """The state of a handbook as text, in one of its languages."""

    def __init__(self, book: Playbook, language: str) -> None:
        self.book = book
        self.language = language
        self.country = conventions(book[Team]).country
        self.titles = owners(book)

    def lines(self, found: Health) -> Iterator[str]:
        """All of it, part by part."""
        first, last = self.day(found.first), self.day(found.last)
        yield self.say("work-why", first=first, last=last)
        yield from self.part("work", map(self.work, found.work))
        yield from self.part("unmeasured", map(self.named, found.unmeasured))
        yield from self.part("on-demand", map(self.named, found.on_demand))
        yield from self.part("clashes", map(self.clash, found.clashes))
        yield from self.part("no-list", map(self.named, found.without_list))
        yield from self.part("no-metric", map(self.named, found.without_metric))
        yield from self.part("unlinked", map(self.named, found.unlinked))
        yield from self.part("reviews", self.reviews())
        count = sum(len(one.days) for one in found.to_confirm)
        yield from self.part("dates", map(self.estimate, found.to_confirm), count=count)
        yield from self.part("stale", map(self.lagging, found.stale), count=len(found.stale))

    def part(self, key: str, lines: Iterable[str], **blanks: object) -> Iterator[str]:
        """A heading, and what is below it."""
        yield from ("", self.say(key, **blanks))
        yield from (f"  {line}" for line in [*lines] or [self.say("none")])

    def work(self, one: Work) -> str:
        """What lists ask of one owner, without what is nothing."""
        figures = {
            "hours": one.hours,
            "seats": one.seats,
            "hours-a-seat": one.hours_a_seat,
            "lists": one.lists,
            "critical": one.critical,
        }
        shown = [f"{self.say(key)} {self.number(value)}" for key, value in figures.items() if value]
        return self.say("line", name=self.owner(one.owner), what=" · ".join(shown))

    def clash(self, one: Clash) -> str:
        """Two lists that clash."""
        first, second = self.named(one.first), self.named(one.second)
        return self.say(
            "clash", owner=self.owner(one.owner), first=first, second=second, count=one.days
        )

    def reviews(self) -> Iterator[str]:
        """What is due for review, day by day."""
        for day, places, sources in reviews_by_day(self.book):
            what = [*map(self.named, places)]
            what += [self.say("sources", count=sources)] if sources else []
            yield self.say("line", name=self.day(day), what=say("comma", self.language).join(what))

    def estimate(self, one: Estimate) -> str:
        """Days of a stage to be confirmed, and where and when."""
        days = say("comma", self.language).join(map(self.day, one.days))
        words = {"stage": one.stage[self.language], "notice": one.notice[self.language]}
        return self.say(
            "estimate", name=self.named(one.record), field=one.field, days=days, **words
        )

    def lagging(self, one: Side) -> str:
        """A side that another language may have left behind."""
        name = self.named(f"{one.kind}/{one.ident}") if one.ident else f"{one.kind}.yml"
        words = {"field": one.field, "language": one.language, "place": one.place}
        return self.say("lagging", name=name, **words)

    def say(self, key: str, **blanks: object) -> str:
        """The words of `key`."""
        return say(f"health-{key}", self.language, **blanks)

    def named(self, place: str) -> str:
        """A record by its title and place."""
        return f"{title_at(self.book, place, self.language)} ({place})"

    def owner(self, ident: str) -> str:
        """A role or partner by its title."""
        return plain_text(self.book, self.titles[ident], self.language)

    def number(self, value: float) -> str:
        """At most one decimal."""
        return decimal(value, 1, self.language, self.country)

    def day(self, day: date) -> str:
        """A day with its year."""
        return date_words(day, self.language, self.country, "date")
