"""Numbers to the digits by which all programs show them alike."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)
"""As far as doubles are true, and as workbooks show them."""


def significant(value: float) -> Decimal:
    """`value` as it is written, to 15 digits: what a double says truly, the rest being noise."""
    return SIGNIFICANT.create_decimal(repr(float(value)))
