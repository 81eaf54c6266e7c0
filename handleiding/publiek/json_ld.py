"""Facts for machines inside a page: JSON-LD in a script element."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# In a script element only these could end the data; JSON allows them as escapes.
VEILIG = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def als_script(waarde: Any) -> SafeString:
    """Return ``waarde`` as JSON that is safe inside a script element."""
    tekst = json.dumps(waarde, ensure_ascii=False)
    return mark_safe(tekst.translate(VEILIG))  # noqa: S308 - what could end the element is escaped
