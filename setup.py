"""What pyproject.toml cannot say: the wheel carries the templates, styles, scripts and pages that a project is begun
with.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
CARRIED = ("mkdocs.yml", "docs/gioi-thieu.md", "docs/huong-dan.md", "docs/dua-len-mang.md", "overrides")


class BuildWithProject(build_py):
    """Copies what a project is begun with into the package."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:  # then it is read from where it stands
            return
        target = Path(self.build_lib) / "build_tools" / "project"
        for name in CARRIED:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            if (HERE / name).is_dir():
                shutil.copytree(HERE / name, target / name, dirs_exist_ok=True)
            else:
                shutil.copy2(HERE / name, target / name)


setup(cmdclass={"build_py": BuildWithProject})
