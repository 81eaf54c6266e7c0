"""Read a screen or a mail as a person does: what is seen, and what a screen reader says."""

import re
from html.parser import HTMLParser

SPOKEN = {"alt", "aria-label", "placeholder", "title", "data-fout", "data-bestaat"}
UNSEEN = {"script", "style"}
ADDRESS = re.compile(r"https?://\S+")
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jezelf)\b", re.IGNORECASE)
ENGLISH = re.compile(
    r"\b(and|are|cancel|change|confirm|enter|from|have|invalid|key|keys|name|not|password|please|remove|required"
    r"|sign|sorry|the|this|to|too|used|with|you|your)\b",
    re.IGNORECASE,
)


class Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in UNSEEN
        self.words += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN

    def handle_data(self, data):
        if not self.unseen and data.strip():
            self.words.append(data.strip())


def text_of(page: str) -> str:
    reader = Lezer()
    reader.feed(page)
    return "\n".join(reader.words)


def faults(text: str) -> list[str]:
    """Return the lines that say "je" or speak English; an address speaks no language."""
    lines = ADDRESS.sub("", text).splitlines()
    return [line for line in lines if FAMILIAR.search(line) or ENGLISH.search(line)]
