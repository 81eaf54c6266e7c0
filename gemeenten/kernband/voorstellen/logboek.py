"""Records what happens to a proposal. On the core page it names the municipality, no person."""

from typing import Any

from wagtail.log_actions import log

from gemeenten.models import Verbetervoorstel


def noteer(
    actie: str, voorstel: Verbetervoorstel, page: Any, *, user: Any, reden: str = "", **extra: Any
) -> None:
    """Record on ``page`` (the variant or its core page) what was done to a proposal."""
    revision = extra.pop("revision", None)
    data = {"voorstel": voorstel.pk, "gemeente": voorstel.naam, "reden": reden, **extra}
    log(instance=page.specific, action=actie, user=user, revision=revision, data=data)
