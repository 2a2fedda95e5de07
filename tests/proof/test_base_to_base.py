"""From one base to the next: twenty changes, thought of before the code was read, are all told."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from playbook.cli.main import main
from tests.support.handbooks import ROOT

OWN = {
    "checklists/daily-open": """id: daily-open
change: true
minutes: 30
schedule: {times: ["08:30"]}
output: {text: {zh: 四行晨报, en: A four-line note}}
sections:
  change:
    front:
      checks:
        remove: [bad-reviews]
        change: {price-check: {text: {zh: 核对所有款的到手价。, en: Check every price.}}}
""",
    "metrics/cvr": """id: cvr
change: true
abbr: ~
pitfalls: [{zh: 分母不同，不能比。, en: Different bases cannot be compared.}]
""",
    "practices/budget": """id: budget
change: true
steps:
  change:
    ceiling: {done: {zh: 财务签过字。, en: Finance has signed.}}
    reserve: {done: {zh: 两个签名。, en: Two signatures.}}
""",
    "team": """change: true
partners: {add: [{entries: [{id: tax, title: {zh: 税务, en: Tax}}]}]}
""",
    "vocabulary": """change: true
markets: {change: {sea: {title: {zh: 东盟, en: ASEAN}}}}
""",
    "facts": "change: true\nfacts: {change: {stand-up: {value: 10}}}\n",
    "removed": "removed: [quizzes/practice-collab, quizzes/practice-comms]\n",
    "onboarding/ops": """id: ops
change: true
steps:
  change: {shop-tour: {done: {zh: 一张表。, en: One table.}}}
  add:
    - after: five-donts
      entries:
        - id: own
          day: 1
          who: buddy
          text: {zh: 看仓库。, en: Show it.}
          done: {zh: 看过, en: Seen}
""",
    "metrics/early": "id: early\nchange: true\norder: 4\n",
    "metrics/aov": "id: aov\nchange: true\ntitle: {zh: 每单金额, en: Order size}\n",
}
PAGE = "docs/en/roles/organisation.md"
Change = Callable[[Path], object]


def replaced(name: str, *pairs: tuple[str, str]) -> Change:
    def change(base: Path) -> None:
        path = base / name
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, (name, old)
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")

    return change


def cut(name: str, begins: str, *, before: str = "") -> Change:
    """What begins with the line `begins` is gone, or stands `before` another line."""

    def change(base: Path) -> None:
        path = base / name
        text = path.read_text(encoding="utf-8")
        deeper = " " * (len(begins) - len(begins.lstrip()) + 1)
        found = re.search(rf"^{re.escape(begins)}.*\n(?:{deeper}.*\n)+", text, re.MULTILINE)
        assert found, (name, begins)
        text = text.replace(found[0], "")
        moved = text.replace(before, f"{found[0]}{before}", 1) if before else text
        path.write_text(moved, encoding="utf-8")

    return change


def renamed(base: Path) -> None:
    (base / "playbook_data/metrics/aov.yml").rename(base / "playbook_data/metrics/basket.yml")
    replaced("playbook_data/metrics/basket.yml", ("id: aov\n", "id: basket\naliases: [aov]\n"))(
        base
    )


def taken(base: Path) -> None:
    data = base / "playbook_data/checklists"
    text = (data / "rule-change.yml").read_text(encoding="utf-8")
    (data / "own.yml").write_text(text.replace("id: rule-change", "id: own"), encoding="utf-8")


DAILY, CVR = "playbook_data/checklists/daily-open.yml", "playbook_data/metrics/cvr.yml"
BUDGET, PATH = "playbook_data/practices/budget.yml", "playbook_data/onboarding/ops.yml"
TWO = (
    ("zh: 动用单有两个签名和一句原因。", "zh: 两个签名。"),
    ("en: Each draw has two signatures and a one-line reason.", "en: Two signatures."),
)
DAY = 'schedule: {freq: daily, times: ["09:00"]}'
WEEK = 'schedule: {freq: weekly, weekdays: [MO], times: ["09:00"]}'
CHANGES: list[tuple[str, Change, str, bool]] = [
    # What the base does, how, what is said of it, and whether there is something to read.
    ("a text changed", replaced(DAILY, ("Check the final price,", "Check the price,")),
     "yml:11:59: sections/front/checks/price-check/text/en has changed", True),
    ("a number changed", replaced(DAILY, ("minutes: 20", "minutes: 25")),
     "yml:3:10: minutes has changed", True),
    ("the same number", replaced("playbook_data/facts.yml", ("value: 15", "value: 10")),
     "facts/stand-up/value now says what you say (10)", True),
    ("an entry moved", cut(PATH, "  - id: five-donts", before="gates:"),
     "the list steps has changed in the base (since ../base)\n    moved: five-donts\n", True),
    ("the same entry removed", cut(DAILY, "      - id: bad-reviews"),
     "yml:10:18: sections/front/checks/bad-reviews is gone from the base too", True),
    ("an entry removed", cut(PATH, "  - id: shop-tour"),
     "yml:4:23: the base no longer has steps/shop-tour", True),
    ("an entry renamed",
     replaced(DAILY, ("- id: price-check", "- id: final\n        aliases: [price-check]")),
     "yml:11:31: the base has sections/front/checks/price-check as sections/front/checks/final now",
     True),
    ("an entry renamed without an alias",
     replaced(BUDGET, ("- id: ceiling", "- id: margin")),
     "the base no longer has steps/ceiling", True),
    ("a field removed", cut(DAILY, "output:"), "the base no longer has output/text/en", True),
    ("a record removed", lambda base: (base / "playbook_data/metrics/early.yml").unlink(),
     "early.yml:1: the base no longer holds metrics/early.yml", True),
    ("a record renamed", renamed,
     "aov.yml:1: the base calls metrics/aov.yml metrics/basket now", True),
    ("a record that is replaced whole",
     replaced("playbook_data/roles/content.yml", ("On Friday plan", "On Thursday plan")),
     "duties/calendar/text/en has changed", True),
    ("an entry of a list without ids", replaced(CVR, ("A new traffic mix", "A new mix")),
     "yml:4:11: pitfalls has changed", True),
    ("an entry that the team added too",
     replaced("playbook_data/team.yml",
              ("  - {id: legal,", "  - {id: tax, title: {zh: 税, en: Taxes}}\n  - {id: legal,")),
     "the list partners has changed in the base (since ../base)\n    new:   tax\n", True),
    ("a field that the team took out", replaced(CVR, ("abbr: CVR", "abbr: PCR")),
     "yml:3:7: abbr has changed", True),
    ("a word of the vocabulary",
     replaced("playbook_data/vocabulary.yml", ("South-East", "Southeast")),
     "markets/sea/title/en has changed", True),
    ("a page that the team has too", replaced(PAGE, ("Both are", "Each is")),
     f"{PAGE}:1: the base's page has changed", True),
    ("what stands beside a changed field", replaced(DAILY, (DAY, WEEK)),
     "beside your changes, and taken as it is: checklists/daily-open.yml", False),
    ("the same text", replaced(BUDGET, *TWO), "steps/reserve/done/en now says what you say", True),
    ("a record left out, removed",
     lambda base: (base / "playbook_data/quizzes/practice-collab.yml").unlink(),
     "removed.yml:1:11: the base no longer has quizzes/practice-collab", True),
    ("a record left out, changed",
     replaced("playbook_data/quizzes/practice-comms.yml", ("order: 4", "order: 44")),
     "left out here: quizzes/practice-comms.yml", False),
    ("a new record with an id of the team's", taken,
     "own.yml:1: the base now has checklists/own.yml too", True),
    ("a page taken as it is", replaced("docs/en/index.md", ("title:", "title: Oh")),
     "taken as it is: docs/en/index.md", False),
]  # fmt: skip


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base that a test may change, below the handbook of a team, which has read all of it."""
    base, own = tmp_path / "base", tmp_path / "own"
    for name in ("playbook_data", "docs"):
        shutil.copytree(ROOT / name, base / name)
    own.mkdir()
    shutil.copy(ROOT / "macros.py", own)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = settings.replace("  playbook:\n", "  playbook:\n    base: ../base\n")
    (own / "mkdocs.yml").write_text(named, encoding="utf-8")
    for name, text in OWN.items():
        path = own / f"playbook_data/{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (own / "playbook_data/roles").mkdir()
    shutil.copy(base / "playbook_data/roles/content.yml", own / "playbook_data/roles")
    taken(own.parent / "base")
    (base / "playbook_data/checklists/own.yml").rename(own / "playbook_data/checklists/own.yml")
    (own / PAGE).parent.mkdir(parents=True)
    shutil.copy(base / PAGE, own / PAGE)
    monkeypatch.chdir(own)
    assert main(["check", "--strict"]) == 0
    assert main(["outdated", "--accept"]) == 0
    return base


def told(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["outdated", "--lang", "en"])
    return code, capsys.readouterr().out


def test_every_change_alone_is_told_for_what_it_is(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys)[0] == 0
    before = base.with_name("before")
    shutil.copytree(base, before)
    for what, change, words, to_read in CHANGES:
        change(base)
        code, said = told(capsys)
        assert (words in said, code == 1) == (True, to_read), (what, said)
        shutil.rmtree(base)
        shutil.copytree(before, base)


def test_all_at_once_are_told_too(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at_once = [one for one in CHANGES if one[0] != "a text changed"]  # the entry is renamed
    for _, change, _, _ in at_once:
        change(base)
    code, said = told(capsys)
    assert code == 1
    assert [what for what, _, words, _ in at_once if words not in said] == [], said


def test_what_is_no_change_is_not_told(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(CVR, ("id: cvr\n", "# A note.\nid: 'cvr'\n"))(base)
    code, said = told(capsys)
    assert (code, said.count("\n")) == (0, 1), said
