"""Write down which workflows and tasks are ours: until now their name told.

Reversible: the rows are thrown away with their tables, and the names still tell.
"""

from django.db import migrations

# The words of that day; what they are called later is of no matter here.
BELEID = {
    "één beoordelaar": "een_beoordelaar",
    "twee stappen": "twee_stappen",
    "met plaatsvervanger": "met_plaatsvervanger",
}
STAPPEN = {
    "beoordeling": "eigen",
    "beoordeling met plaatsvervanger": "met_plaatsvervanger",
}


def leg_vast(apps, schema_editor):
    codes = set(apps.get_model("gemeenten", "GemeentePage").objects.values_list("code", flat=True))
    eigenaars = {"Kern"} | codes - {None}
    for model, veld, doel, soorten in (
        ("Workflow", "workflow", "Goedkeurbeleid", BELEID),
        ("Task", "task", "Goedkeurstap", STAPPEN),
    ):
        dingen = apps.get_model("wagtailcore", model).objects.order_by("-active", "pk")
        herkend = {}
        for ding in dingen:
            eigenaar, _, woorden = ding.name.partition(": ")
            if eigenaar in eigenaars and woorden in soorten:
                herkend.setdefault((eigenaar, soorten[woorden]), ding.pk)
        tabel = apps.get_model("gemeenten", doel)
        tabel.objects.bulk_create(
            tabel(eigenaar=eigenaar, soort=soort, **{f"{veld}_id": pk})
            for (eigenaar, soort), pk in herkend.items()
        )


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0016_goedkeurbeleid'),
    ]

    operations = [
        migrations.RunPython(leg_vast, migrations.RunPython.noop),
    ]
