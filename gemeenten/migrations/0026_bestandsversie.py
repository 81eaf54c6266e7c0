"""Which images and documents are versions of one file. There are none yet."""


import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0025_verwijderplan'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bestandsversie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reeks', models.UUIDField(db_index=True, verbose_name='reeks')),
                ('afbeelding', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='versie', to='wagtailimages.image')),
                ('document', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='versie', to='wagtaildocs.document')),
            ],
            options={
                'verbose_name': 'versie van een bestand',
                'verbose_name_plural': 'versies van bestanden',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('afbeelding__isnull', False), ('document__isnull', True)), models.Q(('afbeelding__isnull', True), ('document__isnull', False)), _connector='OR'), name='versie_van_een_soort')],
            },
        ),
    ]
