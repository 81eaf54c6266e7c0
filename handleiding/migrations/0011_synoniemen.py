"""The synonyms that search begins with; from then on they are the kernredactie's. Taking it back leaves them."""

from django.db import migrations

SYNONIEMEN = """
aanmelden, inschrijven, opgeven
aandachtsfunctionaris, functionaris kindermishandeling
aanpak, werkwijze, methode
adres, locatie, plaats
advies, raad, tip
afspraken, spelregels, regels
afstand nemen, metapositie
agenda, data, datums
alleenstaande ouder, eenoudergezin
amk, veilig thuis
angst, bang, vrees
anoniem, naamloos
armoede, geldzorgen, schulden
artikel, literatuur, leesstuk
baby, zuigeling
basisschool, basisonderwijs
begeleider, trainer, cursusleider, gespreksleider
begin, start, aftrap
beginnen, starten
beleidsmedewerker, ambtenaar
bellen, telefoneren, opbellen
bemoeizorg, outreachend werken
benodigdheden, materiaal, spullen
beschuldigen, verwijten
bijeenkomst, sessie, avond
bijlage, appendix
blokkade, belemmering
boekenlijst, literatuuroverzicht, literatuurlijst
boos, woede, kwaad
borging, verdergaan
brainstorm, mindmap
budget, kosten, prijs
buffer, beschermende factor
bufferschema, invulschema, formulier
burenhulp, burennetwerk
buurt, wijk, dorp
buurthuis, wijkcentrum, dorpshuis
casus, casuïstiek, praktijkvoorbeeld
cjg, consultatiebureau, jeugdgezondheidszorg
collega, teamgenoot
combineren, samengaan
compassie, medeleven, mededogen
complimenten, waardering, lof
contact, contactpersoon, aanspreekpunt
controle, toezicht, handhaving
creche, kinderopvang, kinderdagverblijf, kdv
cursus, training, scholing
deelnemen, meedoen
deelnemer, cursist, groepslid
denkkader, theorie
deskundige, expert
directeur, leidinggevende, manager
discussie, gesprek
doel, bedoeling, doelstelling
doelgroep, voor wie
dokter, huisarts, arts
drugs, verslaving, alcohol
duur, tijdsduur, minuten
echtscheiding, scheiding, uit elkaar
eenzaam, alleen, isolement
emoties, gevoelens
ervaring, belevenis
evaluatie, terugblik, opbrengst
familie, verwanten
feedback, terugkoppeling
film, video, filmpje
flipover, flap-over, flipchart
fysiek geweld, slaan, klap
gedrag, handelen
geheimhouding, vertrouwelijkheid, privacy
geld, financieel
gemeenschap, buurtnetwerk
gezin, huishouden
ggz, psychiatrie, psychische problemen
gevaar, onveilig, nood
grens, begrenzing
groep, werkgroep
groepsgrootte, aantal deelnemers
gemeentehuis, gemeente
handleiding, handboek
helikopterblik, metapositie, overzicht
hulp, ondersteuning, steun
hulpverlener, professional
huisbezoek, thuisbezoek
huiselijk geweld, partnergeweld
huiswerk, oefenopdracht, opdracht
idee, plan, voorstel
ijsbreker, kennismaking, voorstelrondje
inbrenger, casusinbrenger
instructie, uitleg, handleiding
intern begeleider, ib'er
intervisie, casusbespreking
jeugdzorg, jeugdhulp
jongeren, tieners, pubers
juf, leerkracht, meester, docent
ziekte, ziek, aandoening
kerk, moskee, geloofsgemeenschap
kind, kinderen
kindermishandeling, mishandeling
kindertelefoon, hulplijn
kennismaken, voorstellen
kwetsbaar, breekbaar
leren, ontwikkelen
leergemeenschap, werk-leergroep
lichamelijk, fysiek
luisteren, gehoor
maatschappij, samenleving
mantelzorg, zorgtaken
meldcode, stappenplan
meldplicht, meldcode
melding, melden, aangifte
mening, oordeel
moeder, mama
vader, papa
netwerk, sociaal netwerk, omgeving
normaal, gewoon
oefening, opdracht
oma, opa, grootouder
onderwerp, thema
onderzoek, meting
ontwikkeling, groei
onvoorwaardelijk, zonder oordeel
opbrengst, resultaat, effect
opvoeder, verzorger
organisatie, instelling
ouder, opvoeder
ouderavond, themabijeenkomst
ouderschap, ouder zijn
pauze, onderbreking
peuterspeelzaal, peuteropvang
pgb, jeugdbudget
pleegouder, pleeggezin
politie, 112
poh, praktijkondersteuner
powerpoint, presentatie, dia's
praten, bespreken
probleem, moeilijkheid
psycholoog, gedragswetenschapper
rol, taak
rollenspel, toneelstuk
rouw, verdriet, verlies
ruzie, conflict
schaamte, gene
schuldgevoel, schuld
secundair trauma, eigen verhaal
signaal, aanwijzing
smw, maatschappelijk werk
solidair, solidariteit, saamhorig
speeltuin, speelplaats
sportclub, sportvereniging, voetbalclub
stappen, fasen
stress, spanning, druk
taakverdeling, rolverdeling
team, ploeg
telefoonnummer, nummer
toestemming, akkoord
trots, tevreden
vergadering, bijeenkomst
verwijsindex, signaleringssysteem
voorbeeld, illustratie
vragenlijst, enquête
vrijwilliger, onbetaalde kracht
vriend, kennis
werkvorm, oefenvorm
wethouder, gemeentebestuur, bestuurder
wijkteam, gebiedsteam, sociaal team
zwanger, verwachting
"""


def vul(apps, schema_editor):
    synoniemen = apps.get_model("handleiding", "Synoniemen")
    bekend = set(synoniemen.objects.values_list("woorden", flat=True))
    regels = dict.fromkeys(regel.strip() for regel in SYNONIEMEN.splitlines() if regel.strip())
    synoniemen.objects.bulk_create(
        synoniemen(woorden=regel) for regel in regels if regel not in bekend
    )


class Migration(migrations.Migration):
    dependencies = [("handleiding", "0010_zoeken")]

    operations = [migrations.RunPython(vul, migrations.RunPython.noop)]
