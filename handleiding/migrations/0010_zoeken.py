"""The index of the public search. Empty at first: ``manage.py zoekindex`` or the planned job fills it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


FTS = "handleiding_passage_fts"


def naar_de_database(apps, schema_editor):
    """Let each database search by its own means; SQLite without FTS5 does without."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE handleiding_passage ADD COLUMN vector tsvector "
            "GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, stammen)) STORED"
        )
        schema_editor.execute(
            "CREATE INDEX handleiding_passage_vector ON handleiding_passage USING gin (vector)"
        )
    elif schema_editor.connection.vendor == "sqlite" and _kent_fts5(schema_editor):
        schema_editor.execute(f"CREATE VIRTUAL TABLE {FTS} USING fts5(stammen)")


def uit_de_database(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE handleiding_passage DROP COLUMN vector")
    elif schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TABLE IF EXISTS {FTS}")


def _kent_fts5(schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
        return cursor.fetchone()[0] == 1


class Migration(migrations.Migration):

    dependencies = [
        ('handleiding', '0009_etalage'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=32, unique=True)),
                ('titel', models.TextField(verbose_name='titel')),
                ('kop', models.TextField(blank=True, verbose_name='kop')),
                ('tekst', models.TextField(blank=True, verbose_name='tekst')),
                ('stammen', models.TextField(verbose_name='stammen')),
                ('woorden', models.TextField(verbose_name='woorden')),
            ],
            options={
                'verbose_name': 'passage',
                'verbose_name_plural': 'passages',
            },
        ),
        migrations.CreateModel(
            name='Synoniemen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('woorden', models.CharField(help_text='Woorden die hetzelfde betekenen, met komma’s ertussen. Bijvoorbeeld: crèche, kinderdagverblijf, kinderopvang. Wie een van de woorden zoekt, vindt ook de andere.', max_length=255, unique=True, verbose_name='woorden')),
            ],
            options={
                'verbose_name': 'synoniem',
                'verbose_name_plural': 'synoniemen',
                'ordering': ['woorden'],
            },
        ),
        migrations.CreateModel(
            name='Vindplaats',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stempel', models.BigIntegerField(verbose_name='stempel')),
                ('volgorde', models.PositiveIntegerField(verbose_name='volgorde')),
                ('anker', models.CharField(blank=True, max_length=80, verbose_name='anker')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vindplaatsen', to='handleiding.passage')),
            ],
            options={
                'verbose_name': 'vindplaats',
                'verbose_name_plural': 'vindplaatsen',
                'constraints': [models.UniqueConstraint(fields=('page', 'volgorde'), name='vindplaats_eenmaal')],
            },
        ),
        migrations.RunPython(naar_de_database, uit_de_database),
    ]
