-- Early help: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: eh_assessments_count
-- means: Early help assessments that started in the window
-- window: 6 months
-- lists: 2
SELECT count(*) AS numerator
FROM early_help_in_window;

-- measure: eh_rate
-- means: Early help assessments started in the window, doubled to a year, per 10,000 children
-- window: 6 months
-- lists: 2
-- note: Events of six months, doubled to a year; not the published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM early_help_in_window;

-- measure: eh_open_count
-- means: Children with an early help episode that has no end date
-- window: snapshot
-- lists: 2
SELECT count(DISTINCT child_id) AS numerator
FROM early_help
WHERE eh_end IS NULL;

-- measure: eh_to_referral_pct
-- means: Children in the early help list with a referral on or after its start
-- window: 6 months
-- lists: 2, 3
-- note: Of the six months of the lists; not the published figure of a year
WITH children AS (
  SELECT child_id, min(eh_start) AS began FROM early_help WHERE child_id IS NOT NULL GROUP BY child_id)
SELECT count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM referrals_in_window r WHERE r.child_id = children.child_id AND r.referral_date >= began))
    AS numerator,
  count(*) AS denominator
FROM children;

-- measure: eh_step_up_pct
-- means: Early help episodes ended in the window, followed within 30 days by an episode in list 6
-- window: 6 months
-- lists: 2, 6
-- note: A proxy: list 6 shows only the latest episode of a child
SELECT count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM children_in_need n WHERE n.child_id = e.child_id
      AND n.cin_start BETWEEN e.eh_end AND date(e.eh_end, '+30 days'))) AS numerator,
  count(*) AS denominator
FROM early_help e
WHERE eh_end BETWEEN :window_start AND :reference;
