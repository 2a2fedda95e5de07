from playbook.mkdocs.macros import define_env
