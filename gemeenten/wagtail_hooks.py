"""Wiring of the editions into the CMS: each package has a ``hooks`` module that registers itself."""

from wagtail import hooks

import gemeenten.kernwijzigingen.hooks
import gemeenten.lokaal.hooks
from gemeenten.onboarding import logboek as onboarding_logboek

__all__ = ["gemeenten"]


@hooks.register("register_log_actions")
def onboarding_in_het_log(actions):
    onboarding_logboek.registreer(actions)
