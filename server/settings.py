"""What the hub is told from outside: the one place that reads the environment."""

import sys
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from graph.engine import LEAST_MEMORY

FOLDER = "governance-graph-hub"
CACHES = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


class SettingsError(Exception):
    """A variable cannot be understood (配置有误); the message is one sentence that names it."""


class Settings(BaseSettings):
    """The hub's settings (配置), fixed once read; docs/settings.md lists them."""

    model_config = SettingsConfigDict(frozen=True, env_ignore_empty=True, populate_by_name=True, extra="ignore")

    neo4j_uri: str | None = Field(default=None, validation_alias="NEO4J_URI")
    """Address of a Neo4j server to use; without it the hub runs its own."""
    neo4j_user: str = Field(default="neo4j", validation_alias="NEO4J_USER")
    """Name to sign in with at that server."""
    neo4j_password: SecretStr = Field(default=SecretStr(""), validation_alias="NEO4J_PASSWORD")
    """Password for it."""
    neo4j_password_file: SecretStr | None = Field(default=None, validation_alias="NEO4J_PASSWORD_FILE")
    """What the file of that name holds: the password, instead of NEO4J_PASSWORD."""
    neo4j_database: str | None = Field(default=None, validation_alias="NEO4J_DATABASE")
    """Database on it; without it the server's default."""
    home: Path = Field(default=Path(), validation_alias="GOVHUB_HOME")
    """Data folder of the hub's own server."""
    cache: Path = Field(default=Path(), validation_alias="GOVHUB_CACHE")
    """Folder of what was downloaded; it can be deleted at any time while no server runs."""
    memory: int | None = Field(default=None, validation_alias="GOVHUB_MEMORY", ge=LEAST_MEMORY)
    """Memory of the hub's own server in MiB; without it a quarter of the machine, 1 to 8 GiB."""
    maven_mirror: str | None = Field(default=None, validation_alias="GOVHUB_MAVEN_MIRROR")
    """Maven repository to fetch the server from instead of the public one."""
    audit: Path = Field(default=Path(), validation_alias="GOVHUB_AUDIT")
    """Folder of the audit log; without it `audit` in the data folder."""
    audit_sync: bool = Field(default=False, validation_alias="GOVHUB_AUDIT_SYNC")
    """Whether each entry of it is on the disk before what it tells of goes on."""
    port: int = Field(default=8000, validation_alias="GOVHUB_PORT", ge=0, le=65535)
    """Port that `serve` listens on; 0 takes a free one."""
    hosts: Annotated[frozenset[str], NoDecode] = Field(default=frozenset(), validation_alias="GOVHUB_HOSTS")
    """Names that the hub answers under besides loopback addresses, separated by commas."""
    tls_certificate: Path | None = Field(default=None, validation_alias="GOVHUB_TLS_CERTIFICATE")
    """File with the certificate, and those up to its root, in PEM."""
    tls_key: Path | None = Field(default=None, validation_alias="GOVHUB_TLS_KEY")
    """File with the key of that certificate in PEM."""
    trusted_proxy: Annotated[frozenset[str], NoDecode] = Field(default=frozenset(), validation_alias="GOVHUB_TRUSTED_PROXY")
    """Addresses of the proxies that requests come through, separated by commas; requests from any other are refused."""
    jwks_url: str | None = Field(default=None, validation_alias="GOVHUB_JWKS_URL")
    """Address of the keys that signed tokens are checked by."""
    jwt_issuer: str | None = Field(default=None, validation_alias="GOVHUB_JWT_ISSUER")
    """Who issues signed tokens, as they state it."""
    jwt_audience: str | None = Field(default=None, validation_alias="GOVHUB_JWT_AUDIENCE")
    """For whom signed tokens are meant, as they state it: this hub."""
    jwt_roles_claim: str = Field(default="govhub_roles", validation_alias="GOVHUB_JWT_ROLES_CLAIM")
    """The claim of a signed token that holds the roles."""
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", validation_alias="GOVHUB_LOG_LEVEL")
    """How much is logged to standard error."""
    data_home: Path = Field(default=Path("~/.local/share"), validation_alias="XDG_DATA_HOME")
    """Where the data folder is made when GOVHUB_HOME says nothing."""
    cache_home: Path = Field(default=Path(CACHES), validation_alias="XDG_CACHE_HOME")
    """Where the cache folder is made when GOVHUB_CACHE says nothing."""

    @field_validator("neo4j_uri")
    @classmethod
    def _is_neo4j_address(cls, uri: str | None) -> str | None:
        if uri is not None and uri.partition("://")[0] not in SCHEMES:
            raise ValueError(f"must begin with one of {', '.join(f'{scheme}://' for scheme in SCHEMES)}")
        return uri

    @field_validator("neo4j_password_file", mode="before")
    @classmethod
    def _is_the_only_password(cls, path: str | None, others: ValidationInfo) -> str | None:
        if path is None:
            return None
        if others.data.get("neo4j_password"):
            raise ValueError("the variable NEO4J_PASSWORD is set as well; set one of the two")
        return _line_in(Path(path))

    @field_validator("hosts", "trusted_proxy", mode="before")
    @classmethod
    def _is_a_list(cls, stated: object) -> object:
        return frozenset(one.strip().lower() for one in stated.split(",") if one.strip()) if isinstance(stated, str) else stated

    @field_validator("trusted_proxy")
    @classmethod
    def _are_addresses(cls, stated: frozenset[str]) -> frozenset[str]:
        try:
            return frozenset(str(ip_address(one)) for one in stated)
        except ValueError:
            raise ValueError("must be IP addresses, separated by commas") from None

    @field_validator("jwks_url")
    @classmethod
    def _is_safe_to_fetch(cls, url: str | None) -> str | None:
        if url is not None and not _tells_no_one_else(url):
            raise ValueError("must begin with https://, or with http:// and a loopback address")
        return url

    @property
    def password(self) -> str:
        """The password for the server that NEO4J_URI names, wherever it was stated."""
        return (self.neo4j_password_file or self.neo4j_password).get_secret_value()

    @property
    def home_folder(self) -> Path:
        """The data folder, absolute."""
        return _folder(self.home, self.data_home)

    @property
    def audit_folder(self) -> Path:
        """The folder of the audit log, absolute."""
        return self.home_folder / "audit" if self.audit == Path() else self.audit.expanduser().absolute()

    @property
    def jars_folder(self) -> Path:
        """Where the server's jars are kept, absolute."""
        return _folder(self.cache, self.cache_home) / "jars"


def _tells_no_one_else(url: str) -> bool:
    """Whether nobody on the way can put other keys in the place of those at the address."""
    try:
        parts = urlsplit(url)
        if parts.scheme == "https":
            return bool(parts.hostname)
        name = parts.hostname or ""
        return parts.scheme == "http" and (name == "localhost" or ip_address(name).is_loopback)
    except ValueError:
        return False


def read_settings() -> Settings:
    """The settings of this process; SettingsError names the first variable that cannot be understood."""
    try:
        return _belonging_together(Settings())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = first["loc"][0] if first["loc"] else "the environment"
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name} cannot be used: {reason[:1].lower()}{reason[1:]}.") from None


def _belonging_together(settings: Settings) -> Settings:
    """The settings; SettingsError where some of a group are set and others are not."""
    for group in (
        {
            "GOVHUB_JWKS_URL": settings.jwks_url,
            "GOVHUB_JWT_ISSUER": settings.jwt_issuer,
            "GOVHUB_JWT_AUDIENCE": settings.jwt_audience,
        },
        {"GOVHUB_TLS_CERTIFICATE": settings.tls_certificate, "GOVHUB_TLS_KEY": settings.tls_key},
    ):
        missing = [name for name, value in group.items() if value is None]
        if missing and len(missing) < len(group):
            raise SettingsError(f"{missing[0]} must be set too: {', '.join(group)} go together.")
    return settings


def _line_in(path: Path) -> str:
    """The one line of a file that holds a secret; the text itself is never part of a message."""
    try:
        lines = path.expanduser().read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise ValueError(f"the file {path} cannot be read ({reason})") from None
    if len(lines) != 1 or not lines[0]:
        raise ValueError(f"the file {path} must hold the password on one line and nothing else")
    return lines[0]


def _folder(stated: Path, base: Path) -> Path:
    return (base / FOLDER if stated == Path() else stated).expanduser().absolute()
