"""A keeper edits on the published site, whose repository is on a stand-in for GitHub."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response, expect

from tests.support.accessible import violations
from tests.support.fake_github import RIGHTS
from tests.support.handbooks import FIXTURE, printed
from tests.support.publishing import FILE, OTHER, TOKEN, WEEKLY, Keeper, Site, keeping, publishing
from tests.support.watch import Scheme, watch

MOST = 60_000
EDITED = re.compile(rb'href="[^"]*" rel="edit"')
OWN = re.compile(
    r"edit/.*|assets/playbook-\w+/edit[\w-]*\.(js|css)|sw\.js|offline\.json|\.playbook-site"
)
"""The files that differ where the editor is on."""
ALONE = "only in a window that you opened yourself"


@pytest.fixture(scope="module")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with publishing(tmp_path_factory.mktemp("published")) as found:
        yield found


@pytest.fixture
def site(published_site: Site) -> Site:
    published_site.begins()
    return published_site


@pytest.fixture
def keeper(browser: Browser, site: Site) -> Iterator[Keeper]:
    with keeping(browser, site) as found:
        yield found


def test_only_a_token_of_the_right_kind_is_sent_anywhere(keeper: Keeper) -> None:
    page, repository = keeper.page, keeper.site.repository
    keeper.opens()
    told = page.locator(".pb-ed-token .pb-ed-fault")
    for given, said in (
        ("ghp_" + "a" * 36, "another kind of token"),
        ("secret", "no fine-grained"),
    ):
        keeper.gives(given)
        expect(told).to_contain_text(said)
        expect(page.locator("input[type=password]")).to_have_value("")
    assert repository.asked == []
    keeper.gives("github_pat_" + "0" * 40)
    expect(told).to_contain_text("does not accept this token")
    repository.tokens = {TOKEN: frozenset()}
    keeper.gives(TOKEN)
    expect(told).to_contain_text("GitHub shows no such repository")
    repository.sign_in = True
    keeper.gives(TOKEN)
    expect(told).to_contain_text("GitHub cannot be reached")


def test_a_change_becomes_a_pull_request_and_its_faults_come_back(keeper: Keeper) -> None:
    page, site, repository = keeper.page, keeper.site, keeper.site.repository
    before = repository.files["main"][FILE]
    keeper.opens()
    keeper.gives(TOKEN)
    expect(page.get_by_text("This is not the page")).to_be_visible()
    expect(page.get_by_text("Not checked here")).to_be_visible()
    expect(page.locator(".pb-ed-outline")).to_contain_text("Weekly review")
    page.get_by_label("Title · English").fill("")
    page.get_by_label("Title · 中文").focus()
    expect(page.locator(".pb-ed-fault")).to_contain_text("en is empty")
    page.get_by_label("Title · English").fill("Weekly look")
    page.get_by_label("Summary · English").fill("It’s the best practice in the world,with GMV")
    page.get_by_label("Title · 中文").focus()
    expect(page.locator(".pb-ed-fault")).to_have_count(0)
    keeper.sends()
    expect(page.get_by_text("Pull request 1 is open, and is being checked.")).to_be_visible()
    assert repository.files["main"][FILE] == before
    [pull] = repository.pulls
    assert re.fullmatch(r"handbook/checklists/weekly/\d{8}-\d{6}", pull["head"])
    after = repository.files[pull["head"]][FILE]
    changed = set(after.split("\n")) ^ set(before.split("\n"))
    assert len(changed) == 4 and "title: {zh: 周复盘, en: Weekly look}" in changed
    assert page.get_by_role("link", name="Look at it on GitHub").get_attribute("href") == (
        "https://github.com/example/sample/pull/1"
    )
    site.checks()
    expect(page.get_by_text("Pull request 1 has been checked. Problems found")).to_be_visible()
    expect(page.locator(".pb-ed-field", has_text="Summary").locator(".pb-ed-fault")).to_be_visible()
    page.get_by_label("Summary · English").fill("The week’s review.")
    page.get_by_label("Title · 中文").focus()
    expect(page.locator(".pb-ed-fault")).to_have_count(0)
    keeper.sends()
    expect(page.get_by_text("Pull request 1 is open, and is being checked.")).to_be_visible()
    site.checks()
    expect(page.get_by_text("Pull request 1 has been checked: nothing is wrong.")).to_be_visible()
    assert len(repository.pulls) == 1
    keeper.holds_nothing()
    newer = {"base": "main", "state": "open"}
    repository.pulls += [newer | {"head": f"other-{at}", "number": at} for at in range(2, 152)]
    chatting = [{"user": {"login": "someone"}, "body": "?"}] * 120
    repository.comments[1] = chatting + repository.comments[1]
    keeper.opens()
    keeper.gives(TOKEN)
    expect(
        page.get_by_text("you go on with its version").or_(page.get_by_text("nothing is wrong"))
    ).to_be_visible()
    assert keeper.title == "Weekly look"
    expect(page.get_by_text("Pull request 1 has been checked: nothing is wrong.")).to_be_visible()


LIMIT = {"X_RateLimit_Remaining": "0", "X_RateLimit_Reset": "1800000000"}
PART = frozenset({"contents"})
FAILURES = [
    ("expired", {"tokens": {OTHER: RIGHTS}}, "expired, was withdrawn"),
    ("limit", {"limited": LIMIT}, "no more requests until"),
    ("slower", {"limited": {"Retry_After": "60"}}, "no more requests until"),
    (
        "rights",
        {"tokens": {TOKEN: frozenset({"pulls"}), OTHER: RIGHTS}},
        "Contents, “Read and write”",
    ),
    ("pulls", {"tokens": {TOKEN: PART, OTHER: RIGHTS}}, "Pull requests, “Read and write”"),
    ("branch", {"protected": "main|handbook/.*"}, "rule of the repository forbids"),
    ("offline", {"cut": r"^(GET contents|PUT)"}, "GitHub cannot be reached"),
    ("sign-in", {"sign_in": True}, "GitHub cannot be reached"),
    ("down", {"down": True}, "fault of its own"),
    ("archived", {"archived": True}, "Repository was archived so is read-only."),
    ("moved", {"moved": True}, "has moved"),
]


@pytest.mark.parametrize(("name", "state", "said"), FAILURES, ids=[one[0] for one in FAILURES])
def test_each_refusal_is_told_and_nothing_typed_is_lost(
    keeper: Keeper, name: str, state: dict[str, object], said: str
) -> None:
    page, repository = keeper.page, keeper.site.repository
    keeper.opens()
    keeper.gives(TOKEN)
    page.get_by_label("Title · English").fill("Weekly look")
    whole = dict(vars(repository))
    vars(repository).update(state)
    keeper.sends()
    expect(page.locator("[data-part=state]")).to_contain_text(said)
    assert keeper.title == "Weekly look"
    assert "/sample/#edit:checklists/weekly" in keeper.holds_nothing()  # what is typed is kept
    page.on("dialog", lambda dialog: dialog.accept())
    vars(repository).update({name: whole[name] for name in state} | {"tokens": {OTHER: RIGHTS}})
    keeper.opens()
    keeper.gives(OTHER)
    expect(page.get_by_text("which were not sent, are back")).to_be_visible()
    assert keeper.title == "Weekly look"
    keeper.sends()
    expect(page.get_by_text("is open, and is being checked.")).to_be_visible()
    assert "en: Weekly look}" in repository.files[repository.pulls[-1]["head"]][FILE]


def test_what_fails_halfway_goes_on_from_there(keeper: Keeper) -> None:
    page, repository = keeper.page, keeper.site.repository
    keeper.opens()
    keeper.gives(TOKEN)
    page.get_by_label("Title · English").fill("Weekly look")
    state = page.locator("[data-part=state]")
    for cut in ("^POST git", "^PUT contents", "^POST pulls"):
        repository.cut = cut
        with page.expect_event("requestfailed"):  # the words may be those of the time before
            keeper.sends()
        expect(state).to_contain_text("GitHub cannot be reached")
        repository.cut = ""
    repository.tokens = {OTHER: RIGHTS}
    keeper.sends()
    expect(state).to_contain_text("expired, was withdrawn")
    keeper.gives(OTHER)
    expect(page.locator(".pb-ed-token")).to_have_count(0)
    keeper.sends()
    expect(page.get_by_text("Pull request 1 is open, and is being checked.")).to_be_visible()
    assert len(repository.pulls) == 1


def test_what_others_changed_meanwhile_is_shown_beside_ones_own(keeper: Keeper) -> None:
    page, repository = keeper.page, keeper.site.repository
    keeper.opens()
    keeper.gives(TOKEN)
    page.get_by_label("Title · English").fill("Weekly look")
    text = repository.files["main"][FILE]
    repository.put("main", FILE, text + "# another hand\n")
    keeper.sends()
    both = page.get_by_role("group", name="Two versions")
    expect(both).to_contain_text("# another hand")
    expect(both).to_contain_text("Weekly look")
    assert repository.pulls == [] and list(repository.files) == ["main"]
    both.get_by_role("button", name="Send your version").click()
    expect(page.get_by_text("Pull request 1 is open, and is being checked.")).to_be_visible()
    assert repository.files["main"][FILE] == text + "# another hand\n"
    head = repository.pulls[0]["head"]
    repository.put(head, FILE, text + "# a reviewer\n")
    page.get_by_label("Title · English").fill("Weekly talk")
    keeper.sends()
    expect(page.get_by_role("group", name="Two versions")).to_contain_text("# a reviewer")
    page.get_by_role("button", name="Take the version in the repository").click()
    expect(page.get_by_label("Title · English")).to_have_value("Weekly review")
    repository.pulls[0]["state"] = "closed"
    page.get_by_label("Title · English").fill("Weekly chat")
    keeper.sends()
    expect(page.get_by_role("group", name="Two versions")).to_contain_text("# another hand")


def test_no_page_that_holds_it_gets_to_see_it(keeper: Keeper) -> None:
    page, address = keeper.page, keeper.site.address
    inner = f"{address}/edit/en/?record={WEEKLY}"
    page.goto(f"{address}/../holder.html?{inner}")
    framed = page.frame_locator("iframe")
    expect(framed.get_by_text(ALONE)).to_be_visible()
    assert framed.locator("main, header, input").count() == 0
    with page.expect_popup() as opened:
        page.evaluate("(at) => { window.held = open(at); }", inner)
    expect(opened.value.get_by_text(ALONE)).to_be_visible()
    assert opened.value.locator("main, header, input").count() == 0
    opened.value.close()


def test_what_the_base_says_is_not_edited_here(keeper: Keeper) -> None:
    page = keeper.page
    listing = {"files": [], "places": {}, "shipped": [WEEKLY]}
    page.route("**/edit/en/files.json", lambda route: route.fulfill(json=listing))
    keeper.opens()
    expect(page.get_by_text(f"playbook eject {WEEKLY}")).to_be_visible()
    keeper.opens("checklists/../../../x")
    expect(page.get_by_text("There is no such file")).to_be_visible()
    assert page.locator("input").count() == 0 and keeper.site.repository.asked == []


def test_readers_pay_nothing_and_the_page_stays_small(keeper: Keeper) -> None:
    page, site = keeper.page, keeper.site
    answers: list[Response] = []
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")  # of the tests before
    page.on("response", lambda one: answers.append(one))  # noqa: PLW0108 - no bound method of a list
    keeper.opens()
    keeper.gives(TOKEN)
    expect(page.locator(".pb-ed-outline")).to_contain_text("Weekly review")
    scripts = [one for one in answers if one.url.endswith(".js")]
    size = sum(len(gzip.compress(one.body(), 9)) for one in scripts)
    print(f"{size} bytes of scripts in {len(scripts)} files")
    assert size <= MOST
    without, whole = printed(FIXTURE), site.folder
    changed = {
        path.relative_to(whole).as_posix()
        for path in whole.rglob("*")
        if path.is_file() and differs(path, without / path.relative_to(whole))
    }
    assert [path for path in changed if not OWN.fullmatch(path)] == []
    html = (whole / "en" / WEEKLY / "index.html").read_bytes()
    assert EDITED.findall(html) == [b'href="../../../edit/en/?record=checklists/weekly" rel="edit"']
    kept = json.loads((whole / "offline.json").read_bytes())
    assert not [name for files in kept.values() for name in files if "edit" in name]


def differs(one: Path, other: Path) -> bool:
    """Whether a file differs from another in more than where it says that it is edited."""
    if not other.is_file():
        return True
    before, after = other.read_bytes(), one.read_bytes()
    if one.suffix == ".html":
        before, after = (EDITED.sub(b"", html) for html in (before, after))
    return before != after


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(1280, "light", "zh"), (375, "dark", "en"), (375, "light", "zh"), (1280, "dark", "en")],
)
def test_axe_finds_nothing_in_any_state(
    browser: Browser, site: Site, width: int, scheme: Scheme, language: str
) -> None:
    with watch(browser, width=width, scheme=scheme) as seen:
        keeper = Keeper(seen.page, site)
        page = seen.page
        keeper.opens("", language)
        expect(page.locator(".pb-editor__files").first).to_be_visible()
        found = violations(page)
        keeper.opens(WEEKLY, language)
        expect(page.locator(".pb-ed-token")).to_be_visible()
        found += violations(page)
        keeper.gives(TOKEN)
        expect(page.locator(".pb-ed-field textarea").first).to_be_visible()
        found += violations(page)
        page.locator(".pb-ed-field textarea").nth(1).fill("Weekly look")
        keeper.sends()
        expect(page.locator(".pb-ed-pull")).to_be_visible()
        found += violations(page)
        assert found == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
