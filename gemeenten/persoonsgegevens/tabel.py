"""Which fields of which tables hold text about people: the one list that finding and removing go by.

What is a fact about a person stands on the model (``persoonsvelden``). A test fails on a text field
that nobody decided about.
"""

from enum import Enum
from typing import Any

from django.db import models

from gemeenten.models.persoon import Persoon
from gemeenten.telefoon import validate_telefoon

# What holds no text. Any other kind of field may, one that nobody thought of too.
ZONDER_TEKST = (
    models.AutoField,
    models.BooleanField,
    models.DateField,
    models.DecimalField,
    models.DurationField,
    models.FloatField,
    models.ForeignKey,
    models.IntegerField,
    models.TimeField,
    models.UUIDField,
)


class Houdt(Enum):
    """What a field holds, and so what a removal may do with it."""

    PERSOON = "a fact about one person: emptied together with the rest of the row"
    PAGINA = "text of a page: listed, and changed by its editor and a second person"
    BEHEER = "text that only the CMS shows: redacted where somebody chose so"
    ADRES = "a web address: listed, and changed where its page is"
    BESTAND = "what is said of a file: listed, and changed where the file is"
    ACCOUNT = "somebody who works here: listed, and ended where people are"
    NIEMAND = "bookkeeping, keys"
    # No decision about a field: the text of this file is not known.
    ONGELEZEN = "a file that could not be read: listed, for a person to look at"


_PAGINA = {
    "wagtailcore.Page": "title draft_title seo_title search_description",
    "home.HomePage": "inleiding inhoud",
    "gemeenten.ContactPage": "inleiding",
    "gemeenten.DoeMeePage": "inhoud",
    "gemeenten.Contactpersoon": "functie organisatie uren doel",
    "gemeenten.Begeleider": "functie organisatie",
    "gemeenten.Deelnemer": "functie organisatie",
    "gemeenten.DeelnemendeOrganisatie": "naam",
    "gemeenten.Ronde": "naam",
    "gemeenten.Sessie": "reden opmerking",
    "gemeenten.Stelling": "tekst",
    # Who has the link reads it, and the answers belong to these very words.
    "gemeenten.Meting": "stellingen",
    "gemeenten.WerkleergroepPage": "gebied inleiding doelgroep locatie adres toegankelijkheid",
    "gemeenten.GemeentenPage": "inleiding",
    "gemeenten.GemeentePage": "inleiding steunpunt",
    "gemeenten.OrganisatiesPage": "inleiding",
    "gemeenten.Organisatie": "naam website bron_stand",
    "handleiding.BegrippenPage": "inleiding begrippen",
    "handleiding.BijeenkomstPage": "doel inhoud onderwerpen programma materiaal aandachtspunten "
    "literatuur voorbereidingsvragen",
    "handleiding.BijlagePage": "inhoud",
    "handleiding.BufferschemaPage": "inleiding buffers",
    "handleiding.LiteratuurPage": "inleiding overige gedrukt",
    "handleiding.HandleidingPage": "inleiding",
    "handleiding.HoofdstukPage": "in_het_kort inhoud",
    "handleiding.InhoudPage": "inhoud",
    # What it holds of the page goes by the page's own fields.
    "wagtailcore.Revision": "object_str content",
}
_BEHEER = {
    "gemeenten.Bericht": "titel wie reden waar",
    "gemeenten.DodeLink": "adres",
    # What the book said, beside what the pages say.
    "gemeenten.Inleesgeheugen": "titel velden",
    "gemeenten.Lezersreactie": "passage tekst notitie",
    "gemeenten.OnboardingOpdracht": "plan fout",
    "gemeenten.Uitstel": "plek notitie",
    # Titles of files that were left out.
    "gemeenten.Opdracht": "gegevens uitkomst",
    "gemeenten.Overnameregel": "melding",
    "gemeenten.Structuurbesluit": "reden",
    "gemeenten.Verbetervoorstel": "toelichting reden",
    "handleiding.Etalage": "reden",
    "handleiding.Kernpublicatie": "reden",
    "handleiding.Reeks": "reden",
    "handleiding.ReeksRegel": "titel melding afdruk",
    "wagtailcore.Comment": "text",
    "wagtailcore.CommentReply": "text",
    "wagtailcore.ModelLogEntry": "label data",
    "wagtailcore.PageLogEntry": "label data",
    "wagtailcore.TaskState": "comment",
}
_ADRES = {
    "wagtailcore.Page": "slug",
    "handleiding.Publicatie": "adres",
    "wagtailredirects.Redirect": "old_path redirect_link redirect_page_route_path",
}
_BESTAND = {
    "wagtaildocs.Document": "title file",
    "wagtailimages.Image": "title description file",
}
_ACCOUNT = {"auth.User": "username first_name last_name email"}
_NIEMAND = {
    # The way down to a page, of its own slug and those above it.
    "wagtailcore.Page": "path url_path",
    "auth.Group": "name",
    "auth.Permission": "name codename",
    "auth.User": "password",
    "wagtaildocs.Document": "file_hash",
    "wagtailimages.Image": "file_hash",
    "wagtailimages.Rendition": "file filter_spec focal_point_key",
    "wagtailcore.Comment": "contentpath position",
    "wagtailcore.Revision": "object_id",
    "handleiding.Etalage": "code gevel",
    "handleiding.OnderdeelPage": "uitgesteld",
    "handleiding.Pdf": "soort deel",
    # Its file is let go when a person is removed (gemeenten/opdrachten/opruimen.py).
    "handleiding.Pdfversie": "sleutel bestand",
    "handleiding.Publicatie": "code bestanden",
    # Who asks for an edition that is not there yet: removed at its own screen, and within a year by itself.
    "gemeenten.Aanvraag": "gemeente code voornaam achternaam functie email telefoon toelichting bon",
    "gemeenten.Bericht": "werk adres",
    "gemeenten.GemeentePage": "code kleur",
    "gemeenten.Goedkeurbeleid": "soort",
    "gemeenten.Goedkeurstap": "soort",
    # A secret is encrypted, and gone within the hour, or with the removal itself; so is a file that was made.
    "gemeenten.Opdracht": "soort geheim bestand",
    "gemeenten.Lezersreactie": "bon",
    "gemeenten.Meting": "token",
    "gemeenten.Rolgroep": "rol",
    "handleiding.VroegerAdres": "spoor",
    # Made from the pages, and anew when one of them changes; no name of a contact is in it.
    "handleiding.Passage": "digest titel kop tekst stammen woorden",
    "handleiding.Vindplaats": "anker",
    "handleiding.Synoniemen": "woorden",
    "gemeenten.Antwoord": "scores",
    "gemeenten.Inleesgeheugen": "soort",
    "gemeenten.Kernorde": "orde",
    "gemeenten.Structuurbesluit": "stand",
    "gemeenten.Verbetervoorstel": "paden overname",
    "gemeenten.Uitstel": "stand pad kenmerk",
    "gemeenten.Verwijdering": "sporen",
    # Encrypted, and empty as soon as the plan has ended.
    "gemeenten.Verwijderplan": "geheim uitslag",
    # Keys of choices, keyed hashes, and what was typed in the place of a name, in which the name may not stand.
    "gemeenten.Verwijderregel": "wie keuzes woorden",
    # On its way to the media, for who sent it.
    "wagtailcore.UploadedFile": "file",
    "wagtailcore.APIToken": "name key_hash prefix",
    "wagtailcore.Collection": "path name",
    "wagtailcore.CollectionViewRestriction": "password",
    "wagtailcore.Locale": "language_code",
    "wagtailcore.ModelLogEntry": "action object_id",
    "wagtailcore.PageLogEntry": "action",
    "wagtailcore.PageViewRestriction": "password",
    "wagtailcore.ReferenceIndex": "object_id to_object_id model_path content_path",
    "wagtailcore.Site": "hostname site_name",
    "wagtailcore.Task": "name",
    "wagtailcore.Workflow": "name",
    "wagtailcore.WorkflowState": "object_id",
}
# Apps in whose tables the editors of an edition name nobody, and why.
APPS_ZONDER_MENSEN = {
    "account": "the log-in of a person; a beheerder ends it at Mensen",
    "mfa": "as above",
    "socialaccount": "as above",
    "sessions": "as above",
    "wagtailusers": "preferences of a person at work",
    "contenttypes": "names of tables",
    "django_tasks_database": "keys of the work to do, and where in the code it failed; mail that waits "
    "is taken back at removal (elders.py)",
    "draaien": "names of planned work, and numbers of processes that do it",
    "taggit": "labels, which are read with the image or document that has them",
    "wagtailembeds": "what another site says about a film",
    "wagtailsearch": "made anew from the pages",
    "wagtailadmin": "throw-away; removal throws away what holds the person",
}
# Fields in which a name is of somebody or something else.
SCHRIJVER, ORGANISATIE, STRAAT = (
    "schrijver in een literatuurlijst",
    "naam van een organisatie",
    "adres of plaats",
)
_ANDERS = {
    "gemeenten.Organisatie.naam": ORGANISATIE,
    "gemeenten.DeelnemendeOrganisatie.naam": ORGANISATIE,
    "gemeenten.Contactpersoon.organisatie": ORGANISATIE,
    "gemeenten.Begeleider.organisatie": ORGANISATIE,
    "gemeenten.Deelnemer.organisatie": ORGANISATIE,
    "gemeenten.WerkleergroepPage.locatie": STRAAT,
    "gemeenten.WerkleergroepPage.adres": STRAAT,
}
_IN_BLOK = {"auteur": SCHRIJVER}
_TABEL = {
    Houdt.PAGINA: _PAGINA,
    Houdt.BEHEER: _BEHEER,
    Houdt.ADRES: _ADRES,
    Houdt.BESTAND: _BESTAND,
    Houdt.ACCOUNT: _ACCOUNT,
    Houdt.NIEMAND: _NIEMAND,
}


def tekstvelden(model: type[models.Model]) -> list[Any]:
    """Return the fields of this table that can hold any text."""
    return [
        veld
        for veld in model._meta.local_concrete_fields
        if not isinstance(veld, ZONDER_TEKST) and not veld.choices
    ]


def persoonsvelden(model: type[models.Model]) -> tuple[str, ...]:
    """Return which fields of a row hold data about its person; nothing when it is no person's."""
    return model.persoonsvelden if issubclass(model, Persoon) else ()


def feitteksten(model: type[models.Model]) -> list[Any]:
    """Return the fields with text among the data about a person: what finds somebody reads them all."""
    return [veld for veld in tekstvelden(model) if veld.name in persoonsvelden(model)]


def adresvelden(model: type[models.Model]) -> tuple[str, ...]:
    """Return which data about a person are mail addresses."""
    return tuple(v.name for v in feitteksten(model) if isinstance(v, models.EmailField))


def nummervelden(model: type[models.Model]) -> tuple[str, ...]:
    """Return which data about a person are telephone numbers."""
    return tuple(v.name for v in feitteksten(model) if validate_telefoon in v.validators)


def bereikbaar_op(model: type[models.Model]) -> tuple[str, ...]:
    """Return which data about a person lead to that person and to few others."""
    return (*adresvelden(model), *nummervelden(model))


def herkend_aan(model: type[models.Model]) -> tuple[str, ...]:
    """Return by which fields a person is known."""
    return ("naam", *bereikbaar_op(model))


def houdt(veld: Any) -> Houdt | None:
    """Return what was decided about a field; None when nothing was."""
    if veld.name in persoonsvelden(veld.model):
        return Houdt.PERSOON
    label = veld.model._meta.label
    for soort, tabel in _TABEL.items():
        if veld.name in tabel.get(label, "").split():
            return soort
    return Houdt.NIEMAND if veld.model._meta.app_label in APPS_ZONDER_MENSEN else None


def anders_dan_persoon(veld: Any, pad: tuple[str | int, ...]) -> str:
    """Return, in Dutch, what a name in this field, or in this part of a block, is of; nothing when of a person."""
    in_blok = _IN_BLOK.get(str(pad[-1]), "") if pad else ""
    return in_blok or _ANDERS.get(f"{veld.model._meta.label}.{veld.name}", "")


def onbeslist(model: type[models.Model]) -> set[str]:
    """Return the text fields about which nobody decided."""
    return {veld.name for veld in tekstvelden(model) if houdt(veld) is None}


def leeg(model: type[models.Model]) -> dict[str, Any]:
    """Return what a person's row holds once its person is removed."""
    velden = [model._meta.get_field(naam) for naam in persoonsvelden(model)]
    return {veld.name: veld.get_default() for veld in velden}
