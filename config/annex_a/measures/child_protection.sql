-- Child protection: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: cpp_count
-- means: Children on an open protection plan
-- window: snapshot
-- lists: 7
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) AS numerator
FROM open_plans;

-- measure: cpp_rate
-- means: Children on an open protection plan, per 10,000 children
-- window: snapshot
-- lists: 7
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) AS numerator, :population AS denominator
FROM open_plans;

-- measure: cpp_start_rate
-- means: Plans started in the window, doubled to a year, per 10,000 children
-- window: 6 months
-- lists: 7
-- note: Events of six months, doubled to a year; not the published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM plans_started;

-- measure: cpp_starts_count
-- means: Plans started in the window
-- window: 6 months
-- lists: 7
SELECT count(*) AS numerator
FROM plans_started;

-- measure: cpp_end_rate
-- means: Plans ended in the window, doubled to a year, per 10,000 children
-- window: 6 months
-- lists: 7
-- note: Events of six months, doubled to a year; not the published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM plans_ended;

-- measure: cpp_repeat_pct
-- means: Plans started in the window for a child with any earlier plan
-- window: 6 months
-- lists: 7
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE previous_plans >= 1) AS numerator, count(*) AS denominator
FROM plans_started
WHERE previous_plans IS NOT NULL;

-- measure: cpp_2yrs_open_pct
-- means: Open plans of two years (730 days) or more
-- window: snapshot
-- lists: 7
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE days_between(plan_start, :reference) >= 730) AS numerator, count(*) AS denominator
FROM open_plans;

-- measure: cpp_2yrs_closed_pct
-- means: Plans ended in the window after two years (730 days) or more
-- window: 6 months
-- lists: 7
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE days_between(plan_start, plan_end) >= 730) AS numerator, count(*) AS denominator
FROM plans_ended;

-- measure: cpp_closed_under3m_pct
-- means: Plans ended in the window after fewer than 91 days
-- window: 6 months
-- lists: 7
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE days_between(plan_start, plan_end) < 91) AS numerator, count(*) AS denominator
FROM plans_ended;

-- measure: cpp_over_15m_pct
-- means: Open plans of 15 months (457 days) or more
-- window: snapshot
-- lists: 7
SELECT count(*) FILTER (WHERE days_between(plan_start, :reference) >= 457) AS numerator, count(*) AS denominator
FROM open_plans;

-- measure: cpp_reviews_timescale_pct
-- means: Plans open for three months or more with a review in the last six months, or the first in
--   time
-- window: snapshot
-- lists: 7
-- note: At snapshot, from the last one only; not the published figure, which covers a year
SELECT count(*) FILTER (WHERE add_months(last_review, 6) >= :reference) AS numerator, count(*) AS denominator
FROM open_plans
WHERE add_months(plan_start, 3) < :reference;

-- measure: cpp_visits_timescale_pct
-- means: Open plans with a visit within the local standard
-- window: snapshot
-- lists: 7
-- note: At snapshot, from the last visit only; the standard is local
SELECT count(*) FILTER (WHERE working_days(last_visit, :reference) <= :cp_visit_days) AS numerator, count(*) AS denominator
FROM open_plans;

-- measure: cpp_seen_alone_pct
-- means: Children on an open plan seen alone at the last visit; babies and unborn children left out
-- window: snapshot
-- lists: 7
SELECT count(*) FILTER (WHERE seen_alone = 'Yes') AS numerator, count(*) AS denominator
FROM open_plans
WHERE seen_alone IN ('Yes', 'No') AND age_now >= 1;

-- measure: cpp_category_neglect_pct
-- means: Open plans whose latest category is neglect
-- window: snapshot
-- lists: 7
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE latest_category = 'Neglect') AS numerator, count(*) AS denominator
FROM open_plans;

-- measure: cpp_category_emotional_pct
-- means: Open plans whose latest category is emotional abuse
-- window: snapshot
-- lists: 7
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE latest_category = 'Emotional') AS numerator, count(*) AS denominator
FROM open_plans;

-- measure: cpp_dual_status_count
-- means: Children on an open plan who are looked after as well
-- window: snapshot
-- lists: 7, 8
SELECT count(DISTINCT child_id) AS numerator
FROM open_plans
WHERE child_id IN (SELECT child_id FROM in_care);

-- measure: epo_police_protection_count
-- means: Children in list 7 under an emergency order or police powers in the last six months
-- window: 6 months
-- lists: 7
-- note: Only children with a plan are in list 7
SELECT count(*) AS numerator
FROM child_protection
WHERE epo = 'Yes';
