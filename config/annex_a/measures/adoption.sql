-- Adoption: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: cla_adopted_count
-- means: Children adopted in the last twelve months
-- window: 12 months
-- lists: 10
SELECT count(*) AS numerator
FROM adopted;

-- measure: adoption_entry_to_placed_days
-- means: Mean days from entering care to moving in with adopters, of children adopted
-- window: 12 months
-- lists: 10
-- note: Twelve months, where the national figure is an average of three years
SELECT avg(days_between(care_start, placed_date)) AS value, count(*) AS denominator
FROM adopted
WHERE care_start IS NOT NULL AND placed_date IS NOT NULL;

-- measure: adoption_order_to_match_days
-- means: Mean days from placement order to match, of children adopted; a match before the order
--   counts as none
-- window: 12 months
-- lists: 10
-- note: Twelve months, where the national figure is an average of three years
SELECT avg(max(0, days_between(placement_order, match_date))) AS value, count(*) AS denominator
FROM adopted
WHERE placement_order IS NOT NULL AND match_date IS NOT NULL;

-- measure: adoption_decision_to_match_months
-- means: Mean months from the decision to the match, of children adopted
-- window: 12 months
-- lists: 10
SELECT avg(days_between(decision_date, match_date)) / 30.4375 AS value, count(*) AS denominator
FROM adopted
WHERE decision_date IS NOT NULL AND match_date IS NOT NULL;

-- measure: adoption_waiting_count
-- means: Children with a placement order who are not placed
-- window: snapshot
-- lists: 10
SELECT count(*) AS numerator
FROM adoption
WHERE placement_order IS NOT NULL AND placed_date IS NULL AND reversed_date IS NULL AND adoption_order IS NULL;

-- measure: adoption_reversal_pct
-- means: Decisions reversed in the last twelve months, of all in the list
-- window: 12 months
-- lists: 10
SELECT count(*) FILTER (WHERE reversed_date BETWEEN :year_start AND :reference) AS numerator, count(*) AS denominator
FROM adoption;

-- measure: adopters_approved_count
-- means: Families approved in the last twelve months
-- window: 12 months
-- lists: 11
-- note: Usually held by the regional adoption agency
SELECT count(DISTINCT coalesce(family_id, adopter_id)) AS numerator
FROM adopters
WHERE coalesce(stage2_end, approved_date) BETWEEN :year_start AND :reference;

-- measure: adopter_stage1_2m_pct
-- means: Of first stages ended in the last twelve months, those within two months
-- window: 12 months
-- lists: 11
-- note: Usually held by the regional adoption agency
SELECT count(*) FILTER (WHERE stage1_end <= add_months(stage1_start, 2)) AS numerator, count(*) AS denominator
FROM adopters
WHERE stage1_start IS NOT NULL AND stage1_end BETWEEN :year_start AND :reference;
