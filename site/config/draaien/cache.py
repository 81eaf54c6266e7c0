"""Redis as the cache, such that a Redis that is away costs a reader nothing but speed. Needs the extra ``redis``."""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from config.draaien.cacheweg import STRENG, CacheWeg

OVERSLAAN = 5  # seconds in which a Redis that was away is not asked again by this process
HAAST = {"socket_connect_timeout": 1, "socket_timeout": 1}
logger = logging.getLogger("handleiding.cache")


class BewaakteRedis(RedisCache):
    """Answers like an empty cache while Redis is away, but raises CacheWeg about what must be counted."""

    weg_tot = 0.0

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        opties = HAAST | {"retry": Retry(NoBackoff(), 0)} | params.get("OPTIONS", {})
        super().__init__(server, params | {"OPTIONS": opties})

    def _vraag(self, doe: Callable[[], Any], anders: Any, sleutels: Iterable[str] = ()) -> Any:
        if time.monotonic() >= BewaakteRedis.weg_tot:
            try:
                return doe()
            except (RedisError, OSError) as fout:
                BewaakteRedis.weg_tot = time.monotonic() + OVERSLAAN
                logger.error("The cache is away: %s", type(fout).__name__)
        if any(sleutel.startswith(STRENG) for sleutel in sleutels):
            raise CacheWeg
        return anders

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> bool:
        return self._vraag(
            lambda: super(BewaakteRedis, self).add(key, value, timeout, version), False, [key]
        )

    def get(self, key: str, default: Any = None, version: Any = None) -> Any:
        return self._vraag(
            lambda: super(BewaakteRedis, self).get(key, default, version), default, [key]
        )

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> None:
        self._vraag(
            lambda: super(BewaakteRedis, self).set(key, value, timeout, version), None, [key]
        )

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> bool:
        return self._vraag(
            lambda: super(BewaakteRedis, self).touch(key, timeout, version), False, [key]
        )

    def delete(self, key: str, version: Any = None) -> bool:
        return self._vraag(lambda: super(BewaakteRedis, self).delete(key, version), False, [key])

    def has_key(self, key: str, version: Any = None) -> bool:
        return self._vraag(lambda: super(BewaakteRedis, self).has_key(key, version), False, [key])

    def incr(self, key: str, delta: int = 1, version: Any = None) -> int:
        waarde = self._vraag(
            lambda: super(BewaakteRedis, self).incr(key, delta, version), None, [key]
        )
        if waarde is None:
            raise ValueError("This key is not there.")
        return waarde

    def get_many(self, keys: Iterable[str], version: Any = None) -> dict[str, Any]:
        keys = list(keys)
        return self._vraag(lambda: super(BewaakteRedis, self).get_many(keys, version), {}, keys)

    def set_many(
        self, data: dict[str, Any], timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> list[str]:
        return self._vraag(
            lambda: super(BewaakteRedis, self).set_many(data, timeout, version), list(data), data
        )

    def delete_many(self, keys: Iterable[str], version: Any = None) -> None:
        keys = list(keys)
        self._vraag(lambda: super(BewaakteRedis, self).delete_many(keys, version), None, keys)

    def clear(self) -> bool:
        return self._vraag(lambda: super(BewaakteRedis, self).clear(), False)
