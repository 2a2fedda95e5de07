"""`python -m playbook` is the `playbook` command."""

from playbook.cli.app import main

raise SystemExit(main())
