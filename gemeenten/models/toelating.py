"""Who let somebody in: one row for each step by which another made, or could make, a way into an account."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Toelating(models.Model):
    """``door`` is empty when it was done from the server, or when that account is gone."""

    class Soort(models.TextChoices):
        AANGEMAAKT = "aangemaakt", "account gemaakt"
        UITGENODIGD = "uitgenodigd", "uitgenodigd"
        LINK = "link", "nieuwe link gestuurd"
        ROL = "rol", "rol van beoordelaar gegeven"
        WEER_TOEGELATEN = "weer_toegelaten", "weer toegelaten"
        ADRES = "adres", "e-mailadres gewijzigd"
        TWEEDE_STAP = "tweede_stap", "tweede stap verwijderd"
        # By mail, while a new second step had still to be set up: then that mail is no proof beside it.
        WACHTWOORD = "wachtwoord", "wachtwoord opnieuw gekozen"

    mens = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="toelatingen"
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    soort = models.CharField("soort", max_length=20, choices=Soort.choices)
    op = models.DateTimeField("op", default=timezone.now)
    # Of a second step that was taken away: the person proved at their own address that they set up the new one.
    bevestigd_op = models.DateTimeField("bevestigd op", null=True, editable=False)
    # At the municipality's own log-in; a factor of their own with us is a row of its own there.
    bewezen_op = models.DateTimeField("bewezen op", null=True, editable=False)

    class Meta:
        verbose_name = "toelating"
        verbose_name_plural = "toelatingen"

    def __str__(self):
        return f"{self.mens_id} {self.get_soort_display()}"
