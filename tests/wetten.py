"""How many examples a law is tried with: few each time the suite runs, many with ``pytest -m hypothesis --lang``.

A law without numbers of its own takes those of the profiles. How long one example takes says how busy the machine is,
nothing about the rule.
"""

from typing import Any

from hypothesis import settings

LANG = "lang"
settings.register_profile("handleiding", deadline=None)
settings.register_profile(LANG, deadline=None, max_examples=1500)


def kies(*, lang: bool) -> None:
    """Choose the profile of this run, before the laws are imported."""
    settings.load_profile(LANG if lang else "handleiding")


def wet(kort: int, lang: int, **anders: Any) -> settings:
    """Return how a law is tried: with ``kort`` examples, or ``lang`` when the long ones are asked for."""
    gekozen = settings.get_current_profile_name() == LANG
    return settings(max_examples=lang if gekozen else kort, **anders)
