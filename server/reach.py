"""Who can reach the hub: this machine, or others when tokens are checked and nobody on the way can read them (服务范围)."""

import ssl
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

from server.app import LOOPBACK_NAMES, Certificate, Serving
from server.commands.command import CannotRunError
from server.settings import Settings

TLS = "--tls-certificate and --tls-key (or GOVHUB_TLS_CERTIFICATE and GOVHUB_TLS_KEY)"
NO_CALLERS = (
    "The hub cannot be served on {}: nobody could ask it. Set GOVHUB_JWKS_URL, GOVHUB_JWT_ISSUER and GOVHUB_JWT_AUDIENCE, "
    "or issue a token with `govhub token` first."
)


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the hub listens, under which names, with which certificate, and through which proxies."""

    ip: IPv4Address | IPv6Address
    serving: Serving
    certificate: Certificate | None

    @property
    def is_this_machine(self) -> bool:
        """Whether only who is on this machine can ask, as far as the hub can tell."""
        return self.ip.is_loopback and not self.serving.proxies

    @property
    def scheme(self) -> str:
        """`https` or `http`."""
        return "https" if self.certificate else "http"


def reach_of(host: str, certificate: Path | None, key: Path | None, settings: Settings) -> Reach:
    """Where the hub is to be served; CannotRunError where that is not safe, with what is missing."""
    ip = _address(host)
    chain, key = certificate or settings.tls_certificate, key or settings.tls_key
    if (chain is None) != (key is None):
        raise CannotRunError(f"TLS needs both {TLS}.")
    tls = _readable(Certificate(chain, key)) if chain and key else None
    names = LOOPBACK_NAMES | settings.hosts
    if not ip.is_loopback:
        if tls is None and not settings.trusted_proxy:
            raise CannotRunError(
                f"The hub cannot be served on {host}: others would reach it in plain text. "
                f"Give {TLS}, or name the proxy that ends TLS before it in GOVHUB_TRUSTED_PROXY."
            )
        if ip.is_unspecified and not settings.hosts:
            raise CannotRunError(
                f"The hub cannot be served on {host}: set GOVHUB_HOSTS to the names it is to answer under, separated by commas."
            )
        names |= frozenset() if ip.is_unspecified else {str(ip), f"[{ip}]"}
    return Reach(ip, Serving(hosts=names, proxies=settings.trusted_proxy), tls)


def _address(host: str) -> IPv4Address | IPv6Address:
    if host == "localhost":
        return ip_address("127.0.0.1")
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        raise CannotRunError(f"The hub cannot be served on {host}: --host takes an IP address of this machine.") from None


def _readable(certificate: Certificate) -> Certificate:
    """The certificate, once it has been read with its key as the server will read them."""
    try:
        # Without a password of ours OpenSSL would ask whoever sits there for that of the key.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate.chain, certificate.key, password="")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise CannotRunError(
            f"The certificate {certificate.chain} with the key {certificate.key} cannot be used ({reason})."
        ) from None
    return certificate
