-- Looked after: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: cla_count
-- means: Children looked after, short breaks left out
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) AS numerator
FROM in_care;

-- measure: cla_rate
-- means: Children looked after, per 10,000 children
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) AS numerator, :population AS denominator
FROM in_care;

-- measure: cla_start_rate
-- means: Children who began to be looked after in the window, doubled to a year, per 10,000 children
-- window: 6 months
-- lists: 8
-- note: Events of six months, doubled to a year; not the published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM care_started;

-- measure: cla_starts_count
-- means: Children who began to be looked after in the window
-- window: 6 months
-- lists: 8
SELECT count(*) AS numerator
FROM care_started;

-- measure: cla_cease_rate
-- means: Children who ceased to be looked after in the window, doubled to a year, per 10,000
--   children
-- window: 6 months
-- lists: 8
-- note: Events of six months, doubled to a year; not the published figure of a year
SELECT count(*) AS numerator, :population AS denominator
FROM care_ended;

-- measure: cla_ceased_count
-- means: Children who ceased to be looked after in the window
-- window: 6 months
-- lists: 8
SELECT count(*) AS numerator
FROM care_ended;

-- measure: cla_uasc_count
-- means: Unaccompanied children looked after
-- window: snapshot
-- lists: 8
-- note: The flag of list 8 covers the last twelve months, not only now
SELECT count(*) AS numerator
FROM in_care
WHERE uasc = 'Yes';

-- measure: cla_uasc_pct
-- means: Share of children looked after who are unaccompanied
-- window: snapshot
-- lists: 8
-- note: The flag of list 8 covers the last twelve months, not only now
SELECT count(*) FILTER (WHERE uasc = 'Yes') AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_starts_uasc_pct
-- means: Share of children new to care in the window who are unaccompanied
-- window: 6 months
-- lists: 8
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE uasc = 'Yes') AS numerator, count(*) AS denominator
FROM care_started;

-- measure: cla_reentry_12m_pct
-- means: Children new to care in the window with an earlier period in the last twelve months
-- window: 6 months
-- lists: 8
-- note: Of the six months of the lists; not the published figure of a year
SELECT count(*) FILTER (WHERE second_period = 'Yes') AS numerator, count(*) AS denominator
FROM care_started;

-- measure: cla_s20_pct
-- means: Children looked after under section 20
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE legal_status = 'V2') AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_full_care_order_pct
-- means: Children looked after under a full care order
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE legal_status = 'C2') AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_placement_order_pct
-- means: Children looked after with a placement order
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE legal_status = 'E1') AS numerator, count(*) AS denominator
FROM in_care;
