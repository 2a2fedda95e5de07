"""Find a Chrome or Chromium for the browser tests; if there is none, install one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)


def find() -> str | None:
    """The browser's path: $CHROMIUM, one on the PATH, one in its usual place, or Playwright's."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    for name in NAMES:
        if found := shutil.which(name):
            return found
    for place in (*PLACES, _playwrights()):
        if Path(place).is_file():
            return place
    return None


def _playwrights() -> str:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - needed only on this path

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def install() -> None:
    """Install a browser the way the platform allows: Debian's package, or Playwright's download."""
    if shutil.which("apt-get"):
        become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        get = [*become_root, "apt-get", "-qq"]
        wanted = ["chromium", "fonts-noto-cjk"]
        subprocess.run([*get, "update"], check=False)
        subprocess.run([*get, "install", "-y", "--no-install-recommends", *wanted], check=False)
    if find() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    if find() is None:
        print("No Chrome or Chromium found; installing one ...", flush=True)
        install()
    if find() is None:
        sys.exit("The browser tests need Chrome or Chromium: install one, or set CHROMIUM to it.")
