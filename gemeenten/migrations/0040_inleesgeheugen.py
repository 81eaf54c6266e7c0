import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0039_bericht_soortkeuzes'),
        ('handleiding', '0017_raam_op_soort'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Inleesgeheugen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plek', models.PositiveIntegerField(default=0, verbose_name='plek')),
                ('soort', models.CharField(max_length=20, verbose_name='soort')),
                ('titel', models.TextField(verbose_name='titel')),
                ('velden', models.JSONField(default=dict, verbose_name='velden')),
                ('in_boek', models.BooleanField(default=True, verbose_name='staat in het handboek')),
                ('boek', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inleesgeheugen', to='handleiding.handleidingpage')),
                ('ouder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='kinderen', to='gemeenten.inleesgeheugen')),
                ('page', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'geheugen van het inlezen',
                'verbose_name_plural': 'geheugens van het inlezen',
            },
        ),
    ]
