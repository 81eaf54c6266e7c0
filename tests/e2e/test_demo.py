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


def test_the_demo_has_work_waiting_for_each_role(inloggen):
    redacteur = inloggen("redacteur-leeuwarden")
    redacteur.goto("/cms/")
    main = redacteur.locator("main")
    assert main.get_by_role("link", name="Zo is de groep opgezet").is_visible()
    assert main.get_by_role("link", name="Tips voor de voorbereiding").is_visible()
    redacteur.goto("/cms/kernwijzigingen/")
    assert main.get_by_text("1 raakt uw tekst").is_visible()
    beoordelaar = inloggen("beoordelaar-leeuwarden")
    beoordelaar.goto("/cms/")
    link = beoordelaar.locator("main").get_by_role("link", name="Tips voor de voorbereiding")
    assert link.is_visible()
