"""Random valid playbooks, made from the models: each prints in both languages, nothing lost."""

from __future__ import annotations

import random
import re
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from playbook.kinds import all_kinds, record_kinds
from playbook.kinds.campaign.model import Campaign
from playbook.kinds.checklist.model import Checklist, Section
from playbook.kinds.evidence.model import Evidence, EvidenceFile
from playbook.kinds.form.model import Row, Table
from playbook.kinds.metric.model import Metric
from playbook.kinds.onboarding.model import Onboarding
from playbook.kinds.phases.model import Phases, PhaseSet
from playbook.kinds.quiz.model import Quiz
from playbook.kinds.role.model import Role
from playbook.kinds.sources.model import Inventory, Part, Point
from playbook.kinds.team.model import Spoken, Team
from playbook.kinds.vocabulary.model import Stage, Vocabulary
from playbook.locale.languages import LANGUAGES
from playbook.model.base import ID_PATTERN, Keywords, Model, Record, Text, To, ToPage
from playbook.model.playbook import Playbook
from playbook.model.timing import Rule, Schedule
from playbook.render.renderer import Renderer
from playbook.views.pages import pages
from tests.support.chance import tries

IDS = ["alpha", "beta", "gamma"]
POINTS = ["s1.p1", "s2.p1"]
HAN = "的一是了我不在人们有来他这上着个地到大里说就去子得也和那要下看天时过出小么起你都把好还多"
WORDS = ["plan", "sell", "check", "team", "week", "goal", "data", "price", "<b>", "&", "{{ x }}"]
SAMPLES = [
    "text", "2027-03-08", "09:30", "#7a3e9d", "CN", "CNY", "https://example.org/a", "s1", "s1.p1",
]  # fmt: skip
"""For every form of a field there is one that fits."""


class Maker:
    """Makes valid values of the models; every id it hands out exists."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.count = 0

    def text(self) -> Text:
        """A text, each side in its own script."""
        zh = "".join(self.dice.choices(HAN, k=self.dice.randint(1, 30)))
        en = " ".join(self.dice.choices(WORDS, k=self.dice.randint(1, 12)))
        return Text(zh=zh + "。", en=en + ".")

    def model(self, model: type[Model], **given: Any) -> Any:
        """An instance of `model`: every field is filled, optional ones now and then."""
        hints = get_type_hints(model, include_extras=True)
        values: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            if name in given:
                values[name] = given[name]
            elif field.is_required() or self.dice.random() < 0.7:
                values[name] = self.value(hints[name])
        self.mend(model, values)
        return model.model_validate(values)

    def mend(self, model: type[Model], values: dict[str, Any]) -> None:
        """What the models ask beyond the types of their fields."""
        if model is Schedule and values["freq"] == "weekly":
            values.pop("monthdays", None)
        if model in (Checklist, Section):
            values.pop("rounds", None)
        if model is Role:
            values["metrics"] = values["metrics"][:3]
            weights = [40, 30, 30]
            values["metrics"] = [
                {"metric": m.metric, "weight": w, "scoring": m.scoring}
                for m, w in zip(values["metrics"], weights, strict=True)
            ]
        elif model is Checklist:
            values.pop("campaign", None)
            values["schedule"] = Schedule(freq="weekly", weekdays=["MO"], times=["10:00"])
        elif model is Campaign:
            values.pop("dates", None)
            values["rule"] = Rule(month=self.dice.randint(1, 12), day=self.dice.randint(1, 28))
        elif model is Metric:
            values["expression"] = "+".join(entry.id for entry in values["inputs"])
        elif model is Onboarding:
            first = values["steps"][0].id
            values["steps"] = [s.model_copy(update={"after": [first]}) for s in values["steps"]]
        elif model is Quiz:
            values["questions"] = [
                question.model_copy(update={"right": question.choices[0].id})
                for question in values["questions"]
            ]
        elif model is Table:
            words, *numbers = values["columns"]
            values["columns"] = [
                words.model_copy(update={"words": True, "formula": None}),
                *(one.model_copy(update={"words": False, "formula": None}) for one in numbers),
            ]
            values["rows"] = [Row(words=[self.text()], numbers=[1.5] * len(numbers))]
            values["totals"] = []
        elif model is Team:
            values["timezone"], values["languages"] = "Asia/Shanghai", ["zh", "en"]

    def value(self, hint: Any) -> Any:
        """A valid value of a field with this type hint."""
        origin = get_origin(hint)
        if origin is Annotated:
            base, *extras = get_args(hint)
            return self.constrained(base, extras)
        if origin in (Union, types.UnionType):
            choices = [choice for choice in get_args(hint) if choice is not type(None)]
            return self.value(choices[0])
        if origin is Literal:
            return self.dice.choice(get_args(hint))
        if origin is list:
            return self.many(get_args(hint)[0], 0, 3)
        if hint is Text:
            return self.text()
        if hint is Spoken:
            return Spoken(code="en")
        if hint is Keywords:
            return Keywords.model_validate({"zh": ["词"], "en": ["word"]})
        if isinstance(hint, type) and issubclass(hint, Model):
            return self.model(hint)
        return {str: "text", int: 1, float: 1.5, bool: True}[hint]

    def constrained(self, base: Any, extras: list[Any]) -> Any:
        """A value of `base` that meets `extras`."""
        for extra in extras:
            if isinstance(extra, To):
                return self.reference(extra.kinds[0])
            if isinstance(extra, ToPage):
                return "metrics/" + self.dice.choice(IDS)
        limits: dict[str, Any] = {}
        for extra in extras:
            for part in extra.metadata if isinstance(extra, FieldInfo) else [extra]:
                for name in ("ge", "gt", "le", "lt", "min_length", "max_length", "pattern"):
                    if getattr(part, name, None) is not None:
                        limits[name] = getattr(part, name)
        if get_origin(base) is list:
            least = limits.get("min_length", 0)
            most = min(limits.get("max_length", least + 2), least + 2)
            return self.many(get_args(base)[0], least, most)
        if base is str:
            return self.line(limits.get("pattern"))
        if base is int or get_origin(base) in (Union, types.UnionType):
            low = limits.get("ge", limits.get("gt", 0) + 1)
            return self.dice.randint(int(low), int(min(limits.get("le", low + 40), low + 40)))
        return self.value(base)

    def line(self, pattern: str | None) -> str:
        if pattern == ID_PATTERN:
            self.count += 1
            return f"id-{self.count}"
        for sample in SAMPLES:
            if pattern and re.search(pattern, sample):
                return sample
        return "text"

    def reference(self, kind: str) -> str:
        return self.dice.choice(POINTS if kind == "sources" else IDS)

    def many(self, inner: Any, least: int, most: int) -> list[Any]:
        return [self.value(inner) for _ in range(self.dice.randint(least, most))]


def playbook(seed: int) -> Playbook:
    """A playbook with three records of each kind and every list they refer to."""
    maker = Maker(random.Random(seed))
    records: dict[str, dict[str, Record]] = {
        name: {ident: maker.model(kind.model, id=ident) for ident in IDS}
        for name, kind in record_kinds().items()
    }
    part = maker.model(Part, id="s1", points=[maker.model(Point, id=ident) for ident in POINTS])
    words: dict[str, Any] = {
        name: [maker.model(get_args(field.annotation)[0], id=ident) for ident in IDS]
        for name, field in Vocabulary.model_fields.items()
        if name != "out_of_scope"
    }
    # the check sees to it that every day falls into a stage
    words["stages"] = [
        maker.model(Stage, id=anchor, anchor=anchor, last=10**6)
        for anchor in ("first-day", "last-day")
    ]
    return Playbook(
        kinds=all_kinds(),
        languages=[LANGUAGES["zh"], LANGUAGES["en"]],
        records=records,
        files={
            "team": maker.model(Team),
            "phases": Phases(sets=[maker.model(PhaseSet, id=ident) for ident in IDS]),
            "evidence": EvidenceFile(evidence=[maker.model(Evidence, id=ident) for ident in IDS]),
            "sources": Inventory(title=maker.text(), parts=[part]),
            "vocabulary": Vocabulary(**words),
        },
        paths={(kind, ident): f"{kind}/{ident}.yml" for kind in record_kinds() for ident in IDS},
    )


def ids_below(model: Model) -> Iterator[str]:
    """The ids of the parts of a record that pages give an anchor: checks, steps, sections."""
    for kind in ("checks", "steps"):
        yield from (part.id for part in getattr(model, kind, []))


@settings(max_examples=tries(6, whole=40), deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_every_record_prints_in_both_languages_with_every_id(seed: int) -> None:
    book = playbook(seed)
    view = Renderer(book)
    for language in book.languages:
        paths = set()
        for page in pages(book, language):
            paths.add(page.path)
            kind, ident = page.path.split("/")[1], Path(page.path).stem
            record = book.records[kind][ident]
            word = record_kinds()[kind].singular
            printed = view.render(word, page.path.removesuffix(".md") + "/", ident)
            assert record.id in page.call and printed.strip()
            for part in ids_below(record):
                assert part in printed, (page.path, part)
        wanted = {f"{language.code}/{kind}/{ident}.md" for kind in record_kinds() for ident in IDS}
        assert paths == wanted
