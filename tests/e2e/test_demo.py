"""The demo runs: the fixtures of this folder do what they say."""


def test_reader_sees_a_page_without_scripts_from_elsewhere(anoniem):
    hosts = set()
    anoniem.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    response = anoniem.goto("/")
    assert response.status == 200
    assert {host.partition(":")[0] for host in hosts} == {"127.0.0.1"}
    assert anoniem.context.cookies() == []


def test_each_login_is_a_person_of_its_own(inloggen, demo):
    redacteur = inloggen("redacteur-leeuwarden")
    beoordelaar = inloggen("beoordelaar-leeuwarden")
    assert redacteur.context.cookies() != beoordelaar.context.cookies()
    assert redacteur.url == f"{demo.url}/cms/"


def test_static_files_are_served(inloggen):
    failed = []
    page = inloggen("redacteur-leeuwarden")
    page.on(
        "response", lambda response: failed.append(response.url) if response.status >= 400 else None
    )
    page.goto("/cms/")
    assert failed == []
