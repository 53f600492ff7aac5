-- Reviews and visits: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: cla_reviews_timescale_pct
-- means: Of children past their first review, those whose last review is not longer ago than allowed
-- window: snapshot
-- lists: 8
-- note: At snapshot, from the last one only; not the published figure, which covers a year
SELECT count(*) FILTER (WHERE CASE
      WHEN working_days(cla_start, last_review) <= 20 THEN add_months(last_review, 3)
      ELSE add_months(last_review, 6) END >= :reference) AS numerator,
  count(*) AS denominator
FROM in_care
WHERE working_days(cla_start, :reference) > 20;

-- measure: cla_first_review_20wd_pct
-- means: Of children who came into care more than 20 working and up to 90 days ago, those reviewed
--   within 20 working days
-- window: snapshot
-- lists: 8
-- note: The list has only the latest review: where a second was held early, the first does not show
SELECT count(*) FILTER (WHERE last_review >= cla_start AND working_days(cla_start, last_review) <= 20) AS numerator, count(*) AS denominator
FROM in_care
WHERE working_days(cla_start, :reference) > 20 AND days_between(cla_start, :reference) <= 90;

-- measure: cla_visits_timescale_pct
-- means: Children visited within six weeks (three months after a year in a placement meant to last)
-- window: snapshot
-- lists: 8
-- note: At snapshot, from the last visit only
SELECT count(*) FILTER (WHERE days_between(last_visit, :reference) <= CASE WHEN settled THEN :settled_visit_days ELSE :care_visit_days END) AS numerator, count(*) AS denominator
FROM in_care;

-- measure: iro_contact_3m_pct
-- means: Children with a visit or contact by the independent reviewing officer in 91 days
-- window: snapshot
-- lists: 8
-- note: The review date may be repeated here
SELECT count(*) FILTER (WHERE days_between(last_iro, :reference) <= :iro_contact_days) AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_permanence_plan_pct
-- means: Of children more than 120 days in care, those with a permanence plan
-- window: snapshot
-- lists: 8
SELECT count(*) FILTER (WHERE permanence_plan IS NOT NULL) AS numerator, count(*) AS denominator
FROM in_care
WHERE days_between(cla_start, :reference) > :permanence_plan_days;

-- measure: cla_long_term_matched_pct
-- means: Of children whose plan is long-term fostering, those in such a placement (U1, U4)
-- window: snapshot
-- lists: 8
SELECT count(*) FILTER (WHERE placement_type IN ('U1', 'U4')) AS numerator, count(*) AS denominator
FROM in_care
WHERE permanence_plan = 'Long-term fostering';
