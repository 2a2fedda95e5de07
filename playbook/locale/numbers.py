"""Numbers, shares and amounts as a language writes them in a country, with Babel's patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from babel import numbers

from playbook.locale import tables
from playbook.locale.countries import written_in
from playbook.locale.digits import significant
from playbook.locale.languages import LANGUAGES

Number = int | float
PARTS_OF_A_WHOLE = ("%", "‰")
BEFORE_SIGN = re.compile(r"0(\s*)%")
MANY = 100
WIDE = Context(prec=400, rounding=ROUND_HALF_UP)


def decimal(value: Number, decimals: int, language: str, country: str) -> str:
    """`value` with separators and at most so many `decimals`."""
    locale = written_in(language, country)
    return numbers.format_decimal(
        rounded(value, decimals), locale=locale, decimal_quantization=False
    )


def percent(value: Number | Decimal, language: str, country: str) -> str:
    """`value`, which is in percent, as a share."""
    locale = written_in(language, country)
    share = Decimal(str(value)) / 100
    return numbers.format_percent(share, locale=locale, decimal_quantization=False)


def money(value: Number, currency: str, language: str, country: str) -> str:
    """An amount of `currency`, an ISO 4217 code; without decimals if it is whole."""
    locale = written_in(language, country)
    exact = rounded(value, numbers.get_currency_precision(currency))
    pattern = locale.currency_formats["standard"].pattern
    whole = exact == exact.to_integral_value()
    return numbers.format_currency(
        exact,
        currency,
        pattern.replace(".00", "") if whole else pattern,
        locale=locale,
        currency_digits=not whole,
    )


def beside_amount(currency: str, language: str, country: str) -> tuple[str, str]:
    """What stands before and after an amount of `currency`."""
    before, _, after = money(0, currency, language, country).partition("0")
    return before, after


def gap(unit: str, language: str, country: str) -> str:
    """What stands between a number and its `unit`: a space, but for parts of a whole as the
    language writes them."""
    if unit not in PARTS_OF_A_WHOLE:
        return "\xa0"
    found = BEFORE_SIGN.search(written_in(language, country).percent_formats[None].pattern)
    return found[1] if found else ""


def currency_name(currency: str, language: str, country: str, *, brief: bool = True) -> str:
    """What many of `currency` are called, such as euros; `brief` among those who pay in it."""
    if brief and (own := LANGUAGES[language].currencies.get(currency)):
        return own
    locale = written_in(language, country)
    return numbers.get_currency_name(currency, count=MANY, locale=locale)


@cache
def currencies() -> frozenset[str]:
    """The codes of ISO 4217 that CLDR knows."""
    return frozenset(numbers.list_currencies())


@tables.kept
def currency_names(language: str, country: str) -> Mapping[str, str]:
    """Each of these codes -> what many of the currency are called, in full."""
    return {code: currency_name(code, language, country, brief=False) for code in currencies()}


def rounded(value: Number, decimals: int) -> Decimal:
    """`value` as it is shown with so many `decimals`: halves go away from zero, as they do in
    workbooks and in scripts, also where a double misses them by its last digits."""
    shown = significant(value).quantize(Decimal(1).scaleb(-decimals), context=WIDE)
    return shown or abs(shown)
