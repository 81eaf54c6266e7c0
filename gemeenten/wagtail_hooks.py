"""Wiring of the editions into the CMS; views and rules live in packages of their own."""

from wagtail import hooks

from gemeenten.kernwijzigingen import logboek


@hooks.register("register_log_actions")
def kernwijzigingen_in_het_log(actions):
    logboek.registreer(actions)
