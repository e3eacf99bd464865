"""A graph that an older version wrote can still be prepared."""

from graph.database import Database
from graph.store.policies import read_metrics
from seeds.prepare import prepare


async def test_a_metric_in_words_of_an_older_version_is_left_out_until_it_is_adopted_anew(graph: Database) -> None:
    await prepare(graph)
    known = (await read_metrics(graph)).by_id
    older = "replace(m.definition, 'service_holds', 'served_at_all')"
    await graph.execute(f"MATCH (m:Metric {{id: 'served'}}) SET m.definition = {older}, m.stated = ''")
    assert set(known) - set((await read_metrics(graph)).by_id) == {"served"}
    await prepare(graph)
    assert (await read_metrics(graph)).by_id == known
