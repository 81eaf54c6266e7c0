"""The reviewer's screen says what is wrong where somebody reads it first, with the way to the form."""

from django.urls import reverse

from handleiding.workflow.actions import dien_in


def test_sending_back_without_a_reason_leads_to_the_reason(client, wereld):
    page = wereld.bijeenkomst()
    page.doel = "<p>Anders.</p>"
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    dien_in(page, wereld.user("redacteur-leeuwarden"))
    client.force_login(wereld.user("beoordelaar-leeuwarden"))
    adres = reverse("beoordelen", args=[page.pk])
    assert "help-critical fouten" not in client.get(adres).text
    tekst = client.post(adres, {"besluit": "terugsturen", "reden": ""}).text
    assert 'class="help-block help-critical fouten" role="alert" tabindex="-1" autofocus' in tekst
    assert '<a href="#reden">' in tekst
    assert 'aria-describedby="reden-hulp fout"' in tekst
