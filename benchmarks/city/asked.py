"""The questions asked of the city, over HTTP as a client asks them, and the statements that answer them."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from graph.database import Database
from resolvers.access import HUB
from resolvers.caller import Definitions, caller_of
from schema.build import build_schema
from server.request import Context
from server.settings import Settings

METRICS = ["committee", "party-organisation", "served", "deputy-station-head"]
GAPS = """query Gaps($within: ID!, $metrics: [ID!], $first: Int, $asOf: Date) {
  coverageGaps(within: $within, metrics: $metrics, first: $first, asOf: $asOf) {
    edges { node { id verdict metric { id } subject { id ... on Compound { name } } area { id name } } }
    pageInfo { hasNextPage endCursor }
  }
}"""
COVERAGE = """query Coverage($within: ID!, $metrics: [ID!], $asOf: Date) {
  coverage(within: $within, metrics: $metrics, by: STREET, asOf: $asOf) {
    metric { id } area { id name } population met notMet unknown exempt rate lowerBound upperBound
  }
}"""
NETWORK = """query Network($around: [ID!]!, $depth: Int, $limit: Int, $asOf: Date) {
  roleHolderNetwork(around: $around, depth: $depth, limit: $limit, asOf: $asOf) {
    nodes { id label kind depth } edges { id source target label since until } truncated
  }
}"""
PATHS = """query Paths($from: ID!, $to: ID!, $maxLength: Int, $limit: Int, $asOf: Date) {
  paths(from: $from, to: $to, maxLength: $maxLength, limit: $limit, asOf: $asOf) {
    length nodes { id label kind } edges { id source target label since until }
  }
}"""
Sent = tuple[str, dict[str, object]]
"""A statement and its parameters."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a name (问题), how many round trips it may take, and whether a larger city may not make it dearer."""

    name: str
    text: str
    variables: dict[str, Any]
    trips: int = 1
    local: bool = True


_DAY = "2024-11-08"
_COMMUNITIES = ["990201001001", "990201001002", "990201001003"]
_PATIENCE = 600.0
"""Seconds: the first time a question of the whole city is asked its plan is made and its records are read from disk."""
QUESTIONS = (
    Question("gaps_of_a_district", GAPS, {"within": "990201", "metrics": METRICS, "first": 50, "asOf": _DAY}),
    Question("coverage_by_street", COVERAGE, {"within": "99", "metrics": METRICS, "asOf": _DAY}, local=False),
    # Three communities have more role holders within two steps than the 200 that are told.
    Question("network_of_200", NETWORK, {"around": _COMMUNITIES, "depth": 2, "limit": 200, "asOf": _DAY}),
    # Both ends are in the smaller city too, six steps from one another on each of three ways.
    Question("three_paths", PATHS, {"from": "99s-pp-3", "to": "99s-ss-7", "maxLength": 6, "limit": 3, "asOf": _DAY}, trips=2),
)


class RefusedError(Exception):
    """The hub refused a question; the message is its own."""


@dataclass(slots=True)
class Client:
    """A hub that serves, over a connection that is kept as a page keeps it; the hub closes one that idles for seconds."""

    connection: http.client.HTTPConnection
    token: str

    def ask(self, question: Question) -> Any:
        """The answer's data; RefusedError with what the hub says against it."""
        body = json.dumps({"query": question.text, "variables": question.variables})
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        try:
            self.connection.request("POST", "/graphql", body, headers)
            response = self.connection.getresponse()
        except ConnectionError:
            self.connection.close()
            self.connection.request("POST", "/graphql", body, headers)
            response = self.connection.getresponse()
        answer = json.loads(response.read())
        if answer.get("errors"):
            raise RefusedError("; ".join(error["message"] for error in answer["errors"]))
        return answer["data"]


@contextmanager
def serving(settings: Settings) -> Iterator[Client]:
    """A hub of the data folder, as a process of its own."""
    environment = {
        **os.environ,
        "GOVHUB_HOME": str(settings.home_folder),
        "GOVHUB_CACHE": str(settings.jars_folder.parent),
        "GOVHUB_MEMORY": str(settings.memory),
    }
    command = [sys.executable, "-m", "server.cli", "serve", "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as hub:
        assert hub.stdout is not None
        try:
            lines: list[str] = []
            while not lines or lines[-1].rstrip() != "}":
                line = hub.stdout.readline()
                if not line:
                    raise RefusedError("the hub ended before it answered")
                lines.append(line)
            address = urlsplit(json.loads("".join(lines))["address"])
            issuing = [
                sys.executable,
                "-m",
                "server.cli",
                "token",
                "--role",
                "ADMIN",
                "--for",
                "benchmarks",
                "--days",
                "1",
                "--json",
            ]
            issued = subprocess.run(issuing, stdout=subprocess.PIPE, text=True, env=environment, check=True).stdout
            with closing(http.client.HTTPConnection(address.hostname or "", address.port, timeout=120)) as connection:
                yield Client(connection, json.loads(issued)["token"])
        finally:
            hub.terminate()


async def statements_of(database: Database, question: Question) -> list[Sent]:
    """The statements that answer the question's root field, one a round trip."""
    sent: list[Sent] = []
    read = database.read

    async def noted(text: str, parameters: Any = None, **more: Any) -> Any:
        sent.append((text, dict(parameters or {})))
        return await read(text, parameters, **(more | {"timeout": _PATIENCE}))

    definitions = Definitions()
    schema = build_schema()
    caller = caller_of(HUB, database, definitions)
    await schema.execute("{ metrics { id } }", context_value=Context(caller))  # read once for the process
    database.read = noted  # type: ignore[method-assign]
    try:
        caller = caller_of(HUB, database, definitions)
        result = await schema.execute(question.text, variable_values=question.variables, context_value=Context(caller))
    finally:
        del database.read
    if result.errors:
        raise RefusedError("; ".join(error.message for error in result.errors))
    return sent
