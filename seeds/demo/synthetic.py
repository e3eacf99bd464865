"""Synthetic cities of any size, as a stream of rows in bounded memory (合成城市)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from seeds.demo.block import Block, Numbers, Row, fill
from seeds.demo.dice import Dice
from seeds.demo.names import MARK, credit_code
from seeds.demo.places import PROVINCE

PEOPLE_EACH = 10
APPOINTMENTS_EACH = 15
STREETS_A_COUNTY, COUNTIES_A_CITY, CITIES = 12, 10, 97
LARGEST = 60 * STREETS_A_COUNTY * COUNTIES_A_CITY * CITIES
"""More compounds than this may not find codes under province 99 (city codes 9902 to 9998)."""
SOURCE = "99s-src-1"
MODES = ("professional",) * 10 + ("bundled", "quasi", "owners_self_managed", "state_backstop", "community_entrusted")


@dataclass(slots=True)
class Street:
    """A street while its communities are being made (街道)."""

    code: str
    name: str
    firms: list[str] = field(default_factory=list)


def synthetic_city(
    compounds: int, seed: int, *, people: int | None = None, appointments: int | None = None
) -> Iterator[tuple[str, Row]]:
    """Rows (table, cells) of a city with so many compounds, under codes 9902 and up, beside the demo.

    Without numbers of people and appointments there are 10 and 15 to a compound. The stream keeps
    one community at a time. Raises ValueError when compounds are fewer than 1 or too many, when
    another number is negative, or when there are appointments but fewer people than compounds.
    """
    persons = compounds * PEOPLE_EACH if people is None else people
    holdings = compounds * APPOINTMENTS_EACH if appointments is None else appointments
    if not 1 <= compounds <= LARGEST:
        raise ValueError(f"compounds: {compounds} is not between 1 and {LARGEST}")
    if persons < 0 or holdings < 0:
        raise ValueError("people and appointments may not be negative")
    if holdings and persons < compounds:
        raise ValueError(f"people: {persons} are too few to hold posts in {compounds} compounds")
    return _rows(compounds, persons, holdings, Dice(seed))


def _rows(compounds: int, people: int, appointments: int, dice: Dice) -> Iterator[tuple[str, Row]]:
    numbers = Numbers()
    yield "sources", {"id": SOURCE, "title": f"{MARK}文件：合成城市", "publisher": f"{MARK}·生成器"}
    yield "areas", PROVINCE
    done = index = 0
    while done < compounds:
        street = Street(*_street_code(index))
        yield from _area_rows(index, street)
        last = min(compounds, done + dice.between(60, 100))
        number = 0
        while done < last:
            number += 1
            size = min(last - done, dice.between(8, 12))
            here = last if last - done - size < 4 else done + size
            quota = [total * here // compounds - total * done // compounds for total in (people, appointments)]
            yield from _community_rows(dice, numbers, street, number, here - done, quota[0], quota[1])
            done = here
        index += 1


def _street_code(index: int) -> tuple[str, str]:
    city, rest = divmod(index, STREETS_A_COUNTY * COUNTIES_A_CITY)
    county, street = divmod(rest, STREETS_A_COUNTY)
    code = f"99{city + 2:02d}{county + 1:02d}{street + 1:03d}"
    return code, f"{MARK}·合成第{index + 1}街道"


def _area_rows(index: int, street: Street) -> Iterator[tuple[str, Row]]:
    """The street, and before the first of them its city and county."""
    code = street.code
    if index % (STREETS_A_COUNTY * COUNTIES_A_CITY) == 0:
        yield "areas", {"code": code[:4], "name": f"{MARK}·合成{code[2:4]}市", "level": "city", "source": SOURCE}
    if index % STREETS_A_COUNTY == 0:
        yield "areas", {"code": code[:6], "name": f"{MARK}·合成{code[2:6]}区", "level": "county", "source": SOURCE}
    yield "areas", {"code": code, "name": street.name, "level": "street", "source": SOURCE}


def _community_rows(
    dice: Dice, numbers: Numbers, street: Street, number: int, compounds: int, people: int, appointments: int
) -> list[tuple[str, Row]]:
    code = f"{street.code}{number:03d}"
    name = f"{MARK}·合成{code[2:]}社区"
    block = Block(dice, numbers)
    block.put("areas", {"code": code, "name": name, "level": "community", "source": SOURCE})
    party, deputies, helpers = _plan_community(block, code, name)
    _plan_firms(block, street, code)
    homes = [_plan_compound(block, street, code, party, deputies, helpers) for _ in range(compounds)]
    _plan_grid(block, code)
    for aspect in ("committee", "party-organisation", "served", "deputy-station-head"):
        if dice.chance(0.6):
            _survey(block, code, aspect, "complete")
    fill(block, people, appointments, homes)
    return block.rows


def _plan_community(block: Block, code: str, name: str) -> tuple[str, str, str]:
    """The community's three bodies; its Party organisation, and the posts for people of firms and committees."""
    party = block.body("pp", f"{name}党组织", "party_organisation", form="community_committee", area=code, source=SOURCE)
    residents = block.body("rc", f"{name}居民委员会", "residents_committee", form="committee", area=code, source=SOURCE)
    station = block.body("ss", f"{name}物业服务站", "service_station", form="community_station", area=code, source=SOURCE)
    secretary = block.seat(block.post(party, "secretary"))
    deputy = block.seat(block.post(party, "deputy_secretary"))
    block.seat(block.post(residents, "director"), same_as=secretary)
    block.seat(block.post(station, "station_head"), same_as=deputy)
    for body, kind, seats in ((party, "committee_member", 3), (residents, "member", 4), (station, "staff", 3)):
        post = block.post(body, kind, seats)
        for _ in range(seats - block.dice.below(2)):
            block.seat(post)
    return party, block.post(station, "deputy_station_head", 20), block.post(residents, "part_time_member", 20)


def _plan_firms(block: Block, street: Street, code: str) -> None:
    for _ in range(1 + block.dice.below(2)):
        number = block.numbers.last.get("fm", 0) + 1
        form, uscc = block.dice.pick(("market", "market", "quasi")), credit_code(code[:6], number)
        name = f"{MARK}·合成{number}物业服务有限公司"
        firm = block.body("fm", name, "firm", form=form, area=street.code, uscc=uscc, source=SOURCE)
        block.seat(block.post(firm, "firm_head"), employed_by=firm)
        street.firms.append(firm)


def _plan_compound(block: Block, street: Street, code: str, party: str, deputies: str, helpers: str) -> str:
    """A compound with its committee, branch, service and surveys; its identifier."""
    dice = block.dice
    compound = block.numbers.next("xq")
    name = f"{MARK}·合成{block.numbers.last['xq']}小区"
    row = {"id": compound, "name": name, "area": dice.pick((code, f"{code}-G01")), "class": dice.pick(("closed", "open", ""))}
    row |= {"built_on": str(dice.between(1985, 2018)), "mature": dice.pick(("yes", "yes", "no", ""))}
    block.put("compounds", {**row, "households": str(dice.between(60, 1800)), "source": SOURCE})
    director = _plan_committee(block, compound, name) if dice.chance(0.7) else -1
    if dice.chance(0.75):
        form = {"form": "compound_branch", "compound": compound, "parent": party}
        branch = block.body("br", f"{name}党支部", "party_organisation", source=SOURCE, **form)
        block.seat(block.post(branch, "secretary"), owner_of=compound, same_as=director if dice.chance(0.4) else -1)
        block.seat(block.post(branch, "committee_member"), owner_of=compound)
    if director >= 0 and dice.chance(0.15):
        block.seat(helpers, same_as=director)
    if dice.chance(0.88):
        _plan_service(block, street, compound, deputies)
    elif dice.chance(0.5):
        _survey(block, compound, "served", dice.pick(("none", "exempt")))
    if director < 0 and dice.chance(0.4):
        _survey(block, compound, "committee", dice.pick(("none", "none", "exempt")))
    return compound


def _plan_committee(block: Block, compound: str, name: str) -> int:
    """An owners' or management committee; the number of its director's seat."""
    if block.dice.chance(0.75):
        body = block.body("oc", f"{name}业主委员会", "owners_committee", compound=compound, source=SOURCE)
        seats = 4
    else:
        form = block.dice.pick(("permanent", "temporary"))
        body = block.body("mc", f"{name}物业管理委员会", "management_committee", form=form, compound=compound, source=SOURCE)
        seats = 6
    director = block.seat(block.post(body, "director"), owner_of=compound)
    post = block.post(body, "member", seats)
    for _ in range(seats - block.dice.below(2)):
        block.seat(post, owner_of=compound)
    return director


def _plan_service(block: Block, street: Street, compound: str, deputies: str) -> None:
    dice = block.dice
    mode = dice.pick(MODES)
    firm = dice.pick(street.firms) if mode in ("professional", "bundled", "quasi") else ""
    since = f"{dice.between(2019, 2022)}-{dice.between(1, 12):02d}-01"
    row = {"id": block.numbers.next("sv"), "compound": compound, "mode": mode, "provider": firm, "since": since}
    block.put("services", {**row, "filed_on": f"{since[:8]}20" if firm and dice.chance(0.6) else "", "source": SOURCE})
    if firm:
        manager = block.seat(block.post(firm, "project_manager", compound=compound), employed_by=firm)
        if dice.chance(0.4):
            block.seat(deputies, same_as=manager)


def _plan_grid(block: Block, code: str) -> None:
    grid, name = f"{code}-G01", f"{MARK}·合成{code[2:]}网格"
    block.put("areas", {"code": grid, "name": name, "level": "grid", "source": SOURCE})
    station = block.body("ss", f"{name}工作站", "service_station", form="grid_station", area=grid, source=SOURCE)
    block.seat(block.post(station, "grid_head"))
    block.seat(block.post(station, "grid_worker"))


def _survey(block: Block, subject: str, aspect: str, finding: str) -> None:
    day = block.dice.day("2022-03-01", "2024-12-31")
    row = {"id": block.numbers.next("su"), "subject": subject, "aspect": aspect, "on": day, "finding": finding}
    block.put("surveys", {**row, "source": SOURCE})
