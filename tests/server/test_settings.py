"""Settings as a process reads them; tests/server/test_cli.py shows how a command tells what is wrong with them."""

from pathlib import Path

import pytest

from server.settings import SettingsError, read_settings


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("NEO4J_URI", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_a_password_is_read_from_a_file_without_the_end_of_its_line(
    ending: str, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "password").write_bytes(f" 密码 p/w{ending}".encode())
    environment.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "password"))
    settings = read_settings()
    assert settings.password == " 密码 p/w"
    assert "密码" not in repr(settings)


def test_a_password_in_the_environment_still_counts_and_none_is_empty(environment: pytest.MonkeyPatch) -> None:
    assert read_settings().password == ""
    environment.setenv("NEO4J_PASSWORD_FILE", "")
    environment.setenv("NEO4J_PASSWORD", "stated")
    assert read_settings().password == "stated"


def test_two_passwords_are_one_too_many(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("from the file", "utf-8")
    environment.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "password"))
    environment.setenv("NEO4J_PASSWORD", "stated")
    with pytest.raises(SettingsError, match="NEO4J_PASSWORD_FILE cannot be used: the variable NEO4J_PASSWORD is set as well"):
        read_settings()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot be read"),
        (b"", "on one line and nothing else"),
        (b"\n", "on one line and nothing else"),
        (b"neo4j\nsecret-word\n", "on one line and nothing else"),
        (b"\xff\xfe secret-word", "not UTF-8"),
    ],
)
def test_a_password_file_that_cannot_be_used_is_named_and_not_quoted(
    content: bytes | None, reason: str, environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "password"
    if content is not None:
        path.write_bytes(content)
    environment.setenv("NEO4J_PASSWORD_FILE", str(path))
    with pytest.raises(SettingsError) as raised:
        read_settings()
    said = str(raised.value)
    assert said.startswith(f"NEO4J_PASSWORD_FILE cannot be used: the file {path} ")
    assert reason in said
    assert "secret-word" not in said
