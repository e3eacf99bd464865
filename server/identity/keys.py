"""The keys that a provider publishes: fetched aside, kept for a while, asked for anew when one is missing (公钥集)."""

import asyncio
import logging
import time

import jwt

from server.http.errors import RefusedError
from server.logs import log

FRESH = 300.0
"""Seconds after which the keys are fetched again."""
STALE = 3600.0
"""Seconds for which the last keys count while they cannot be fetched: an outage of the provider locks nobody out at once."""
PAUSE = 60.0
"""Seconds between two fetches for the sake of a key that is not among them: made-up names must not make the hub knock."""
PAUSE_WITHOUT = 5.0
"""Seconds between two fetches while there are no keys at all."""
PATIENCE = 5.0


class PublishedKeys:
    """The signing keys at one address, by name."""

    def __init__(self, address: str) -> None:
        self._client = jwt.PyJWKClient(address, cache_jwk_set=False, timeout=PATIENCE)
        self._keys: dict[str, jwt.PyJWK] = {}
        self._fetched = self._tried = float("-inf")
        self._fetching: asyncio.Task[None] | None = None

    async def key(self, kid: str) -> jwt.PyJWK | None:
        """The key of that name, None when the provider has none; RefusedError 503 when its keys cannot be had."""
        missing = kid not in self._keys or self._older_than(STALE)
        fetching = self._fetch_if_due() if missing or self._older_than(FRESH) else None
        if missing and fetching is not None:
            # Whoever asked may hang up; the others still want the keys.
            await asyncio.shield(fetching)
        if self._older_than(STALE):
            message = "The keys that tokens are checked by cannot be fetched now; try again in a moment."
            raise RefusedError(503, message, code="SERVICE_UNAVAILABLE", headers={"Retry-After": "5"})
        return self._keys.get(kid)

    def _fetch_if_due(self) -> "asyncio.Task[None] | None":
        """The fetch that runs or begins now; None where the last one is too short ago."""
        if self._fetching is None or self._fetching.done():
            pause = PAUSE_WITHOUT if self._older_than(STALE) else PAUSE
            self._fetching = None if time.monotonic() - self._tried < pause else asyncio.create_task(self._fetch())
        return self._fetching

    def _older_than(self, seconds: float) -> bool:
        return time.monotonic() - self._fetched > seconds

    async def _fetch(self) -> None:
        self._tried = time.monotonic()
        try:
            async with asyncio.timeout(2 * PATIENCE):
                found = await asyncio.to_thread(self._client.get_signing_keys)
        except (jwt.PyJWTError, TimeoutError, OSError, ValueError, RecursionError) as failure:
            log("the keys of signed tokens cannot be fetched", level=logging.WARNING, failure=failure)
            return
        self._keys = {str(one.key_id): one for one in reversed(found)}
        self._fetched = time.monotonic()
