-- Referrals: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: referrals_count
-- means: Referrals received in the window
-- window: 6 months
-- lists: 3
SELECT count(*) AS numerator
FROM referrals_in_window;

-- measure: referrals_rate
-- means: Referrals received in the window, doubled to a year, per 10,000 children
-- window: 6 months
-- lists: 3
-- note: Events of six months, doubled to a year; not the published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM referrals_in_window;

-- measure: rereferrals_pct
-- means: Referrals with an earlier referral of the child in the twelve months before
-- window: 6 months
-- lists: 3
-- note: Of the six months of the lists; not the published figure of a year
-- all rows of a child carry the count for the latest one: of the k-th row before it, k of those came later
WITH counted AS (
  SELECT referrals_12m,
    row_number() OVER (PARTITION BY child_id ORDER BY referral_date DESC, row_no) - 1 AS later
  FROM referrals_in_window)
SELECT count(*) FILTER (WHERE referrals_12m - later >= 1) AS numerator, count(*) AS denominator
FROM counted
WHERE referrals_12m IS NOT NULL;

-- measure: referrals_nfa_pct
-- means: Referrals that ended in no further action
-- window: 6 months
-- lists: 3
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE nfa = 'Yes') AS numerator, count(*) AS denominator
FROM referrals_in_window
WHERE nfa IS NOT NULL;

-- measure: referrals_not_in_need_pct
-- means: Assessments authorised in the window with no support needed, against referrals in the
--   window
-- window: 6 months
-- lists: 3, 4
-- note: A proxy: assessments against referrals, where DfE follows each referral
SELECT (SELECT count(*) FROM assessments_in_window WHERE support_needed = 'No') AS numerator,
  (SELECT count(*) FROM referrals_in_window) AS denominator;

-- measure: referral_source_police_pct
-- means: Referrals from the police
-- window: 6 months
-- lists: 3
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE source_group = 'Police') AS numerator, count(*) AS denominator
FROM referrals_in_window;

-- measure: referral_source_school_pct
-- means: Referrals from schools
-- window: 6 months
-- lists: 3
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE source_group = 'Schools') AS numerator, count(*) AS denominator
FROM referrals_in_window;

-- measure: referral_source_health_pct
-- means: Referrals from health services
-- window: 6 months
-- lists: 3
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE source_group = 'Health services') AS numerator, count(*) AS denominator
FROM referrals_in_window;

-- measure: referrals_after_nfa_pct
-- means: Referrals after an earlier one of the window that ended in no further action
-- window: 6 months
-- lists: 3
-- note: Only where both fall in the six months of the list
SELECT count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM referrals_in_window e WHERE e.child_id = r.child_id
      AND e.referral_date < r.referral_date AND e.nfa = 'Yes')) AS numerator,
  count(*) AS denominator
FROM referrals_in_window r;
