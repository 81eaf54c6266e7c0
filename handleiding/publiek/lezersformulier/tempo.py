"""How often one network may send a form. Of the network a hash is kept, salted by the day, for a day at most."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

UUR, DAG = 3600, 86400
# A town hall is one network for all who work there.
PER_UUR, PER_DAG = 20, 60
# What one connection has to itself of IPv6 (RFC 6177).
DEEL_VAN_IPV6 = 64


def mag_nog(request: HttpRequest, formulier: str) -> bool:
    """Count this as one more, and return whether that is not too often."""
    nu = timezone.localtime()
    spoor = salted_hmac(f"{formulier} {nu.date()}", netwerk(request)).hexdigest()
    dit_uur = _tel(f"lezersformulier:{spoor}:{nu.hour}", UUR)
    return _tel(f"lezersformulier:{spoor}", DAG) <= PER_DAG and dit_uur <= PER_UUR


def netwerk(request: HttpRequest) -> str:
    """Return the network that a request came from, believing only proxies of ours; ``-`` when nobody knows."""
    try:
        adres = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except (PermissionDenied, ValueError):
        return "-"
    if adres.version == 6 and adres.ipv4_mapped:  # as a server says it that listens for both
        adres = adres.ipv4_mapped
    if adres.version == 4:
        return str(adres)
    return str(ipaddress.ip_network(f"{adres}/{DEEL_VAN_IPV6}", strict=False))


def _tel(sleutel: str, seconden: int) -> int:
    cache.add(sleutel, 0, seconden)
    try:
        return int(cache.incr(sleutel))
    except ValueError:  # it ended between the two
        return 1
