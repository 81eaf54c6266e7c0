"""Fill the bare site with the blocks of one page, for thirty beside each other: python -m kaal.vul < blocks.json"""

import json
import os
import sys

import django

BROERS = 30


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "kaal.settings"
    django.setup()
    from django.core.management import call_command
    from wagtail.models import Page, Site

    from .models import KaalPage

    call_command("migrate", verbosity=0, interactive=False)
    wortel = Page.objects.get(depth=1)
    thuis = wortel.add_child(instance=KaalPage(title="Thuis", slug="thuis"))
    Site.objects.update(root_page=thuis)
    Page.objects.filter(depth=2).exclude(pk=thuis.pk).delete()
    boek = Page.objects.get(pk=thuis.pk).add_child(instance=KaalPage(title="Boek", slug="boek"))
    blokken = json.load(sys.stdin)
    for nummer in range(BROERS):
        page = KaalPage(
            title=f"Bijeenkomst {nummer}", slug=f"b{nummer}", show_in_menus=True, inhoud=blokken
        )
        boek.add_child(instance=page)


if __name__ == "__main__":
    main()
