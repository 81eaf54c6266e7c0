"""Why, and until when, an edition decides later about a change of the core."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gemeenten", "0040_inleesgeheugen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Uitstel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stand", models.CharField(max_length=16, verbose_name="stand")),
                ("pad", models.TextField(verbose_name="pad")),
                ("kenmerk", models.CharField(max_length=40, verbose_name="kenmerk")),
                ("plek", models.TextField(verbose_name="plek")),
                ("notitie", models.CharField(max_length=500, verbose_name="waarom later")),
                ("terug_op", models.DateField(verbose_name="terug op")),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="uitgesteld op"),
                ),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uitgesteld door",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="pagina",
                    ),
                ),
            ],
            options={
                "verbose_name": "uitgesteld besluit",
                "verbose_name_plural": "uitgestelde besluiten",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "stand", "pad"), name="plaats_eenmaal_uitgesteld"
                    )
                ],
            },
        ),
    ]
