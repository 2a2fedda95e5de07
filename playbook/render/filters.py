"""The filters of templates: a text in the page's language, and other values as pages show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from playbook.kinds.team.model import Team
from playbook.locale import dates, numbers
from playbook.locale.languages import LANGUAGES, spoken
from playbook.model.base import Record, Text
from playbook.schedule import due_words
from playbook.text.markup import MARKUP, tokens
from playbook.text.markup import plain as without_markup
from playbook.text.scripts import foreign
from playbook.text.sentences import first_sentence

PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


@pass_context
def inline(context: Context, text: Text) -> Markup:
    """`text` in the page's language, its inline markup as HTML, all else escaped."""
    return _html(context, text, text[context["lang"]])


@pass_context
def opening(context: Context, text: Text) -> Markup:
    """The first sentence of `text`, as `inline` shows it."""
    return _html(context, text, first_sentence(text[context["lang"]])[0])


@pass_context
def rest(context: Context, text: Text) -> Markup:
    """What follows the first sentence of `text`; empty if nothing does."""
    side = first_sentence(text[context["lang"]])[1]
    return _html(context, text, side) if side else Markup()


def _html(context: Context, text: Text, side: str) -> Markup:
    """`side`, all or a part of `text` in the page's language."""
    if not MARKUP.search(side):
        return marked(context, text, escape(side))
    template = context.environment.get_template("partials/inline.html")
    tag_of = partial(_quoted_tag, language=text.said_in(context["lang"]))
    html = template.render(context.parent, tokens=list(tokens(side)), quoted_tag=tag_of)
    return marked(context, text, Markup(html))


def marked(context: Context, text: Text, html: Markup) -> Markup:
    """`html`, which says `text` on the page: marked if another language stands in."""
    page, own = context["lang"], text.said_in(context["lang"])
    if own == page:
        return html
    template = context.environment.get_template("partials/stand_in.html")
    return Markup(template.render(own=LANGUAGES[own], page=LANGUAGES[page], html=html))


@pass_context
def bare(context: Context, text: Text) -> Markup:
    """`text` in the page's language without its inline markup: within a link, say."""
    return marked(context, text, escape(plain(context, text)))


def _quoted_tag(text: str, language: str) -> str:
    """The tag of the language of a term quoted on a page in `language`; empty if it is that one.

    Of two languages in the same script, that of the team counts.
    """
    script = foreign(text, LANGUAGES[language].script)
    known = (LANGUAGES[code] for code in (*spoken(), *LANGUAGES))
    return next((one.tag for one in known if one.script == script), "") if script else ""


@pass_context
def plain(context: Context, text: Text) -> str:
    """`text` in the page's language without markup, for attributes and drawings: no mark says that
    another language stands in."""
    return without_markup(text[context["lang"]])


@pass_context
def drawn(context: Context, text: Text) -> str:
    """The same beside other words of a drawing: where a page runs from right to left, it keeps to
    its own direction as with <bdi>, which drawings do not know."""
    side = plain(context, text)
    return f"\u2068{side}\u2069" if context["rtl"] else side


@pass_context
def heading(context: Context, text: Text) -> Markup:
    """`text` as part of a Markdown heading: punctuation as entities, so that nothing is markup."""
    side = plain(context, text)
    entities = PUNCTUATION.sub(lambda found: f"&#{ord(found.group())};", side)
    return marked(context, text, Markup(entities))


@pass_context
def grouped(
    context: Context, records: Sequence[Record], name: str = "group"
) -> list[tuple[Any, list[Record]]]:
    """Records by the entry that their field `name` refers to, in the order of these entries."""
    if not records:
        return []
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(getattr(record, name), []).append(record)
    entries = context["book"].entries_of(type(records[0]), name)
    return [(entry, groups[ident]) for ident, entry in entries.items() if ident in groups]


@pass_context
def number(context: Context, value: float, decimals: int = 0) -> str:
    """`value` with thousands separators and at most `decimals` decimals."""
    return numbers.decimal(value, decimals, context["lang"], context["conventions"].country)


@pass_context
def percent(context: Context, value: float, decimals: int | None = None) -> str:
    """`value` percent, with at most `decimals` decimals if that is said."""
    shown = value if decimals is None else numbers.rounded(value, decimals)
    return numbers.percent(shown, context["lang"], context["conventions"].country)


@pass_context
def money(context: Context, value: float) -> str:
    """An amount of the team's currency."""
    team = context["book"][Team]
    return numbers.money(value, team.currency, context["lang"], team.country)


@pass_context
def after_number(context: Context, unit: Text | str) -> Markup:
    """A `unit` as it follows a number."""
    said, shown = (
        (unit, escape(unit))
        if isinstance(unit, str)
        else (plain(context, unit), bare(context, unit))
    )
    return numbers.gap(said, context["lang"], context["conventions"].country) + shown


@pass_context
def date_in_words(context: Context, day: str) -> str:
    """A `day` such as 2027-03-08, with its year."""
    country = context["conventions"].country
    return due_words.date_words(date.fromisoformat(day), context["lang"], country, "date")


@pass_context
def clock(context: Context, time: str) -> str:
    """A `time` such as 09:30 as the language writes it."""
    return dates.clock(time, context["lang"], context["conventions"].country)


FILTERS: dict[str, Callable[..., Any]] = {
    "t": inline,
    "opening": opening,
    "rest": rest,
    "bare": bare,
    "plain": plain,
    "drawn": drawn,
    "heading": heading,
    "grouped": grouped,
    "number": number,
    "percent": percent,
    "money": money,
    "after_number": after_number,
    "date": date_in_words,
    "clock": clock,
}
