"""A small handbook in the printed form, in words of our own."""

VOORWOORD = """\
Voor wie dit leest
Een woord vooraf
Dit boekje is gemaakt door buurtwerkers. Ik schreef het op een regenachtige dag.
"""

INLEIDING = """\
1. Inleiding
In een buurt kennen mensen elkaar. Wie elkaar kent, durft eerder om een kopje suiker te vragen, en
ook eerder om hulp. Daarom beginnen wij met kennismaken en pas daarna met praten over zorgen.

Ik wist niet dat mijn buren zo veel konden.
 Op deze bladzijde gaan wij verder met de uitleg van de groep en van de literatuurlijst, zie bijlage 1.
2. De groep
2.1 Wie er meedoen
Iedereen
Wie in de buurt werkt, kan meedoen: de juf, de wijkagent, de trainer van de voetbalclub en ook de
vrijwilliger van het buurthuis.

2.2 Afspraken
1. Wij komen op tijd.
2. Wij laten elkaar uitpraten, ook wanneer iemand langzaam praat of even naar woorden zoekt in de

kring.
3. Wij vertellen niets door.
"""

SESSIE = """\
3.{n} Bijeenkomst {n}: Onderwerp nummer {letter}

3.{n}.1 Doel
De groep leert stap {letter}.

3.{n}.2 Onderwerpen
- Het eerste
- Het tweede
 - Een deel daarvan
 - Nog een deel

3.{n}.3 Programmaonderdelen
1. Terugblik
2. Spel met kaarten

3.{n}.4 Benodigd materiaal
- Papier
- Potloden

3.{n}.5 Instructie programma onderdelen
1. Terugblik (10 minuten)
 Kijk in paren terug op de vorige keer.

2. Spel met kaarten
 Deel de kaarten uit. Vraag daarna:
 - Welke kaart koos je?
 - Waarom deze?

3.{n}.6 Aandachtspunten
- Geen

3.{n}.7 Literatuur voor de volgende bijeenkomst
- Anna de Wit, Buren in gesprek {letter}, Wijkblad 4.{n}: 10-12.
Voor de liefhebbers:
- Bert Zwart, Samen eten {letter}, in: Koken voor velen, red: Anna de Wit pp: 3-9.

3.{n}.8 Vragen ter voorbereiding
- Wat heb je gelezen over {letter}?
- Wat neem je mee?
"""

LAATSTE_SESSIE = SESSIE.split("3.{n}.7", maxsplit=1)[0]

BIJLAGEN_KOP = """\
4. Bijlagen
4.1 Bijlage 1 Het schema
4.2 Bijlage 2 Literatuuroverzicht per bijeenkomst

"""

OVERZICHT = """\
Bijeenkomst {n}: Onderwerp nummer {letter}
- Anna de Wit, Buren in gesprek {vorige}, Wijkblad 4.{m}: 10-12.
- Bert Zwart, Samen eten {vorige}, in: Koken voor velen, red: Anna de Wit pp: 3-9.

"""

OVERIG = """\
4.3 Bijlage 3 Overige literatuur

Boeken
- Carla Groen, De straat als huiskamer. Over wonen en leven.
"""


def letter(nummer: int) -> str:
    """A, B, C: what tells the sessions apart."""
    return "ABCDEFGHIJ"[nummer - 1]


def sessie(nummer: int) -> str:
    """One session; the tenth has no literature and no questions."""
    vorm = SESSIE if nummer < 10 else LAATSTE_SESSIE
    return vorm.format(n=nummer, letter=letter(nummer))


def bijlagen() -> str:
    """The annexes, with the literature that the sessions announce."""
    overzicht = "".join(
        OVERZICHT.format(n=n, m=n - 1, letter=letter(n), vorige=letter(n - 1)) for n in range(2, 11)
    )
    return BIJLAGEN_KOP + overzicht + OVERIG


def tekst(**vervang: str) -> str:
    """The whole handbook; `sessie3="…"` and `bijlagen="…"` put another text in place."""
    sessies = [vervang.get(f"sessie{n}", sessie(n)) for n in range(1, 11)]
    delen = [
        vervang.get("voorwoord", VOORWOORD),
        vervang.get("inleiding", INLEIDING),
        "3. Programma\n",
        *sessies,
        vervang.get("bijlagen", bijlagen()),
    ]
    return "".join(delen)


def regels(**vervang: str) -> list[str]:
    """The same, in lines."""
    return tekst(**vervang).split("\n")
