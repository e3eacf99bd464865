"""The operations that are asked of the hub and of the oracle alike."""

PAGE = "pageInfo { hasNextPage hasPreviousPage endCursor } totalCount"
COVERAGE = """query Coverage($within: ID!, $metrics: [ID!], $by: AreaLevel, $asOf: Date, $knownAt: DateTime) {
  coverage(within: $within, metrics: $metrics, by: $by, asOf: $asOf, knownAt: $knownAt) {
    metric { id } area { id } asOf knownAt population met notMet unknown exempt rate lowerBound upperBound
    targets { target { id threshold due } standing shortfall forecast }
  }
}"""
GAPS = f"""query Gaps($within: ID!, $metrics: [ID!], $verdicts: [Verdict!], $asOf: Date, $knownAt: DateTime,
  $first: Int, $after: String) {{
  coverageGaps(within: $within, metrics: $metrics, verdicts: $verdicts, asOf: $asOf, knownAt: $knownAt,
    first: $first, after: $after) {{
    edges {{ node {{ id verdict since explanation metric {{ id }} subject {{ id }} area {{ id }}
      evidence {{ counted reason node {{ id }} }} }} }}
    {PAGE}
  }}
}}"""
GAPS_IN_BRIEF = f"""query Gaps($within: ID!, $metrics: [ID!], $verdicts: [Verdict!], $asOf: Date, $knownAt: DateTime,
  $first: Int, $after: String) {{
  coverageGaps(within: $within, metrics: $metrics, verdicts: $verdicts, asOf: $asOf, knownAt: $knownAt,
    first: $first, after: $after) {{
    edges {{ node {{ id verdict since metric {{ id }} subject {{ id }} }} }} {PAGE}
  }}
}}"""
GAPS_COUNTED = f"""query Gaps($within: ID!, $metrics: [ID!], $asOf: Date, $knownAt: DateTime, $first: Int, $after: String) {{
  coverageGaps(within: $within, metrics: $metrics, asOf: $asOf, knownAt: $knownAt, first: $first, after: $after) {{
    edges {{ node {{ id verdict }} }} {PAGE}
  }}
}}"""
COUNTS = """query Counts($within: ID!, $metrics: [ID!], $by: AreaLevel, $asOf: Date, $knownAt: DateTime) {
  coverage(within: $within, metrics: $metrics, by: $by, asOf: $asOf, knownAt: $knownAt) {
    metric { id } population met notMet unknown exempt
  }
}"""
COMPOUND = """query Compound($id: ID!, $asOf: Date, $knownAt: DateTime, $metrics: [ID!]) {
  compound(id: $id) {
    services(asOf: $asOf, knownAt: $knownAt) { id }
    firms(asOf: $asOf, knownAt: $knownAt) { id }
    committee(asOf: $asOf, knownAt: $knownAt) { id }
    partyOrganisation(asOf: $asOf, knownAt: $knownAt) { id }
    bodies(asOf: $asOf, knownAt: $knownAt) { id }
    gaps(metrics: $metrics, asOf: $asOf, knownAt: $knownAt) { id verdict }
  }
}"""
BODY = """query Body($id: ID!, $asOf: Date, $on: Date!, $knownAt: DateTime) {
  body(id: $id) {
    posts(asOf: $asOf, knownAt: $knownAt) {
      id vacantSeats(asOf: $on, knownAt: $knownAt) holders(asOf: $on, knownAt: $knownAt) { id }
    }
    appointments(asOf: $asOf, knownAt: $knownAt, first: 200) { edges { node { id status(asOf: $on) } } }
  }
}"""
PERSON = """query Person($id: ID!, $asOf: Date, $on: Date!, $knownAt: DateTime) {
  person(id: $id) {
    appointments(asOf: $asOf, knownAt: $knownAt) { id }
    employers(asOf: $on, knownAt: $knownAt) { id }
    partyMember(asOf: $on, knownAt: $knownAt)
  }
}"""
COMPOUNDS = f"""query Compounds($within: ID, $filter: CompoundFilter, $orderBy: CompoundOrder, $asOf: Date, $knownAt: DateTime,
  $first: Int, $after: String) {{
  compounds(within: $within, filter: $filter, orderBy: $orderBy, asOf: $asOf, knownAt: $knownAt, first: $first, after: $after) {{
    edges {{ node {{ id name households builtOn area {{ id }} }} }} {PAGE}
  }}
}}"""
BODIES = f"""query Bodies($within: ID, $kinds: [BodyKind!], $filter: BodyFilter, $asOf: Date, $knownAt: DateTime,
  $first: Int, $after: String) {{
  bodies(within: $within, kinds: $kinds, filter: $filter, asOf: $asOf, knownAt: $knownAt, first: $first, after: $after) {{
    edges {{ node {{ id }} }} {PAGE}
  }}
}}"""
PEOPLE = f"""query People($within: ID, $filter: PersonFilter, $asOf: Date, $knownAt: DateTime, $first: Int, $after: String) {{
  people(within: $within, filter: $filter, asOf: $asOf, knownAt: $knownAt, first: $first, after: $after) {{
    edges {{ node {{ id }} }} {PAGE}
  }}
}}"""
NETWORK = """query Network($around: [ID!]!, $depth: Int, $bodyKinds: [BodyKind!], $asOf: Date, $knownAt: DateTime, $limit: Int) {
  roleHolderNetwork(around: $around, depth: $depth, bodyKinds: $bodyKinds, asOf: $asOf, knownAt: $knownAt, limit: $limit) {
    nodes { id depth kind node { id } }
    edges { id source target since until appointment { id since until sources { id } } } truncated
  }
}"""
BRIDGES = """query Bridges($within: ID!, $asOf: Date, $knownAt: DateTime, $first: Int) {
  bridges(within: $within, asOf: $asOf, knownAt: $knownAt, first: $first) {
    person { id name } bodies { id name } kinds betweenness
  }
}"""
PATHS = """query Paths($from: ID!, $to: ID!, $maxLength: Int, $limit: Int, $asOf: Date, $knownAt: DateTime) {
  paths(from: $from, to: $to, maxLength: $maxLength, limit: $limit, asOf: $asOf, knownAt: $knownAt) {
    length nodes { id depth kind node { id } } edges { id source target appointment { id } }
  }
}"""
CROSS = f"""query Cross($within: ID!, $from: [BodyKind!], $to: [BodyKind!], $end: CrossEnd! = AWAY,
  $asOf: Date, $knownAt: DateTime, $first: Int, $after: String) {{
  crossAppointments(
    within: $within, from: $from, to: $to, end: $end, asOf: $asOf, knownAt: $knownAt, first: $first, after: $after
  ) {{
    edges {{ node {{ person {{ id }} home {{ id }} away {{ id }} since until stated twoWay rules {{ id }} }} }} {PAGE}
  }}
}}"""
MATRIX = """query Matrix($within: ID!, $by: AreaLevel, $asOf: Date, $knownAt: DateTime) {
  crossAppointmentMatrix(within: $within, by: $by, asOf: $asOf, knownAt: $knownAt) { area { id } from to count compounds }
}"""
