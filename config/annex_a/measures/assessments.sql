-- Assessments: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: assessments_completed_count
-- means: Assessments authorised in the window
-- window: 6 months
-- lists: 4
SELECT count(*) AS numerator
FROM assessments_in_window;

-- measure: assessments_rate
-- means: Assessments authorised in the window, doubled to a year, per 10,000 children
-- window: 6 months
-- lists: 4
-- note: Events of six months, doubled to a year; not the published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM assessments_in_window;

-- measure: assessments_45wd_pct
-- means: Assessments authorised within 45 working days
-- window: 6 months
-- lists: 4
-- note: From the referral where list 3 has one, else from the start of the assessment; of the six
--   months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE working_days(begun, authorised) <= 45) AS numerator, count(*) AS denominator
FROM assessments_in_window;

-- measure: assessments_median_days
-- means: Median working days to authorisation
-- window: 6 months
-- lists: 4
-- note: From the referral where list 3 has one, else from the start of the assessment; of the six
--   months of the lists; not the published figure of a year
SELECT median(working_days(begun, authorised)) AS value, count(*) AS denominator
FROM assessments_in_window;

-- measure: assessments_within_10d_pct
-- means: Assessments authorised within 10 working days
-- window: 6 months
-- lists: 4
-- note: From the referral where list 3 has one, else from the start of the assessment; of the six
--   months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE working_days(begun, authorised) <= 10) AS numerator, count(*) AS denominator
FROM assessments_in_window;

-- measure: assessments_open_count
-- means: Assessments not yet authorised
-- window: snapshot
-- lists: 4
SELECT count(*) AS numerator
FROM assessments
WHERE authorised IS NULL;

-- measure: assessments_open_over45_pct
-- means: Open assessments past 45 working days
-- window: snapshot
-- lists: 4
SELECT count(*) FILTER (WHERE working_days(begun, :reference) > 45) AS numerator, count(*) AS denominator
FROM clocked_assessments
WHERE authorised IS NULL;

-- measure: assessments_child_seen_pct
-- means: Authorised assessments in which the child was seen; unborn children left out
-- window: 6 months
-- lists: 4
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE child_seen = 'Yes') AS numerator, count(*) AS denominator
FROM assessments_in_window
WHERE child_seen IS NOT NULL AND age_now IS NOT -1;

-- measure: assessments_nfa_pct
-- means: Authorised assessments after which no support was needed
-- window: 6 months
-- lists: 4
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE support_needed = 'No') AS numerator, count(*) AS denominator
FROM assessments_in_window
WHERE support_needed IS NOT NULL;
