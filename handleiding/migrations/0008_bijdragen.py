"""Who wrote in a text what no version says any more, and by which addresses accounts were known (as keyed hashes)."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("handleiding", "0007_reeks_pogingen"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bijdrage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account", models.PositiveBigIntegerField()),
                ("moment", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "bijdrage", "verbose_name_plural": "bijdragen"},
        ),
        migrations.CreateModel(
            name="VroegerAdres",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account", models.PositiveBigIntegerField(db_index=True)),
                ("spoor", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "vroeger adres",
                "verbose_name_plural": "vroegere adressen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "spoor"), name="een_keer_per_adres"
                    )
                ],
            },
        ),
    ]
