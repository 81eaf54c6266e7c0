"""Wagtail leads on only from addresses that readers could know: not from those of a draft.

Its only setting turns the redirects off for all pages.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from handleiding.van_wagtail.ingreep import Ingreep
from handleiding.workflow.rij import houdt_vast


def van_wat_openbaar_was(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(wagtails)
    def ontvanger(instance: Page, **kwargs: Any) -> None:
        if houdt_vast(instance):
            wagtails(instance=instance, **kwargs)

    return ontvanger


def neem_over(signaal: Any, wagtails: Any, onze: Any) -> None:
    """Its app connects the function itself, before this or after it."""
    if signaal.disconnect(wagtails):
        signaal.connect(onze)


INGREPEN = tuple(
    Ingreep(
        plek=f"wagtail.contrib.redirects.signal_handlers:{naam}",
        rekent_op=rekent_op,
        waarom=f"After {wat} a redirect is made only from an address that readers could know.",
        ons=van_wat_openbaar_was,
        eindigt="in part: wagtail/wagtail#12582, after 8.0",
        lezers=("wagtail.contrib.redirects.apps:WagtailRedirectsAppConfig.ready",),
        daarna=partial(neem_over, signaal),
    )
    for naam, signaal, rekent_op, wat in (
        (
            "autocreate_redirects_on_slug_change",
            page_slug_changed,
            "(instance_before, instance, **kwargs)",
            "another slug",
        ),
        (
            "autocreate_redirects_on_page_move",
            post_page_move,
            "(instance, url_path_after, url_path_before, **kwargs)",
            "a move",
        ),
    )
)
