// One condition of a population that asks no other metric.
// in: subject, area, day, filter; out: place – 2 in, 1 perhaps, 0 out
  //| exists
  WITH subject, area, day, filter WHERE filter.filter = 'exists'
  CALL (subject, area, day, filter) {
  //> filters/exists
  }
  RETURN place
  //| service_by_firm
  WITH subject, area, day, filter WHERE filter.filter = 'service_by_firm'
  CALL (subject, area, day, filter) {
  //> filters/service_by_firm
  }
  RETURN place
  //| complaint_due
  WITH subject, area, day, filter WHERE filter.filter = 'complaint_due'
  CALL (subject, area, day, filter) {
  //> filters/complaint_due
  }
  RETURN place
  //| head_is_member
  WITH subject, area, day, filter WHERE filter.filter = 'head_is_member'
  CALL (subject, area, day, filter) {
  //> filters/head_is_member
  }
  RETURN place
  //| listed_by
  WITH subject, area, day, filter WHERE filter.filter = 'listed_by'
  CALL (subject, area, day, filter) {
  //> filters/listed_by
  }
  RETURN place
  //| established_from
  WITH subject, area, day, filter WHERE filter.filter = 'established_from'
  CALL (subject, area, day, filter) {
  //> filters/established_from
  }
  RETURN place
  //| party_members_employed
  WITH subject, area, day, filter WHERE filter.filter = 'party_members_employed'
  CALL (subject, area, day, filter) {
  //> filters/party_members_employed
  }
  RETURN place
  //| posts_exist
  WITH subject, area, day, filter WHERE filter.filter = 'posts_exist'
  CALL (subject, area, day, filter) {
  //> filters/posts_exist
  }
  RETURN place
  //| served_by_firm
  WITH subject, area, day, filter WHERE filter.filter IN ['served_by_firm', 'not_served_by_firm']
  CALL (subject, area, day, filter) {
  //> filters/served_by_firm
  }
  RETURN CASE filter.filter WHEN 'served_by_firm' THEN place ELSE 2 - place END AS place
  //| mature
  WITH subject, filter WHERE filter.filter = 'mature'
  RETURN CASE WHEN subject.mature THEN 2 ELSE 0 END AS place
  //| class
  WITH subject, filter WHERE filter.filter = 'class'
  RETURN CASE WHEN subject.class IN filter.classes THEN 2 ELSE 0 END AS place
  //| always
  WITH filter WHERE filter.filter = 'always'
  RETURN 2 AS place
  //|
