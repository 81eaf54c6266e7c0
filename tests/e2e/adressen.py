"""Every address that a public page or calendar gives, wherever it stands in it."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

IN_ATTRIBUTES = {"href", "src", "srcset", "poster", "data", "action"}
# Names of vocabularies, and of things in them: never fetched.
NAMES = ("http://purl.org/", "https://identifier.overheid.nl/", "https://schema.org")
ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: set[str] = set()
        self.json_ld: list[str] | None = None

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "srcset":
                self.found |= {part.split()[0] for part in (value or "").split(",") if part.split()}
            elif name in IN_ATTRIBUTES and value:
                self.found.add(value.strip())
            elif tag == "meta" and name == "content":
                self.found |= set(ADDRESS.findall(value or ""))
        if tag == "script" and ("type", "application/ld+json") in attrs:
            self.json_ld = []

    def handle_data(self, data):
        if self.json_ld is not None:
            self.json_ld.append(data)

    def handle_endtag(self, tag):
        if tag == "script" and self.json_ld is not None:
            data = json.loads("".join(self.json_ld))
            self.found |= set(ADDRESS.findall(json.dumps(data, ensure_ascii=False)))
            self.json_ld = None


def addresses(response) -> set[str]:
    """Return the full addresses that an answer gives: its pages, files, calendars and where it leads on to."""
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    found = set()
    if "Location" in response.headers:
        found.add(response.headers["Location"])
    elif kind == "text/html":
        reader = _Reader()
        reader.feed(response.text)
        found = reader.found
    elif kind == "text/calendar":
        found = set(ADDRESS.findall(re.sub(r"\r?\n[ \t]", "", response.text)))
    full = {urljoin(response.url, address).partition("#")[0] for address in found}
    return {
        address
        for address in full
        if urlsplit(address).scheme in {"http", "https"} and not address.startswith(NAMES)
    }
