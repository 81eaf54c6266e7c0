"""Onboard a municipality from the command line."""

from dataclasses import fields

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import PageLogEntry

from gemeenten.logacties import EDITIE_GEMAAKT
from gemeenten.onboarding import Plan, maak_overzicht, onboard_gemeente
from gemeenten.onboarding.uitnodiging import Uitnodiging
from gemeenten.toegang.mensen.eerste import stand


class Command(BaseCommand):
    help = "Maakt een editie voor een nieuwe gemeente, helemaal als concept."

    def add_arguments(self, parser):
        parser.add_argument("naam")
        parser.add_argument("--code", required=True, help="CBS-code, bijvoorbeeld GM0080")
        parser.add_argument("--bron", default="", help="adres van de editie om te kopiëren")
        parser.add_argument(
            "--zonder-hoofdstuk",
            action="append",
            default=[],
            metavar="SLUG",
            help="laat dit hoofdstuk weg; mag vaker",
        )
        parser.add_argument("--slug", default="", help="adres van de nieuwe editie")
        parser.add_argument("--hostnaam", default="", help="eigen hostnaam van de editie")
        parser.add_argument("--kleur", default="", help="hoofdkleur, bijvoorbeeld #154273")
        parser.add_argument(
            "--buiten-lijst",
            action="store_true",
            help="de gemeente is nieuwer dan de lijst met CBS-codes",
        )
        parser.add_argument(
            "--uitnodigen",
            action="append",
            default=[],
            metavar="ADRES:ROL",
            help="nodig deze persoon uit, bijvoorbeeld jan@gemeente.nl:beheerder,redacteur; mag vaker",
        )
        parser.add_argument("--dry-run", action="store_true", help="toon alleen het plan")

    def handle(self, *, naam, dry_run, zonder_hoofdstuk, uitnodigen, **options):
        gelijknamig = {veld.name for veld in fields(Plan)} & options.keys()
        plan = Plan(
            naam=naam,
            zonder_hoofdstukken=tuple(zonder_hoofdstuk),
            uitnodigingen=tuple(Uitnodiging.uit_tekst(tekst) for tekst in uitnodigen),
            **{veld: options[veld] for veld in gelijknamig},
        )
        try:
            self._toon(plan) if dry_run else self._voer_uit(plan)
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout

    def _toon(self, plan):
        overzicht = maak_overzicht(plan)
        self.stdout.write(f"Het plan voor {plan.naam}, gekopieerd van {overzicht.bron}:")
        for regel in overzicht.regels:
            self.stdout.write(f"- {regel}")
        for regel in overzicht.aandacht:
            self.stdout.write(self.style.WARNING(f"Let op: {regel}"))
        for soort, aantal in overzicht.pagina_soorten.items():
            self.stdout.write(f"  {aantal:5} {soort}")
        self._weggelaten(map(str, overzicht.weggelaten))
        self.stdout.write("Proefdraai: er is niets gewijzigd.")

    def _voer_uit(self, plan):
        editie = onboard_gemeente(plan, meld=lambda stap: self.stdout.write(f"- {stap} …"))
        aantal = editie.get_descendants(inclusive=True).count()
        adres = f"/gemeenten/{editie.slug}/"
        self.stdout.write(f"{editie.title}: {aantal} pagina’s als concept, op {adres}")
        log = PageLogEntry.objects.filter(page=editie.pk, action=EDITIE_GEMAAKT).first()
        self._weggelaten(log.data["weggelaten"])
        for regel in stand(editie):
            self._uitnodiging(regel["mens"], gemaild=regel["gemaild"])

    def _uitnodiging(self, mens, *, gemaild):
        if gemaild:
            self.stdout.write(f"Uitgenodigd: {mens.email}")
            return
        niet = f"De mail aan {mens.email} is niet verstuurd. Herstel de mail, en stuur een nieuwe link bij Mensen."
        self.stdout.write(self.style.WARNING(niet))

    def _weggelaten(self, regels):
        for regel in regels:
            self.stdout.write(self.style.WARNING(f"Niet meegenomen: {regel}"))
