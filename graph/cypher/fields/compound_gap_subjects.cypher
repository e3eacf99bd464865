// A compound as the subject of each metric that judges compounds, with the area it lies in.
// in: subject (Compound), metrics – list of map (graph/store/measures.py), day; out: subject, area, metric, day
MATCH (subject)-[:LOCATED_IN]->(area:Area)
UNWIND metrics AS metric
WITH subject, area, day, metric WHERE metric.subject = 'compound'
