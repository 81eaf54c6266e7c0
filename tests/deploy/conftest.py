import pytest

from tests.deploy.opstelling import LEEGMODULE, NGINX, opstelling
from tests.kopie import copy_of_the_world

GEEN_NGINX = "nginx is not installed (Debian: nginx)"
GEEN_MODULE = "nginx has no module to purge (Debian: libnginx-mod-http-cache-purge)"


def pytest_collection_modifyitems(items):
    """All of this needs nginx; what purges needs a module of it."""
    for item in items:
        if not item.get_closest_marker("nginx"):
            continue
        item.add_marker(pytest.mark.skipif(NGINX is None, reason=GEEN_NGINX))
        item.add_marker(pytest.mark.skipif(LEEGMODULE is None, reason=GEEN_MODULE))


@pytest.fixture(scope="module")
def achter_nginx(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The site as it is in production, with a database of its own and pages that a cache may keep for long."""
    anders = getattr(request.module, "OMGEVING", {})
    with (
        django_db_blocker.unblock(),
        copy_of_the_world(tmp_path_factory.mktemp("kopie")) as url,
        opstelling(tmp_path_factory.mktemp("nginx"), url, PAGINA_S_MAXAGE="3600", **anders) as waar,
    ):
        yield waar
