-- Care leavers: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: cl_count
-- means: Young people receiving leaving care services, those still looked after left out
-- window: snapshot
-- lists: 9
-- note: DfE counts ages 17 to 21; the list goes to 25
SELECT count(*) AS numerator
FROM leavers;

-- measure: cl_in_touch_19_21_pct
-- means: Care leavers of 19 to 21 with whom the authority is in touch
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE in_touch = 'Yes') AS numerator, count(*) AS denominator
FROM leavers_19_21;

-- measure: cl_not_in_touch_pct
-- means: Care leavers of 19 to 21 with whom the authority is not in touch
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE in_touch_group = 'Not in touch') AS numerator, count(*) AS denominator
FROM leavers_19_21;

-- measure: cl_suitable_19_21_pct
-- means: Care leavers of 19 to 21 in suitable accommodation; those not known stay in the denominator
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE suitability = 'Suitable') AS numerator, count(*) AS denominator
FROM leavers_19_21;

-- measure: cl_eet_19_21_pct
-- means: Care leavers of 19 to 21 in education, employment or training; those not known stay in the
--   denominator
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE activity_group = 'EET') AS numerator, count(*) AS denominator
FROM leavers_19_21;

-- measure: cl_suitable_17_18_pct
-- means: Care leavers of 17 to 18 in suitable accommodation; those not known stay in the denominator
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE suitability = 'Suitable') AS numerator, count(*) AS denominator
FROM leavers_17_18;

-- measure: cl_eet_17_18_pct
-- means: Care leavers of 17 to 18 in education, employment or training; those not known stay in the
--   denominator
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE activity_group = 'EET') AS numerator, count(*) AS denominator
FROM leavers_17_18;

-- measure: cl_neet_19_21_pct
-- means: Care leavers of 19 to 21 not in education, employment or training
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE activity_group = 'NEET') AS numerator, count(*) AS denominator
FROM leavers_19_21;

-- measure: cl_he_pct
-- means: Care leavers of 19 to 21 in higher education
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE activity IN ('F1', 'P1')) AS numerator, count(*) AS denominator
FROM leavers_19_21;

-- measure: cl_apprenticeship_pct
-- means: Care leavers of 19 to 21 in an apprenticeship (newer codes needed)
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE activity IN ('F4', 'P4')) AS numerator, count(*) AS denominator
FROM leavers_19_21;

-- measure: cl_staying_put_pct
-- means: Care leavers of 18 to 20 with former foster carers
-- window: snapshot
-- lists: 9
-- note: Of all care leavers of that age, where DfE counts those who left foster care at 18
SELECT count(*) FILTER (WHERE accommodation = 'Z') AS numerator, count(*) AS denominator
FROM leavers
WHERE age_now BETWEEN 18 AND 20;

-- measure: cl_homeless_pct
-- means: Care leavers homeless or in emergency accommodation (S, V, W)
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE accommodation IN ('S', 'V', 'W')) AS numerator, count(*) AS denominator
FROM leavers
WHERE accommodation IS NOT NULL;

-- measure: cl_custody_pct
-- means: Care leavers in custody (X)
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE accommodation = 'X') AS numerator, count(*) AS denominator
FROM leavers
WHERE accommodation IS NOT NULL;

-- measure: cl_pathway_plan_6m_pct
-- means: Young people entitled to a pathway plan whose plan was reviewed in six months
-- window: snapshot
-- lists: 9
SELECT count(*) FILTER (WHERE add_months(pathway_review, 6) >= :reference) AS numerator, count(*) AS denominator
FROM care_leavers
WHERE eligibility IN ('Relevant', 'Former relevant', 'Eligible');

-- measure: cl_contact_2m_pct
-- means: Young people in touch who were contacted in 61 days
-- window: snapshot
-- lists: 9
SELECT count(*) FILTER (WHERE days_between(last_contact, :reference) <= :leaver_contact_days) AS numerator, count(*) AS denominator
FROM leavers
WHERE in_touch = 'Yes';

-- measure: cl_pa_allocated_pct
-- means: Relevant and former relevant young people with a personal adviser
-- window: snapshot
-- lists: 9
SELECT count(*) FILTER (WHERE pa IS NOT NULL) AS numerator, count(*) AS denominator
FROM care_leavers
WHERE eligibility IN ('Relevant', 'Former relevant');

-- measure: cl_uasc_pct
-- means: Care leavers who are or were unaccompanied
-- window: snapshot
-- lists: 9
-- note: At the day the lists were drawn, by age on that day; DfE counts around the birthday, over a
--   year
SELECT count(*) FILTER (WHERE uasc = 'Yes') AS numerator, count(*) AS denominator
FROM leavers;

-- measure: cl_22_25_count
-- means: Care leavers of 22 to 25 receiving a service
-- window: snapshot
-- lists: 9
SELECT count(*) AS numerator
FROM leavers
WHERE age_now BETWEEN 22 AND 25;

-- measure: cl_disability_pct
-- means: Care leavers with a disability
-- window: snapshot
-- lists: 9
SELECT count(*) FILTER (WHERE disability = 'Yes') AS numerator, count(*) AS denominator
FROM leavers;
