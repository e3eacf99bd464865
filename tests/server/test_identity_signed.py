"""Signed tokens (JWT) at the endpoint: who is let in, and everybody who is not."""

import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import jwt
import pytest
from httpx2 import ASGITransport, AsyncClient, Response

from graph.database import Database
from schema.build import build_schema
from server.app import build_app
from server.identity import Doorkeeper, keys
from server.identity.keys import PublishedKeys
from server.identity.signed import Expected, SignedTokens
from server.request import Callers
from tests.server.provider import AUDIENCE, FOREIGN, ISSUER, PRIVATE, Provider, by_hand, claims, pem, provider, published, signed
from tests.server.toy import always_ready

QUERY = "{ viewer { name roles } }"
AREA = "350582"
REFUSED = {
    "errors": [
        {
            "message": "This needs a token that is valid: send the header Authorization: Bearer with one.",
            "extensions": {"code": "UNAUTHENTICATED"},
        }
    ]
}
BARRED = {"errors": [{"message": "This token gives no access here.", "extensions": {"code": "FORBIDDEN"}}]}


@pytest.fixture(scope="module")
def told() -> Iterator[Provider]:
    with provider() as told:
        yield told


def asking(database: Database, address: str, **more: str) -> AsyncClient:
    door = Doorkeeper(database, SignedTokens(PublishedKeys(address), Expected(ISSUER, AUDIENCE, **more)))
    app = build_app(build_schema(), Callers(database, door), always_ready, console=False)
    return AsyncClient(transport=ASGITransport(app=app), base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
async def client(database: Database, told: Provider) -> AsyncIterator[AsyncClient]:
    await database.execute("MERGE (:KnownRecord:KnownArea {id: $id})", {"id": AREA})
    async with asking(database, told.address) as client:
        yield client


async def asked(client: AsyncClient, token: str, scheme: str = "Bearer") -> Response:
    return await client.post("/graphql", json={"query": QUERY}, headers={"authorization": f"{scheme} {token}"})


async def refused(client: AsyncClient, token: str) -> None:
    answer = await asked(client, token)
    assert (answer.status_code, answer.json()) == (401, REFUSED)
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("kid", sorted(PRIVATE))
async def test_a_token_of_each_kind_of_key_is_let_in(client: AsyncClient, kid: str) -> None:
    answer = await asked(client, signed(kid))
    assert answer.json() == {"data": {"viewer": {"name": "街道 审计", "roles": ["AUDITOR"]}}}


async def test_the_name_of_the_scheme_is_written_as_one_likes(client: AsyncClient) -> None:
    assert (await asked(client, signed(), "bEARER")).status_code == 200


@pytest.mark.parametrize(
    ("other", "name"),
    [({"name": None, "preferred_username": "li"}, "li"), ({"name": None}, "u-1"), ({"name": 7}, "u-1")],
)
async def test_the_name_is_the_best_that_the_token_has(client: AsyncClient, other: dict[str, Any], name: str) -> None:
    assert (await asked(client, signed(**other))).json()["data"]["viewer"]["name"] == name


async def test_several_roles_and_areas_are_combined(client: AsyncClient) -> None:
    stated = [f"EDITOR:{AREA}", "FRONTEND", "other-app", f"EDITOR:{AREA}", 7]
    assert (await asked(client, signed(govhub_roles=stated))).json()["data"]["viewer"]["roles"] == ["EDITOR", "FRONTEND"]


NOW = int(time.time())
WRONG: dict[str, dict[str, Any]] = {
    "expired": {"exp": NOW - 40},
    "without an end": {"exp": None},
    "an end that is no number": {"exp": "soon"},
    "an end without end": {"exp": float("inf")},
    "not yet valid": {"nbf": NOW + 40_000},
    "issued in the future": {"iat": NOW + 40_000},
    "of another issuer": {"iss": "https://provider.example/other"},
    "of an issuer that begins the same": {"iss": ISSUER + "/"},
    "of no issuer": {"iss": None},
    "for another audience": {"aud": "another-hub"},
    "for a list of others": {"aud": ["another-hub", "govhub2"]},
    "for nobody": {"aud": None},
}


@pytest.mark.parametrize("other", WRONG.values(), ids=WRONG)
async def test_a_token_with_wrong_claims_is_refused(client: AsyncClient, other: dict[str, Any]) -> None:
    await refused(client, signed(**other))


async def test_clocks_may_differ_by_half_a_minute(client: AsyncClient) -> None:
    assert (await asked(client, signed(nbf=int(time.time()) + 20, iat=int(time.time()) + 20))).status_code == 200
    assert (await asked(client, signed(exp=int(time.time()) - 20))).status_code == 200


async def test_a_changed_token_is_refused(client: AsyncClient) -> None:
    head, body, signature = signed().split(".")
    other_body = signed(govhub_roles=["ADMIN"]).split(".")[1]
    for token in (
        f"{head}.{other_body}.{signature}",
        f"{head}.{body}.{signature[:-8]}AAAAAAAA",
        f"{head}.{body}.",
        f"{head}.{body}",
    ):
        await refused(client, token)


async def test_a_token_by_a_key_that_is_not_published_is_refused(client: AsyncClient) -> None:
    await refused(client, jwt.encode(claims(), FOREIGN, algorithm="RS256", headers={"kid": "rsa"}))


async def test_a_key_that_the_token_brings_itself_does_not_count(client: AsyncClient) -> None:
    own = published("rsa", FOREIGN)
    for extra in ({"jwk": own}, {"jku": "http://127.0.0.1:9/keys"}, {"x5u": "http://127.0.0.1:9/key"}):
        await refused(client, jwt.encode(claims(), FOREIGN, algorithm="RS256", headers={"kid": "rsa", **extra}))


@pytest.mark.parametrize("alg", ["none", "None", "NONE", "nOnE", "", "HS256", "RS1", None, ["RS256"], 7])
async def test_a_token_without_a_signature_is_refused(client: AsyncClient, alg: object) -> None:
    await refused(client, by_hand({"alg": alg, "typ": "JWT", "kid": "rsa"}, claims()))


@pytest.mark.parametrize("alg", ["HS256", "HS384", "HS512"])
@pytest.mark.parametrize("kid", ["rsa", "ec"])
async def test_a_public_key_is_no_shared_secret(client: AsyncClient, kid: str, alg: str) -> None:
    key = PRIVATE[kid]
    for secret in (pem(key), pem(key).strip(), json.dumps(published(kid, key)).encode()):
        text = by_hand({"alg": alg, "typ": "JWT", "kid": kid}, claims())
        signing = text.rpartition(".")[0]
        digest = hmac.new(secret, signing.encode(), getattr(hashlib, f"sha{alg[2:]}")).digest()
        await refused(client, by_hand({"alg": alg, "typ": "JWT", "kid": kid}, claims(), digest))


async def test_a_key_of_another_kind_checks_nothing(client: AsyncClient) -> None:
    for kid, by, alg in (("ec", "rsa", "RS256"), ("rsa", "ec", "ES256"), ("ed", "rsa", "RS256"), ("rsa", "ed", "EdDSA")):
        await refused(client, jwt.encode(claims(), PRIVATE[by], algorithm=alg, headers={"kid": kid}))


@pytest.mark.parametrize("alg", ["RS384", "RS512", "PS256"])
async def test_an_algorithm_that_is_not_wanted_is_refused_with_the_right_key_too(client: AsyncClient, alg: str) -> None:
    await refused(client, jwt.encode(claims(), PRIVATE["rsa"], algorithm=alg, headers={"kid": "rsa"}))


@pytest.mark.parametrize(
    "token",
    ["x", ".", "..", "a.b.c", "é.é.é", "e30.e30.e30", "W10.e30.", "0" * 7000, "govhub_", "govhub_x_y", "govhub__", "a b"],
)
async def test_what_is_no_token_is_refused(client: AsyncClient, token: str) -> None:
    headers = [(b"authorization", b"Bearer " + token.encode())]
    answer = await client.post("/graphql", json={"query": QUERY}, headers=headers)
    assert (answer.status_code, answer.json()) == (401, REFUSED)


async def test_a_header_of_more_than_8_kb_is_refused_and_one_of_less_is_read(client: AsyncClient) -> None:
    assert (await asked(client, signed(padding="x" * 5000))).status_code == 200
    await refused(client, signed(padding="x" * 6500))


async def test_another_scheme_and_a_second_header_are_refused(client: AsyncClient) -> None:
    answer = await asked(client, "dTpw", "Basic")
    assert (answer.status_code, answer.json()) == (401, REFUSED)
    twice = [("authorization", f"Bearer {signed()}")] * 2
    answer = await client.post("/graphql", json={"query": QUERY}, headers=twice)
    assert (answer.status_code, answer.json()) == (401, REFUSED)


async def test_no_token_is_refused_before_the_request_is_looked_at(client: AsyncClient) -> None:
    for content in (b"", b"{", json.dumps({"query": "{ nothing }"}).encode(), b"x" * 200_000):
        answer = await client.post("/graphql", content=content, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.json()) == (401, REFUSED)


@pytest.mark.parametrize(
    "stated", [None, [], "AUDITOR", {"AUDITOR": 1}, ["auditor"], ["ROOT", 7, None], [f":{AREA}"], ["ADMIN:"]]
)
async def test_a_token_without_a_known_role_is_barred(client: AsyncClient, stated: object) -> None:
    answer = await asked(client, signed(govhub_roles=stated))
    assert (answer.status_code, answer.json()) == (403, BARRED)


@pytest.mark.parametrize("stated", [["EDITOR:999999"], [f"EDITOR:{AREA}", "VIEWER:nowhere"], ["ADMIN:*"], ["EDITOR: 350582"]])
async def test_a_token_for_an_area_that_was_never_recorded_is_barred(client: AsyncClient, stated: list[str]) -> None:
    answer = await asked(client, signed(govhub_roles=stated))
    assert (answer.status_code, answer.json()) == (403, BARRED)


async def test_the_claim_of_the_roles_may_have_another_name(database: Database, told: Provider) -> None:
    async with asking(database, told.address, roles_claim="https://hub.example/roles") as client:
        assert (await asked(client, signed())).status_code == 403
        assert (await asked(client, signed(**{"https://hub.example/roles": ["VIEWER"], "govhub_roles": ["ADMIN"]}))).json()[
            "data"
        ]["viewer"]["roles"] == ["VIEWER"]


async def test_a_token_must_name_a_key_and_one_that_is_there(client: AsyncClient) -> None:
    await refused(client, jwt.encode(claims(), PRIVATE["rsa"], algorithm="RS256"))
    for kid in ("", "another", "../rsa"):
        await refused(client, jwt.encode(claims(), PRIVATE["rsa"], algorithm="RS256", headers={"kid": kid}))


async def test_made_up_key_names_do_not_make_the_hub_knock_at_the_provider(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with provider() as told:
        async with asking(database, told.address) as client:
            assert (await asked(client, signed())).status_code == 200
            for number in range(20):
                await refused(client, jwt.encode(claims(), FOREIGN, algorithm="RS256", headers={"kid": f"made-up-{number}"}))
            assert told.asked == 1
            told.keys = [*told.keys, published("rsa-new", FOREIGN)]
            new = jwt.encode(claims(), FOREIGN, algorithm="RS256", headers={"kid": "rsa-new"})
            await refused(client, new)
            monkeypatch.setattr(keys, "PAUSE", 0.0)
            assert (await asked(client, new)).status_code == 200
            assert told.asked == 2


async def test_keys_outlast_an_outage_of_the_provider_and_without_any_the_hub_says_so(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with provider() as told:
        told.status = 500
        async with asking(database, told.address) as client:
            answer = await asked(client, signed())
            assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (503, "SERVICE_UNAVAILABLE")
            monkeypatch.setattr(keys, "PAUSE_WITHOUT", 0.0)
            told.status = 200
            assert (await asked(client, signed())).status_code == 200
            told.status = 500
            monkeypatch.setattr(keys, "PAUSE", 0.0)
            monkeypatch.setattr(keys, "FRESH", 0.0)
            assert (await asked(client, signed())).status_code == 200
            monkeypatch.setattr(keys, "STALE", 0.0)
            assert (await asked(client, signed())).status_code == 503


async def test_what_the_log_says_of_a_refusal_holds_nothing_of_the_token(
    client: AsyncClient, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="govhub")
    token = signed(sub="张三的账号", exp=NOW - 100)
    await refused(client, token)
    (record,) = [record for record in caplog.records if record.msg == "caller refused"]
    fields = vars(record)["fields"]
    assert fields == {"code": "UNAUTHENTICATED", "why": "signed token: ExpiredSignatureError"}
