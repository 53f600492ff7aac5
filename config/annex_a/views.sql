-- What measures and rules share. Tables are named as in lists.toml; every row has row_no, the number of its
-- row in the workbook, and age_now, the age at the reference date (-1 for an unborn child). A coded column
-- holds the short code, NULL where it is blank or unknown; x_group holds the group of column x.
-- Source: our own, from the guidance to Annex A. As at 2026-11-22.

-- children in need with an open episode
CREATE VIEW open_need AS SELECT * FROM children_in_need WHERE cin_end IS NULL;

-- child protection plans that are open
CREATE VIEW open_plans AS SELECT * FROM child_protection WHERE plan_end IS NULL;

-- periods of care, short breaks left out; settled: a year in a placement that is meant to last to 18
CREATE VIEW care_periods AS
SELECT *,
  permanence_plan IN ('Long-term fostering', 'Long-term residential')
    AND placement_start <= (SELECT year_ago FROM run) AS settled
FROM looked_after
WHERE legal_status_group IS NOT 'Short breaks';

-- children looked after now
CREATE VIEW in_care AS SELECT * FROM care_periods WHERE cla_end IS NULL;

-- care leavers, without those who are still looked after (eligible)
CREATE VIEW leavers AS SELECT * FROM care_leavers WHERE eligibility IS NOT 'Eligible';

-- those whom DfE counts: without young people who died or went home for good
CREATE VIEW leavers_19_21 AS
SELECT * FROM leavers WHERE age_now BETWEEN 19 AND 21 AND in_touch_group IS NOT 'Exclude';
CREATE VIEW leavers_17_18 AS
SELECT * FROM leavers WHERE age_now BETWEEN 17 AND 18 AND in_touch_group IS NOT 'Exclude';

-- Three tables beside the lists: faults (list, field, row_no, kind) is what was seen while cells were read,
-- differing (child_id) the children whose date of birth, gender or ethnicity is not the same on all their rows,
-- and run the reference date, the first days of the windows and the day a year ago.

-- what happened in the lists' own window of six months
CREATE VIEW contacts_in_window AS
SELECT c.* FROM contacts c, run WHERE contact_date BETWEEN window_start AND reference;
CREATE VIEW early_help_in_window AS
SELECT e.* FROM early_help e, run WHERE eh_start BETWEEN window_start AND reference;
CREATE VIEW referrals_in_window AS
SELECT r.* FROM referrals r, run WHERE referral_date BETWEEN window_start AND reference;
CREATE VIEW enquiries_in_window AS
SELECT e.* FROM enquiries e, run WHERE strategy_date BETWEEN window_start AND reference;
CREATE VIEW conferences_in_window AS
SELECT e.* FROM enquiries e, run WHERE icpc_date BETWEEN window_start AND reference;

-- assessments with the day the clock starts: the referral up to a month before it where list 3 has one
-- (Working Together counts from the referral), else the start of the assessment
CREATE VIEW clocked_assessments AS
SELECT a.*, coalesce(
  (SELECT max(r.referral_date) FROM referrals r WHERE r.child_id = a.child_id
    AND r.referral_date BETWEEN date(a.assessment_start, '-31 days') AND a.assessment_start),
  a.assessment_start) AS begun
FROM assessments a;
CREATE VIEW assessments_in_window AS
SELECT a.* FROM clocked_assessments a, run WHERE authorised BETWEEN window_start AND reference;

-- episodes, plans and periods of care that began or ended in the window
CREATE VIEW need_ended AS
SELECT n.* FROM children_in_need n, run WHERE cin_end BETWEEN window_start AND reference;
CREATE VIEW plans_started AS
SELECT p.* FROM child_protection p, run WHERE plan_start BETWEEN window_start AND reference;
CREATE VIEW plans_ended AS
SELECT p.* FROM child_protection p, run WHERE plan_end BETWEEN window_start AND reference;
CREATE VIEW care_started AS
SELECT c.* FROM care_periods c, run WHERE cla_start BETWEEN window_start AND reference;
CREATE VIEW care_ended AS
SELECT c.* FROM care_periods c, run WHERE cla_end BETWEEN window_start AND reference;

-- children adopted in the last twelve months
CREATE VIEW adopted AS
SELECT a.* FROM adoption a, run WHERE adoption_order BETWEEN year_start AND reference;

-- open cases that a worker holds: children in need and care leavers
CREATE VIEW cases AS
SELECT worker FROM open_need UNION ALL SELECT worker FROM leavers;
