"""The paths of this handbook's roles, as the page of dated paths gets them."""

from __future__ import annotations

import json
from typing import cast

from playbook.kinds.onboarding.model import Onboarding
from playbook.model.playbook import Playbook
from tests.support.handbooks import Site


def test_each_role_has_the_steps_of_everyone_and_its_own_and_no_others(
    book: Playbook, site: Site
) -> None:
    walked = [path for path in book.all(Onboarding) if path.role]
    assert len(walked) > 10
    for language in ("zh", "en"):
        parts = site.folder / language / "paths"
        assert {path.stem for path in parts.iterdir()} == {own.role for own in walked}
        for own in walked:
            part = json.loads((parts / f"{own.role}.json").read_bytes())
            assert part.keys() == {"paths", "study"}
            assert [path["id"] for path in part["paths"]] == ["common", own.id]
            for path in part["paths"]:
                record = cast(Onboarding, book.records["onboarding"][path["id"]])
                steps = {step["id"]: step["text"] for step in path["steps"]}
                assert sorted(steps) == sorted(step.id for step in record.steps), own.role
                assert [gate["day"] for gate in path["gates"]] == [one.day for one in record.gates]
            assert part["study"]["page"] == f"onboarding/{own.id}/#reading"
            assert part["study"]["quizzes"][0][0] == f"quizzes/role-{own.role}/"
