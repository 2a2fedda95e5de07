"""`playbook build` and `playbook serve`."""

from __future__ import annotations

import argparse
import errno
import re
import sys

from playbook.cli import checking
from playbook.cli.output import FAILED, WRONG_USE, refuse, tell
from playbook.mkdocs.settings_file import SETTINGS
from playbook.site.target import UnsafeTarget

ENGINES = ("properdocs", "zensical")
"""Those beside MkDocs."""
ADDRESS = re.compile(r"(?P<host>\[[0-9a-fA-F:.]+\]|[^:\s]+):(?P<port>[0-9]{1,5})")


def build(options: argparse.Namespace) -> int:
    """Check as `playbook check` does, then print; MkDocs is not even started on bad data."""
    if not (options.project.root / SETTINGS).is_file():
        return refuse(options, "no-settings", path=options.project.root)
    playbook, problems = checking.read(options, cache_in=options.project.cache)
    errors = [problem for problem in problems if not problem.warning]
    if errors or playbook is None:
        tell(options, errors)
        return FAILED
    try:
        if options.engine == "mkdocs":
            from playbook.mkdocs import in_process  # noqa: PLC0415 - other commands print nothing

            return in_process.build(options.project, playbook)
        from playbook.cli import engines  # noqa: PLC0415 - the same

        return engines.build(options.engine, options.project, playbook.published())
    except UnsafeTarget as unsafe:
        print(f"playbook: {unsafe.message(options.lang)}", file=sys.stderr)
        return WRONG_USE


def serve(options: argparse.Namespace) -> int:
    """Show the handbook and follow every change, until interrupted."""
    if not (options.project.root / SETTINGS).is_file():
        return refuse(options, "no-settings", path=options.project.root)
    if errors := [problem for problem in options.settings_problems if not problem.warning]:
        tell(options, errors)
        return FAILED
    from playbook.mkdocs import in_process  # noqa: PLC0415 - the same

    address = options.address or in_process.address_in(options.project)
    found = ADDRESS.fullmatch(address)
    if not found or int(found["port"]) > 65_535:
        return refuse(options, "address-form", address=address)
    try:
        return in_process.serve(options.project, address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = f"{found['host']}:{int(found['port']) + 1}"
            return refuse(options, "address-taken", address=address, other=other)
        if error.filename is None:  # it is not about a file
            return refuse(options, "address-refused", address=address, reason=error.strerror)
        raise
