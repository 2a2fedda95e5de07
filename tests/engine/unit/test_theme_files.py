"""What is listed of the theme, and what it can load."""

from __future__ import annotations

from pathlib import Path

from mkdocs.theme import Theme

from playbook.mkdocs.theme_files import spare_hidden


def test_hidden_files_are_loaded_and_not_listed(tmp_path: Path) -> None:
    for name in ("main.html", "partials/menu.html", ".icons/a.svg", "partials/.b/c.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    theme = Theme(custom_dir=str(tmp_path))
    spare_hidden(theme)
    env = theme.get_env()
    own = [name for name in env.list_templates() if (tmp_path / name).is_file()]
    assert own == ["main.html", "partials/menu.html"]
    assert env.get_template(".icons/a.svg").render() == ".icons/a.svg"
    assert "url" in env.filters
