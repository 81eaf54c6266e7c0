"""What the whole life of an edition leaves in the log of its root page."""

LOG_GEMAAKT = "gemeenten.editie_gemaakt"


def registreer(actions) -> None:
    """Tell Wagtail what the log entries mean, in Dutch."""
    actions.register_action(
        LOG_GEMAAKT, "Editie gemaakt", "Editie gemaakt voor een nieuwe gemeente"
    )
