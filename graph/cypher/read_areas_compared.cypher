// Which of the areas told are in the present just so, which differ, and which identifiers belong to something else.
// $areas: list of [code, name, level, parent] – an empty parent is left to the code
UNWIND range(0, size($areas) - 1) AS place
WITH place, $areas[place] AS told
MATCH (found:Record {id: told[0]})
WITH place, found, [label IN labels(found) WHERE label <> 'Record'][0] AS label,
     found.name = told[1] AND found.level = told[2] AND coalesce(told[3] = '' OR found.parent = told[3], true) AS same
RETURN collect(CASE WHEN label = 'Area' AND same THEN place END) AS same,
       collect(CASE WHEN label = 'Area' AND NOT same THEN place END) AS others,
       collect(CASE WHEN label <> 'Area' THEN [place, label] END) AS inTheWay
