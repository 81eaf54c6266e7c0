"""States, transitions and who may do what: pure data, one place; of Django only the type of a choice.

The table is that of the design (§4). It knows no pages and no users: callers hand over plain facts
(``Feiten``) and get a verdict back.
"""

from dataclasses import dataclass

from django.db.models import TextChoices


class Toestand(TextChoices):
    CONCEPT = "concept", "concept"
    TER_BEOORDELING = "ter_beoordeling", "ter beoordeling"
    TERUGGESTUURD = "teruggestuurd", "teruggestuurd"
    INGEPLAND = "ingepland", "ingepland"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    GEPUBLICEERD_MET_CONCEPT = "gepubliceerd_met_concept", "gepubliceerd met concept"
    INTERN = "intern", "intern gepubliceerd"
    VERLOPEN = "verlopen", "verlopen"
    OFFLINE = "offline", "offline"


class Actie(TextChoices):
    BEWERKEN = "bewerken", "bewerken"
    INDIENEN = "indienen", "indienen"
    TERUGTREKKEN = "terugtrekken", "terugtrekken"
    TERUGSTUREN = "terugsturen", "terugsturen"
    GOEDKEUREN = "goedkeuren", "goedkeuren en publiceren"
    PLANNING_INTREKKEN = "planning_intrekken", "planning intrekken"
    OFFLINE_HALEN = "offline_halen", "offline halen"
    SPOEDPUBLICATIE = "spoedpublicatie", "spoedpublicatie"
    ACHTERAF_GOEDKEUREN = "achteraf_goedkeuren", "achteraf goedkeuren"
    ONLINE_KOMEN = "online_komen", "online komen op de geplande datum"
    VERLOPEN = "verlopen", "verlopen op de einddatum"


class Rol(TextChoices):
    REDACTEUR = "redacteur", "redacteur"
    BEOORDELAAR = "beoordelaar", "beoordelaar"
    BEHEERDER = "beheerder", "beheerder"
    LEZER = "lezer", "lezer"
    KERNREDACTIE = "kernredactie", "kernredactie"
    INDIENER = "indiener", "wie de pagina indiende"
    SYSTEEM = "systeem", "het systeem"


SCHRIJVERS = (Rol.REDACTEUR, Rol.BEOORDELAAR, Rol.BEHEERDER)
ROLLEN = (*SCHRIJVERS, Rol.LEZER)


ZICHTBAAR = frozenset({Toestand.GEPUBLICEERD, Toestand.GEPUBLICEERD_MET_CONCEPT, Toestand.INTERN})
BEWERKBAAR = frozenset(Toestand) - {Toestand.TER_BEOORDELING, Toestand.INGEPLAND}
INDIENBAAR = frozenset(
    {
        Toestand.CONCEPT,
        Toestand.TERUGGESTUURD,
        Toestand.GEPUBLICEERD_MET_CONCEPT,
        Toestand.OFFLINE,
        Toestand.VERLOPEN,
    }
)
TER_BEOORDELING = frozenset({Toestand.TER_BEOORDELING})
INGEPLAND = frozenset({Toestand.INGEPLAND})
ONLINE = (Toestand.GEPUBLICEERD, Toestand.INTERN)


@dataclass(frozen=True)
class Overgang:
    """A row of the table: from which states to which, by whom, and what it asks.

    An empty ``naar`` means: as it was, or as it was before. ``anders`` names the states from which it
    goes elsewhere.
    """

    actie: Actie
    van: frozenset[Toestand]
    naar: tuple[Toestand, ...]
    rollen: frozenset[Rol]
    reden_verplicht: bool = False
    vier_ogen: bool = False
    alleen_na_spoed: bool = False
    anders: tuple[tuple[Toestand, Toestand], ...] = ()

    def doelen(self, nu: Toestand) -> tuple[Toestand, ...]:
        """Return the states that this leads to from ``nu``; empty when the state stays or returns."""
        elders = dict(self.anders).get(nu)
        return (elders,) if elders else self.naar


TABEL = (
    Overgang(
        Actie.BEWERKEN,
        BEWERKBAAR,
        (),
        frozenset(SCHRIJVERS),
        anders=tuple((nu, Toestand.GEPUBLICEERD_MET_CONCEPT) for nu in ONLINE),
    ),
    Overgang(Actie.INDIENEN, INDIENBAAR, (Toestand.TER_BEOORDELING,), frozenset(SCHRIJVERS)),
    Overgang(Actie.TERUGTREKKEN, TER_BEOORDELING, (), frozenset({Rol.INDIENER, Rol.BEHEERDER})),
    Overgang(
        Actie.TERUGSTUREN,
        TER_BEOORDELING,
        (Toestand.TERUGGESTUURD,),
        frozenset({Rol.BEOORDELAAR}),
        reden_verplicht=True,
    ),
    Overgang(
        Actie.GOEDKEUREN,
        TER_BEOORDELING,
        (*ONLINE, Toestand.INGEPLAND),
        frozenset({Rol.BEOORDELAAR}),
        vier_ogen=True,
    ),
    Overgang(
        Actie.PLANNING_INTREKKEN,
        INGEPLAND,
        (Toestand.CONCEPT, Toestand.GEPUBLICEERD_MET_CONCEPT),
        frozenset({Rol.BEOORDELAAR, Rol.BEHEERDER}),
    ),
    Overgang(
        Actie.OFFLINE_HALEN,
        ZICHTBAAR,
        (Toestand.OFFLINE,),
        frozenset({Rol.BEOORDELAAR, Rol.BEHEERDER}),
        reden_verplicht=True,
    ),
    Overgang(
        Actie.SPOEDPUBLICATIE,
        frozenset(Toestand),
        ONLINE,
        frozenset({Rol.KERNREDACTIE}),
        reden_verplicht=True,
    ),
    Overgang(
        Actie.ACHTERAF_GOEDKEUREN,
        ZICHTBAAR,
        (),
        frozenset({Rol.BEOORDELAAR}),
        vier_ogen=True,
        alleen_na_spoed=True,
    ),
    Overgang(Actie.ONLINE_KOMEN, INGEPLAND, ONLINE, frozenset({Rol.SYSTEEM})),
    Overgang(Actie.VERLOPEN, ZICHTBAAR, (Toestand.VERLOPEN,), frozenset({Rol.SYSTEEM})),
)
OVERGANGEN = {overgang.actie: overgang for overgang in TABEL}

REDEN_ONTBREEKT = "Geef een reden, zodat uw collega weet wat er aan de hand is."
VIER_OGEN = "Vier ogen: u werkte aan deze tekst mee. Een collega moet hem goedkeuren."
EIGEN_STAP = (
    "Stel eerst uw eigen tweede stap in, ook als u er al een had: ga naar uw account en kies “Inloggen en "
    "wachtwoord”. Iemand die aan deze tekst werkte, regelde uw toegang. Met een nieuwe tweede stap is "
    "zeker dat u het zelf bent. Daarna kunt u goedkeuren."
)
NIET_DE_LAATSTE = "Deze tekst is gewijzigd nadat u hem las. Bekijk eerst het verschil."
NIET_TER_BEOORDELING = "Deze pagina ligt niet (meer) ter beoordeling."
ONDER_BEOORDELING = (
    "Deze pagina ligt intussen ter beoordeling. Uw wijziging is niet bewaard, zodat precies de tekst "
    "online gaat die uw collega leest. Trek de pagina terug of laat haar terugsturen."
)
GEEN_TWEEDE_PERSOON = "Deze tekst is nog door niemand anders goedgekeurd."
GEEN_ROL = "Uw rol laat dit niet toe."
GEEN_SPOED = "Op deze pagina staat geen spoedpublicatie open."


@dataclass(frozen=True)
class Feiten:
    """What the state of a page is derived from."""

    live: bool
    concept: bool
    in_workflow: bool = False
    teruggestuurd: bool = False
    ingepland: bool = False
    verlopen: bool = False
    ooit_gepubliceerd: bool = False
    intern: bool = False


def toestand(feiten: Feiten) -> Toestand:
    """Derive the state. What asks for action comes before what is merely so."""
    if feiten.in_workflow:
        return Toestand.TER_BEOORDELING
    if feiten.teruggestuurd:
        return Toestand.TERUGGESTUURD
    if feiten.ingepland:
        return Toestand.INGEPLAND
    if feiten.live:
        return _zichtbare_toestand(feiten)
    if feiten.verlopen:
        return Toestand.VERLOPEN
    return Toestand.OFFLINE if feiten.ooit_gepubliceerd else Toestand.CONCEPT


def _zichtbare_toestand(feiten: Feiten) -> Toestand:
    if feiten.concept:
        return Toestand.GEPUBLICEERD_MET_CONCEPT
    return Toestand.INTERN if feiten.intern else Toestand.GEPUBLICEERD


def bezwaar(
    actie: Actie,
    *,
    nu: Toestand,
    rollen: frozenset[Rol],
    werkte_mee: bool,
    verbonden: bool = False,
    reden: str | None = None,
    spoed: bool = False,
) -> str | None:
    """Return in Dutch why ``actie`` is not allowed now, or None when it is.

    ``verbonden`` tells whether a maker of the text let this person in, who proved no factor of their own
    since. ``reden`` is the reason given; None means it will still be asked for. ``spoed`` tells whether the
    page went online in a hurry and nobody else has approved that yet.
    """
    overgang = OVERGANGEN[actie]
    if nu not in overgang.van:
        return f"Dat kan niet bij een pagina die {nu.label} is."
    if not overgang.rollen & rollen:
        return GEEN_ROL
    if overgang.alleen_na_spoed and not spoed:
        return GEEN_SPOED
    if overgang.vier_ogen and werkte_mee:
        return VIER_OGEN
    if overgang.vier_ogen and verbonden:
        return EIGEN_STAP
    if overgang.reden_verplicht and reden is not None and not reden.strip():
        return REDEN_ONTBREEKT
    return None
