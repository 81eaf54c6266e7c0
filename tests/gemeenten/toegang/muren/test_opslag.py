"""A storage that signs addresses of its own lets nobody pass the walls."""

from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from wagtail.users.models import UserProfile

from gemeenten.toegang.muren.opslag import AchterDeMuur, bestanden_achter_de_muur

from .overkant import B, bouw_overkant, plaatje

ELDERS = "https://emmer.example"


class Ondertekend(FileSystemStorage):
    """As S3 does: an address elsewhere that works for whoever has it."""

    def url(self, name):
        return f"{ELDERS}/{name}?X-Amz-Signature=abc"


class OndertekendAchterDeMuur(AchterDeMuur, Ondertekend):
    pass


def opslag(settings, soort):
    naam = f"{__name__}.{soort.__name__}"
    return override_settings(STORAGES=settings.STORAGES | {"default": {"BACKEND": naam}})


def test_check_warns_of_a_storage_that_hands_out_addresses(settings):
    assert bestanden_achter_de_muur(None) == []
    with opslag(settings, Ondertekend):
        [waarschuwing] = bestanden_achter_de_muur(None)
        assert waarschuwing.id == "gemeenten.W001"
        assert ELDERS in waarschuwing.msg
        assert "Signature" not in waarschuwing.msg
    with opslag(settings, OndertekendAchterDeMuur):
        assert bestanden_achter_de_muur(None) == []


def test_check_warns_of_media_on_another_host():
    with override_settings(MEDIA_URL="https://cdn.example/media/"):
        assert [w.id for w in bestanden_achter_de_muur(None)] == ["gemeenten.W001"]


def test_s3_of_production_keeps_its_addresses_to_itself():
    from config.opslag import S3Opslag

    emmer = S3Opslag(bucket_name="emmer", default_acl="private")
    assert emmer.url("images/een foto.png") == "/media/images/een%20foto.png"


def test_every_address_of_a_file_asks_who_may_have_it(client, settings, wereld):
    with opslag(settings, OndertekendAchterDeMuur):
        overkant = bouw_overkant(wereld)
        model = overkant.image.get_rendition_model()
        klein = model.objects.create(
            image=overkant.image, filter_spec="width-4", file=plaatje("k.png"), width=4, height=4
        )
        adressen = [overkant.image.file.url, klein.url, overkant.document.url]
        assert all(adres.startswith("/") for adres in adressen)
        assert [client.get(adres).status_code for adres in adressen] == [404] * 3
        client.force_login(wereld.user(f"redacteur-{B}"))
        for adres in adressen:
            response = client.get(adres)
            assert response.status_code == 200
            assert "Location" not in response
            assert response.getvalue()


def test_picture_of_a_person_is_for_that_person_and_colleagues(client, wereld):
    UserProfile.get_for_user(wereld.user("kernredacteur"))  # the first that there is, of another
    profiel = UserProfile.get_for_user(wereld.user("redacteur-leeuwarden"))
    profiel.avatar.save("ik.png", SimpleUploadedFile("ik.png", plaatje().read()))
    adres = profiel.avatar.url
    assert client.get(adres).status_code == 404
    for naam, status in {
        "redacteur-leeuwarden": 200,
        "beheerder-leeuwarden": 200,
        "beheerder-weststellingwerf": 404,
        "kernredacteur": 404,
    }.items():
        client.force_login(wereld.user(naam))
        response = client.get(adres)
        assert response.status_code == status, naam
        response.getvalue() if response.streaming else response.content
