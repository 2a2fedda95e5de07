"""A published site that edits, on a stand-in for GitHub, and a keeper in front of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

from playbook.check.loader import inspect
from playbook.edit import published
from playbook.problems.report import markdown
from tests.support.fake_github import RIGHTS, Repository, host
from tests.support.handbooks import copy_fixture, mkdocs_build_here
from tests.support.served import serve
from tests.support.watch import watch

WEEKLY = "checklists/weekly"
FILE = f"playbook_data/{WEEKLY}.yml"
TOKEN = "github_pat_" + "11ABCDEFG0" * 8
OTHER = "github_pat_" + "22HIJKLMN0" * 8
EVERYWHERE = """async () => {
  const databases = await Promise.all((await indexedDB.databases()).map(({name}) => name));
  const caching = (await caches.keys()).map(async (key) => (await caches.open(key)).keys());
  const kept = (await Promise.all(caching)).flat().map(({url}) => url);
  const typed = [...document.querySelectorAll("input, textarea")].map(({value}) => value);
  const { cookie, referrer, documentElement: { outerHTML } } = document;
  return JSON.stringify([{...localStorage}, {...sessionStorage}, databases, kept, typed,
    history.state, location.href, cookie, referrer, outerHTML, window.name]);
}"""
"""All that outlives the page, and all that it shows."""


@dataclass
class Site:
    """A published site, its folder, that of its handbook, and the repository it is printed from."""

    address: str
    folder: Path
    project: Path
    repository: Repository

    def checks(self) -> None:
        """The workflow checks the newest pull request, and says what it found."""
        pull = self.repository.pulls[-1]
        files = self.repository.files[pull["head"]]
        texts = {self.project / path: text.encode() for path, text in files.items()}
        _, problems = inspect(self.project / "playbook_data", texts)
        said = markdown(problems, "en")
        body = f"{said}\n\n<!-- playbook-commit {self.repository.commits[pull['head']]} -->\n"
        told = {"user": {"login": "github-actions[bot]"}, "body": body}
        self.repository.comments[pull["number"]] = [told]

    def begins(self) -> None:
        """The repository is as it was at first."""
        text = (self.project / FILE).read_text(encoding="utf-8")
        whole = Repository({"main": {FILE: text}}, {TOKEN: RIGHTS, OTHER: RIGHTS})
        vars(self.repository).update(vars(whole))


@contextmanager
def publishing(folder: Path) -> Iterator[Site]:
    """Print the fixture into `folder` with the editor on, and serve it and its repository. Beside
    the site lies a page that holds another, whose address follows its own, in a frame."""
    project = copy_fixture(folder)
    settings = project / "mkdocs.yml"
    said = settings.read_text(encoding="utf-8")
    on = said.replace("  playbook:\n", "  playbook:\n    edit_on_site: true\n")
    settings.write_text(on, encoding="utf-8")
    repository = Repository({"main": {}})
    with ExitStack() as stack:
        address = stack.enter_context(host(repository))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(published, "HOST", address)
            done = mkdocs_build_here(project, folder / "site")
        assert done.returncode == 0, done.stderr
        held = '<script>document.write(`<iframe src="${location.search.slice(1)}">`)</script>'
        (folder / "holder.html").write_text(held, encoding="utf-8")
        served = stack.enter_context(serve(folder))
        found = served.site(folder / "site", "sample")
        yield Site(found.address, found.folder, project, repository)


@dataclass
class Keeper:
    """Someone with a browser, and all that it said or sent."""

    page: Page
    site: Site
    said: list[str] = field(default_factory=list)

    def opens(self, record: str = WEEKLY, language: str = "en") -> None:
        """Open the page for editing `record`."""
        self.page.goto(f"{self.site.address}/edit/{language}/?record={record}")

    def gives(self, token: str) -> None:
        """Paste a token."""
        self.page.locator("input[type=password]").fill(token)
        self.page.keyboard.press("Enter")

    def sends(self) -> None:
        """Send what has been typed."""
        self.page.locator(".pb-editor__save").last.click()

    @property
    def title(self) -> str:
        """What stands in the field of the English title."""
        return self.page.get_by_label("Title · English").input_value()

    def holds_nothing(self) -> str:
        """All that the browser holds and has said: no token is in it."""
        found = str(self.page.evaluate(EVERYWHERE)) + "\n".join(self.said)
        assert "11ABCDEFG0" not in found and "22HIJKLMN0" not in found
        return found

    def hears(self, message: ConsoleMessage) -> None:
        """What the browser says."""
        self.said.append(f"{message.text} {message.location}")

    def fails(self, error: Error) -> None:
        """What no script caught."""
        self.said.append(f"error: {error} {error.stack}")

    def passes(self, request: Request) -> None:
        """The site itself is never sent a token."""
        own = self.site.address.rpartition("/")[0]
        if request.url.startswith(own) and "authorization" in request.all_headers():
            self.said.append(f"sent to {request.url}")


@contextmanager
def keeping(browser: Browser, site: Site) -> Iterator[Keeper]:
    """A keeper whose page does nothing wrong but to be refused, and holds no token in the end."""
    with watch(browser) as seen:
        keeper = Keeper(seen.page, site)
        noted = {"console": keeper.hears, "pageerror": keeper.fails, "request": keeper.passes}
        for event, note in noted.items():
            seen.page.on(event, note)  # type: ignore[call-overload]
        yield keeper
        keeper.holds_nothing()
        for event, note in noted.items():
            seen.page.remove_listener(event, note)
        assert [one for one in keeper.said if not one.startswith("Failed to load resource")] == []
