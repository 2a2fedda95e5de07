"""The theme `playbook`: MkDocs finds its templates, styles and scripts in this folder."""
