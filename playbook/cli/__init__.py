"""The `playbook` command."""
