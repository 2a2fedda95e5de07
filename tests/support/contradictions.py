"""What the handbook says twice and not alike: `python -m tests.support.contradictions [folder]`.

Numbers, times, thresholds, owners and cadences are pulled from all records by subject. A subject is
a pattern of words, never a record. Chinese is read, English where it must say the same.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from math import ceil
from pathlib import Path
from typing import Any

from playbook.model.formula import evaluate
from tests.support.records_agree import WEEKDAYS, Found, records_agree
from tests.support.statements import Said, read, texts

ROOT = Path(__file__).parents[2] / "playbook_data"
Values = dict[str, list[str]]
"""What is said of one subject: each value, with the places that say it."""

DIGITS = dict(zip("一两二三四五六七八九", "1223456789", strict=True))
N = r"[0-9一两二三四五六七八九十]+"
SUBJECTS = {
    "action items of a review": rf"({N} ?(?:–|到|至|-) ?{N}) ?个(?:能验收的)?行动项",
    "break-even return on ads": r"1 ?(?:÷|除以)[^，。；÷]{0,12}?((?:贡献)?毛利率)",
    "campaign report, how often": rf"(整点|每{N} ?小时)(?:发|报)[^，。]{{0,6}}(?:战报|报一次|销售)",
    "level 2 goes to": r"二级[^，。；三]{0,2}[由转归给] ?((?:客服)?(?:组长|主管|经理))",
    "work sample, longest": rf"({N} ?(?:分钟|小时))(?:内能做完的实操|要付费)",
    "shop coupons within promotion cost": r"券[^。]{0,14}?(?:(不)(?:要再加|算)|(算)[进上])",
    "live script, 24 hours before": r"24 小时前?(?:把)?[^，。]{0,12}?(交法务|交主播|审完)",
    "overlays of a show, before": r"贴片[^。，]{0,12}?(?:T-|开播前 ?)([0-9]+) ?小时",
    "deduction cleared by": r"(HR) ?核[^，。]{0,8}(?:20%|约定)|扣[^。]{0,30}先请 ?(\w+?) ?[看核]",
    "sea freight and production": rf"海运[^，。]{{0,14}}?({N}–{N} 天)",
    "weekly meeting, minutes": rf"周会[^，。]{{0,6}}?({N} 分钟)(?:讲完|[。，；]|$)",
    "monthly meeting, minutes": rf"月会[^，。]{{0,6}}?({N} 分钟)",
    "stand-up, minutes": rf"站会[^，。]{{0,4}}?({N} 分钟)",
    "who reads platform notices daily": r"每天[^，。]{0,6}看(?:一遍)?规则",
    "bad reviews answered within": rf"差评({N} 小时内|当天)",
    "posts' comments answered within": rf"评论 ?({N} 小时内|当天)",
    "price change told ahead": rf"改价[^。]{{0,12}}?提前 ?({N} 小时|{N} 天)",
    "load test": r"(?:(T-[0-9]+)[^，。；]{0,16})?压测(?:一遍|到)",
    "change freeze": r"(T-[0-9]+)(?: ?起)?(?:系统)?封网",
    "rota made known": rf"(?:提前 ?({N} ?[周天])公布|公布值班表|值班表公布|班表公布)",
    "stock kept back for a show": rf"留 ?({N}% ?)(?:库存)?缓冲",
    "agents' chats checked": rf"每人每周[^，。]{{0,4}}抽 ?({N} 段)",
    "scorecard, measures a role": rf"每岗 ?({N} ?(?:到|至) ?{N}) ?项",
    "hours in a day, at most": rf"(?:连续工作|一天工作|一天最多)[^，。]{{0,6}}?({N} 小时)",
    "emergency cards": r"((?:断网|错价|违规)[断错违网价规货、]+)，?各(?:有一张应急卡|写)",
    "old version of a page": r"旧版[^，。]{0,4}?(删|作废|归档)",
    "flash report, by": rf"(T\+1|{N} ?天)[^，。T]{{0,6}}一页快报",
    "direct reports, at most": rf"直接带的人不超过 ?({N} ?(?:到|至) ?{N}) ?个",
}
"""Where one value should hold: the first group that matched, or else the day on which it stands."""
TWO_PEOPLE = {"主管": ("manager", "lead", "supervisor")}
"""A word for one person, and the English ones of which it may mean one."""
COUNTED = {"two": "2", "three": "3", "four": "4", "five": "5"}
CADENCE = {
    "monthly": r"每月|按月|月底|次月",
    "yearly": r"每季|按季",
    "weekly": r"每周|每两周|^周[一二三四五六日]",
    "daily": r"每天",
}
NTH = {1: "一", 8: "二", 15: "三", 22: "四"}
TIME_ONLY = re.compile(r"[-T0-9每月周天日小时分钟前内至–.:]+")
FILLER = re.compile(
    r"得满分|得一半|按比例|[再每][低高]|目标|达到|以[内上]|满分|每月|季度|类目|均值|计划|上限|实际"
    r"|超出|不[高低]于|例如|公开|样表|全部|按时|当月|除非|书面|批准|得分|招呼|高于|加分|[0-9]+"
)
MARKS = re.compile(r"验收|[\s*`，。；：、“”（）]|\[[^]]*\]\([^)]*\)|经验值")
SAME_RUN = 6


def value_of(match: re.Match[str], text: Said) -> str:
    """The value a match says, digits as digits; without one, the day of its text."""
    word = next((group for group in match.groups() if group), "")
    word = word or (text.when if match.re.groups else text.who)
    word = re.sub(r"[一两二三四五六七八九](?=[ 到至–小分周天个])", lambda m: DIGITS[m[0]], word)
    return re.sub(r" ?(?:到|至|–) ?", "-", word).replace(" ", "")


def by_subject(said: list[Said]) -> Iterator[Found]:
    """Subjects of which two values are said."""
    for subject, pattern in SUBJECTS.items():
        values: Values = defaultdict(list)
        for text in said:
            for match in re.finditer(pattern, text.zh):
                if value := value_of(match, text):
                    values[value].append(text.place)
        yield subject, values


def two_people(said: list[Said]) -> Iterator[Found]:
    """A Chinese word for a person that English tells apart."""
    for word, others in TWO_PEOPLE.items():
        values: Values = defaultdict(list)
        for text in (one for one in said if not re.search(r"^evidence|other_names", one.place)):
            named = [other for other in others if re.search(rf"\b{other}s?\b", text.en)]
            if word in text.zh and len(named) == 1:
                values[named[0]].append(text.place)
        yield f"who is {word}", values


def two_sides(said: list[Said]) -> Iterator[Found]:
    """A limit that is in on the Chinese side and out on the English one."""
    for text in said:
        for number in re.findall(rf"({N}) ?(?:项|个|次|天|条|分)?(?:及)?以上", text.zh):
            for other in re.findall(r"[Mm]ore than (\w+)", text.en):
                if DIGITS.get(number, number) == COUNTED.get(other, other):
                    yield "limit, in or out", {f"≥{number}": [text.place], f">{other}": ["en"]}


def cadences(data: dict[str, Any], said: list[Said]) -> Iterator[Found]:
    """A rhythm said beside a link to a list, or in its own summary, that the list does not keep."""
    for text in said:
        own = text.place.removesuffix(".summary")
        for page in {own} if own in data and own != text.place else set(text.pages):
            schedule = (
                data.get(page, {}).get("schedule") if page.startswith("checklists/") else None
            )
            inline = [part for part in re.split("[。；]", text.zh) if f"]({page})" in part]
            first = inline[0] if inline else text.zh
            if schedule and not _fits(schedule, first):
                due = str({key: value for key, value in schedule.items() if key != "times"})
                yield f"rhythm of {data[page]['title']['zh']}", {due: [page], first: [text.place]}


def _fits(schedule: dict[str, Any], zh: str) -> bool:
    if nth := re.search(rf"第({N})个周(.)", zh):
        first = NTH.get(min(schedule.get("monthdays") or [0]))
        return nth[1] == first and nth[2] in [WEEKDAYS[day] for day in schedule.get("weekdays", [])]
    words = zh if zh.count("每") > 1 else re.split("[，：]", zh)[0]
    said = [freq for freq, pattern in CADENCE.items() if re.search(pattern, words)]
    loose = schedule["freq"] == "weekly" and "daily" in said
    return not said or loose or schedule["freq"] in said


@cache
def runs(zh: str) -> set[str]:
    """Runs of words with a number in them: what two texts on one task have in common."""
    plain = MARKS.sub("|", zh.replace(" ", ""))
    cut = {plain[n : n + SAME_RUN] for n in range(len(plain) - SAME_RUN + 1)}
    return {
        run
        for run in cut
        if re.search("[0-9]", run) and "|" not in run and not TIME_ONLY.fullmatch(run)
    }


def two_owners(data: dict[str, Any], said: list[Said]) -> Iterator[Found]:
    """A duty of one role that another role, or a list's item, has too."""
    duties = [text for text in said if re.fullmatch(r"roles/\w+\.duties\..*\.text", text.place)]
    items = [text for text in said if re.search(r"^checklists/.*\.checks\..*\.text$", text.place)]
    for duty, other in [*combinations(duties, 2), *((d, i) for d in duties for i in items)]:
        both = runs(duty.zh) & runs(other.zh)
        if both and duty.who != other.who:
            yield f"owner of {sorted(both)[0]}", {
                duty.who: [duty.place], other.who: [other.place]
            }  # fmt: skip


def both_ways(data: dict[str, Any], said: list[Said]) -> Iterator[Found]:
    """What one role hands to another, and a duty of that one says it hands back."""
    roles = [record for name, record in data.items() if name.startswith("roles/")]
    for role, other in [(a, b) for a in roles for b in roles if a is not b]:
        given = [h for h in role["handoffs"] if h["to"] == other["id"]]
        for handoff, duty in [(h, d) for h in given for d in other["duties"]]:
            zh = duty["text"]["zh"]
            back = re.search(r"给(\w\w)\w{0,4}", zh)
            if not back or back[1] not in role["title"]["zh"]:
                continue
            told = MARKS.sub("|", handoff["what"]["zh"] + handoff["standard"]["zh"])
            cut = {told[n : n + 5] for n in range(len(told) - 4)}
            if any("|" not in run and run in MARKS.sub("", zh) for run in cut):
                yield f"who hands over {handoff['what']['zh']}", {
                    role["id"]: [f"roles/{role['id']}"], other["id"]: [f"roles/{other['id']}"]
                }  # fmt: skip


def measures(data: dict[str, Any]) -> Iterator[Found]:
    """Lines of score cards that score something other than the metric they link to."""
    for name, role in data.items():
        for line in role.get("metrics", []) if name.startswith("roles/") else []:
            record = data[f"metrics/{line['metric']}"]
            known = "".join(record[key]["zh"] for key in ("title", "summary", "formula"))
            known += "".join(record["keywords"]["zh"])
            left = MARKS.sub("|", FILLER.sub("|", re.split("。", line["scoring"]["zh"])[0]))
            pairs = {left[n : n + 2] for n in range(len(left) - 1)}
            pairs = {pair for pair in pairs if not re.search(r"[|0-9%一]|[分给得的低在按]", pair)}
            if len(pairs) > 4 and not any(pair in known for pair in pairs):
                yield (
                    "measure of a score card",
                    {
                        record["title"]["zh"]: [record["id"]],
                        line["scoring"]["zh"]: [name],
                    },
                )


def counts(data: dict[str, Any], said: list[Said]) -> Iterator[Found]:
    """Numbers a plan or practice states that the records themselves do not keep."""
    roles = {name: one for name, one in data.items() if name.startswith("roles/")}
    people = {one["role"]: one["people"] for one in data["plan"]["structure"]}
    led = sum(people.get(r["id"], 0) for r in roles.values() if r.get("reports_to") == "mgr")
    for text in said:
        for pattern, numbers in (
            (
                SUBJECTS["scorecard, measures a role"],
                {n: len(r["metrics"]) for n, r in roles.items()},
            ),
            (SUBJECTS["direct reports, at most"], {"roles/mgr": led}),
        ):
            for match in re.finditer(pattern, text.zh):
                low, high = (int(DIGITS.get(n, n)) for n in value_of(match, text).split("-"))
                low = 0 if "不超过" in text.zh else low
                beyond = [
                    f"{n}: {count}" for n, count in numbers.items() if not low <= count <= high
                ]
                yield match[0], {match[0]: [text.place], **({"in fact": beyond} if beyond else {})}
    for line in data["plan"]["headcount"]:
        inputs = {one["id"]: one["example"] for one in line["inputs"]}
        needed = ceil(evaluate(line["expression"], inputs))
        whole_crew = "全班人马" in line["text"]["zh"]
        if needed != people[line["role"]] and not whole_crew:
            values = {
                f"formula {needed}": ["headcount"],
                f"plan {people[line['role']]}": ["structure"],
            }
            yield f"people as {line['role']}", values


def contradictions(data: dict[str, Any]) -> list[Found]:
    """Every subject in `data`, as `read` gives it, of which two values are said."""
    said = list(texts(data))
    found = [
        *by_subject(said), *two_people(said), *two_sides(said), *cadences(data, said),
        *two_owners(data, said), *both_ways(data, said), *measures(data), *counts(data, said),
        *records_agree(data, said),
    ]  # fmt: skip
    return [(subject, values) for subject, values in found if len(values) > 1]


def main() -> int:
    """Print what contradicts itself. Returns 1 if anything does."""
    found = contradictions(read(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT))
    for subject, values in found:
        print(subject, *(f"  {value}: {', '.join(at)}" for value, at in values.items()), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
