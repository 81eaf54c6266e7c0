"""A kind of markup more in rich text. Reversible: no column changes, and a text says no less without it."""

import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0004_bewaartermijnen'),
    ]

    operations = [
        migrations.AlterField(
            model_name='homepage',
            name='inhoud',
            field=wagtail.fields.StreamField([('tekst', 0), ('citaat', 3), ('kader', 6), ('afbeelding', 9), ('tabel', 13), ('download', 16), ('bewaartermijnen', 18), ('contactpersonen', 20), ('sessies', 20), ('organisaties', 20), ('steunpunt', 20)], blank=True, block_lookup={0: ('handleiding.blocks.tekst.TekstBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'fries', 'ol', 'ul', 'link', 'document-link']}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'Citaat'}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Een functie of groep, bijvoorbeeld: deelnemer uit het onderwijs. Geen naam.', 'label': 'Bron', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('citaat', 1), ('bron', 2)]], {}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Kop'}), 5: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'fries', 'ol', 'ul', 'link', 'document-link'], 'label': 'Tekst'}), 6: ('wagtail.blocks.StructBlock', [[('kop', 4), ('tekst', 5)]], {}), 7: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Afbeelding'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Bijschrift', 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('afbeelding', 7), ('bijschrift', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Tekst', 'required': False}), 11: ('wagtail.blocks.DecimalBlock', (), {'label': 'Getal', 'required': False}), 12: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'fries', 'link', 'document-link'], 'label': 'Opgemaakt'}), 13: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('tekst', 10), ('getal', 11), ('opgemaakt', 12)]], {}), 14: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Laat leeg om de titel van het document te gebruiken.', 'label': 'Tekst van de link', 'required': False}), 16: ('wagtail.blocks.StructBlock', [[('document', 14), ('tekst', 15)]], {}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Kop', 'required': False}), 18: ('wagtail.blocks.StructBlock', [[('kop', 17)]], {}), 19: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'help_text': 'Deze tekst staat in de landelijke handleiding, en in een editie zonder eigen gegevens.', 'label': 'Neutrale tekst', 'required': False}), 20: ('wagtail.blocks.StructBlock', [[('kop', 17), ('neutraal', 19)]], {})}, verbose_name='inhoud'),
        ),
    ]
