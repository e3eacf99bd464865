"""What happens in the demo city: meetings, assessments, disclosures, complaints and the rest (活动)."""

from seeds.demo.city import City, Compound
from seeds.demo.names import MARK
from seeds.demo.places import STREETS
from seeds.demo.timetable import TOLD_ON, days_after, first_told


def plan_activities(city: City) -> None:
    """Plans activities of every kind; a complaint settled after it was told is corrected."""
    _plan_meetings(city)
    _plan_compound_work(city)
    _plan_complaints(city)
    _plan_rest(city)


def _act(city: City, kind: str, subject: str, on: str, **cells: str) -> str:
    row = {"id": city.number("ac"), "kind": kind, "subject": subject, "on": on, **cells}
    day = on or cells.get("done_on", "") or cells.get("due", "") or TOLD_ON[-2]
    return city.book.tell("activities", city.last(first_told(day, city.book.first(subject))), row)


def _plan_meetings(city: City) -> None:
    for number, (street, _, _, _) in enumerate(STREETS):
        for quarter in range(1, 13):
            if (quarter + number) % 5 == 0:
                continue
            year, part = 2023 + (quarter - 1) // 4, (quarter - 1) % 4
            on = f"{year}-{part * 3 + 2:02d}-{10 + number:02d}"
            period = f"{year}Q{part + 1}" if quarter % 6 else ""
            offices = f"{city.street_offices[street]};{city.communities[number * 7].party}"
            _act(city, "meeting", street, on, period=period, participants=offices, result=f"{MARK}：已形成纪要")
    for number, community in enumerate(city.communities):
        _act(city, "meeting", community.residents, f"2024-{number % 9 + 1:02d}-18", period=f"2024-{number % 9 + 1:02d}")


def _firm_served(city: City) -> list[Compound]:
    return [c for c in city.compounds if any(provider.startswith("99-fm") for provider, _, _ in c.services)]


def _plan_compound_work(city: City) -> None:
    """Half-yearly assessments and disclosures with their period; a few undone or undated."""
    dice = city.dice
    for compound in _firm_served(city):
        for year in (2023, 2024, 2025):
            if dice.chance(0.5):
                on = dice.day(f"{year}-05-01", f"{year}-06-30")
                period = dice.pick((f"{year}H1", f"{year}", f"{year}Q2"))
                done = dice.pick((on, days_after(on, 12), ""))
                score = str(dice.between(58, 98))
                _act(city, "assessment", compound.id, on, done_on=done, period=period, value=score, result=f"{MARK}：已评")
            if dice.chance(0.5):
                on = dice.day(f"{year}-01-05", f"{year}-03-31")
                period = dice.pick((f"{year}", f"{year}H1", f"{year}Q1", on[:7], ""))
                _act(city, "disclosure", compound.id, on, done_on=dice.pick((on, on, on[:7], "")), period=period)
    for compound in city.dice.some(_firm_served(city), 30):
        on = dice.day("2023-01-15", "2025-11-30")
        _act(city, "inspection", compound.id, on, done_on=on, result=f"{MARK}：{dice.pick(('合格', '限期整改'))}")


def _plan_complaints(city: City) -> None:
    """In time, late, open, without a due day, with a reduced one, and settled before they were told."""
    dice = city.dice
    for number, compound in enumerate(city.dice.some(city.compounds, 72)):
        on = dice.day("2022-06-01", "2025-11-20")
        due = "" if number % 9 == 0 else days_after(on, dice.pick((5, 10, 15)))
        due = due[:7] if number % 12 == 5 else due
        late = dice.pick((-3, -1, 0, 6, 40))
        done = "" if number % 7 == 3 else max(on, days_after(on, 10 + late))
        subject = compound.id
        if number % 8 == 6 and compound.directors:
            subject = compound.directors[0].appointment
        complaint = _act(city, "complaint", subject, on, due=due, result=f"{MARK}：{dice.pick(('停车', '漏水', '电梯', '收费'))}")
        told = city.book.first(complaint)
        settled = first_told(done, told) if done else None
        if settled is not None:
            city.book.change(complaint, settled, done_on=done)
        if settled is not None and settled > told:
            city.book.plant("complaint settled after it was told", complaint)


def _plan_rest(city: City) -> None:
    dice = city.dice
    for number, firm in enumerate(city.firms[:24]):
        rated = "2023" if number in (4, 10) else "2024"
        _act(city, "rating", firm.id, f"{rated}-03-20", period="2023", result=f"{MARK}：{dice.pick(('A级', 'B级', 'C级'))}")
        if number % 3 == 0:
            _act(city, "contract_audit", firm.id, f"2024-{number % 9 + 1:02d}", done_on=f"2024-{number % 9 + 1:02d}")
        if number % 5 == 0:
            _act(city, "listing", firm.id, f"2025-0{number % 7 + 1}-01", result=f"{MARK}：{dice.pick(('红榜', '黑榜'))}")
    for number, community in enumerate(city.communities):
        _act(city, "report", community.party, "", done_on=f"2025-0{number % 9 + 1}-25", period="2025H1" if number % 2 else "")
        people = [s.person for c in city.compounds if c.community is community for s in c.directors][:3]
        day = f"2024-{number % 12 + 1:02d}-0{number % 9 + 1}"
        _act(city, "training", community.station, day, participants=";".join(people), value=str(len(people)))
    for number, street in enumerate(STREETS):
        _act(city, "other", street[0], "2023", period="2023", result=f"{MARK}：宣传周", value=f"{number}.5")
    _act(city, "meeting", city.street_offices[STREETS[0][0]], "", due="2026-03-31", period="2026Q1")
