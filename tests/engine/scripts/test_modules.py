"""The logic of the scripts, tried by Node without a browser: each *.test.mjs tells its story."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from playbook.locale.dates import clock, filled
from playbook.locale.languages import LANGUAGES
from playbook.views import script_words
from tests.support.chance import SEED, sample, tries
from tests.support.node import TESTS, install, node

ZONES = ("Asia/Shanghai", "America/Los_Angeles", "Pacific/Apia")
PERIODS = {
    "2026-11-24": {"zh": "2026 年 11 月 24 日 星期二", "en": "Tuesday, 24 Nov 2026"},
    "2026-W48": {"zh": "2026 年第 48 周 · 11 月 23-29 日", "en": "Week 48 of 2026 · 23–29 Nov"},
    "2026-W53": {
        "zh": "2026 年第 53 周 · 12 月 28 日 - 1 月 3 日",
        "en": "Week 53 of 2026 · 28 Dec–3 Jan",
    },
    "2027-W01": {"zh": "2027 年第 1 周 · 1 月 4-10 日", "en": "Week 1 of 2027 · 4–10 Jan"},
    "2026-01": {"zh": "2026 年 1 月", "en": "Jan 2026"},
    "2026-02": {"zh": "2026 年 2 月", "en": "Feb 2026"},
    "2026-03": {"zh": "2026 年 3 月", "en": "Mar 2026"},
    "2028-02": {"zh": "2028 年 2 月", "en": "Feb 2028"},
    "2026-Q1": {"zh": "2026 年第 1 季度", "en": "Q1 2026"},
    "2026-Q2": {"zh": "2026 年第 2 季度", "en": "Q2 2026"},
    "2026": {"zh": "2026 年", "en": "2026"},
    "2027": {"zh": "2027 年", "en": "2027"},
    "always": {"zh": "", "en": ""},
}


@pytest.mark.parametrize("zone", sample(ZONES, 1))
def test_the_modules_do_what_their_tests_ask(zone: str) -> None:
    assert TESTS
    done = node("--test", *TESTS, TZ=zone)
    assert done.returncode == 0, done.stdout


def test_nothing_that_was_done_last_is_lost() -> None:
    """However browsers, tabs and clocks cross; tests/proof/ tries many more ways."""
    install()
    done = node("interleavings.mjs", f"{tries(40, whole=100)}", f"{SEED}")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("zone", [*ZONES, "America/Sao_Paulo"])
def test_every_day_is_in_the_week_that_iso_says(zone: str) -> None:
    done = node("weeks.mjs", TZ=zone)
    assert done.returncode == 0, done.stderr
    day = date(2024, 1, 1)
    for text, week, whole in json.loads(done.stdout):
        year, number, _ = day.isocalendar()
        assert (text, week, whole) == (day.isoformat(), f"{year}-W{number:02}", True)
        day += timedelta(days=1)
    assert day == date(2031, 1, 1)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_period_is_said_in_each_language(
    language: str, zone: str, tmp_path: Path
) -> None:
    file = tmp_path / "words.json"
    file.write_text(json.dumps(script_words.words(language)), encoding="utf-8")
    done = node("said.mjs", file, LANGUAGES[language].tag, *PERIODS, TZ=zone)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [words[language] for words in PERIODS.values()]


@pytest.mark.parametrize(("language", "country"), [("zh-Hant", "HK"), ("en", "US"), ("fr", "FR")])
def test_times_and_counts_are_said_as_on_pages(language: str, country: str, tmp_path: Path) -> None:
    said = script_words.words(language) | script_words.dated(language, country)
    file = tmp_path / "words.json"
    file.write_text(json.dumps(said), encoding="utf-8")
    times = [f"{hour:02}:{minute}" for hour in range(24) for minute in ("00", "30")]
    counts = [(key, n) for key in ("path-done", "campaign-ahead") for n in (0, 1, 2, 21, 1000000)]
    asked = [*(f"T{time}" for time in times), *(f"{key}={n}" for key, n in counts)]
    done = node("said.mjs", file, LANGUAGES[language].tag, *asked, TZ="Asia/Hong_Kong")
    assert done.returncode == 0, done.stderr
    expected = [clock(time, language, country) for time in times]
    for key, n in counts:
        expected.append(filled(said[key], language, {"count": n, "done": 0, "campaign": "X"}))
    assert json.loads(done.stdout) == expected
