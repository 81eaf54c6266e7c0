"""What the demo contains besides the handbook. All of it is invented; no person is named."""

from dataclasses import dataclass, field
from datetime import time

from handleiding.workflow.rules import Rol


@dataclass(frozen=True)
class Demogroep:
    titel: str
    slug: str
    gebied: str
    doelgroep: str
    begeleider: str
    begeleider_van: str
    deelnemers: int
    locatie: str
    adres: str
    toegankelijkheid: str
    weekdag: int  # Monday is 0
    begin: time
    einde: time
    organisaties: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Gemeente:
    naam: str
    slug: str
    code: str
    kleur: str
    inleiding: str
    steunpunt: str
    contacten: tuple[dict[str, str], ...]
    groepen: tuple[Demogroep, ...]
    rollen: tuple[Rol, ...] = field(
        default=(Rol.REDACTEUR, Rol.BEOORDELAAR, Rol.BEHEERDER, Rol.LEZER)
    )


LEEUWARDEN = Gemeente(
    naam="Leeuwarden",
    slug="leeuwarden",
    code="GM0080",
    kleur="#0b5a7a",
    inleiding=(
        "<p>In Leeuwarden werken professionals en vrijwilligers van één wijk samen. Zij leren hoe "
        "zij naast ouders kunnen staan als het thuis even niet goed gaat.</p>"
        "<p>Op deze pagina’s leest u wat wij doen, wanneer de groep bij elkaar komt en wie u kunt "
        "vragen.</p>"
    ),
    steunpunt=(
        "<p>Loopt u vast, of maakt u zich zorgen? Vraag het wijkteam in uw buurt om mee te denken. "
        "U bereikt het via de gemeente: <b>14 058</b>.</p>"
    ),
    contacten=(
        {
            "functie": "Beleidsmedewerker jeugd",
            "organisatie": "Gemeente Leeuwarden",
            "telefoon": "14 058",
            "email": "jeugd@leeuwarden.example",
            "uren": "maandag tot en met donderdag, 9.00–17.00 uur",
        },
        {
            "functie": "Begeleider werk-leergroep Aldlân",
            "organisatie": "Sociaal wijkteam",
            "telefoon": "",
            "email": "aldlan@leeuwarden.example",
            "uren": "dinsdag en donderdag",
        },
    ),
    groepen=(
        Demogroep(
            titel="Aldlân",
            slug="aldlan",
            gebied="Aldlân",
            doelgroep="Iedereen die in Aldlân met kinderen of hun ouders werkt",
            begeleider="Orthopedagoog",
            begeleider_van="Amaryllis, wijkteam Zuid-Oost",
            deelnemers=12,
            locatie="Wijkcentrum in Aldlân",
            adres="Het adres krijgt u bij uw aanmelding",
            toegankelijkheid="De ingang is gelijkvloers. Er is een aangepast toilet.",
            weekdag=1,
            begin=time(15, 0),
            einde=time(17, 0),
            organisaties=(
                ("Sinne Kinderopvang", "kinderopvang"),
                ("Kinderopvang Friesland", "kinderopvang"),
                ("Willem Alexanderschool", "onderwijs"),
                ("Amaryllis, wijkteam Zuid-Oost", "wijkteam"),
                ("GGD Fryslân Jeugdgezondheidszorg", "jgz"),
                ("Wellzo jongerenwerk", "jongerenwerk"),
                ("BV Sport", "sport"),
                ("Gemeente Leeuwarden", "gemeente"),
            ),
        ),
    ),
)

WESTSTELLINGWERF = Gemeente(
    naam="Weststellingwerf",
    slug="weststellingwerf",
    code="GM0098",
    kleur="#2f5d3a",
    inleiding=(
        "<p>In Wolvega leren mensen van school, opvang, gebiedsteam en welzijn van en met elkaar. "
        "Zo maken zij het voor ouders makkelijker om hulp te vragen.</p>"
    ),
    steunpunt=(
        "<p>Het gebiedsteam denkt met u mee. U belt de gemeente op <b>14 0561</b> en vraagt naar "
        "het gebiedsteam.</p>"
    ),
    contacten=(
        {
            "functie": "Beleidsmedewerker jeugd",
            "organisatie": "Gemeente Weststellingwerf",
            "telefoon": "14 0561",
            "email": "jeugd@weststellingwerf.example",
            "uren": "op werkdagen, 9.00–12.30 uur",
        },
    ),
    groepen=(
        Demogroep(
            titel="Wolvega",
            slug="wolvega",
            gebied="Wolvega",
            doelgroep="Iedereen die in Wolvega met kinderen of hun ouders werkt",
            begeleider="Gezinswerker",
            begeleider_van="Gebiedsteam Wolvega",
            deelnemers=11,
            locatie="School in het centrum van Wolvega",
            adres="Het adres krijgt u bij uw aanmelding",
            toegankelijkheid="De ingang is gelijkvloers. Er is een aangepast toilet.",
            weekdag=3,
            begin=time(13, 30),
            einde=time(15, 30),
            organisaties=(
                ("Doomijn Kinderopvang", "kinderopvang"),
                ("Kinderopvang de Kinderkei", "kinderopvang"),
                ("OBS Dorpsschool Wolvega", "onderwijs"),
                ("Gebiedsteam Wolvega", "wijkteam"),
                ("GGD Fryslân Jeugdgezondheidszorg", "jgz"),
                ("Timpaan Welzijn", "welzijn"),
                ("Gemeente Weststellingwerf", "gemeente"),
            ),
        ),
    ),
)

GEMEENTEN = (LEEUWARDEN, WESTSTELLINGWERF)

HOME_INLEIDING = (
    "<p>Bijna elke ouder wil het goed doen, en bijna elke ouder loopt weleens vast. Het Collectief "
    "tegen Kindermishandeling helpt mensen in de wijk om dan naast ouders te staan. Zo durven "
    "gezinnen eerder om hulp te vragen.</p>"
)

AANPAK = (
    "<h2>Naast ouders staan</h2>"
    "<p>Wie bang is voor een oordeel, zwijgt. Daarom begint onze aanpak niet bij de melding, maar "
    "bij de vraag hoe het voor deze ouder is. Wij gaan ervan uit dat ouders het beste willen voor "
    "hun kind, ook als dat even niet lukt.</p>"
    "<h2>Leren met elkaar</h2>"
    "<p>In een werk-leergroep zitten mensen uit één wijk of dorp: van de opvang, de school, de "
    "huisarts, het wijkteam, de sport. Zij komen tien keer bij elkaar. Elke keer bespreken zij een "
    "situatie uit hun werk, zonder namen, en zoeken zij wat de ouder kan steunen.</p>"
    "<h2>En de veiligheid van het kind?</h2>"
    "<p>Die staat voorop. Naast ouders staan komt niet in de plaats van de meldcode. Bij gevaar "
    "belt u 112. Twijfelt u, vraag dan advies aan Veilig Thuis: 0800-2000, dag en nacht.</p>"
)

PRIVACY = (
    "<h2>Wat wij van u bewaren</h2>"
    "<p>Als u deze site leest, bewaren wij niets van u. Wij plaatsen geen cookies en sturen geen "
    "gegevens door aan anderen. Stuurt u ons een formulier, dan bewaren wij wat u daarin schrijft.</p>"
    "<h2>Namen op deze site</h2>"
    "<p>Een naam staat hier alleen als die persoon dat goedvindt. Wilt u uw naam laten weghalen? "
    "Neem contact op met uw gemeente. Wij halen hem dan overal weg.</p>"
)

TOEGANKELIJKHEID = (
    "<h2>Iedereen moet deze site kunnen gebruiken</h2>"
    "<p>Wij bouwen de site volgens de regels voor toegankelijkheid (WCAG 2.2, niveau AA). U kunt "
    "alles met het toetsenbord doen en laten voorlezen.</p>"
    "<h2>Werkt iets niet?</h2>"
    "<p>Laat het weten aan uw gemeente. U krijgt binnen twee weken antwoord.</p>"
)

VERKLARINGEN = {"privacy": PRIVACY, "toegankelijkheid": TOEGANKELIJKHEID}
# By page: what stands below its text.
ONDER_DE_TEKST = {
    "privacy": ({"type": "bewaartermijnen", "value": {"kop": "Wat wij bewaren, en hoe lang"}},)
}
ALGEMEEN = VERKLARINGEN | {"de-aanpak": AANPAK}

STEUN_BIJ_SESSIE_7 = {
    "type": "steunpunt",
    "value": {
        "kop": "Steun voor uzelf en voor ouders",
        "neutraal": "<p>Deze bijeenkomst kan veel oproepen. Zoek in uw gemeente op wie u kunt "
        "bellen, en noem dat nummer in de groep.</p>",
    },
}

STELLINGEN = (
    "Ik durf met een ouder te praten als ik mij zorgen maak.",
    "Ik weet bij wie in de wijk ik met vragen terechtkan.",
    "Ik herken wat een ouder steunt en wat het zwaarder maakt.",
)

# Summaries of chapters, by their slug.
KORT = {
    "inleiding": "<p>Waarom naast ouders staan helpt, wat de vier buffers zijn en hoe u deze handleiding gebruikt.</p>",
    "programma": "<p>Tien bijeenkomsten, elke maand één. Bij elke bijeenkomst leest u wat u voorbereidt, wat u "
    "doet en wat u meeneemt.</p>",
}

# Of the glossary: a word, its other forms, what it means.
BEGRIPPEN = (
    (
        "begeleider",
        "begeleiders, begeleidster",
        "<p>Wie de werk-leergroep leidt: bereidt de bijeenkomst voor, bewaakt de tijd en de afspraken.</p>",
    ),
    (
        "buffer",
        "buffers",
        (
            "<p>Iets wat een ouder opvangt als het tegenzit. Wij kennen er vier; samen maken zij dat een "
            "moeilijke dag een moeilijke dag blijft.</p>"
        ),
    ),
    (
        "bufferschema",
        "bufferschema’s",
        "<p>Een formulier van één bladzijde waarop u voor één ouder opschrijft wat steunt en wat mist.</p>",
    ),
    (
        "casus",
        "casussen, casuïstiek",
        (
            "<p>Een situatie uit uw werk die u met de groep bespreekt. Zonder namen, en zo dat niemand het "
            "gezin herkent.</p>"
        ),
    ),
    (
        "metapositie",
        "",
        "<p>Met wat afstand naar uzelf als ouder kijken, en nadenken voor u iets doet.</p>",
    ),
    (
        "ouderlijke werkvloer",
        "",
        (
            "<p>De gewone dag van een ouder: alles wat er thuis te doen is, met te weinig handen en te weinig "
            "tijd.</p>"
        ),
    ),
    (
        "solidaire gemeenschap",
        "solidaire gemeenschappen",
        "<p>De mensen om een gezin die naast de ouders staan: van de buurvrouw tot de trainer.</p>",
    ),
    (
        "werk-leergroep",
        "werk-leergroepen, werk-leergemeenschap",
        (
            "<p>Mensen die in één wijk of dorp met gezinnen werken, en tien keer bij elkaar komen om van elkaar "
            "te leren.</p>"
        ),
    ),
)
