"""Which workflow and task of Wagtail are which way of approving, of whom. Their names are words for people."""

from django.db import models
from wagtail.models import Task, Workflow

from .eigenaar import KERN, VanEigenaar, een_per_eigenaar


class Beleid(models.TextChoices):
    EEN_BEOORDELAAR = "een_beoordelaar", "één beoordelaar"
    TWEE_STAPPEN = "twee_stappen", "twee stappen"
    MET_PLAATSVERVANGER = "met_plaatsvervanger", "met plaatsvervanger"


class Stapsoort(models.TextChoices):
    EIGEN = "eigen", "beoordeling"
    MET_PLAATSVERVANGER = "met_plaatsvervanger", "beoordeling met plaatsvervanger"


class Goedkeurwijze(VanEigenaar):
    """Something of Wagtail's that an edition or the core approves by."""

    # No choices: which there are is for the code to know, and other words need no migration.
    soort = models.CharField(max_length=30)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.editie_id or KERN} {self.soort}"


class Goedkeurbeleid(Goedkeurwijze):
    """``soort`` is a Beleid."""

    workflow = models.OneToOneField(Workflow, models.CASCADE, related_name="goedkeurbeleid")

    class Meta:
        verbose_name = "werkwijze bij goedkeuren"
        verbose_name_plural = "werkwijzen bij goedkeuren"
        constraints = een_per_eigenaar("soort", "een_werkstroom_per_werkwijze")


class Goedkeurstap(Goedkeurwijze):
    """``soort`` is a Stapsoort."""

    task = models.OneToOneField(Task, models.CASCADE, related_name="goedkeurstap")

    class Meta:
        verbose_name = "stap bij goedkeuren"
        verbose_name_plural = "stappen bij goedkeuren"
        constraints = een_per_eigenaar("soort", "een_taak_per_stap")
