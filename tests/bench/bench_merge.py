"""How long a merge takes: python tests/bench/bench_merge.py

Prints the median and the worst of a number of runs for pages of several sizes. The goal is 30 ms
for a page of 60 blocks and 5,000 words, and time that grows in proportion up to 1,000 blocks.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from gemeenten.merge import merge
from handleiding.verschil.uitlijnen import stappen
from handleiding.verschil.woorden import WOORD

TEXT = "ouders buurt gesprek vraag steun school oefening casus kaart groep ronde tijd plek"
WORDS = TEXT.split()
WORDS_PER_PART = 20


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def make_page(blocks: int, words: int) -> dict[str, Any]:
    """Return a page in which the words are spread over the blocks, in paragraphs and lists."""
    random = Random(blocks)  # noqa: S311 - repeatable, keeps no secret
    parts = max(words // blocks // WORDS_PER_PART, 1)
    return {
        "title": "Bijeenkomst",
        "programma": [make_blok(random, n, parts) for n in range(blocks)],
    }


def make_blok(random: Random, number: int, parts: int) -> dict[str, Any]:
    texts = [" ".join(random.choices(WORDS, k=WORDS_PER_PART)) for _ in range(parts)]
    html = "".join(f"<p>{text}.</p>" for text in texts[1:])
    value = {
        "titel": f"Onderdeel {number}",
        "minuten": 10,
        "instructie": html + make_list(texts[0]),
    }
    return {"type": "onderdeel", "value": value, "id": f"{number:08d}-blok"}


def make_list(text: str) -> str:
    words = text.split()
    items = (" ".join(words[n : n + 5]) for n in range(0, len(words), 5))
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def edit(page: dict[str, Any], share: float, seed: int) -> dict[str, Any]:
    """Return a copy with edits in a share of the blocks, one block moved and one added."""
    random = Random(seed)  # noqa: S311 - repeatable, keeps no secret
    blocks = [dict(blok, value=dict(blok["value"])) for blok in page["programma"]]
    for blok in random.sample(blocks, int(len(blocks) * share)):
        html = blok["value"]["instructie"]
        at = random.choice([n for n in range(len(html)) if html.startswith(("</p>", "</li>"), n)])
        blok["value"]["instructie"] = f"{html[:at]} en {seed}{html[at:]}"
    blocks.insert(random.randrange(len(blocks)), blocks.pop(random.randrange(len(blocks))))
    blocks.insert(random.randrange(len(blocks)), make_blok(random, 10**6 + seed, 2))
    return {**page, "programma": blocks}


def without_ids(page: dict[str, Any]) -> dict[str, Any]:
    return {**page, "programma": [{**blok, "id": None} for blok in page["programma"]]}


def measure(label: str, versions: tuple[Any, Any, Any], runs: int = 15) -> None:
    times = []
    for _ in range(runs):
        start = process_time()
        result = merge(*versions)
        times.append((process_time() - start) * 1000)
    found = f"{len(result.besluiten):5} decisions, {len(result.conflicten):4} conflicts"
    say(f"{label:44} median {median(times):7.1f} ms, worst {max(times):7.1f} ms, {found}")


def main() -> None:
    for blocks in (60, 125, 250, 500, 1000):
        page = make_page(blocks, blocks * 83)
        for share in (0.1, 1.0):
            versions = (page, edit(page, share, 1), edit(page, share, 2))
            measure(f"{blocks} blocks, {blocks * 83} words, {share:.0%} edited", versions)
    page = make_page(60, 5000)
    versions = (page, edit(page, 1.0, 1), edit(page, 1.0, 2))
    measure("60 blocks, no ids, 100% edited", tuple(map(without_ids, versions)))
    page = make_page(1000, 83_000)
    versions = (page, edit(page, 1.0, 1), edit(page, 1.0, 2))
    measure("1000 blocks, no ids, 100% edited", tuple(map(without_ids, versions)), runs=5)
    one = make_page(1, 5000)
    measure("1 block of 5000 words", (one, edit(one, 1.0, 1), edit(one, 1.0, 2)))
    numbers = [Random(1).choice(WORDS) + str(n % 300) for n in range(1000)]  # noqa: S311 - repeatable
    old, new = " ".join(numbers), " ".join(numbers[:400] + numbers[500:] + WORDS)
    start = process_time()
    stappen(WOORD.findall(old), WOORD.findall(new))
    took = (process_time() - start) * 1000
    say(f"{'word difference of two texts of 1000 words':44} {took:14.1f} ms")


if __name__ == "__main__":
    main()
