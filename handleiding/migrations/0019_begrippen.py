"""The glossary: a page type more. Reversible: what was written in it goes with its table."""

import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('handleiding', '0018_uitgesteld'),
    ]

    operations = [
        migrations.CreateModel(
            name='BegrippenPage',
            fields=[
                ('onderdeelpage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='handleiding.onderdeelpage')),
                ('inleiding', wagtail.fields.RichTextField(blank=True, verbose_name='inleiding')),
                ('begrippen', wagtail.fields.StreamField([('begrip', 3)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'Zoals het midden in een zin staat: metapositie.', 'label': 'Begrip', 'max_length': 80}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'Hoe het woord ook in de tekst kan staan, met komma’s ertussen. Bijvoorbeeld het meervoud: metaposities.', 'label': 'Andere vormen', 'max_length': 250, 'required': False}), 2: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'help_text': 'Een of twee zinnen. Lezers zien ze onder elke pagina waarop het begrip voorkomt.', 'label': 'Uitleg'}), 3: ('wagtail.blocks.StructBlock', [[('woord', 0), ('vormen', 1), ('uitleg', 2)]], {})}, help_text='De volgorde maakt niet uit: lezers zien de begrippen op alfabet. De eerste keer dat een begrip op een pagina staat, leidt het naar zijn uitleg.', verbose_name='begrippen')),
            ],
            options={
                'verbose_name': 'begrippenlijst',
                'verbose_name_plural': 'begrippenlijsten',
            },
            bases=('handleiding.onderdeelpage',),
        ),
    ]
