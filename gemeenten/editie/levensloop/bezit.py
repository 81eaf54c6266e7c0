"""What belongs to an edition: every table that points to one, its pages or its versions, and where it goes.

``tests/gemeenten/editie/levensloop/test_bezit.py`` fails on a table that is not named here.
"""

from django.db import models


class Reis(models.TextChoices):
    """What happens to the rows of a table when their edition goes to another installation as a file."""

    PAGINA = "pagina", "part of a page's content, and so of each version in the file"
    EIGEN = "eigen", "a list of its own in the file"
    MEDIA = "media", "an image or document, with its words: a file of its own"
    MENSEN = "mensen", "about accounts, their work, rights and messages: stays behind"
    WERK = "werk", "an order to the background, and how it ended: stays behind"
    GEMAAKT = "gemaakt", "made anew where the file is read: derived, or named after the edition"
    KERN = "kern", "of the core: the file names its pages by path and by what they say"


BEZIT = {
    # Pages are all PAGINA; these are what hangs below them.
    "gemeenten.Begeleider": Reis.PAGINA,
    "gemeenten.Contactpersoon": Reis.PAGINA,
    "gemeenten.DeelnemendeOrganisatie": Reis.PAGINA,
    "gemeenten.Deelnemer": Reis.PAGINA,
    "gemeenten.Organisatie": Reis.PAGINA,
    "gemeenten.Ronde": Reis.PAGINA,
    "gemeenten.Sessie": Reis.PAGINA,
    "gemeenten.Stelling": Reis.PAGINA,
    "wagtailcore.Revision": Reis.PAGINA,
    "gemeenten.Antwoord": Reis.EIGEN,
    "gemeenten.Herinnertermijn": Reis.EIGEN,
    "gemeenten.Kernorde": Reis.EIGEN,
    "gemeenten.Meting": Reis.EIGEN,
    "gemeenten.Overnamebeleid": Reis.EIGEN,
    "gemeenten.Structuurbesluit": Reis.EIGEN,
    "gemeenten.Verbetervoorstel": Reis.EIGEN,
    "wagtailcore.WorkflowPage": Reis.EIGEN,
    "gemeenten.Bestandsversie": Reis.MEDIA,
    "taggit.TaggedItem": Reis.MEDIA,
    "wagtaildocs.Document": Reis.MEDIA,
    "wagtailimages.Image": Reis.MEDIA,
    "gemeenten.Bericht": Reis.MENSEN,
    "gemeenten.Lezersreactie": Reis.MENSEN,
    "gemeenten.Uitstel": Reis.MENSEN,
    "gemeenten.Verwijdering": Reis.MENSEN,
    "gemeenten.Verwijderplan": Reis.MENSEN,
    "gemeenten.Verwijderregel": Reis.MENSEN,
    "gemeenten.Nawerk": Reis.MENSEN,
    "handleiding.Bijdrage": Reis.MENSEN,
    "wagtailadmin.EditingSession": Reis.MENSEN,
    "wagtailadmin.FormState": Reis.MENSEN,
    "wagtailcore.Comment": Reis.MENSEN,
    "wagtailcore.CommentReply": Reis.MENSEN,
    "wagtailcore.GroupCollectionPermission": Reis.MENSEN,
    "wagtailcore.GroupPagePermission": Reis.MENSEN,
    "wagtailcore.GroupSitePermission": Reis.MENSEN,
    "wagtailcore.PageLogEntry": Reis.MENSEN,
    "wagtailcore.ModelLogEntry": Reis.MENSEN,
    "wagtailcore.PageSubscription": Reis.MENSEN,
    "wagtailcore.TaskState": Reis.MENSEN,
    "wagtailcore.WorkflowState": Reis.MENSEN,
    "draaien.WerkVanEditie": Reis.WERK,
    "gemeenten.OnboardingOpdracht": Reis.WERK,
    "gemeenten.Opdracht": Reis.WERK,
    "gemeenten.Overnameregel": Reis.WERK,
    "gemeenten.Overnameronde": Reis.WERK,
    "handleiding.Reeks": Reis.WERK,
    "handleiding.ReeksRegel": Reis.WERK,
    # An address of a site, a hostname and a shared link belong to the installation.
    "gemeenten.Goedkeurbeleid": Reis.GEMAAKT,
    "gemeenten.Goedkeurstap": Reis.GEMAAKT,
    "gemeenten.Rolgroep": Reis.GEMAAKT,
    "wagtailredirects.Redirect": Reis.GEMAAKT,
    "wagtailcore.Site": Reis.GEMAAKT,
    # What is online here is told by this installation.
    "gemeenten.DodeLink": Reis.GEMAAKT,
    "handleiding.Etalage": Reis.GEMAAKT,
    "handleiding.Pdf": Reis.GEMAAKT,
    "handleiding.Pdfversie": Reis.GEMAAKT,
    "handleiding.Publicatie": Reis.GEMAAKT,
    "handleiding.Raam": Reis.GEMAAKT,
    "handleiding.Vindplaats": Reis.GEMAAKT,
    "wagtailcore.ReferenceIndex": Reis.GEMAAKT,
    "wagtailsearch.IndexEntry": Reis.GEMAAKT,
    "wagtailimages.Rendition": Reis.GEMAAKT,
    # Nobody has the right to set these: reading is decided by ``intern`` and by being online.
    "wagtailcore.PageViewRestriction": Reis.GEMAAKT,
    "wagtailcore.CollectionViewRestriction": Reis.GEMAAKT,
    "gemeenten.Inleesgeheugen": Reis.KERN,
    "handleiding.Kernpublicatie": Reis.KERN,
}
