"""An account is saved whole or not at all: its address is asked and kept in one transaction."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import router, transaction

from handleiding.van_wagtail.ingreep import Ingreep


def in_een_keer(djangos: Callable[..., None]) -> Callable[..., None]:
    @wraps(djangos)
    def save(self: Any, *args: Any, **kwargs: Any) -> None:
        database = kwargs.get("using") or router.db_for_write(type(self), instance=self)
        with transaction.atomic(using=database):
            djangos(self, *args, **kwargs)

    return save


INGREPEN = (
    Ingreep(
        plek="django.contrib.auth.models:User.save",
        rekent_op="(self, *args, **kwargs)",
        waarom="Of two who give an address to two accounts at once, the second is refused: the lock of "
        "`people/adres.py` lasts until the account is kept.",
        ons=in_een_keer,
    ),
)
