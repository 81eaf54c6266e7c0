"""A name in the explanation of a proposal is gone from the messages of the kernredactie, and from its mail."""

from django.core.management import call_command

from gemeenten import persoonsgegevens
from gemeenten.models import Bericht
from tests.gemeenten.lokaal.persoon import NAAM


def test_a_removed_name_is_not_mailed_to_the_kernredactie(
    wereld, lokaal, stel_voor, mailoutbox, django_capture_on_commit_callbacks
):
    voorstel = stel_voor(toelichting=f"Bedacht door {NAAM}, en het werkt.")
    berichten = Bericht.objects.filter(voorstel=voorstel, verstuurd_op=None)
    assert {bericht.user.username for bericht in berichten} >= {"kernredacteur"}
    wie = {"user": wereld.user("beheerder-leeuwarden")}
    [groep] = persoonsgegevens.vind(wereld.editie(), NAAM, **wie).beheer
    assert "wordt nog gemaild" in groep.wie
    assert "mensen van uw gemeente en de kernredactie" in groep.wie
    tweede = wereld.user("beoordelaar-leeuwarden")
    persoonsgegevens.verwijder(
        wereld.editie(), NAAM, gekozen=[groep.sleutel], bevestigd_door=tweede, **wie
    )
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("herinner")
    [mail] = [mail for mail in mailoutbox if mail.to == ["kernredacteur@demo.example"]]
    assert "Bedacht door [verwijderd], en het werkt." in mail.body
    assert "mbrozzio" not in mail.body + str(mail.alternatives)
    voorstel.refresh_from_db()
    assert voorstel.toelichting == "Bedacht door [verwijderd], en het werkt."


def test_another_municipality_does_not_reach_it(wereld, lokaal, stel_voor):
    stel_voor(toelichting=f"Bedacht door {NAAM}.")
    ander = wereld.editie("weststellingwerf")
    wie = wereld.user("beheerder-weststellingwerf")
    assert persoonsgegevens.vind(ander, NAAM, user=wie).alle == []
