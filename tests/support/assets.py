"""Scripts and styles as browsers fetch them, built from `playbook/theme/src/` by esbuild.

`python -m tests.support.assets` (`make assets`) writes them; with `--check`, in `make lint`, it
names those that are out of date.
"""

from __future__ import annotations

import sys

from tests.support.handbooks import ROOT
from tests.support.node import SCRIPTS, install, node


def main() -> int:
    """Run the build with this process' arguments. Returns 1 if it fails or finds something."""
    install()
    done = node(SCRIPTS / "build.mjs", *sys.argv[1:], folder=ROOT)
    print(done.stdout + done.stderr, end="")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
