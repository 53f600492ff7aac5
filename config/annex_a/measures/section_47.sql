-- Section 47 enquiries and conferences: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: s47_count
-- means: Section 47 enquiries started in the window
-- window: 6 months
-- lists: 5
SELECT count(*) AS numerator
FROM enquiries_in_window;

-- measure: s47_rate
-- means: Section 47 enquiries started in the window, doubled to a year, per 10,000 children
-- window: 6 months
-- lists: 5
-- note: Events of six months, doubled to a year; not the published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM enquiries_in_window;

-- measure: s47_to_icpc_pct
-- means: Enquiries with an initial conference, of those decided
-- window: 6 months
-- lists: 5
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE icpc_date IS NOT NULL) AS numerator, count(*) AS denominator
FROM enquiries_in_window
WHERE icpc_date IS NOT NULL OR icpc_not_needed IS NOT NULL;

-- measure: s47_icpc_not_needed_pct
-- means: Enquiries marked as needing no conference
-- window: 6 months
-- lists: 5
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE icpc_not_needed = 'Yes') AS numerator, count(*) AS denominator
FROM enquiries_in_window
WHERE icpc_not_needed IS NOT NULL;

-- measure: s47_repeat_12m_pct
-- means: Children whose latest enquiry followed another within twelve months
-- window: 6 months
-- lists: 5
-- note: Of the six months of the lists; not the published figure of a year
WITH children AS (
  SELECT child_id, max(s47_12m) AS earlier FROM enquiries_in_window
  WHERE child_id IS NOT NULL AND s47_12m IS NOT NULL GROUP BY child_id)
SELECT count(*) FILTER (WHERE earlier >= 1) AS numerator, count(*) AS denominator
FROM children;

-- measure: icpc_count
-- means: Initial conferences held in the window
-- window: 6 months
-- lists: 5
-- note: Conferences of children who moved in may be missing from list 5
SELECT count(*) AS numerator
FROM conferences_in_window;

-- measure: icpc_rate
-- means: Initial conferences held in the window, doubled to a year, per 10,000 children
-- window: 6 months
-- lists: 5
-- note: Events of six months, doubled to a year; not the published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM conferences_in_window;

-- measure: icpc_15wd_pct
-- means: Conferences within 15 working days of the strategy discussion
-- window: 6 months
-- lists: 5
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE working_days(strategy_date, icpc_date) <= 15) AS numerator, count(*) AS denominator
FROM conferences_in_window
WHERE strategy_date IS NOT NULL;

-- measure: icpc_to_cpp_pct
-- means: Conferences that made a plan
-- window: 6 months
-- lists: 5
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE icpc_to_plan = 'Yes') AS numerator, count(*) AS denominator
FROM conferences_in_window
WHERE icpc_to_plan IS NOT NULL;

-- measure: icpc_median_days
-- means: Median working days from strategy discussion to conference
-- window: 6 months
-- lists: 5
-- note: Of the six months of the lists; not the published figure of a year
SELECT median(working_days(strategy_date, icpc_date)) AS value, count(*) AS denominator
FROM conferences_in_window
WHERE strategy_date IS NOT NULL;
