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


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a name (问题)."""

    name: str
    text: str
    variables: dict[str, Any]


_DAY = "2024-11-08"
_PATIENCE = 600.0
"""Seconds: the first time a question of the whole city is asked its plan is made and its records are read from disk."""
QUESTIONS = (
    Question("gaps_of_a_district", GAPS, {"within": "990201", "metrics": METRICS, "first": 50, "asOf": _DAY}),
    Question("coverage_by_street", COVERAGE, {"within": "99", "metrics": METRICS, "asOf": _DAY}),
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


async def statement_of(database: Database, question: Question) -> tuple[str, dict[str, object], int]:
    """The statement that answers the question's root field, its parameters, and how many round trips it took."""
    sent: list[tuple[str, dict[str, object]]] = []
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
    return *sent[-1], len(sent)
