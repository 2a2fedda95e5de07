"""What scripts take of the processor's time: how busy the machine is does not count."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

CHANGES = 40
CHANGE = f"""field => {{
  for (let number = 30; number < {30 + CHANGES}; number += 1) {{
    field.value = `${{number}}`;
    field.dispatchEvent(new Event("input", {{bubbles: true}}));
  }}
}}"""
TICKS = f"box => {{ for (let number = 0; number < {CHANGES}; number += 1) box.click(); }}"
SLOWER = 4


def change_takes(page: Page, field: Locator, changes: str = CHANGE) -> float:
    """Milliseconds that scripts take for one of the `changes` of `field` at a quarter of the
    speed."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    taken = []
    for _ in range(3):
        before = _script_seconds(session.send("Performance.getMetrics"))
        field.evaluate(changes)
        taken.append(_script_seconds(session.send("Performance.getMetrics")) - before)
    return SLOWER * 1000 * min(taken) / CHANGES


def _script_seconds(answer: dict[str, list[dict[str, float]]]) -> float:
    return next(one["value"] for one in answer["metrics"] if f"{one['name']}" == "ScriptDuration")
