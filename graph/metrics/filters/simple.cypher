// One condition of a population that asks no other metric.
// in: subject, area, day, filter; out: place – 2 in, 1 perhaps, 0 out
  //| exists
  WITH subject, area, day, filter WHERE filter.filter = 'exists'
  CALL (subject, area, day, filter) {
  //> filters/exists
  }
  RETURN place
  //| served_by_firm
  WITH subject, area, day, filter WHERE filter.filter IN ['served_by_firm', 'not_served_by_firm']
  CALL (subject, area, day, filter) {
  //> filters/served_by_firm
  }
  RETURN CASE filter.filter WHEN 'served_by_firm' THEN place ELSE 2 - place END AS place
  //| listed_by
  WITH subject, area, day, filter WHERE filter.filter = 'listed_by'
  CALL (subject, area, day, filter) {
  //> filters/listed_by
  }
  RETURN place
  //| mature
  WITH subject, filter WHERE filter.filter = 'mature'
  RETURN CASE WHEN subject.mature THEN 2 ELSE 0 END AS place
  //| class
  WITH subject, filter WHERE filter.filter = 'class'
  RETURN CASE WHEN subject.class IN filter.classes THEN 2 ELSE 0 END AS place
  //|
