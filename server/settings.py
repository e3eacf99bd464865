"""What the hub is told from outside: the one place that reads the environment."""

import sys
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

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


def read_settings() -> Settings:
    """The settings of this process; SettingsError names the first variable that cannot be understood."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = first["loc"][0] if first["loc"] else "the environment"
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name} cannot be used: {reason[:1].lower()}{reason[1:]}.") from None


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
