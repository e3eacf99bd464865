"""Warms the graph after a start: a cold Java plans its first statements ten times as slowly as the hundredth."""

import logging

from graph.database import Database
from graph.errors import GraphUnreachable
from resolvers.access import HUB
from resolvers.caller import Definitions, caller_of
from schema.guard import GuardedSchema
from server.http.console import questions
from server.logs import log
from server.request import Context

QUESTIONS = (
    '{ coverage(within: "00") { population targets { standing } } }',
    '{ coverageGaps(within: "00") { totalCount edges { node { since explanation evidence { reason } } } } }',
    '{ coverage(within: "00", knownAt: "2000-01-01T00:00:00Z") { population } }',
    '{ crossAppointments(within: "00") { edges { node { since rules { text } } } } }',
    '{ roleHolderNetwork(around: ["00"]) { nodes { id } } }',
    '{ search(text: "00") { node { id } } }',
    "{ bodies(first: 1) { edges { node { posts { vacantSeats holders { person { name } } } } } } }",
    "{ compounds(first: 1) { edges { node { services { id } committee { name } partyOrganisation { name } } } } }",
)
"""Asked after the console's own; about an area that no graph has: the statements are planned, and find nothing."""


async def warm(schema: GuardedSchema, database: Database) -> None:
    """Ask every question once; nothing of it is shown, and a failure only costs the warmth."""
    caller = caller_of(HUB, database, Definitions())
    for question in (*(one["query"] for one in questions()), *QUESTIONS):
        result = await schema.execute(question, context_value=Context(caller))
        for error in result.errors or ():
            if isinstance(error.original_error, GraphUnreachable):
                log("warming stopped", level=logging.WARNING, failure=error.original_error)
                return
