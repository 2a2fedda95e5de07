"""`playbook` with ProperDocs in the place of MkDocs: `python -m playbook.cli.properdocs build`."""

from __future__ import annotations

import properdocs.replacement  # noqa: F401 - from here on, whoever imports MkDocs gets ProperDocs

from playbook.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
