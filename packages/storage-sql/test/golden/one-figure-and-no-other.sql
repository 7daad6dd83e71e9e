WITH source AS (SELECT o.period, o.units, o.category, o.team, o.known_at, o.id, o.lower AS lower, o.upper AS upper, CASE WHEN o.lower < 0 THEN o.lower ELSE 0 END AS lower_part, CASE WHEN o.upper > 0 THEN o.upper ELSE 0 END AS upper_part, CASE WHEN (o.flags & 2) <> 0 THEN 1 ELSE 0 END AS lower_open, CASE WHEN (o.flags & 4) <> 0 THEN 1 ELSE 0 END AS upper_open, CASE WHEN (o.flags & 2) <> 0 AND o.lower < 0 THEN 1 ELSE 0 END AS lower_part_open, CASE WHEN (o.flags & 4) <> 0 AND o.upper > 0 THEN 1 ELSE 0 END AS upper_part_open, CASE WHEN (o.flags & 8) <> 0 THEN 1 ELSE 0 END AS about, 1 AS figures
      FROM observation o WHERE o.lower IS NOT NULL AND o.period IN (SELECT period FROM lantoa_slot) AND <figures asked for>),
    contribution AS (
      SELECT p.grp, s.bucket, p.level, p.unit_key, c.category AS category_key, s.first_day, s.last_day, source.*,
        p.weight * s.weight * c.weight AS weight
      FROM source
      JOIN lantoa_slot s ON s.period = source.period
      JOIN lantoa_category c ON c.term = source.category
      JOIN lantoa_placement p ON p.units = source.units AND p.from_day <= s.last_day AND s.last_day < p.to_day),
    figure AS (SELECT grp, bucket, level, unit_key, category_key, team, last_day, first_day, known_at, id,
      CASE WHEN weight IS NULL THEN lower_part ELSE lower * weight END AS lower,
  CASE WHEN weight IS NULL THEN lower_part_open ELSE lower_open END AS lower_open, CASE WHEN weight IS NULL THEN upper_part ELSE upper * weight END AS upper,
  CASE WHEN weight IS NULL THEN upper_part_open ELSE upper_open END AS upper_open, about, 0 AS several, figures,
      CASE WHEN weight <> 1 THEN figures ELSE 0 END AS apportioned,
      CASE WHEN weight IS NULL THEN figures ELSE 0 END AS parts
      FROM contribution WHERE weight IS NULL OR weight <> 0),
    step0 AS (SELECT * FROM (SELECT grp, bucket, level, unit_key, category_key, team, lower, lower_open, upper, upper_open, about, CASE WHEN COUNT(*) OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team) > 1 THEN 1 ELSE MAX(several) OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team) END AS several, SUM(figures) OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team) AS figures, SUM(apportioned) OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team) AS apportioned, SUM(parts) OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team) AS parts,
    ROW_NUMBER() OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team ORDER BY last_day ASC, first_day ASC, known_at ASC, id ASC) AS place FROM figure) ranked WHERE place = 1),
    step1 AS (SELECT * FROM (SELECT grp, bucket, level, unit_key, category_key, lower, lower_open, upper, upper_open, about, CASE WHEN COUNT(*) OVER (PARTITION BY grp, bucket, level, unit_key, category_key) > 1 THEN 1 ELSE MAX(several) OVER (PARTITION BY grp, bucket, level, unit_key, category_key) END AS several, SUM(figures) OVER (PARTITION BY grp, bucket, level, unit_key, category_key) AS figures, SUM(apportioned) OVER (PARTITION BY grp, bucket, level, unit_key, category_key) AS apportioned, SUM(parts) OVER (PARTITION BY grp, bucket, level, unit_key, category_key) AS parts,
    ROW_NUMBER() OVER (PARTITION BY grp, bucket, level, unit_key, category_key ORDER BY (SELECT text FROM term WHERE term.id = team) ASC) AS place FROM step0) ranked WHERE place = 1),
    step2 AS (SELECT * FROM (SELECT grp, bucket, level, unit_key, lower, lower_open, upper, upper_open, about, CASE WHEN COUNT(*) OVER (PARTITION BY grp, bucket, level, unit_key) > 1 THEN 1 ELSE MAX(several) OVER (PARTITION BY grp, bucket, level, unit_key) END AS several, SUM(figures) OVER (PARTITION BY grp, bucket, level, unit_key) AS figures, SUM(apportioned) OVER (PARTITION BY grp, bucket, level, unit_key) AS apportioned, SUM(parts) OVER (PARTITION BY grp, bucket, level, unit_key) AS parts,
    ROW_NUMBER() OVER (PARTITION BY grp, bucket, level, unit_key ORDER BY category_key ASC) AS place FROM step1) ranked WHERE place = 1),
    step3 AS (SELECT * FROM (SELECT grp, bucket, level, lower, lower_open, upper, upper_open, about, CASE WHEN COUNT(*) OVER (PARTITION BY grp, bucket, level) > 1 THEN 1 ELSE MAX(several) OVER (PARTITION BY grp, bucket, level) END AS several, SUM(figures) OVER (PARTITION BY grp, bucket, level) AS figures, SUM(apportioned) OVER (PARTITION BY grp, bucket, level) AS apportioned, SUM(parts) OVER (PARTITION BY grp, bucket, level) AS parts,
    ROW_NUMBER() OVER (PARTITION BY grp, bucket, level ORDER BY unit_key ASC) AS place FROM step2) ranked WHERE place = 1),
    reporting AS (SELECT grp, bucket, COUNT(DISTINCT unit_key) AS reporting FROM step2 GROUP BY grp, bucket),
    answer AS (SELECT grp, bucket, COUNT(*) AS levels, MIN(lower) AS lower, CASE WHEN MIN(CASE WHEN lower_open = 0 THEN lower END) = MIN(lower) THEN 0 ELSE 1 END AS lower_open, MAX(upper) AS upper, CASE WHEN MAX(CASE WHEN upper_open = 0 THEN upper END) = MAX(upper) THEN 0 ELSE 1 END AS upper_open, MAX(about) AS about, MAX(several) AS several, SUM(figures) AS figures, SUM(apportioned) AS apportioned, SUM(parts) AS parts FROM step3 GROUP BY grp, bucket)
    SELECT answer.*, reporting.reporting FROM answer
    JOIN reporting ON reporting.grp = answer.grp AND reporting.bucket = answer.bucket
