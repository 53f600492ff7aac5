-- Placements: measures taken from the lists.
-- Source: definitions of our indicator catalogue, in the field names of lists.toml. As at 2026-11-22.

-- measure: cla_foster_pct
-- means: Children in foster placements (U1 to U6)
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE placement_type_group = 'Foster') AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_kinship_pct
-- means: Children with relatives or friends (U1 to U3)
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE placement_type IN ('U1', 'U2', 'U3')) AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_ffa_count
-- means: Children in early permanence placements (U2, U5, or such a date in list 10 and not yet
--   placed)
-- window: snapshot
-- lists: 8, 10
SELECT count(*) AS numerator
FROM in_care
WHERE placement_type IN ('U2', 'U5') OR child_id IN (
  SELECT child_id FROM adoption WHERE ffa_date IS NOT NULL
    AND placed_date IS NULL AND adoption_order IS NULL AND reversed_date IS NULL);

-- measure: cla_residential_pct
-- means: Children in children's homes or secure homes (K1, K2)
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE placement_type IN ('K1', 'K2')) AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_supported_accom_pct
-- means: Children in independent or semi-independent living (P2, H5)
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE placement_type IN ('P2', 'H5')) AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_other_placement_pct
-- means: Children in other placements (Z1), unregistered ones included
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE placement_type = 'Z1') AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_parents_pct
-- means: Children placed with parents (P1)
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE placement_type = 'P1') AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_in_house_pct
-- means: Children placed with the authority's own provision (PR1)
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE placement_provider = 'PR1') AS numerator, count(*) AS denominator
FROM in_care
WHERE placement_provider IS NOT NULL;

-- measure: cla_private_pct
-- means: Children placed with private providers (PR4)
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE placement_provider = 'PR4') AS numerator, count(*) AS denominator
FROM in_care
WHERE placement_provider IS NOT NULL;

-- measure: cla_out_of_area_pct
-- means: Children placed outside the authority
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE placement_location = 'Out') AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_3plus_placements_pct
-- means: Children with three or more placements in the last twelve months
-- window: snapshot
-- lists: 8
-- note: At the day the lists were drawn; DfE publishes the position at 31 March
SELECT count(*) FILTER (WHERE placements_12m >= 3) AS numerator, count(*) AS denominator
FROM in_care;

-- measure: cla_long_stability_pct
-- means: Of children under 16 looked after for 30 months or more, those two years or more in one
--   placement, or placed for adoption
-- window: snapshot
-- lists: 8
-- note: The list cannot see earlier placements with the same carer
SELECT count(*) FILTER (WHERE placement_start <= add_months(:reference, -24) OR placement_type_group = 'Placed for adoption') AS numerator, count(*) AS denominator
FROM in_care
WHERE age_now < 16 AND cla_start <= add_months(:reference, -30);
