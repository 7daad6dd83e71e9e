WITH contribution AS (
      SELECT p.grp, s.bucket, p.level, p.unit_key, c.category, o.team, s.first_day, s.last_day, o.known_at, o.id,
        o.lower, o.upper, o.flags, p.weight * s.weight * c.weight AS weight
      FROM observation o
      JOIN lantoa_slot s ON s.period = o.period
      JOIN lantoa_category c ON c.term = o.category
      JOIN lantoa_placement p ON p.units = o.units AND p.from_day <= s.last_day AND s.last_day < p.to_day
      WHERE o.lower IS NOT NULL AND <figures asked for>),
    figure AS (SELECT grp, bucket, level, unit_key, category, team, first_day, last_day, known_at, id,
  CASE WHEN weight IS NOT NULL THEN lower * weight WHEN lower < 0 THEN lower ELSE 0 END AS lower,
  CASE WHEN weight IS NOT NULL THEN upper * weight WHEN upper > 0 THEN upper ELSE 0 END AS upper,
  CASE WHEN (flags & 2) <> 0 AND (weight IS NOT NULL OR lower < 0) THEN 1 ELSE 0 END AS lower_open,
  CASE WHEN (flags & 4) <> 0 AND (weight IS NOT NULL OR upper > 0) THEN 1 ELSE 0 END AS upper_open,
  CASE WHEN (flags & 8) <> 0 THEN 1 ELSE 0 END AS about,
  0 AS several, 1 AS figures,
  CASE WHEN weight <> 1 THEN 1 ELSE 0 END AS apportioned,
  CASE WHEN weight IS NULL THEN 1 ELSE 0 END AS parts
  FROM contribution WHERE weight IS NULL OR weight <> 0),
    step0 AS (SELECT grp, bucket, level, unit_key, SUM(lower) AS lower, MAX(lower_open) AS lower_open, SUM(upper) AS upper, MAX(upper_open) AS upper_open, MAX(about) AS about, MAX(several) AS several, SUM(figures) AS figures, SUM(apportioned) AS apportioned, SUM(parts) AS parts FROM figure GROUP BY grp, bucket, level, unit_key),
    step1 AS (SELECT grp, bucket, level, SUM(lower) AS lower, MAX(lower_open) AS lower_open, SUM(upper) AS upper, MAX(upper_open) AS upper_open, MAX(about) AS about, MAX(several) AS several, SUM(figures) AS figures, SUM(apportioned) AS apportioned, SUM(parts) AS parts FROM step0 GROUP BY grp, bucket, level),
    reporting AS (SELECT grp, bucket, COUNT(DISTINCT unit_key) AS reporting FROM step0 GROUP BY grp, bucket),
    answer AS (SELECT grp, bucket, COUNT(*) AS levels, MAX(lower) AS lower, CASE WHEN MAX(CASE WHEN lower_open = 0 THEN lower END) = MAX(lower) THEN 0 ELSE 1 END AS lower_open, SUM(upper) AS upper, MAX(upper_open) AS upper_open, MAX(about) AS about, MAX(several) AS several, SUM(figures) AS figures, SUM(apportioned) AS apportioned, SUM(parts) AS parts FROM step1 GROUP BY grp, bucket)
    SELECT answer.*, reporting.reporting FROM answer
    JOIN reporting ON reporting.grp = answer.grp AND reporting.bucket = answer.bucket
