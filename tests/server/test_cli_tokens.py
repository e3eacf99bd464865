"""`govhub token` and `govhub tokens` as a person runs them."""

import json
from typing import Any

import pytest

from graph.database import Database
from graph.model.roles import Role
from graph.store.tokens import all_tokens
from server.cli import main
from tests.server.test_cli import govhub, serving, told_in_one_sentence
from tests.server.test_reach import asked


@pytest.fixture
def environment(engine: Any, empty_environment: dict[str, str]) -> dict[str, str]:
    return {**empty_environment, **engine.environment}


async def test_a_token_is_issued_listed_and_revoked(graph: Database, environment: dict[str, str]) -> None:
    await graph.execute("UNWIND ['350582', '350583'] AS id CREATE (:KnownRecord:KnownArea {id: id})")
    words = ("--role", "EDITOR", "--role", "auditor", "--area", "350582", "350583", "--for", "街道 张", "--days", "7")
    issued = govhub("token", *words, environment=environment)
    assert issued.returncode == 0, issued.stderr
    told, token = issued.stdout.splitlines()
    assert token.startswith("govhub_")
    id_ = token.split("_")[1]
    assert "街道 张" in told
    assert "EDITOR, AUDITOR in 350582, 350583" in told
    (kept,) = await all_tokens(graph)
    assert (kept.id, kept.whom) == (id_, "街道 张")
    assert kept.grants == ("EDITOR:350582", "EDITOR:350583", "AUDITOR:350582", "AUDITOR:350583")
    assert kept.expires_at - kept.created_at == 7 * 86_400_000_000

    listed = govhub("tokens", "list", environment=environment)
    (line,) = listed.stdout.splitlines()
    assert line.startswith(f"{id_}  valid  ")
    assert token not in listed.stdout + listed.stderr
    assert token.split("_", 2)[2] not in listed.stdout

    revoked = govhub("tokens", "revoke", id_, "--json", environment=environment)
    document = json.loads(revoked.stdout)
    assert document["id"] == id_
    assert document["revokedAt"]
    assert json.loads(govhub("tokens", "list", "--json", environment=environment).stdout) == {"tokens": [document]}
    assert set(document) == {"id", "whom", "roles", "areas", "createdAt", "expiresAt", "revokedAt"}


async def test_a_token_as_a_document_is_for_90_days_and_everywhere(graph: Database, environment: dict[str, str]) -> None:
    done = govhub("token", "--role", "VIEWER", "--for", "one", "--json", environment=environment)
    document = json.loads(done.stdout)
    assert (document["roles"], document["areas"], document["whom"]) == (["VIEWER"], [], "one")
    assert document["token"].startswith(f"govhub_{document['id']}_")
    (kept,) = await all_tokens(graph)
    assert kept.expires_at - kept.created_at == 90 * 86_400_000_000


async def test_an_area_that_was_never_recorded_is_told_and_nothing_is_issued(
    graph: Database, environment: dict[str, str]
) -> None:
    done = govhub("token", "--role", "EDITOR", "--area", "999999", "--for", "one", environment=environment)
    assert "No area 999999 was ever recorded" in told_in_one_sentence(done)
    assert await all_tokens(graph) == []
    empty = govhub("token", "--role", "EDITOR", "--area", "", "--for", "one", environment=environment)
    assert "was ever recorded" in told_in_one_sentence(empty)
    assert await all_tokens(graph) == []


def test_a_token_that_is_not_there_cannot_be_revoked(graph: Database, environment: dict[str, str]) -> None:
    assert "No token has this identifier" in told_in_one_sentence(govhub("tokens", "revoke", "nothing", environment=environment))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--role", "ROOT", "--for", "one"), "'ROOT' is no role: take one of VIEWER"),
        (("--for", "one"), "--role"),
        (("--role", "VIEWER"), "--for"),
        (("--role", "VIEWER", "--for", " "), "printable"),
        (("--role", "VIEWER", "--for", "a\nb"), "printable"),
        *(
            (("--role", "VIEWER", "--for", "one", "--days", days), "days from 1 to 3650")
            for days in ("0", "-1", "3651", "x", "1.5", "9" * 20)
        ),
        (("--role", "VIEWER", "--for", "one", "--area"), "--area"),
    ],
)
def test_what_cannot_be_issued_is_a_usage_error(words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["token", *words])
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert told in said.err


@pytest.mark.long
def test_a_demonstration_prints_a_token_for_each_role_and_another_hub_takes_those_it_issued(
    graph: Database, environment: dict[str, str]
) -> None:
    with serving(environment, "--demo") as (hub, said):
        assert set(said["tokens"]) == set(Role.__members__)
        assert asked(said["graphql"], None) == (200, "nobody")
        for role, token in said["tokens"].items():
            assert asked(said["graphql"], token) == (200, f"demo {role}")
        hub.terminate()
        assert hub.wait(30) == 0
    with serving(environment) as (hub, said):
        assert said["tokens"] == {}
        assert asked(said["graphql"], None) == (401, "UNAUTHENTICATED")
        issued = govhub("token", "--role", "VIEWER", "--for", "late", environment=environment)
        token = issued.stdout.splitlines()[-1]
        assert asked(said["graphql"], token) == (200, "late")
        assert govhub("tokens", "revoke", token.split("_")[1], environment=environment).returncode == 0
        assert asked(said["graphql"], token) == (401, "UNAUTHENTICATED")
