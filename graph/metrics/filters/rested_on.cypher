// One condition of the population of a metric that another population rests on: the few that such metrics have.
// in: subject, area, day, filter; out: place – 2 in, 1 perhaps, 0 out
  //| by_metric
  WITH filter WHERE filter.filter = 'always'
  RETURN 2 AS place
  //| rests_head_is_member
  WITH subject, area, day, filter WHERE filter.filter = 'head_is_member'
  CALL (subject, area, day, filter) {
  //> filters/head_is_member
  }
  RETURN place
  //| rests_listed_by
  WITH subject, area, day, filter WHERE filter.filter = 'listed_by'
  CALL (subject, area, day, filter) {
  //> filters/listed_by
  }
  RETURN place
  //| rests_served_by_firm
  WITH subject, area, day, filter WHERE filter.filter IN ['served_by_firm', 'not_served_by_firm']
  CALL (subject, area, day, filter) {
  //> filters/served_by_firm
  }
  RETURN CASE filter.filter WHEN 'served_by_firm' THEN place ELSE 2 - place END AS place
  //| rests_mature
  WITH subject, filter WHERE filter.filter = 'mature'
  RETURN CASE WHEN subject.mature THEN 2 ELSE 0 END AS place
  //| rests_class
  WITH subject, filter WHERE filter.filter = 'class'
  RETURN CASE WHEN subject.class IN filter.classes THEN 2 ELSE 0 END AS place
  //|
