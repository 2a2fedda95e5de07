"""A folder of YAML -> a Playbook, or all of its problems at once."""
