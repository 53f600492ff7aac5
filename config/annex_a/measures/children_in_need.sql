-- Children in need: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: cin_count
-- means: Children with an open episode of need, looked-after children and protection plans included
-- window: snapshot
-- lists: 6
-- note: List 6 leaves out care leavers, whom DfE counts; at the day the lists were drawn; DfE
--   publishes the position at 31 March
SELECT count(*) AS numerator
FROM open_need;

-- measure: cin_rate
-- means: Children with an open episode of need, per 10,000 children
-- window: snapshot
-- lists: 6
-- note: List 6 leaves out care leavers, whom DfE counts; at the day the lists were drawn; DfE
--   publishes the position at 31 March
SELECT count(*) AS numerator, :population AS denominator
FROM open_need;

-- measure: cin_starts_rate
-- means: Episodes of need that began in the window, doubled to a year, per 10,000 children
-- window: 6 months
-- lists: 6
-- note: Only the latest episode of a child; events of six months, doubled to a year; not the
--   published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM children_in_need
WHERE cin_start BETWEEN :window_start AND :reference;

-- measure: cin_plan_count
-- means: Children with a child in need plan, neither looked after nor on a protection plan
-- window: snapshot
-- lists: 6
SELECT count(*) AS numerator
FROM open_need
WHERE status = 'Child in need plan';

-- measure: cin_plan_rate
-- means: Children with a child in need plan, per 10,000 children
-- window: snapshot
-- lists: 6
SELECT count(*) AS numerator, :population AS denominator
FROM open_need
WHERE status = 'Child in need plan';

-- measure: cin_open_2yrs_pct
-- means: Open episodes of two years (730 days) or more
-- window: snapshot
-- lists: 6
-- note: List 6 leaves out care leavers, whom DfE counts; at the day the lists were drawn; DfE
--   publishes the position at 31 March
SELECT count(*) FILTER (WHERE days_between(cin_start, :reference) >= 730) AS numerator, count(*) AS denominator
FROM open_need;

-- measure: cin_plan_over_12m_pct
-- means: Child in need plans of children whose episode is older than 365 days
-- window: snapshot
-- lists: 6
-- note: From the start of the episode: the list has no start of the plan
SELECT count(*) FILTER (WHERE days_between(cin_start, :reference) > 365) AS numerator, count(*) AS denominator
FROM open_need
WHERE status = 'Child in need plan';

-- measure: cin_open_under3m_pct
-- means: Open episodes of fewer than 91 days
-- window: snapshot
-- lists: 6
-- note: List 6 leaves out care leavers, whom DfE counts; at the day the lists were drawn; DfE
--   publishes the position at 31 March
SELECT count(*) FILTER (WHERE days_between(cin_start, :reference) < 91) AS numerator, count(*) AS denominator
FROM open_need;

-- measure: cin_closed_3m_pct
-- means: Episodes ended in the window after fewer than 91 days
-- window: 6 months
-- lists: 6
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE days_between(cin_start, cin_end) < 91) AS numerator, count(*) AS denominator
FROM need_ended;

-- measure: cin_closed_2yrs_pct
-- means: Episodes ended in the window after two years (730 days) or more
-- window: 6 months
-- lists: 6
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE days_between(cin_start, cin_end) >= 730) AS numerator, count(*) AS denominator
FROM need_ended;

-- measure: cin_need_abuse_pct
-- means: Open episodes whose main need is abuse or neglect
-- window: snapshot
-- lists: 6
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE primary_need = 'N1') AS numerator, count(*) AS denominator
FROM open_need
WHERE primary_need IS NOT NULL;

-- measure: cin_disability_pct
-- means: Open episodes of children with a disability
-- window: snapshot
-- lists: 6
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE disability = 'Yes') AS numerator, count(*) AS denominator
FROM open_need;

-- measure: cin_visits_timescale_pct
-- means: Children with a child in need plan seen within the local standard
-- window: snapshot
-- lists: 6
-- note: At snapshot, from the last visit only; the standard is local
SELECT count(*) FILTER (WHERE working_days(last_seen, :reference) <= :cin_visit_days) AS numerator, count(*) AS denominator
FROM open_need
WHERE status = 'Child in need plan';

-- measure: cin_allocated_pct
-- means: Open rows of lists 6 to 8 with a worker
-- window: snapshot
-- lists: 6, 7, 8
WITH open_rows AS (
  SELECT worker FROM open_need UNION ALL SELECT worker FROM open_plans
  UNION ALL SELECT worker FROM in_care)
SELECT count(worker) AS numerator, count(*) AS denominator
FROM open_rows;
