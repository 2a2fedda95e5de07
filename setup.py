"""Ships this repository's handbook in the wheel, as the base `ecommerce`."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

CONTENT = ("playbook_data", "docs", "LICENSE-CONTENT")


class WithContent(build_py):
    """Copies the content beside the package; in a checkout, and so in an editable install, the
    engine finds it where it is."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        base = Path(self.build_lib, "playbook", "bases", "ecommerce")
        for name in CONTENT:
            if Path(name).is_dir():
                shutil.copytree(name, base / name, dirs_exist_ok=True)
            else:
                shutil.copy(name, base / name)


setup(cmdclass={"build_py": WithContent})
