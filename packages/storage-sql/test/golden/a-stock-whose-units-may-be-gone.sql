WITH source AS (SELECT o.period, o.units, o.category, o.team, o.known_at, o.id, o.lower AS lower, o.upper AS upper, CASE WHEN o.lower < 0 THEN o.lower ELSE 0 END AS lower_part, CASE WHEN o.upper > 0 THEN o.upper ELSE 0 END AS upper_part, CASE WHEN (o.flags & 2) <> 0 THEN 1 ELSE 0 END AS lower_open, CASE WHEN (o.flags & 4) <> 0 THEN 1 ELSE 0 END AS upper_open, CASE WHEN (o.flags & 2) <> 0 AND o.lower < 0 THEN 1 ELSE 0 END AS lower_part_open, CASE WHEN (o.flags & 4) <> 0 AND o.upper > 0 THEN 1 ELSE 0 END AS upper_part_open, CASE WHEN (o.flags & 8) <> 0 THEN 1 ELSE 0 END AS about, 1 AS figures
      FROM observation o WHERE o.lower IS NOT NULL AND o.period IN (SELECT period FROM lantoa_slot) AND <figures asked for>),
    contribution AS (
      SELECT p.grp, s.bucket, p.level, p.unit_key, c.category AS category_key, s.first_day, s.last_day, source.*,
        CASE r.part WHEN 0 THEN 0 WHEN 1 THEN NULL ELSE p.weight * s.weight * c.weight END AS weight
      FROM source
      JOIN lantoa_slot s ON s.period = source.period
      JOIN lantoa_category c ON c.term = source.category
      JOIN lantoa_placement p ON p.units = source.units AND p.from_day <= s.last_day AND s.last_day < p.to_day
      LEFT JOIN lantoa_replaced r ON r.units = source.units AND r.period = source.period AND r.category = source.category
        AND r.team = source.team AND r.grp = p.grp AND r.bucket = s.bucket),
    figure AS (SELECT grp, bucket, level, unit_key, category_key, team, last_day, first_day, known_at, id,
      CASE WHEN weight IS NULL THEN lower_part ELSE lower * weight END AS lower,
  CASE WHEN weight IS NULL THEN lower_part_open ELSE lower_open END AS lower_open, CASE WHEN weight IS NULL THEN upper_part ELSE upper * weight END AS upper,
  CASE WHEN weight IS NULL THEN upper_part_open ELSE upper_open END AS upper_open, about, 0 AS several, figures,
      CASE WHEN weight <> 1 THEN figures ELSE 0 END AS apportioned,
      CASE WHEN weight IS NULL THEN figures ELSE 0 END AS parts
      FROM contribution WHERE weight IS NULL OR weight <> 0),
    step0 AS (SELECT * FROM (SELECT grp, bucket, level, unit_key, category_key, team, lower, lower_open, upper, upper_open, about, MAX(several) OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team) AS several, SUM(figures) OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team) AS figures, SUM(apportioned) OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team) AS apportioned, SUM(parts) OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team) AS parts,
    ROW_NUMBER() OVER (PARTITION BY grp, bucket, level, unit_key, category_key, team ORDER BY last_day DESC, first_day DESC, known_at DESC, id DESC) AS place FROM figure) ranked WHERE place = 1),
    step1 AS (SELECT grp, bucket, level, unit_key, category_key, SUM(lower) AS lower, MAX(lower_open) AS lower_open, SUM(upper) AS upper, MAX(upper_open) AS upper_open, MAX(about) AS about, MAX(several) AS several, SUM(figures) AS figures, SUM(apportioned) AS apportioned, SUM(parts) AS parts FROM step0 GROUP BY grp, bucket, level, unit_key, category_key),
    step2 AS (SELECT grp, bucket, level, unit_key, CASE WHEN SUM(lower) < MAX(lower) THEN SUM(lower) ELSE MAX(lower) END AS lower, CASE WHEN SUM(lower) < MAX(lower) THEN MAX(lower_open) ELSE CASE WHEN MAX(CASE WHEN lower_open = 0 THEN lower END) = MAX(lower) THEN 0 ELSE 1 END END AS lower_open, CASE WHEN SUM(upper) >= MAX(upper) THEN SUM(upper) ELSE MAX(upper) END AS upper, CASE WHEN SUM(upper) >= MAX(upper) THEN MAX(upper_open) ELSE CASE WHEN MAX(CASE WHEN upper_open = 0 THEN upper END) = MAX(upper) THEN 0 ELSE 1 END END AS upper_open, MAX(about) AS about, MAX(several) AS several, SUM(figures) AS figures, SUM(apportioned) AS apportioned, SUM(parts) AS parts FROM step1 GROUP BY grp, bucket, level, unit_key),
    step3 AS (SELECT grp, bucket, level, SUM(lower) AS lower, MAX(lower_open) AS lower_open, SUM(upper) AS upper, MAX(upper_open) AS upper_open, MAX(about) AS about, MAX(several) AS several, SUM(figures) AS figures, SUM(apportioned) AS apportioned, SUM(parts) AS parts FROM step2 GROUP BY grp, bucket, level),
    reporting AS (SELECT grp, bucket, COUNT(DISTINCT unit_key) AS reporting FROM step2 GROUP BY grp, bucket),
    answer AS (SELECT grp, bucket, COUNT(*) AS levels, CASE WHEN SUM(lower) < MAX(lower) THEN SUM(lower) ELSE MAX(lower) END AS lower, CASE WHEN SUM(lower) < MAX(lower) THEN MAX(lower_open) ELSE CASE WHEN MAX(CASE WHEN lower_open = 0 THEN lower END) = MAX(lower) THEN 0 ELSE 1 END END AS lower_open, CASE WHEN SUM(upper) >= MAX(upper) THEN SUM(upper) ELSE MAX(upper) END AS upper, CASE WHEN SUM(upper) >= MAX(upper) THEN MAX(upper_open) ELSE CASE WHEN MAX(CASE WHEN upper_open = 0 THEN upper END) = MAX(upper) THEN 0 ELSE 1 END END AS upper_open, MAX(about) AS about, MAX(several) AS several, SUM(figures) AS figures, SUM(apportioned) AS apportioned, SUM(parts) AS parts FROM step3 GROUP BY grp, bucket)
    SELECT answer.*, reporting.reporting FROM answer
    JOIN reporting ON reporting.grp = answer.grp AND reporting.bucket = answer.bucket
