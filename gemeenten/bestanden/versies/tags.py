"""What Wagtail's screen of an image or document says beside its form: why it is fast, its texts, its versions."""

from typing import Any

from django import template
from django.urls import reverse

from gemeenten.toegang.muren.bevroren import waarom_vast
from handleiding.workflow.werklijst import naam_van

from .gebruik import gebruik_van
from .keten import soort, versies_van
from .rechten import eigen_versies, mag_vernieuwen
from .views import BEWERKEN

register = template.Library()


@register.inclusion_tag("gemeenten/admin/includes/bestand_vast.html", takes_context=True)
def bestand_vast(context: dict[str, Any], stuk: Any) -> dict[str, Any]:
    """Say above the form why the file cannot be changed, in which texts, and what can be done."""
    return _stand(context, stuk)


@register.inclusion_tag("gemeenten/admin/includes/bestandsversies.html", takes_context=True)
def bestandsversies(context: dict[str, Any], stuk: Any) -> dict[str, Any]:
    """List the versions of the file, the newest first."""
    stand = _stand(context, stuk)
    wat = soort(stuk)
    regels = [
        {
            "stuk": versie,
            "is_deze": versie.pk == stuk.pk,
            "is_nieuwste": nummer == len(stand["versies"]) - 1,
            "wie": naam_van(versie.uploaded_by_user),
            "teksten": stand["gebruik"].teksten.get(versie.pk, ()),
            "elders": versie.pk in stand["gebruik"].elders,
            "open": versie.file.url if wat == "image" else versie.url,
            "bewerken": reverse(BEWERKEN[wat], args=[versie.pk]),
            "in_teksten": reverse(f"versie_in_teksten_{wat}", args=[versie.pk]),
        }
        for nummer, versie in enumerate(stand["versies"])
    ]
    return stand | {"regels": regels[::-1]}


def _stand(context: dict[str, Any], stuk: Any) -> dict[str, Any]:
    """Read it once for both places on the screen."""
    request = context["request"]
    if getattr(request, "stand_van_bestand", None) is None:
        versies = eigen_versies(versies_van(stuk), request.user)
        gebruik = gebruik_van(versies, request.user)
        request.stand_van_bestand = {
            "stuk": stuk,
            "versies": versies,
            "gebruik": gebruik,
            "teksten": gebruik.teksten.get(stuk.pk, ()),
            "elders": stuk.pk in gebruik.elders,
            "waarom": waarom_vast(stuk),
            "nieuwste": versies[-1],
            "is_nieuwste": versies[-1].pk == stuk.pk,
            "nieuwste_adres": reverse(BEWERKEN[soort(stuk)], args=[versies[-1].pk]),
            "mag": mag_vernieuwen(stuk, request.user),
            "nieuwe_versie": reverse(f"nieuwe_versie_{soort(stuk)}", args=[stuk.pk]),
            "is_document": soort(stuk) == "document",
        }
    return dict(request.stand_van_bestand)
