"""Wiring of the editions into the CMS; views and rules live in packages of their own."""

from wagtail import hooks

from gemeenten.kernwijzigingen import logboek
from gemeenten.onboarding import logboek as onboarding_logboek


@hooks.register("register_log_actions")
def kernwijzigingen_in_het_log(actions):
    logboek.registreer(actions)


@hooks.register("register_log_actions")
def onboarding_in_het_log(actions):
    onboarding_logboek.registreer(actions)
