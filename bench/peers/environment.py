"""The environments that peers live in, under build/: no dependency of ours, installed when missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def python_with(requirements: str, name: str) -> str:
    """The Python of an environment that has these requirements, or nothing where they cannot be installed."""
    venv, wanted = ROOT / "build" / name, Path(__file__).parent / requirements
    python, done = venv / "bin" / "python", venv / ".installed"
    if not done.is_file() or done.stat().st_mtime < wanted.stat().st_mtime:
        print(f"Installing the peers into {venv.relative_to(ROOT)} (about a minute) …", flush=True)
        venv.parent.mkdir(exist_ok=True)
        for words in ([sys.executable, "-m", "venv", str(venv)], [str(python), "-m", "pip", "install", "-q", "-r", str(wanted)]):
            if subprocess.run(words, check=False).returncode:
                print("The peers could not be installed, so faircount is measured alone.")
                return ""
        done.touch()
    return str(python)
