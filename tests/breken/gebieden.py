"""Which guards are broken, in order of harm, and in which tests somebody should notice.

Of these tests only those are run that enter the broken function, so a folder too many costs little.
"""

HANDLEIDING, GEMEENTEN = "tests/handleiding/", "tests/gemeenten/"
WORKFLOW = (
    f"{HANDLEIDING}workflow",
    f"{HANDLEIDING}test_planning.py",
    f"{GEMEENTEN}goedkeuring",
    f"{GEMEENTEN}toegang/mensen",
    f"{GEMEENTEN}lezers/terugblik",
)
MUREN = (f"{GEMEENTEN}toegang/muren", f"{HANDLEIDING}test_verwijderen.py")
MENSEN = (f"{GEMEENTEN}toegang/mensen",)
OPBOUW = (f"{GEMEENTEN}onboarding",)
EINDE = (f"{GEMEENTEN}editie/levensloop",)
OVERNAME = (f"{GEMEENTEN}kernband/wijzigingen", f"{GEMEENTEN}kernband/voorstellen")

GEBIEDEN: dict[str, tuple[str, ...]] = {
    "handleiding/workflow": WORKFLOW,
    "handleiding/van_wagtail": (
        *WORKFLOW,
        *MUREN,
        f"{HANDLEIDING}van_wagtail",
        f"{HANDLEIDING}adressen",
    ),
    "gemeenten/toegang/muren": MUREN,
    "gemeenten/toegang/roles.py": (*MUREN, *MENSEN, *OPBOUW),
    "gemeenten/toegang/rollen_op_pagina.py": (
        *MUREN,
        *MENSEN,
        f"{GEMEENTEN}goedkeuring",
        f"{GEMEENTEN}lezers/reacties",
    ),
    "handleiding/zichtbaarheid.py": (f"{HANDLEIDING}test_zichtbaarheid.py", *MUREN),
    "gemeenten/editie/levensloop": EINDE,
    "gemeenten/persoonsgegevens": (f"{GEMEENTEN}lokaal",),
    "gemeenten/kernband/wijzigingen": OVERNAME,
    "gemeenten/kernband/herkomst": (f"{GEMEENTEN}kernband/herkomst",),
    "gemeenten/kernband/voorstellen": OVERNAME,
    "gemeenten/toegang/mensen": MENSEN,
    "gemeenten/goedkeuring": (f"{GEMEENTEN}goedkeuring",),
    "gemeenten/onboarding": OPBOUW,
    "gemeenten/lokaal/invoeren": (f"{GEMEENTEN}lokaal",),
    "handleiding/importer": (f"{HANDLEIDING}importer",),
}

# Where two meet, in processes of their own: these notice a lock, and are tried whole, quickest first.
TEGELIJK = (
    "tests/handleiding/workflow/test_tegelijk.py",
    f"{GEMEENTEN}toegang/mensen/test_tegelijk.py",
    "tests/tegelijk/test_rijen.py",
    "tests/tegelijk/test_structuur.py",
    "tests/tegelijk/test_bestanden.py",
    "tests/tegelijk/test_alle_paren.py",
)
