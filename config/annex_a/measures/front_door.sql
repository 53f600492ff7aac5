-- The front door: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: contacts_count
-- means: Contacts dated in the window, one row for each child
-- window: 6 months
-- lists: 1
SELECT count(*) AS numerator
FROM contacts_in_window;

-- measure: contacts_rate
-- means: Contacts in the window, doubled to a year, per 10,000 children
-- window: 6 months
-- lists: 1
-- note: Events of six months, doubled to a year; not the published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM contacts_in_window;

-- measure: contacts_to_referral_pct
-- means: Children with a contact who also have a referral in the window
-- window: 6 months
-- lists: 1, 3
-- note: A proxy: matched on the child, not on the outcome of the contact
WITH children AS (SELECT DISTINCT child_id FROM contacts_in_window WHERE child_id IS NOT NULL)
SELECT count(*) FILTER (WHERE child_id IN (SELECT child_id FROM referrals_in_window)) AS numerator,
  count(*) AS denominator
FROM children;

-- measure: contacts_repeat_pct
-- means: Children with two or more contacts in the window
-- window: 6 months
-- lists: 1
-- note: Depends on the length of the window, here six months
WITH children AS (
  SELECT child_id, count(*) AS contacts FROM contacts_in_window WHERE child_id IS NOT NULL GROUP BY child_id)
SELECT count(*) FILTER (WHERE contacts >= 2) AS numerator, count(*) AS denominator
FROM children;

-- measure: contacts_police_pct
-- means: Contacts from the police, of those with a known source
-- window: 6 months
-- lists: 1
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE source_group = 'Police') AS numerator, count(*) AS denominator
FROM contacts_in_window
WHERE source IS NOT NULL AND source <> '10';
