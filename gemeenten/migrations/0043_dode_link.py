"""Links that lead nowhere, as they were found. Reversible: what goes is found anew."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0042_kort_en_taal'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DodeLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('versie', models.BigIntegerField(null=True, verbose_name='versie')),
                ('adres', models.CharField(max_length=2000, verbose_name='waarheen')),
                ('waarom', models.CharField(choices=[('weg', 'bestaat niet meer'), ('stil', 'antwoordt niet')], max_length=4, verbose_name='waarom')),
                ('keren', models.PositiveIntegerField(default=1, verbose_name='keren')),
                ('sinds', models.DateTimeField(verbose_name='sinds')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='pagina')),
            ],
            options={
                'verbose_name': 'dode link',
                'verbose_name_plural': 'dode links',
                'constraints': [models.UniqueConstraint(fields=('page', 'adres'), name='dode_link_eenmaal')],
            },
        ),
    ]
