"""Fingerprints of the article, so that its sentences can be kept out without keeping them here.

`article.txt` holds a short hash of every run of 13 Chinese characters in the article.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from playbook.text.han import HAN

RUN = 13
PRINTS = Path(__file__).with_name("article.txt")


def runs(text: str) -> Iterator[str]:
    """Every run of 13 Chinese characters, whatever punctuation stands between them."""
    han = "".join(HAN.findall(text))
    for start in range(len(han) - RUN + 1):
        yield han[start : start + RUN]


def fingerprint(run: str) -> str:
    """Five bytes of the run's SHA-256, as hex."""
    return hashlib.sha256(run.encode()).hexdigest()[:10]


def known() -> set[str]:
    """The fingerprints of the article."""
    return set(PRINTS.read_text(encoding="ascii").split())


if __name__ == "__main__":
    import sys

    article = Path(sys.argv[1]).read_text(encoding="utf-8")
    prints = sorted({fingerprint(run) for run in runs(article)})
    PRINTS.write_text("\n".join(prints) + "\n", encoding="ascii")
