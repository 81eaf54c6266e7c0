"""Wiring of the editions into the CMS: each package has a ``hooks`` module that registers itself."""

import gemeenten.beoordeling.hooks
import gemeenten.bestandsversies.hooks
import gemeenten.herkomst.hooks
import gemeenten.kernwijzigingen.hooks
import gemeenten.kernwijzigingen.structuur_hooks
import gemeenten.levensloop.hooks
import gemeenten.lezersreacties.hooks
import gemeenten.lokaal.hooks
import gemeenten.onboarding.hooks
import gemeenten.opdrachten.hooks
import gemeenten.people.hooks
import gemeenten.persoonsgegevens.hooks
import gemeenten.tenancy.hooks
import gemeenten.terugblik.hooks
import gemeenten.verbetervoorstel.hooks
import gemeenten.zoeken.hooks

__all__ = ["gemeenten"]
