"""Which files readers saw with a text. Filled after the migrations, as the etalage is: it asks what blocks mean."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("handleiding", "0014_geen_oude_reden"),
    ]
    operations = [
        migrations.AddField(
            model_name="publicatie",
            name="bestanden",
            field=models.JSONField(null=True, verbose_name="bestanden"),
        ),
    ]
