"""Who can reach the hub: what is refused to be served, and which requests get through."""

import datetime
import ipaddress
import json
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from starlette.testclient import TestClient

from server.app import Serving, build_app
from server.commands.command import CannotRunError
from server.reach import reach_of
from server.settings import Settings, SettingsError, read_settings
from tests.server.test_cli import ROOT, govhub, told_in_one_sentence
from tests.server.toy import always_ready, no_context, toy_client, toy_schema

PROXY = {"GOVHUB_TRUSTED_PROXY": "192.0.2.9"}
SIGNED = {
    "GOVHUB_JWKS_URL": "https://provider.example/keys",
    "GOVHUB_JWT_ISSUER": "https://provider.example",
    "GOVHUB_JWT_AUDIENCE": "govhub",
}


def settings(**told: object) -> Settings:
    return Settings(**told)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hub")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, SHA256())
    )
    (folder / "chain.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))
    (folder / "locked.pem").write_bytes(locked)
    return folder / "chain.pem", folder / "key.pem"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_a_host_that_others_reach_needs_tls_or_a_proxy(host: str, empty_environment: dict[str, str]) -> None:
    said = told_in_one_sentence(govhub("serve", "--host", host, environment=empty_environment | SIGNED))
    assert host in said
    assert "--tls-certificate" in said
    assert "GOVHUB_TRUSTED_PROXY" in said
    assert not Path(empty_environment["GOVHUB_HOME"]).exists()


def test_a_name_is_no_address_to_listen_on(empty_environment: dict[str, str]) -> None:
    assert "hub.example" in told_in_one_sentence(govhub("serve", "--host", "hub.example", environment=empty_environment))


def test_every_address_needs_the_names_it_answers_under() -> None:
    with pytest.raises(CannotRunError, match="GOVHUB_HOSTS"):
        reach_of("0.0.0.0", None, None, settings(**PROXY))
    reach = reach_of("0.0.0.0", None, None, settings(**PROXY, GOVHUB_HOSTS="Hub.example, graph.example"))
    assert reach.serving.hosts == {"localhost", "hub.example", "graph.example"}
    assert not reach.is_this_machine


def test_one_address_is_a_name_too_and_loopback_needs_nothing() -> None:
    assert reach_of("192.0.2.1", None, None, settings(**PROXY)).serving.hosts == {"localhost", "192.0.2.1", "[192.0.2.1]"}
    for host in ("127.0.0.1", "localhost", "::1", "[::1]"):
        reach = reach_of(host, None, None, settings())
        assert reach.is_this_machine
        assert (reach.scheme, reach.serving) == ("http", Serving())
    assert not reach_of("127.0.0.1", None, None, settings(GOVHUB_TRUSTED_PROXY="127.0.0.1")).is_this_machine


def test_a_certificate_needs_its_key_and_both_must_be_readable(pair: tuple[Path, Path], tmp_path: Path) -> None:
    chain, key = pair
    assert reach_of("192.0.2.1", chain, key, settings()).scheme == "https"
    assert reach_of("192.0.2.1", None, None, settings(GOVHUB_TLS_CERTIFICATE=chain, GOVHUB_TLS_KEY=key)).scheme == "https"
    for wrong in ((chain, None), (None, key)):
        with pytest.raises(CannotRunError, match="TLS needs both"):
            reach_of("127.0.0.1", *wrong, settings())
    (tmp_path / "empty.pem").write_text("")
    for wrong in (
        (chain, tmp_path / "none.pem"),
        (tmp_path / "empty.pem", key),
        (chain, chain),
        (chain, chain.parent / "locked.pem"),
    ):
        with pytest.raises(CannotRunError, match="cannot be used"):
            reach_of("127.0.0.1", *wrong, settings())


def test_others_are_not_served_while_nobody_could_ask(graph: Any, engine: Any, empty_environment: dict[str, str]) -> None:
    address = beyond_loopback()
    environment = empty_environment | engine.environment | PROXY
    said = told_in_one_sentence(govhub("serve", "--host", address, "--port", "0", environment=environment))
    assert "govhub token" in said
    assert "GOVHUB_JWKS_URL" in said


@pytest.mark.long
def test_a_hub_with_tls_and_a_token_is_served_to_others(
    graph: Any, engine: Any, empty_environment: dict[str, str], pair: tuple[Path, Path]
) -> None:
    environment = empty_environment | engine.environment
    issued = govhub("token", "--role", "AUDITOR", "--for", "one", "--json", environment=environment)
    token = json.loads(issued.stdout)["token"]
    words = ("--host", beyond_loopback(), "--port", "0", "--tls-certificate", str(pair[0]), "--tls-key", str(pair[1]))
    command = [sys.executable, "-m", "server.cli", "serve", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as hub:
        try:
            assert hub.stdout is not None
            address = hub.stdout.readline().split()[4]
            assert address.startswith("https://")
            assert asked(address, None) == (401, "UNAUTHENTICATED")
            assert asked(address, token) == (200, "one")
        finally:
            hub.terminate()
            assert hub.wait(30) == 0


def asked(address: str, token: str | None) -> tuple[int, str]:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(address, b'{"query": "{ viewer { name } }"}', headers)
    try:
        with urllib.request.urlopen(request, timeout=30, context=context) as answer:
            return answer.status, json.load(answer)["data"]["viewer"]["name"]
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)["errors"][0]["extensions"]["code"]


def beyond_loopback() -> str:
    """An address of this machine that is not loopback; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            # What is tested is that others reach the hub there; without such an address nobody can.
            pytest.skip("this machine has no address beyond loopback")
        return str(probe.getsockname()[0])


def test_requests_that_do_not_come_through_the_proxy_are_refused() -> None:
    serving = Serving(proxies=frozenset({"192.0.2.9"}))
    app = build_app(toy_schema(), no_context, always_ready, console=True, serving=serving)
    for client_address, status in (
        ("192.0.2.9", 200),
        ("::ffff:192.0.2.9", 200),
        ("192.0.2.10", 403),
        ("127.0.0.1", 403),
        ("x", 403),
    ):
        with TestClient(app, base_url="http://127.0.0.1", client=(client_address, 5)) as client:
            answer = client.post("/graphql", json={"query": "{ number }"}, headers={"X-Forwarded-For": "192.0.2.9"})
            assert answer.status_code == status, client_address
            assert client.get("/").status_code == status
            assert client.get("/healthz").status_code == 200
            if status == 403:
                assert answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"


def test_a_name_that_was_set_is_answered_under() -> None:
    with toy_client(serving=Serving(hosts=frozenset({"localhost", "graph.example"}))) as client:
        for host, status in (("graph.example", 200), ("GRAPH.example:8000", 200), ("other.example", 421)):
            assert client.post("/graphql", json={"query": "{ number }"}, headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("GOVHUB_TRUSTED_PROXY", "proxy.example"),
        ("GOVHUB_TRUSTED_PROXY", "192.0.2.0/24"),
        ("GOVHUB_TRUSTED_PROXY", "*"),
        ("GOVHUB_JWKS_URL", "http://provider.example/keys"),
        ("GOVHUB_JWKS_URL", "file:///etc/passwd"),
        ("GOVHUB_JWKS_URL", "https://"),
        ("GOVHUB_JWKS_URL", "keys"),
    ],
)
def test_a_setting_that_would_open_the_hub_is_refused(variable: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, good in SIGNED.items():
        monkeypatch.setenv(name, good)
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=variable):
        read_settings()


@pytest.mark.parametrize("left_out", [*SIGNED, "GOVHUB_TLS_CERTIFICATE", "GOVHUB_TLS_KEY"])
def test_settings_that_go_together_are_set_together(left_out: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = SIGNED | {"GOVHUB_TLS_CERTIFICATE": "a.pem", "GOVHUB_TLS_KEY": "b.pem"}
    for name, value in whole.items():
        monkeypatch.setenv(name, value)
    told = read_settings()
    assert (told.jwks_url, told.jwt_roles_claim) == (SIGNED["GOVHUB_JWKS_URL"], "govhub_roles")
    monkeypatch.delenv(left_out)
    with pytest.raises(SettingsError, match=f"{left_out} must be set too"):
        read_settings()


def test_keys_on_this_machine_need_no_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (SIGNED | {"GOVHUB_JWKS_URL": "http://127.0.0.1:9000/keys"}).items():
        monkeypatch.setenv(name, value)
    assert read_settings().jwks_url == "http://127.0.0.1:9000/keys"
