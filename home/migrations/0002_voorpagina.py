"""Put the front page of the Collectief in place of Wagtail's welcome page."""

from django.db import migrations


def maak_voorpagina(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    if HomePage.objects.exists():
        return
    # Wagtail's own migrations make the welcome page with this id.
    Page.objects.filter(id=2, depth=2, slug="home").delete()
    content_type, _ = ContentType.objects.get_or_create(model="homepage", app_label="home")
    home = HomePage.objects.create(
        title="Collectief tegen Kindermishandeling",
        draft_title="Collectief tegen Kindermishandeling",
        slug="home",
        content_type=content_type,
        locale=Locale.objects.get(),
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
    )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "localhost",
            "root_page": home,
            "site_name": "Collectief tegen Kindermishandeling",
        },
    )


def haal_voorpagina_weg(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.filter(root_page__slug="home").delete()
    apps.get_model("home", "HomePage").objects.filter(slug="home", depth=2).delete()


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial"), ("wagtailcore", "0098_apitoken")]
    operations = [migrations.RunPython(maak_voorpagina, haal_voorpagina_weg)]
