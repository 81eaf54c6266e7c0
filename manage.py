#!/usr/bin/env python3
"""Every command of the project, on a machine that may have nothing but Python.

``python3 manage.py demo`` and ``python3 manage.py test`` do their own set-up; the other commands are Django's.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main(argv):
    """Run the command, here or in the project's own environment."""
    if sys.version_info < (3, 11):
        # Kept readable for old versions of Python: it must be able to say this.
        sys.exit(
            "Dit programma heeft Python 3.11 of nieuwer nodig; dit is Python "
            + sys.version.split()[0]
            + ".\nProbeer het met een nieuwere, bijvoorbeeld: python3.11 manage.py "
            + " ".join(argv[1:])
        )
    sys.path.insert(0, str(ROOT / "site"))
    import bootstrap

    command = argv[1] if len(argv) > 1 else "help"
    if not bootstrap.is_equipped(command):
        return bootstrap.hand_over(argv)
    settings = "config.settings.test" if command == "test" else "config.settings.dev"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    if command == "test":
        return bootstrap.run_tests(argv[2:])
    from django.core.management import execute_from_command_line

    return execute_from_command_line(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
