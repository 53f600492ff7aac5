-- Health and missing: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: cla_iha_20wd_pct
-- means: Of children new to care in the window and 20 working days or more, those with a health
--   assessment within 20 working days
-- window: 6 months
-- lists: 8
-- note: The list has only the latest assessment
SELECT count(*) FILTER (WHERE last_health >= cla_start AND working_days(cla_start, last_health) <= 20) AS numerator, count(*) AS denominator
FROM care_started
WHERE working_days(cla_start, coalesce(cla_end, :reference)) >= 20;

-- measure: cla_health_assessment_pct
-- means: Of children in care twelve months, those with a health assessment in twelve months (six
--   months under five)
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE last_health >= add_months(:reference, CASE WHEN age_now < 5 THEN -6 ELSE -12 END)) AS numerator, count(*) AS denominator
FROM in_care
WHERE add_months(cla_start, 12) <= :reference;

-- measure: cla_dental_pct
-- means: Of children in care twelve months, those with a dental check in twelve months
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE last_dental >= add_months(:reference, -12)) AS numerator, count(*) AS denominator
FROM in_care
WHERE add_months(cla_start, 12) <= :reference;

-- measure: cla_missing_pct
-- means: Children in list 8 with a missing episode in twelve months
-- window: 12 months
-- lists: 8
-- note: Children in care now or who left in six months, where DfE counts all of the year
SELECT count(*) FILTER (WHERE missing_12m >= 1) AS numerator, count(*) AS denominator
FROM care_periods;

-- measure: cla_away_pct
-- means: Children in list 8 away without authorisation in twelve months
-- window: 12 months
-- lists: 8
-- note: Children in care now or who left in six months, where DfE counts all of the year
SELECT count(*) FILTER (WHERE absent_12m >= 1) AS numerator, count(*) AS denominator
FROM care_periods;

-- measure: cla_rhi_offered_pct
-- means: Of children with a missing episode, those offered a return interview after the last
-- window: 12 months
-- lists: 8
-- note: The last episode only
SELECT count(*) FILTER (WHERE rhi_offered = 'Yes') AS numerator, count(*) AS denominator
FROM care_periods
WHERE missing_12m >= 1;

-- measure: cla_rhi_accepted_pct
-- means: Of children offered a return interview, those who accepted
-- window: 12 months
-- lists: 8
-- note: The last episode only
SELECT count(*) FILTER (WHERE rhi_accepted = 'Yes') AS numerator, count(*) AS denominator
FROM care_periods
WHERE rhi_offered = 'Yes';
