"""The two answers to whoever may not ask; why is said on the server's log only."""

from server.http.errors import RefusedError
from server.logs import log

UNAUTHENTICATED = "UNAUTHENTICATED"
FORBIDDEN = "FORBIDDEN"


def unauthenticated(why: str) -> RefusedError:
    """401: no token, or none that holds (未认证); the same words whether it is unknown, forged, expired or revoked."""
    log("caller refused", code=UNAUTHENTICATED, why=why)
    message = "This needs a token that is valid: send the header Authorization: Bearer with one."
    return RefusedError(401, message, code=UNAUTHENTICATED, headers={"WWW-Authenticate": "Bearer"})


def forbidden(why: str) -> RefusedError:
    """403: the token holds and gives no access here (无权访问)."""
    log("caller refused", code=FORBIDDEN, why=why)
    return RefusedError(403, "This token gives no access here.", code=FORBIDDEN)
