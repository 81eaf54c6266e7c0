"""Private parts of libraries: what is put in their place stands in ``van_wagtail``, what is only used stands here."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handleiding.van_wagtail.ingreep import leest, vorm, zoek

ROOT = Path(__file__).parents[1]
LIBRARIES = {
    "allauth",
    "django",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "modelcluster",
    "modelsearch",
    "taggit",
    "treebeard",
    "wagtail",
}

# Documented, for all that they begin with.
PUBLIC = {"_meta", "_state", "_base_manager", "_default_manager", "_replace", "_errors"}

# Called, or overridden in a class of our own: where it stands, and its signature.
CALLED = {
    "allauth.account.adapter:DefaultAccountAdapter._get_login_attempts_cache_key": "(self, request, **credentials)",
    "allauth.mfa.adapter:DefaultMFAAdapter._get_site_name": "(self)",
    "django.db.models:Manager._insert": (
        "(self, objs, fields, returning_fields=None, raw=False, using=None, on_conflict=None, "
        "update_fields=None, unique_fields=None)"
    ),
    "django.forms:BaseForm._post_clean": "(self)",
    "treebeard.mp_tree:MP_Node._get_path": "(cls, path, depth, newstep)",
    "treebeard.mp_tree:MP_Node._inc_path": "(self)",
    "wagtail.models:AbstractGroupApprovalTask._user_in_groups": "(self, user)",
    "wagtail.models:ReferenceIndex._extract_references_from_object": "(cls, object)",
    "wagtail.models:ReferenceIndex._get_content_path_hash": "(cls, content_path)",
    "wagtail.permission_policies.pages:PagePermissionPolicy._base_queryset_for_user": "(self, user)",
    "wagtail.permission_policies.pages:PagePermissionPolicy._base_user_has_permission": "(self, user)",
    "wagtail.permission_policies.pages:PagePermissionPolicy._get_permission_codename": "(self, action)",
    "wagtail.permission_policies.pages:PagePermissionPolicy._get_permission_codenames": "(self, actions)",
}

# An attribute that a library reads or sets under this name: where it does.
READ = {
    "_approved_schedule": "wagtail.models:Page.approved_schedule",
    "_cached_parent_obj": "treebeard.mp_tree:MP_Node.get_parent",
    "_cluster_related_objects": "modelcluster.fields:create_deferring_foreign_related_manager",
    "_committed": "django.db.models.fields.files:FileField.pre_save",
    "_current_workflow_states": "wagtail.models:WorkflowMixin.current_workflow_state",
    "_from_testcase": "django.db.transaction:Atomic.__enter__",
    "_parent_page": "wagtail.models.pages:BasePageManager.annotate_parent_page",
    "_wagtail_route_for_request": "wagtail.models.pages:Page.find_for_request",
    "_wagtail_site": "wagtail.models.sites:Site.find_for_request",
}

# Parts of names that are put together.
PARTS = {"_bewaar_", "_kern", "_lees_", "_id", "_error"}

# What we remember on somebody else’s object, or have the database count on its row, under a name of our own.
OWN_MEMORY = {
    "_boeking",
    "_boven_soort",
    "_boven_wortel",
    "_boven_zicht",
    "_doelnamen",
    "_editie_in_beheer",
    "_edities_van",
    "_gepland",
    "_grenzen_van_edities",
    "_plekken_van",
    "_schrijvers",
    "_wachttelling",
    "_was",
    "_werkedities",
    "_werkregels",
    "_werkt_in_editie",
    "_wortels_van_hosts",
}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for folder in ("handleiding", "gemeenten", "home", "site"):
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    """Return the names in a module that come from a library."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in LIBRARIES:
            names |= {alias.asname or alias.name for alias in node.names}
        if isinstance(node, ast.Import):
            names |= {
                alias.asname or alias.name.partition(".")[0]
                for alias in node.names
                if alias.name.partition(".")[0] in LIBRARIES
            }
    return names


def root_of(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def replaced(tree: ast.Module) -> Iterator[str]:
    """Yield what a module puts in, or by ``setattr`` on, something that it imports from a library."""
    names = imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store):
            if root_of(node) in names:
                yield ast.unparse(node)
        elif (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) == "setattr"
            and root_of(node.args[0]) in names
        ):
            yield ast.unparse(node)


def test_only_van_wagtail_puts_something_in_the_place_of_a_library():
    found = {
        f"{path}: {what}"
        for path, tree in sources()
        if path.parts[1] != "van_wagtail"
        for what in replaced(tree)
    }
    assert found == {
        # The demo is its own server and worker: settings, and the queue that django-tasks offers to be replaced.
        "gemeenten/demo/adres.py: settings.WAGTAILADMIN_BASE_URL",
        "gemeenten/management/commands/demo.py: task_backends['default']",
    }


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("from wagtail.models import Page\nPage.x = 1", ["Page.x"]),
        ("import wagtail.models\nwagtail.models.Page.x = 1", ["wagtail.models.Page.x"]),
        (
            "from wagtail.models import Page as P\nP._meta.get_field('a').b = 1",
            ["P._meta.get_field('a').b"],
        ),
        ("from django.forms import Form\nsetattr(Form, 'x', 1)", ["setattr(Form, 'x', 1)"]),
        ("from gemeenten.models import GemeentePage\nGemeentePage.x = 1", []),
        ("from wagtail.models import Page\npage = Page()\npage.x = 1", []),
    ],
)
def test_what_counts_as_putting_in_place(source, wanted):
    assert list(replaced(ast.parse(source))) == wanted


def borrowed_writes(tree: ast.Module) -> Iterator[str]:
    """Yield what a module sets, or imports, under a private name that a library gave."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in LIBRARIES:
            names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [part for alias in node.names for part in alias.name.split(".")]
            names = names if names[0] in LIBRARIES else []
        elif isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            names = [node.attr] if ast.unparse(node.value) not in {"self", "cls"} else []
        elif (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) in {"setattr", "delattr"}
            and isinstance(node.args[1], ast.Constant)
        ):
            names = [node.args[1].value]
        else:
            continue
        if any(re.match("_[a-z]", name) for name in names):
            yield ast.unparse(node)


def test_only_van_wagtail_sets_or_imports_what_is_private_to_a_library():
    found = {
        f"{path}: {what}"
        for path, tree in sources()
        if path.parts[1] != "van_wagtail"
        for what in borrowed_writes(tree)
        if what.rpartition(".")[2] not in OWN_MEMORY
    }
    assert found == set()


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("from wagtail.models import _x", ["from wagtail.models import _x"]),
        ("import treebeard._x", ["import treebeard._x"]),
        ("from wagtail._x import y", ["from wagtail._x import y"]),
        ("index._refresh = None", ["index._refresh"]),
        ("self.page._states = []", ["self.page._states"]),
        ("del page._cached", ["page._cached"]),
        ("setattr(page, '_cached', 1)", ["setattr(page, '_cached', 1)"]),
        ("from gemeenten.x import _y\nself._z = 1\npage._read\npage.__dict__ = {}", []),
    ],
)
def test_what_counts_as_setting_what_is_private(source, wanted):
    assert list(borrowed_writes(ast.parse(source))) == wanted


def own_names(tree: ast.Module) -> Iterator[str]:
    """Yield the names that a module defines: functions, variables, and attributes of ``self`` and ``cls``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and ast.unparse(node.value) in {"self", "cls"}
        ):
            yield node.attr


def private_names(tree: ast.Module) -> Iterator[str]:
    """Yield the private names that a module asks of objects, also by ``getattr`` and the like."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            name = node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            name = node.value
        else:
            continue
        if name.isidentifier() and re.match("_[a-z]", name):
            yield name


def test_every_private_name_that_is_used_is_known():
    trees = [tree for _, tree in sources()]
    used = {name for tree in trees for name in private_names(tree)}
    own = {name for tree in trees for name in own_names(tree)}
    borrowed = used - own - PUBLIC - PARTS
    called = {place.rpartition(".")[2] for place in CALLED}
    assert borrowed - called - OWN_MEMORY == READ.keys()
    assert used >= OWN_MEMORY


@pytest.mark.parametrize("place", CALLED)
def test_the_library_still_has_what_is_called(place):
    holder, _, name = place.rpartition(".")
    assert vorm(inspect.getattr_static(zoek(holder), name)) == CALLED[place]


@pytest.mark.parametrize("name", READ)
def test_the_library_still_uses_the_name(name):
    assert leest(READ[name], name)
