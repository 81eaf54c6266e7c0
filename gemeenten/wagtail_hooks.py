"""Wiring of the editions into the CMS: each package has a ``hooks`` module that registers itself."""

import gemeenten.bestanden.versies.hooks
import gemeenten.editie.levensloop.hooks
import gemeenten.editie.opbouw.hooks
import gemeenten.goedkeuring.hooks
import gemeenten.kernband.herkomst.hooks
import gemeenten.kernband.voorstellen.hooks
import gemeenten.kernband.wijzigingen.hooks
import gemeenten.lezers.reacties.hooks
import gemeenten.lezers.terugblik.hooks
import gemeenten.lezers.zoeken.hooks
import gemeenten.lokaal.hooks
import gemeenten.onboarding.hooks
import gemeenten.opdrachten.hooks
import gemeenten.persoonsgegevens.hooks
import gemeenten.toegang.mensen.hooks
import gemeenten.toegang.muren.hooks

__all__ = ["gemeenten"]
