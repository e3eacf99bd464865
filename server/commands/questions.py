"""Three questions worth asking the demo, printed by `govhub serve --demo`."""

COVERAGE = """
# Coverage of an invented street, by community, against its targets (覆盖率与目标)
{
  coverage(
    within: "990101001"
    metrics: ["committee", "owners-committee", "party-organisation", "deputy-station-head"]
    by: COMMUNITY
  ) {
    area { name }
    metric { name }
    population met notMet unknown exempt
    rate lowerBound upperBound
    targets { standing shortfall target { clause threshold due } }
  }
}
"""
GAPS = """
# Where it falls short, why, and by which clause (缺口、依据、条款)
{
  coverageGaps(within: "990101001", first: 5) {
    edges {
      node { area { name } metric { name } verdict since explanation rules { clause text } evidence { reason counted } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
"""
NETWORK = """
# Whom a community secretary of a real plan is connected to, through which posts, and by which document (任职网络)
{
  roleHolderNetwork(around: ["qy-p-29"], depth: 2) {
    nodes { id label kind depth }
    edges { source target kind label since appointment { sources { title documentNumber } } }
    truncated
  }
}
"""
DEMO_QUESTIONS = (COVERAGE, GAPS, NETWORK)
