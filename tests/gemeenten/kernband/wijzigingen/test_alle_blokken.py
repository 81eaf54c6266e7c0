"""Laws of the merge over any block definition: a field is what it is defined to be, however it is called."""

import json
import re
from collections import Counter
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st
from wagtail import blocks
from wagtail.fields import StreamField

from gemeenten.kernband.herkomst.boom import boom
from gemeenten.kernband.wijzigingen.vormen import met_vorm, vorm_van
from gemeenten.kernband.wijzigingen.weergave import verschillen
from gemeenten.merge import Soort, afwijkingen, merge
from gemeenten.merge.vorm import Lijstlid, Opmaaktekst, Samenstel
from handleiding.inhoud import bladen, herschrijf
from tests.handleiding.inhoud.blokmaker import maak_stroom
from tests.handleiding.inhoud.maak import Maker
from tests.proef.models import ProefPage
from tests.wetten import wet

MERK = re.compile(r"(?:merk|nieuw)\d+einde")
WETTEN = wet(60, lang=3000)


class Proef:
    """A stream by chance, and versions of it in which texts were changed, taken away or put in."""

    def __init__(self, toeval):
        self.toeval, self.blok = toeval, maak_stroom(toeval)
        self.maker = Maker(toeval)
        self.stroom = self.maker.waarde(self.blok)
        self.nieuw = 0

    def merk(self):
        self.nieuw += 1
        return f"nieuw{self.nieuw}einde"

    def gewijzigd(self, keer):
        """Return another version and what was changed: by the old mark the new one."""
        merken = [
            m for blad in bladen(self.blok, self.stroom) for m in MERK.findall(str(blad.waarde))
        ]
        naar = {merk: self.merk() for merk in self.toeval.sample(merken, k=min(keer, len(merken)))}

        def bewerk(blad):
            if not isinstance(blad.waarde, str):
                return blad.waarde
            return MERK.sub(lambda m: naar.get(m[0], m[0]), blad.waarde)

        return herschrijf(self.blok, self.stroom, bewerk), naar

    def met_blok_erbij(self, stroom):
        maker = Maker(self.toeval)
        maker._tel = self.maker._tel
        naam = self.toeval.choice(list(self.blok.child_blocks))
        waarde = maker.waarde(self.blok.child_blocks[naam])
        plek = self.toeval.randint(0, len(stroom))
        lid = {"type": naam, "value": waarde, "id": f"erbij-{next(maker._tel)}"}
        return [*stroom[:plek], lid, *stroom[plek:]], maker.merken


def pagina(blok, stroom):
    return Samenstel(stroom=vorm_van(blok, stroom))


def merken(waarde):
    return Counter(MERK.findall(json.dumps(waarde)))


def zonder_ids(waarde):
    """Return what a value says: a block that had no id gets one, a field called id is no such thing."""
    if isinstance(waarde, Lijstlid):
        return waarde["type"], zonder_ids(waarde["value"])
    if isinstance(waarde, dict):
        return {naam: zonder_ids(deel) for naam, deel in waarde.items()}
    return [zonder_ids(deel) for deel in waarde] if isinstance(waarde, list) else waarde


@WETTEN
@given(toeval=st.randoms(use_true_random=False))
def test_what_one_side_did_comes_through_to_the_letter(toeval):
    proef = Proef(toeval)
    b, x = (pagina(proef.blok, w) for w in (proef.stroom, proef.gewijzigd(3)[0]))
    for drie, uit in (((b, b, x), x), ((b, x, b), x), ((b, x, x), x), ((b, b, b), b)):
        samen = merge(*drie)
        assert not samen.conflicten
        assert zonder_ids(samen.inhoud) == zonder_ids(uit)


@WETTEN
@given(toeval=st.randoms(use_true_random=False))
def test_nothing_is_lost_and_nothing_stands_twice(toeval):
    proef = Proef(toeval)
    (kern, van_kern), (lokaal, van_ons) = proef.gewijzigd(2), proef.gewijzigd(2)
    kern, erbij_kern = proef.met_blok_erbij(kern)
    lokaal, erbij_ons = proef.met_blok_erbij(lokaal)
    versies = [pagina(proef.blok, w) for w in (proef.stroom, kern, lokaal)]
    samen = merge(*versies)
    staat = merken(samen.inhoud)
    assert max(staat.values(), default=1) == 1
    vragen = merken([[b.kern, b.lokaal] for b in samen.conflicten])
    for merk in [*van_kern.values(), *van_ons.values(), *erbij_kern, *erbij_ons]:
        assert staat[merk] or vragen[merk], merk
    for merk in merken(proef.stroom) - Counter([*van_kern, *van_ons]):
        assert staat[merk] == 1, merk
    terug = samen.toegepast({b.pad: Soort.KERN for b in samen.besluiten})
    assert merken(terug) == merken(versies[1])
    terug = samen.toegepast({b.pad: Soort.LOKAAL for b in samen.besluiten})
    assert merken(terug) == merken(versies[2])


def model_met(blok):
    veld = StreamField(blok)
    veld.set_attributes_from_name("stroom")
    return SimpleNamespace(_meta=SimpleNamespace(concrete_fields=[veld]))


@WETTEN
@given(toeval=st.randoms(use_true_random=False))
def test_every_decision_is_told_in_words(toeval):
    proef = Proef(toeval)
    kern, van_kern = proef.gewijzigd(2)
    lokaal, van_ons = proef.gewijzigd(2)
    basis, kern, lokaal = (pagina(proef.blok, w) for w in (proef.stroom, kern, lokaal))
    samen = merge(basis, kern, lokaal)
    getoond = verschillen(samen.besluiten, model_met(proef.blok), lokaal, kern)
    woorden = "\n".join(f"{v.kern}\n{v.lokaal}\n{v.gemarkeerd}\n{v.plek}" for v in getoond)
    for merk in [*van_kern.values(), *van_ons.values()]:
        assert merk in woorden
    assert not re.search(r"blok-\d|lid-\d", woorden)
    assert all(v.plek.startswith("Stroom") for v in getoond)
    assert {n.pad for n in boom(basis, lokaal) if n.afwijkend} == (
        {"stroom"} if afwijkingen(basis, lokaal) else set()
    )


# Examples, each under the name that shows what went wrong


ODD = blocks.StreamBlock(
    [
        (
            "odd",
            blocks.StructBlock(
                [
                    ("type", blocks.CharBlock(label="Soort")),
                    ("value", blocks.TextBlock(label="Wat")),
                    ("rows", blocks.ListBlock(blocks.CharBlock())),
                    ("columns", blocks.ListBlock(blocks.CharBlock())),
                ]
            ),
        ),
        ("soorten", blocks.MultipleChoiceBlock(choices=[("a", "eerste"), ("b", "tweede")])),
    ]
)


def odd(soort, wat, rijen=(), kolommen=()):
    lijsten = (
        [{"type": "item", "value": w, "id": f"{w}-id"} for w in leden]
        for leden in (rijen, kolommen)
    )
    value = dict(zip(("type", "value", "rows", "columns"), (soort, wat, *lijsten), strict=True))
    return pagina(ODD, [{"type": "odd", "value": value, "id": "een"}])


def test_struct_with_rows_and_columns_is_no_table():
    samen = merge(odd("a", "b", "r", "k"), odd("a", "b", "rs", "k"), odd("a", "b", "r", "kl"))
    assert not samen.conflicten
    assert samen.inhoud == odd("a", "b", "rs", "kl")


def test_struct_with_a_type_and_a_value_shows_both_and_merges_both():
    samen = merge(odd("a", "b"), odd("c", "b"), odd("a", "d"))
    assert samen.inhoud == odd("c", "d")
    [van_kern, van_ons] = verschillen(samen.besluiten, model_met(ODD), odd("a", "d"), odd("c", "b"))
    assert (van_kern.kern, van_ons.lokaal) == ("c", "d")
    assert (van_kern.plek.split(", ")[-1], van_ons.plek.split(", ")[-1]) == ("soort", "wat")


def test_plain_text_that_looks_like_rich_text_is_one_text():
    samen = merge(odd("a", "<p>b</p>"), odd("a", "<p>b</p>\n<p>c</p>"), odd("a", "<p>b</p> "))
    assert [besluit.pad for besluit in samen.conflicten] == ["stroom/een/value"]


def test_choice_of_several_is_one_choice():
    basis, kern, ons = (
        pagina(ODD, [{"type": "soorten", "value": waarde, "id": "een"}])
        for waarde in (["a"], ["a", "b"], [])
    )
    [besluit] = merge(basis, kern, ons).conflicten
    assert (besluit.kern, besluit.lokaal) == (["a", "b"], [])
    [verschil] = verschillen([besluit], model_met(ODD), ons, kern)
    assert verschil.kern == "eerste, tweede"


def test_block_of_a_kind_that_is_gone_is_named():
    weg = [{"type": "uurwerk", "value": {"tik": "tak"}, "id": "een"}]
    samen = merge(pagina(ODD, []), pagina(ODD, weg), pagina(ODD, []))
    [verschil] = verschillen(samen.besluiten, model_met(ODD), pagina(ODD, []), pagina(ODD, weg))
    assert verschil.kern.splitlines() == [
        "Blok van de soort ‘uurwerk’, die er niet meer is:",
        "Tik: tak",
    ]


def test_plain_json_goes_in_and_out_as_plain_json():
    plat = {"inhoud": [{"type": "tekst", "value": "<p>a</p>", "id": "x"}], "titel": "t"}
    uit = merge(plat, plat, plat).inhoud
    assert (type(uit), type(uit["inhoud"]), type(uit["inhoud"][0])) == (dict, list, dict)
    assert type(uit["inhoud"][0]["value"]) is str


def test_fields_of_a_page_are_read_by_their_definition():
    gelezen = met_vorm({"title": "<p>kop</p>", "tekst": "kaal", "inhoud": []}, ProefPage)
    assert not isinstance(gelezen["title"], Opmaaktekst)
    assert isinstance(gelezen["tekst"], Opmaaktekst)
