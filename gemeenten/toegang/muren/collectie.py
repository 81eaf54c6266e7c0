"""The collection of an edition: found by its name, which is made of its code and name."""

from wagtail.models import Collection

from gemeenten.models import GemeentePage
from gemeenten.toegang import roles


def collectie_van(editie: GemeentePage) -> Collection | None:
    naam = roles.collectienaam(editie.code, editie.title)
    return Collection.objects.filter(name=naam, depth=2).first()
