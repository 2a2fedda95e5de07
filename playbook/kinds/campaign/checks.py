"""When a campaign and its stages come, and how far that is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from playbook.kinds.campaign.model import Campaign, CampaignStage
from playbook.kinds.campaign.numbers import is_offered
from playbook.kinds.rules import beyond_known
from playbook.model.kind import Whole
from playbook.problems.problem import Problem
from playbook.schedule.campaign_dates import REACH, days_in
from playbook.schedule.plausibility import implausible_rule
from playbook.source.reader import Loc, Source


def check(campaign: Campaign, source: Source) -> Iterator[Problem]:
    """A rule that names no day; announced days that belong to no turn of their stage."""
    if campaign.rule:
        yield from implausible_rule(campaign.rule, source, ("rule",))
    for number, stage in enumerate(campaign.stages):
        here = ("stages", number)
        if stage.stage in {one.stage for one in campaign.stages[:number]}:
            mark = source.value_mark((*here, "stage"))
            yield Problem(source.path, *mark, "listed-twice", {"value": stage.stage})
        yield from _wrong_side(campaign, stage, source, (*here, "usual"))
        for turn, text in enumerate(stage.announced):
            if not _meant(campaign, stage, text):
                mark = source.value_mark((*here, "announced", turn))
                words = {"value": text, "days": REACH.days}
                yield Problem(source.path, *mark, "stage-day-off", words)


def _meant(campaign: Campaign, stage: CampaignStage, text: str) -> bool:
    """Whether a day announced for `stage` is near its usual one. What names no day is no matter
    of this rule."""
    return _within(campaign, stage, text, REACH.days)


def _within(campaign: Campaign, stage: CampaignStage, text: str, days: int) -> bool:
    """Whether the day `text` is so many `days` from the usual one of `stage`, or no day."""
    try:
        day = date.fromisoformat(text)
        own = days_in(range(day.year - 1, day.year + 2), campaign.rule, campaign.dates)
    except ValueError:
        return True
    return any(abs((day - one).days - stage.usual) <= days for one in own)


def _wrong_side(
    campaign: Campaign, stage: CampaignStage, source: Source, loc: Loc
) -> Iterator[Problem]:
    """A stage that usually comes after the campaign's day, and was announced before it each time,
    as if its minus were lost; or the other way round."""
    turned = stage.model_copy(update={"usual": -stage.usual})
    for text in stage.announced:
        if not _within(campaign, turned, text, 2) or _within(campaign, stage, text, 2):
            return
    if stage.usual and stage.announced:
        words = {"value": stage.usual, "turned": -stage.usual, "day": stage.announced[0]}
        yield Problem(source.path, *source.value_mark(loc), "stage-side", words, warning=True)


def check_whole(whole: Whole) -> Iterator[Problem]:
    """A period of the team that goes on when the days of campaigns end. Those that platforms
    announce have none yet."""
    files = {name: model for name, (model, _) in whole.files.items()}
    tables = [
        record
        for record, _ in whole.records.values()
        if isinstance(record, Campaign) and record.dates and not record.announced
        if "team" in files and is_offered(record, files)
    ]
    known = {campaign.id: int(max(campaign.dates)[:4]) for campaign in tables}
    yield from beyond_known(whole, "period-beyond-campaigns", known)
