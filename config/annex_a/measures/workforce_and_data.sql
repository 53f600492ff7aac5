-- Workforce and data: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: sw_caseload_mean
-- means: Open rows of lists 6 and 9 for each named worker
-- window: snapshot
-- lists: 6, 9
-- note: By headcount of named workers, where DfE counts full-time equivalents
SELECT 1.0 * count(*) / count(DISTINCT worker) AS value, count(DISTINCT worker) AS denominator
FROM cases
WHERE worker IS NOT NULL;

-- measure: sw_caseload_over_pct
-- means: Workers with more open rows than the local limit
-- window: snapshot
-- lists: 6, 9
-- note: By headcount of named workers; the limit is local
WITH held AS (SELECT worker, count(*) AS cases FROM cases WHERE worker IS NOT NULL GROUP BY worker)
SELECT count(*) FILTER (WHERE cases > :caseload_limit) AS numerator, count(*) AS denominator
FROM held;

-- measure: annex_a_rules_passed_pct
-- means: Rows of the lists that fail no rule of severity error
-- window: snapshot
-- lists: all
SELECT (SELECT sum(rows) FROM lists_read)
    - (SELECT count(*) FROM (SELECT DISTINCT list, row_no FROM failures WHERE severity = 'error' AND row_no > 0))
    AS numerator,
  (SELECT sum(rows) FROM lists_read) AS denominator;
