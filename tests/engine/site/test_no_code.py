"""What a stranger's page may do to the machine that prints it: nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.site.verify import verify
from tests.support.handbooks import copy_fixture, mkdocs_build_here

CODE = """## Use `{{ x }}` {: #use }

Write `{{ practice("goals") }}` or:

```
{% for x in y %} {{ cycler.__init__ }}
```
"""
GENERATOR = """
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, {path!r}, content={text!r}))
"""


def attack(sentinel: Path) -> str:
    return f"cycler.__init__.__globals__.os.mkdir('{sentinel}')"


def project_with_hook(folder: Path, hook: str) -> Path:
    project = copy_fixture(folder)
    (project / "other.py").write_text(hook, encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}hooks: [other.py]\n", encoding="utf-8")
    return project


def test_a_build_stops_at_the_line_of_code_before_it_runs(tmp_path: Path) -> None:
    project, sentinel = copy_fixture(tmp_path / "copy"), tmp_path / "pwned"
    outside = tmp_path / "outside"
    (outside / "deep").mkdir(parents=True)
    attacks = {
        "zh/about/inline.md": f"{{{{ {attack(sentinel)} }}}}",
        "en/about/inline.md": f"{{% set x = {attack(sentinel)} %}}",
        "en/about/index.md": f"{{{{ practice({attack(sentinel)}) }}}}",
        "notes.md": f"{{{{ {attack(sentinel)} }}}}",
        "other/notes.mdown": f"{{{{ {attack(sentinel)} }}}}",
        "linked/deep/README.markdown": f"{{{{ {attack(sentinel)} }}}}",
    }
    (project / "docs" / "linked").symlink_to(outside)
    for name, text in attacks.items():
        page = project / "docs" / name
        page.parent.mkdir(exist_ok=True)
        old = page.read_text(encoding="utf-8") if page.exists() else ""
        page.write_text(f"{old}\n{text}\n", encoding="utf-8")
    done = mkdocs_build_here(project, tmp_path / "site")
    assert done.returncode != 0 and not sentinel.exists()
    for name, text in attacks.items():
        lines = (project / "docs" / name).read_text(encoding="utf-8").splitlines()
        assert f"docs/{name}:{lines.index(text) + 1}:1: [" in done.stderr


@pytest.mark.parametrize("place", ["text", "title"])
def test_a_page_from_elsewhere_runs_no_code_either(place: str, tmp_path: Path) -> None:
    sentinel = tmp_path / "pwned"
    code = f"{{{{ {attack(sentinel)} }}}}"
    text = f"Well.\n\n{code}" if place == "text" else f'---\ntitle: "{code}"\n---\nWell.'
    hook = GENERATOR.format(path="zh/new.md", text=text)
    done = mkdocs_build_here(project_with_hook(tmp_path / "copy", hook), tmp_path / "site")
    assert done.returncode != 0 and not sentinel.exists()
    line = 3 if place == "text" else 1
    assert "_File_: `zh/new.md`" in done.stderr and f"_Line {line} in Markdown" in done.stderr
    assert "[code-in-prose]" in done.stderr


def test_braces_in_code_are_printed_as_they_stand(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path / "copy")
    page = project / "docs" / "zh" / "about" / "inline.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{CODE}", encoding="utf-8")
    done = mkdocs_build_here(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "site" / "zh" / "about" / "inline" / "index.html").read_text(
        encoding="utf-8"
    )
    assert 'Write <code>{{ practice("goals") }}</code> or:' in html
    assert "Use <code>{{ x }}</code></h2>" in html
    assert "<code>{% for x in y %} {{ cycler.__init__ }}\n</code></pre>" in html
    left = verify(tmp_path / "site", load(project / "playbook_data"), "/sample/")
    assert [problem for problem in left if problem.code == "page-left-over"] == []
