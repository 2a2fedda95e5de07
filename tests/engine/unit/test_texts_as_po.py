"""Texts out to translators as PO, and back in: what is written, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from playbook.check.loader import gather, load
from playbook.check.own_texts import texts_for
from playbook.check.translations import TRANSLATIONS
from playbook.cli.main import main
from playbook.kinds.team.model import Team
from playbook.locale import po
from tests.support.handbooks import CASES

OUT, BACK = (
    ["texts", "en", "--lang", "en", "--out", "en.po"],
    ["texts", "en", "--lang", "en", "--in", "en.po"],
)
FRONT = "checklists/daily#sections/front/title"


def held(data: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(key: str) -> int:
    """The line of the PO file at which the entry `key` begins."""
    return next(entry.line for entry in po.read_all(Path("en.po").read_bytes()) if entry.key == key)


def test_out_and_in_leaves_every_byte(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["translated", "--all"])
    change(data / "checklists/daily.yml", "zh: 前台,", "zh: 门口,")
    before = held(data)
    assert main(OUT) == 0
    count = len([*texts_for(gather(data), "en")])
    told = capsys.readouterr().out
    assert f"{count} texts, 0 of them not translated, 1 that may be" in told
    assert main(BACK) == 0
    assert "nothing is changed" in capsys.readouterr().out
    assert held(data) == before
    entries = {entry.key: entry for entry in po.read_all(Path("en.po").read_bytes())}
    assert (entries[FRONT].source, entries[FRONT].said, entries[FRONT].fuzzy) == (
        "门口",
        "Front",
        True,
    )
    assert sum(entry.fuzzy for entry in entries.values()) == 1
    assert entries["checklists/daily#keywords"].source == "早上\n开门检查"
    assert (
        entries["practices/goals#maturity/5/evidence/forecast-error/text"].said
        == "Forecast error is within $forecast-error$."
    )


def test_a_record_typed_oddly_keeps_every_byte_but_of_what_is_translated(data: Path) -> None:
    """Folded and quoted texts, comments, the mark and the line ends of Windows."""
    text = (CASES / "odd-metric.yml").read_text("utf-8").replace("\n", "\r\n")
    odd = data / "metrics/odd.yml"
    odd.write_bytes(before := text.encode("utf-8-sig"))
    assert main(OUT) == 0
    assert main(BACK) == 0
    assert odd.read_bytes() == before
    put("metrics/odd#title", "It's another: a #2 metric")
    put("metrics/odd#summary", "Folded no more.")
    assert main(BACK) == 0
    text = text.replace("'It''s odd: a #1 metric'", "'It''s another: a #2 metric'")
    folded = "A folded text over\r\n    two lines, with # no comment and {braces}."
    assert folded in text
    assert odd.read_bytes() == text.replace(folded, "Folded no more.").encode("utf-8-sig")


def test_a_language_that_lacks_is_added_beside_the_others(data: Path) -> None:
    before = held(data)
    assert main(["texts", "zh-Hant", "--out", "hant.po"]) == 0
    raw = Path("hant.po").read_text("utf-8")
    lines, source = [], ""
    for line in raw.splitlines():
        source = line.removeprefix("msgid ") if line.startswith("msgid ") else source
        lines.append(f"msgstr {source}" if line == 'msgstr ""' and source != '""' else line)
    Path("hant.po").write_text("\n".join(lines) + "\n", "utf-8")
    assert main(["texts", "zh-Hant", "--in", "hant.po"]) == 0
    change(data / "team.yml", "[zh, en]", "[zh, en, zh-Hant]")
    book = load(data)
    assert book[Team].name["zh-Hant"] == "样例团队手册"
    assert main(["fix", "--undo", "--lang", "en"]) == 1  # one was changed since
    change(data / "team.yml", "[zh, en, zh-Hant]", "[zh, en]")
    assert main(["fix", "--undo"]) == 0
    assert held(data) == before


def test_what_is_translated_is_written_where_it_stands_and_counts_as_confirmed(data: Path) -> None:
    main(["translated", "--all"])
    daily, cvr = data / "checklists/daily.yml", data / "metrics/cvr.yml"
    change(daily, "zh: 前台,", "zh: 门口,")
    change(cvr, "zh: 按人数算。", "zh: 按买家人数算。")
    assert main(OUT) == 0
    text = Path("en.po").read_text("utf-8")
    text = text.replace("#, fuzzy\n", "").replace('msgstr "Front"', 'msgstr "Door, open"')
    text = text.replace('msgstr "Back"', 'msgstr "Rear"')
    Path("en.po").write_text(text, encoding="utf-8")
    before = held(data)
    assert main(BACK) == 0
    after = held(data)
    assert {path for path in after if after[path] != before[path]} == {daily, data / TRANSLATIONS}
    front = before[daily].replace(b"en: Front}", b'en: "Door, open"}')
    assert after[daily] == front.replace(b"en: Back}", b"en: Rear}")
    assert load(data).stale == []  # of the other the translator said that it is right
    assert main(["fix", "--undo"]) == 0
    assert held(data) == before


def test_what_is_translated_into_one_language_stays_stale_in_another(data: Path) -> None:
    daily = data / "checklists/daily.yml"
    change(data / "team.yml", "[zh, en]", "[zh, en, {code: zh-Hant, lag: true}]")
    change(daily, "zh: 前台, en: Front}", "zh: 前台, en: Front, zh-Hant: 前臺}")
    main(["translated", "--all"])
    change(daily, "zh: 前台,", "zh: 门口,")
    assert main(OUT) == 0
    text = Path("en.po").read_text("utf-8").replace("#, fuzzy\n", "")
    Path("en.po").write_text(text.replace('msgstr "Front"', 'msgstr "Door"'), encoding="utf-8")
    assert main(BACK) == 0
    assert [(side.field, side.language) for side in load(data).stale] == [
        ("sections/front/title", "zh-Hant")
    ]


def test_a_source_that_changed_after_it_went_out_is_not_settled(data: Path) -> None:
    main(["translated", "--all"])
    assert main(OUT) == 0
    change(data / "checklists/daily.yml", "zh: 前台,", "zh: 门口,")
    assert main(BACK) == 0
    assert [(side.field, side.language) for side in load(data).stale] == [
        ("sections/front/title", "en")
    ]


def test_keywords_that_the_source_language_lacks_do_not_go_out(data: Path) -> None:
    change(data / "checklists/daily.yml", "{zh: [早上, 开门检查], en:", "{en:")
    assert main(OUT) == 0
    keys = [entry.key for entry in po.read_all(Path("en.po").read_bytes())]
    assert FRONT in keys and "checklists/daily#keywords" not in keys


def test_keywords_are_a_line_each_as_many_as_a_language_needs(data: Path) -> None:
    main(["translated", "--all"])
    daily, before = data / "checklists/daily.yml", held(data)
    assert main(OUT) == 0
    put("checklists/daily#keywords", "morning\n opening, early\n\nfirst thing")
    assert main(BACK) == 0
    change(daily, 'en: [morning, "opening, early", first thing]', "en: [morning, open the store]")
    assert held(data) == before
    change(daily, "zh: [早上, 开门检查]", "zh: [早上]")
    assert load(data).stale == []


def put(key: str, said: str) -> None:
    """Have the entry `key` of the PO file say something else, as a translator would."""
    path = Path("en.po")
    entries = [replace(one, said=said if one.key == key else one.said)
               for one in po.read_all(path.read_bytes())]  # fmt: skip
    assert {one.key: one.said for one in entries}[key] == said
    path.write_bytes(po.written(entries, "en"))


LOST = {
    "practices/goals#maturity/5/evidence/forecast-error/text": (
        "Forecast error is within 10%.",
        "$forecast-error$",
    ),
    "metrics/cvr#platforms/1/differs": ("See conversion.", "(metrics/cvr)"),
    "metrics/aov#use": ("Mind this.", "*…*"),
}
WRONG = {
    "checklists/daily#sections/front/title": ("前台", "same-text"),
    "checklists/daily#sections/back/title": ("后面", "foreign-script"),
    "metrics/aov#use": ("See [](metrics/none).", "unknown-id"),
    "metrics/cvr#use": ("About $none-such$.", "unknown-fact"),
    "plan#closing/adapt/text": ("Look [here](http://example.org).", "bad-link"),
}


def test_a_lost_mark_is_refused_at_its_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(data / "metrics/cvr.yml", "{zh: 按人数算。, en: Counts people.}",
           '{zh: "见[](metrics/cvr)。", en: "See [](metrics/cvr)."}')  # fmt: skip
    change(data / "metrics/aov.yml", "{zh: 决定先改哪里。, en: It decides what to mend first.}",
           "{zh: 注意*这个*。, en: Mind *this*.}")  # fmt: skip
    before = held(data)
    assert main(OUT) == 0
    for key, (said, _) in LOST.items():
        put(key, said)
    assert main(BACK) == 1
    told = capsys.readouterr().err
    for key, (_, lost) in LOST.items():
        assert f"en.po:{line_of(key)}:1: [po-lost] the translation lacks {lost}\n" in told
    assert "nothing is written" in told and held(data) == before


def test_a_currency_may_go_and_a_fact_be_named_once_for_twice(data: Path) -> None:
    zh = "用 $currency.name$ 算，用 $currency.name$ 付。$forecast-error$，不超过 $forecast-error$。"
    change(data / "metrics/cvr.yml", "{zh: 按人数算。,", f"{{zh: {zh},")
    assert main(OUT) == 0
    put("metrics/cvr#platforms/1/differs", "Within $forecast-error$.")
    assert main(BACK) == 0
    assert "en: Within $forecast-error$." in (data / "metrics/cvr.yml").read_text("utf-8")


def test_what_check_refuses_is_refused_at_the_line_it_came_from(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = held(data)
    assert main(OUT) == 0
    for key, (said, _) in WRONG.items():
        put(key, said)
    assert main(BACK) == 1
    told = capsys.readouterr().err
    for key, (_, code) in WRONG.items():
        assert f"en.po:{line_of(key)}:1: [{code}]" in told
    assert "5 error(s)" in told and held(data) == before


def test_what_changed_here_meanwhile_is_left_as_it_is(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(OUT) == 0
    text = Path("en.po").read_text("utf-8")
    for old, new in [
        ("Front", "Door"),
        ("Back", "Rear"),
        ("A three-line morning note.", "A note."),
    ]:
        text = text.replace(f'msgstr "{old}"', f'msgstr "{new}"')
    Path("en.po").write_text(text.replace("#output/text", "#output/gone"), encoding="utf-8")
    daily = data / "checklists/daily.yml"
    change(daily, "zh: 前台,", "zh: 门口,")
    change(daily, "en: Back}", "en: Behind}")
    before = daily.read_bytes()
    assert main(BACK) == 0
    said = capsys.readouterr().err
    assert "written out (zh): playbook_data/checklists/daily.yml:14:17" in said
    assert "written out (en): playbook_data/checklists/daily.yml:19:25" in said
    assert "[po-unknown] warning: there is no text checklists/daily#output/gone" in said
    assert daily.read_bytes() == before


def test_a_file_that_is_there_or_is_no_po_and_a_language_that_is_none(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("en.po").write_text('msgid "a"\nb\n', encoding="utf-8")
    assert main(OUT) == 2
    assert main(BACK) == 1
    assert "en.po:2:1: [po-unreadable]" in capsys.readouterr().err
    assert main(["texts", "zh", "--out", "zh.po", "--lang", "en"]) == 2
    assert "choose from en, fr, zh-Hant" in capsys.readouterr().err
    assert not (data.parent / "zh.po").exists()
