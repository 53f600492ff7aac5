-- A measure of our own, taken from list 8. Lines of this form come first, then one query.

-- measure: cla_placed_out_pct
-- means: Children in care placed outside our own area
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn
SELECT sum(placement_location = 'Out') AS numerator, count(*) AS denominator
FROM in_care
WHERE placement_location IS NOT NULL;
