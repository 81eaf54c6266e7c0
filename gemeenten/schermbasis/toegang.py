"""Who gets into a screen, asked before anything else."""

from django.core.exceptions import PermissionDenied

from gemeenten.toegang.roles import is_kernredactie


class AlleenKernredactie:
    """A screen for the kernredactie; anyone else is refused."""

    def dispatch(self, request, *args, **kwargs):
        if not is_kernredactie(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
