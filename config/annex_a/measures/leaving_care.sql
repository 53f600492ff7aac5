-- Leaving care: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: cla_adopted_pct
-- means: Children who ceased to be looked after in the window through adoption
-- window: 6 months
-- lists: 8
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE ceased_reason IN ('E11', 'E12')) AS numerator, count(*) AS denominator
FROM care_ended;

-- measure: cla_sgo_pct
-- means: Children who ceased to be looked after in the window through a special guardianship order
-- window: 6 months
-- lists: 8
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE ceased_reason IN ('E45', 'E46', 'E47', 'E48')) AS numerator, count(*) AS denominator
FROM care_ended;

-- measure: cla_cao_pct
-- means: Children who ceased to be looked after in the window through a child arrangements order
-- window: 6 months
-- lists: 8
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE ceased_reason = 'E41') AS numerator, count(*) AS denominator
FROM care_ended;

-- measure: cla_home_planned_pct
-- means: Children who ceased to be looked after in the window and returned home as planned
-- window: 6 months
-- lists: 8
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE ceased_reason = 'E4A') AS numerator, count(*) AS denominator
FROM care_ended;

-- measure: cla_home_unplanned_pct
-- means: Children who ceased to be looked after in the window and returned home outside the plan
-- window: 6 months
-- lists: 8
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE ceased_reason = 'E4B') AS numerator, count(*) AS denominator
FROM care_ended;
