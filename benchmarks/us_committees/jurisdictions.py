"""Where a legislature is: its place in the hub's tree of areas, under two province codes that nobody has assigned.

The last two digits are the numeric state code of the Federal Information Processing Standard (FIPS 5-2);
00 stands for the United States as a whole.
"""

import re

STATES_PROVINCE = "90"
"""The data of openstates/people."""
CONGRESS_PROVINCE = "91"
"""The data of unitedstates/congress-legislators, apart from the other although both know Congress."""

_NUMERIC = (
    "us00 al01 ak02 az04 ar05 ca06 co08 ct09 de10 dc11 fl12 ga13 hi15 id16 il17 in18 ia19 ks20 ky21 la22 me23 md24 ma25 mi26 "
    "mn27 ms28 mo29 mt30 ne31 nv32 nh33 nj34 nm35 ny36 nc37 nd38 oh39 ok40 or41 pa42 ri44 sc45 sd46 tn47 tx48 ut49 vt50 va51 "
    "wa53 wv54 wi55 wy56 as60 gu66 mp69 pr72 vi78"
)
NUMERIC: dict[str, str] = {word[:2]: word[2:] for word in _NUMERIC.split()}
_PLACE = re.compile(
    r"ocd-jurisdiction/country:us(?:/(?:state|district|territory):(?P<state>[a-z]{2}))?(?:/[a-z]+:[^/]+)*/government\Z"
)


def state_of(jurisdiction: str) -> str | None:
    """The two letters of the state that an Open Civic Data jurisdiction is in, `us` for the country; None for anything else."""
    match = _PLACE.match(jurisdiction)
    if match is None:
        return None
    state = match["state"] or "us"
    return state if state in NUMERIC else None


def area_code(state: str) -> str:
    """The code of the area that stands for a state in the data of openstates/people."""
    return STATES_PROVINCE + NUMERIC[state]
