"""Find the browsers that tests drive; install those that are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
SHELL = "chromium-headless-shell"
"""The same engine without a browser's own pages: tests take half the CPU with it. It holds no page
for Back, so the proof of that takes the whole browser."""
PROGRAMS = {
    "headless": (SHELL, *CHROMIUM),
    "chromium": CHROMIUM,
    "firefox": (
        "firefox",
        "firefox-esr",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:/Program Files/Mozilla Firefox/firefox.exe",
    ),
    "webkit": ("WebKitWebDriver",),
}
"""What each is called on the PATH, and its usual places; of WebKit it is the driver."""
PACKAGES = {
    "headless": (SHELL, "fonts-noto-cjk"),
    "chromium": ("chromium", "fonts-noto-cjk"),
    "firefox": ("firefox-esr",),
    "webkit": ("webkit2gtk-driver", "xvfb", "xauth"),
}
"""Debian's."""


def find(name: str = "headless") -> str | None:
    """A browser's path: $HEADLESS, $CHROMIUM, $FIREFOX or $WEBKIT, one on the PATH, one in its
    usual place, or Playwright's."""
    if chosen := os.environ.get(name.upper()):
        return chosen
    for program in PROGRAMS[name]:
        if found := shutil.which(program):
            return found
    return _playwrights() if name in ("headless", "chromium") else None


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - needed only on this path

    with sync_playwright() as playwright:
        place = playwright.chromium.executable_path
    return place if Path(place).is_file() else None


def install(name: str) -> None:
    """Install a browser the way the platform allows: Debian's package, or Playwright's download."""
    if shutil.which("apt-get"):
        become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        get = [*become_root, "apt-get", "-qq"]
        subprocess.run([*get, "update"], check=False)
        add = [*get, "install", "-y", "--no-install-recommends"]
        failed = subprocess.run([*add, *PACKAGES[name]], check=False).returncode
        if failed and name == "headless":  # Ubuntu has no shell
            subprocess.run([*add, *PACKAGES["chromium"]], check=False)
    if find(name) is None and name in ("headless", "chromium"):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main(names: list[str]) -> None:
    """Install those of `names` that are missing. Raises SystemExit where that cannot be."""
    for name in names:
        if find(name) is None:
            print(f"No {name} found; installing one ...", flush=True)
            install(name)
        if find(name) is None:
            sys.exit(f"The tests need {name}: install it, or set {name.upper()} to its program.")


if __name__ == "__main__":
    main(sys.argv[1:] or ["headless"])
