"""Which guards are broken, in order of harm, and in which tests somebody should notice.

Of these tests only those are run that enter the broken function, so a folder too many costs little.
"""

HANDLEIDING, GEMEENTEN = "tests/handleiding/", "tests/gemeenten/"
WORKFLOW = (
    f"{HANDLEIDING}workflow",
    f"{HANDLEIDING}test_planning.py",
    f"{GEMEENTEN}beoordeling",
    f"{GEMEENTEN}people",
    f"{GEMEENTEN}terugblik",
)
MUREN = (f"{GEMEENTEN}tenancy", f"{HANDLEIDING}test_verwijderen.py")
MENSEN = (f"{GEMEENTEN}people",)
OPBOUW = (f"{GEMEENTEN}onboarding",)
EINDE = (f"{GEMEENTEN}levensloop",)
OVERNAME = (f"{GEMEENTEN}kernwijzigingen", f"{GEMEENTEN}verbetervoorstel")

GEBIEDEN: dict[str, tuple[str, ...]] = {
    "handleiding/workflow": WORKFLOW,
    "handleiding/van_wagtail": (
        *WORKFLOW,
        *MUREN,
        f"{HANDLEIDING}van_wagtail",
        f"{HANDLEIDING}adressen",
    ),
    "gemeenten/tenancy": MUREN,
    "gemeenten/roles.py": (*MUREN, *MENSEN, *OPBOUW),
    "gemeenten/rollen_op_pagina.py": (
        *MUREN,
        *MENSEN,
        f"{GEMEENTEN}beoordeling",
        f"{GEMEENTEN}lezersreacties",
    ),
    "handleiding/zichtbaarheid.py": (f"{HANDLEIDING}test_zichtbaarheid.py", *MUREN),
    "gemeenten/levensloop": EINDE,
    "gemeenten/persoonsgegevens": (f"{GEMEENTEN}lokaal",),
    "gemeenten/kernwijzigingen": OVERNAME,
    "gemeenten/herkomst": (f"{GEMEENTEN}herkomst",),
    "gemeenten/verbetervoorstel": OVERNAME,
    "gemeenten/people": MENSEN,
    "gemeenten/beoordeling": (f"{GEMEENTEN}beoordeling",),
    "gemeenten/onboarding": OPBOUW,
    "gemeenten/invoeren": (f"{GEMEENTEN}lokaal",),
    "handleiding/importer": (f"{HANDLEIDING}importer",),
}

# Where two meet, in processes of their own: these notice a lock, and are tried whole, quickest first.
TEGELIJK = (
    "tests/handleiding/workflow/test_tegelijk.py",
    f"{GEMEENTEN}people/test_tegelijk.py",
    "tests/tegelijk/test_rijen.py",
    "tests/tegelijk/test_structuur.py",
    "tests/tegelijk/test_bestanden.py",
    "tests/tegelijk/test_alle_paren.py",
)
