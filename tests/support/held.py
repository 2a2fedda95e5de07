"""Answers that come as late as a test wants."""

from __future__ import annotations

from pathlib import PurePosixPath

from playwright.sync_api import Page, Route


class Held:
    """The parts, or other files, that a test holds back: each waits until it is let go."""

    def __init__(self, page: Page, files: str = "**/paths/*.json") -> None:
        self.waiting: dict[str, Route] = {}
        page.route(files, self._hold)

    def _hold(self, route: Route) -> None:
        self.waiting[name_of(route.request.url)] = route

    def take(self, page: Page, name: str) -> Route:
        """The request for a file, as soon as it is there."""
        for _ in range(100):
            if name in self.waiting:
                return self.waiting.pop(name)
            page.wait_for_timeout(50)
        raise AssertionError(f"{name} was not asked for, only {list(self.waiting)}")


def name_of(address: str) -> str:
    """The file at an address without its ending: the role whose part it is."""
    return PurePosixPath(address).stem
