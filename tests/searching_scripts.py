"""Runs the browser's scripts in node (the one on the path, or the one that Playwright brings)."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import playwright

from build_tools.searching import scripts

_BUNDLED = Path(playwright.__file__).parent / "driver" / "node"


def node() -> str:
    found = shutil.which("node") or (str(_BUNDLED) if _BUNDLED.exists() else None)
    assert found, "neither Playwright's node nor one on the path"
    return found


def run(body: str, given: Any) -> Any:
    """What `body`, the body of an asynchronous JavaScript function over our scripts and the value `given`, returns."""
    ours = [scripts.script(name) for name in scripts.WORKER if name != "worker.js"]
    program = (
        f"{scripts.lunr()}\nglobalThis.lunr = module.exports;\n{chr(10).join(ours)}\n"
        "const given = JSON.parse(require('fs').readFileSync(0, 'utf8'));\n"
        f"(async function () {{ {body} }})().then(made => process.stdout.write(JSON.stringify(made)));"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "program.cjs"
        path.write_text(program, encoding="utf-8")
        done = subprocess.run(
            [node(), str(path)], input=json.dumps(given), capture_output=True, text=True, encoding="utf-8", check=False
        )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
