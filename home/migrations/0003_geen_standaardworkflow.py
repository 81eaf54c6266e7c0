"""Remove Wagtail's own groups and workflow: its Moderators may publish and approve anything."""

from django.db import migrations


def verwijder(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").delete()
    apps.get_model("auth", "Group").objects.filter(name__in=["Moderators", "Editors"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_voorpagina"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
    ]
    # Going back leaves them away: they held rights that this product never gives.
    operations = [migrations.RunPython(verwijder, migrations.RunPython.noop)]
