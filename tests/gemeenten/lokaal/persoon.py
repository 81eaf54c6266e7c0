"""One person everywhere a name can end up in an edition, and what is left in the database."""

import html
import json

from django.db import connection
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, Page

from gemeenten.lokaal import invoeren, metingen
from gemeenten.models import (
    Begeleider,
    Bericht,
    ContactPage,
    DeelnemendeOrganisatie,
    Deelnemer,
    Stelling,
)
from gemeenten.regels.tabellen import lees
from handleiding.models import InhoudPage
from handleiding.models.reeks import Reeks, ReeksRegel
from handleiding.workflow.actions import dien_in, stuur_terug
from tests.gemeenten.lokaal.groepen import concept, groep, keur_goed, over

NAAM = "Zoë d'Ambrozzio"
MAIL = "zoe.ambrozzio@voorbeeld.example"
NUMMER = "058 234 56 78"


def contact(wereld, slug="leeuwarden"):
    return ContactPage.objects.child_of(wereld.editie(slug)).get()


def vermeld(wereld, slug="leeuwarden"):
    """Put the person on the contact page, approved."""
    page = contact(wereld, slug).get_latest_revision_as_object()
    rijen = list(page.contactpersonen.all())
    rijen[0].naam, rijen[0].email, rijen[0].telefoon = NAAM, MAIL, NUMMER
    rijen[0].toestemming, rijen[0].toestemming_op = True, over(-10)
    page.contactpersonen = rijen
    page.save_revision(user=wereld.user(f"redacteur-{slug}"))
    keur_goed(wereld, page, slug)


def overal(wereld):
    """Put the person everywhere a name can end up in an edition."""
    vermeld(wereld)
    in_de_handleiding(wereld)
    in_de_lijst(wereld)
    in_de_groep(wereld)
    in_wat_erbij_hoort(wereld)
    op_een_pagina_die_weg_is(wereld)


def in_de_handleiding(wereld):
    hoofdstuk = wereld.hoofdstuk()
    hoofdstuk.inhoud = json.dumps(
        [{"type": "tekst", "value": f"<p>Vraag {html.escape(NAAM)} om raad.</p>"}]
    )
    hoofdstuk.title = f"Inleiding van {NAAM}"
    hoofdstuk.save_revision(user=wereld.user("redacteur-leeuwarden"))
    keur_goed(wereld, wereld.hoofdstuk())


def in_de_lijst(wereld):
    """By way of a file, and of an organisation that has the name of a person."""
    redacteur = wereld.user("redacteur-leeuwarden")
    for naam, inhoud in (
        ("contactpersonen", f"functie;naam;telefoon\nArts;Dokter {NAAM};112"),
        ("organisaties", f"naam;soort\nPraktijk {NAAM};huisarts"),
    ):
        soort = invoeren.SOORTEN[naam]
        page = invoeren.doelpagina(wereld.editie(), soort)
        invoeren.voer_in(page, soort, lees("x.csv", inhoud.encode()), user=redacteur)
        keur_goed(wereld, page.specific_class.objects.get(pk=page.pk))


def in_de_groep(wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    page = concept()
    mens = {"naam": NAAM, "toestemming": True, "toestemming_op": over(-1)}
    page.begeleiders = [Begeleider(functie="Begeleider", **mens)]
    page.deelnemers = [Deelnemer(functie="Deelnemer", **mens)]
    page.stellingen = [Stelling(tekst=f"Ik kan terecht bij {NAAM}.")]
    sessies = list(page.sessies.all())
    sessies[0].afgelast, sessies[0].reden = True, f"{NAAM} is ziek."
    sessies[1].opmerking = f"In de kamer van {NAAM}"
    page.sessies = sessies
    page.organisaties = [DeelnemendeOrganisatie(naam=f"Praktijk {NAAM}", soort="huisarts")]
    page.save_revision(user=redacteur)
    keur_goed(wereld, groep())
    metingen.open_meting(groep(), moment="start", ronde=1, user=redacteur)


def in_wat_erbij_hoort(wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    concept().save_revision(user=redacteur)
    dien_in(groep(), redacteur, f"Van {NAAM}")
    stuur_terug(groep(), wereld.user("beoordelaar-leeuwarden"), f"Klopt {NAAM.upper()} nog?")
    log(instance=groep(), action="wagtail.edit", user=redacteur, data={"wie": [NAAM]})
    page = Page.objects.get(pk=groep().pk)
    opmerking = Comment.objects.create(
        page=page, user=redacteur, text=f"Bel {NAAM}", contentpath="title"
    )
    CommentReply.objects.create(comment=opmerking, user=redacteur, text=f"{NAAM} belt terug.")
    reeks = Reeks.objects.create(soort=Reeks.Soort.INDIENEN, door=redacteur)
    ReeksRegel.objects.create(reeks=reeks, page=page, titel=f"Over {NAAM}", uitkomst="gelukt")


def op_een_pagina_die_weg_is(wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    page = InhoudPage(title=f"Afscheid van {NAAM}", slug="afscheid", live=False)
    wereld.editie().add_child(instance=page)
    log(instance=page, action="wagtail.create", user=redacteur)
    Bericht.objects.create(user=redacteur, soort=Bericht.Soort.SPOED, page=page, titel=page.title)
    page.delete(user=redacteur)


def hele_database():
    """Return ``{table: all that it holds, as one text}``."""
    inhoud = {}
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            naam = connection.ops.quote_name(tabel)
            cursor.execute(f"SELECT * FROM {naam}")  # noqa: S608 - names of our own tables
            waarden = (waarde for rij in cursor.fetchall() for waarde in rij)
            inhoud[tabel] = "\n".join(map(_als_tekst, waarden)).casefold()
    return inhoud


def _als_tekst(waarde):
    if isinstance(waarde, bytes | memoryview):
        return bytes(waarde).decode("utf-8", "replace")
    return str(waarde)
