"""Run one of our scripts on a copy of the small world, in a process with a database of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.kopie import copy_of_the_world


def speel_op_kopie(script: str, folder: Path, *args: str, timeout: int = 1200) -> Any:
    """Return what ``script``, a file of this folder, printed as JSON."""
    with copy_of_the_world(folder) as url:
        klaar = subprocess.run(
            [sys.executable, Path(__file__).with_name(script), *args],
            env=os.environ | {"DATABASE_URL": url, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
    assert klaar.returncode == 0, klaar.stderr[-3000:]
    return json.loads(klaar.stdout)
