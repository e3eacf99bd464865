// The later start and the earlier end of two appointments as written; of reduced dates the later start is the one
// whose last possible day is later, the earlier end the one whose first possible day is earlier, of equals the longer text.
// in: home (Appointment), away (Appointment); out: since, until
WITH *,
     CASE WHEN home.since IS NULL THEN away.since
          WHEN away.since IS NULL OR home.sinceLast > away.sinceLast
            OR (home.sinceLast = away.sinceLast AND size(home.since) > size(away.since)) THEN home.since
          ELSE away.since END AS since,
     CASE WHEN home.until IS NULL THEN away.until
          WHEN away.until IS NULL OR home.untilFirst < away.untilFirst
            OR (home.untilFirst = away.untilFirst AND size(home.until) > size(away.until)) THEN home.until
          ELSE away.until END AS until
