"""What is said to be in anything else than UTF-8 is refused before Django reads it.

Browsers send what our pages are written in. Python knows character sets that are none ("hex"), that raise on what they
cannot read, or that make half characters; Django reads the question in them while it makes its request, before any
middleware could answer.
"""

import codecs
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

Applicatie = Callable[..., Iterable[bytes]]

UTF8 = codecs.lookup("utf-8").name
WEIGERING = b"Dit verzoek is niet in UTF-8 geschreven. Wij kunnen het niet lezen.\n"
KOPPEN = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Length", str(len(WEIGERING))),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]


def alleen_utf8(applicatie: Applicatie) -> Applicatie:
    """Return ``applicatie`` behind this question."""

    def deur(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if is_utf8(environ.get("CONTENT_TYPE", "")):
            return applicatie(environ, start_response)
        start_response("400 Bad Request", list(KOPPEN))
        return [WEIGERING]

    return deur


def is_utf8(content_type: str) -> bool:
    """Return whether Django would read it as UTF-8: it leaves a set that Python does not know out of account."""
    try:
        tekenset = parse_header_parameters(content_type)[1].get("charset", UTF8)
        return codecs.lookup(tekenset).name == UTF8
    except LookupError:
        return True
    except ValueError:
        return False
