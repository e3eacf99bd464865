"""A fault planted in the text of the hub's questions is found by comparing its answers with the oracle's."""

from dataclasses import dataclass
from datetime import date
from random import Random

import pytest

from graph.database import Database
from graph.model.measures import Measure, PopulationFilter
from tests.agreement import compare
from tests.agreement.hub import Faulty, Hub
from tests.agreement.many_worlds import load_together
from tests.oracle.questions import Question, wide_question
from tests.oracle.world import World

pytestmark = pytest.mark.long


@dataclass(frozen=True)
class Fault:
    """A piece of a statement, what stands in its place, and a metric whose answers must change."""

    old: str
    new: str
    metric: str
    of: Measure | PopulationFilter | None = None


FAULTS = {
    "a body that has ended may still be there": Fault(
        "AND body.sinceFirst <= day < body.untilLast", "AND body.sinceFirst <= day", "committee", Measure.BODY_SET_UP
    ),
    "a reduced start counts from its first day": Fault(
        "body.sinceLast <= day < body.untilFirst THEN 2 ELSE 1",
        "body.sinceFirst <= day < body.untilFirst THEN 2 ELSE 1",
        "committee",
    ),
    "a firm's own branch is one of the compound": Fault(
        "AND NOT coalesce(body.form, '') IN metric.withoutForms", "", "party-organisation"
    ),
    "a service counts before its start": Fault(
        "service.sinceLast <= day < service.untilFirst", "day < service.untilFirst", "served", Measure.SERVICE_HOLDS
    ),
    "a professional service is anybody's": Fault(
        "WHEN metric.firmOnly AND provider.kind <> 'firm' THEN 0", "", "professional-service"
    ),
    "any post in the firm will do": Fault(
        "post.kind IN metric.homePosts", "true", "deputy-station-head", Measure.POST_IN_COMMUNITY
    ),
    "a manager of another compound will do": Fault("(NOT metric.forIt OR", "(true OR", "firm-in-residents"),
    "any form of body in the community will do": Fault("(body.form IN metric.awayForms OR", "(true OR", "deputy-station-head"),
    "any holder counts as a Party member": Fault("CASE WHEN metric.memberOnly THEN party ELSE 2 END", "2", "committee-in-party"),
    "a committee's people need no seat of that kind": Fault(
        "metric.awayPosts IS NULL OR post.kind IN metric.awayPosts", "true", "committee-in-residents"
    ),
    "an instructor is overlooked": Fault(
        "CASE WHEN branch < posted THEN posted ELSE branch END", "branch", "firm-party-work", Measure.FIRM_PARTY_WORK
    ),
    "an uncertain holder is a holder": Fault(
        "RETURN coalesce(max(held), 0) AS found", "RETURN CASE WHEN max(held) > 0 THEN 2 ELSE 0 END AS found",
        "grid-worker", Measure.AREA_POST_HELD,
    ),
    "what was done in another period counts": Fault("OR NOT inPeriod", "", "disclosed", Measure.ACTIVITY_DONE),
    "a meeting is done only with a day of doing": Fault(
        "one.doneOn IS NULL AND one.kind = 'meeting' THEN", "false THEN", "meeting-held"
    ),
    "any director fits any secretary": Fault(
        "other.held = 2 AND other.person = one.person", "other.held = 2", "secretary-is-director", Measure.SAME_PERSON
    ),
    "a director of unknown standing is a member": Fault(
        "WHEN fits = 1 THEN 'UNKNOWN'", "WHEN fits = 1 THEN 'MET'", "director-party-member", Measure.POST_PARTY_MEMBER
    ),
    "a suspended holder still holds": Fault("2 - suspended] AS truths", "2] AS truths", "director-party-member"),
    "an even number of members is odd": Fault(
        "counts.membersLeast % 2 = 1", "true", "committee-composition", Measure.COMMITTEE_COMPOSITION
    ),
    "five members are enough": Fault(
        "counts.membersLeast >= metric.membersLeast", "counts.membersLeast + 2 >= metric.membersLeast", "committee-composition"
    ),
    "staff are members": Fault("post.kind <> 'staff'", "true", "committee-party-share"),
    "an unknown member is a Party member": Fault("one[1] < 2 THEN -share", "one[1] < 1 THEN -share", "committee-party-share"),
    "two of three posts are enough": Fault(
        "size(each) < size(metric.posts)", "size(each) < 2", "grid-one-person", Measure.ONE_PERSON_POSTS
    ),
    "a contract filed later may be filed": Fault(
        "WHEN subject.filedOnFirst <= day THEN 'UNKNOWN' ELSE 'NOT_MET'", "ELSE 'UNKNOWN'",
        "contract-filed", Measure.SERVICE_FILED,
    ),
    "a complaint settled late is settled": Fault(
        "subject.doneOnLast <= subject.dueFirst AND", "", "complaint-in-time", Measure.ACTIVITY_IN_TIME
    ),
    "an exempt survey is overlooked": Fault("WHEN surveyed = 'exempt' THEN 'EXEMPT'", "", "served"),
    "what a survey found is overlooked": Fault("WHEN surveyed = 'present' THEN 'MET'", "", "served"),
    "a withdrawn area survey still counts": Fault("latest = 'complete' THEN 1", "latest <> '' THEN 1", "served"),
    "a subject exists from its first possible day": Fault(
        "subject.sinceLast <= day < subject.untilFirst THEN 2", "subject.sinceFirst <= day < subject.untilFirst THEN 2", "served"
    ),
    "who serves need be no firm": Fault(
        "WHEN provider.kind <> 'firm' THEN 0", "", "assessed", PopulationFilter.SERVED_BY_FIRM
    ),
    "any head of a firm is a Party member": Fault(
        "[held, party, CASE", "[held, 2, CASE", "firm-in-party", PopulationFilter.HEAD_IS_MEMBER
    ),
    "every compound is mature": Fault(
        "WHEN subject.mature THEN 2", "WHEN true THEN 2", "party-organisation-mature", PopulationFilter.MATURE
    ),
    "an uncertain committee is none": Fault(
        "WHEN within = 1 OR (within = 2 AND found = 1) THEN 1", "WHEN within = 1 THEN 1", "party-with-committee",
        PopulationFilter.WITH_METRIC,
    ),
    "an owners' committee is no hindrance": Fault(
        "CASE filter.filter WHEN 'with_metric' THEN 2 ELSE 0 END", "2", "management-committee", PopulationFilter.WITHOUT_METRIC
    ),
    "any Party organisation lists the compound": Fault(
        "AND body.form IN filter.forms AND", "AND", "secretary-is-director", PopulationFilter.LISTED_BY
    ),
    "a month counts from its last day": Fault(
        "subject.sinceFirst >= filter.day THEN 2", "subject.sinceLast >= filter.day THEN 2", "committee-party-share",
        PopulationFilter.ESTABLISHED_FROM,
    ),
    "three members are too few": Fault(
        "certain >= filter.least", "certain > filter.least", "firm-branch", PopulationFilter.PARTY_MEMBERS_EMPLOYED
    ),
    "a probationary member is a formal one": Fault(
        "WHEN filter.formal AND person.partyStatus = 'probationary' THEN 0", "WHEN false THEN 0", "firm-branch"
    ),
    "a grid needs no three posts": Fault(
        "size(each) < size(filter.posts) OR 0 IN each", "0 IN each", "grid-one-person", PopulationFilter.POSTS_EXIST
    ),
    "a service of nobody is no firm's": Fault(
        "WHEN subject.mode IN ['professional', 'bundled'] THEN 1 ELSE 0 END", "WHEN true THEN 0 END", "contract-filed"
    ),
    "a listing is overlooked": Fault(
        "one.kind IN ['listing', 'rating']", "one.kind IN ['training']", "red-property--001", Measure.LISTED_AS
    ),
    "who is served by a firm may count among the others": Fault(
        "WHEN 'served_by_firm' THEN place ELSE 2 - place END", "WHEN 'served_by_firm' THEN place ELSE 2 END", "committee--003-1",
        PopulationFilter.NOT_SERVED_BY_FIRM,
    ),
    "a compound of any class counts": Fault(
        "subject.class IN filter.classes", "true", "owners-committee--003-7", PopulationFilter.CLASS
    ),
    "a complaint without a due day is left out": Fault(
        "subject.due IS NULL OR subject.dueLast", "subject.dueLast", "complaint-in-time"
    ),
}  # fmt: skip


def test_there_is_a_fault_for_every_measure_and_every_filter() -> None:
    assert {fault.of for fault in FAULTS.values()} - {None} == {*Measure, *PopulationFilter}


@pytest.fixture(scope="module")
async def worlds(database: Database) -> list[World]:
    """The worlds that every fault is looked for in."""
    return await load_together(database, range(200, 220))


def _pointed(random: Random, world: World) -> Question:
    """A random question; every other one on the first day of a suspension, where there is one."""
    found = wide_question(random, world)
    days = [record["since"] for record in world.at(found.known_at).table("suspensions") if len(record["since"]) == 10]
    if not days or random.random() < 0.5:
        return found
    return Question(found.within, date.fromisoformat(random.choice(days)), found.known_at)


@pytest.mark.parametrize("name", FAULTS, ids=lambda name: name.replace(" ", "-"))
async def test_a_planted_fault_is_found(database: Database, worlds: list[World], name: str) -> None:
    fault = FAULTS[name]
    faulty, random = Faulty(database, fault.old, fault.new), Random(name)
    for number in range(30 * len(worlds)):
        world = worlds[number % len(worlds)]
        asked = compare.asked(Hub(faulty), random, world, _pointed(random, world))
        if await compare.coverage_differs(asked, {}, (fault.metric,)):
            assert faulty.planted
            return
    pytest.fail(f"{name}: planted {faulty.planted} times and never found")


async def test_a_gap_that_began_a_day_off_is_found(database: Database, worlds: list[World]) -> None:
    faulty, random = Faulty(database, "one > broke AND", "one >= broke AND"), Random(1)
    for world in worlds:
        asked = compare.asked(Hub(faulty), random, world, wide_question(random, world))
        if await compare.gaps_differ(asked, 8, ("grid-worker",)):
            assert faulty.planted
            return
    pytest.fail("never found")
