/**
 * The text of a roll-up: one statement of nested groupings, in the order of the axes. It says in SQL what the reference
 * executor of `@lantoa/core` says in TypeScript.
 *
 * Every step reads and writes the same columns: an interval (`lower`, `upper`, and whether each end is excluded), `about`,
 * `several`, and how many figures went in. @internal
 */
import type { Measure, Rollup } from "@lantoa/core"

type Order = "ASC" | "DESC"

interface Step {
  readonly operator: Measure.Operator
  /** What figures are grouped by when this axis has been combined. */
  readonly keys: ReadonlyArray<string>
  /** How figures are ordered along the axis. */
  readonly order: ReadonlyArray<string>
}

const counts = "SUM(figures) AS figures, SUM(apportioned) AS apportioned, SUM(parts) AS parts"
const common = `MAX(about) AS about, MAX(several) AS several, ${counts}`
const anyOpen = (end: string) => `MAX(${end}_open) AS ${end}_open`

/** An end that several share is excluded only where all of them exclude it. */
const openOf = (end: string, pick: "MIN" | "MAX"): string =>
  `CASE WHEN ${pick}(CASE WHEN ${end}_open = 0 THEN ${end} END) = ${pick}(${end}) THEN 0 ELSE 1 END`

const extreme = (end: string, pick: "MIN" | "MAX"): string =>
  `${pick}(${end}) AS ${end}, ${openOf(end, pick)} AS ${end}_open`

/** The sum of an end where that is what bounds the whole, else the largest end. */
const either = (end: string, bySum: string): string =>
  `CASE WHEN ${bySum} THEN SUM(${end}) ELSE MAX(${end}) END AS ${end}, CASE WHEN ${bySum} THEN MAX(${end}_open) ELSE ${openOf(end, "MAX")} END AS ${end}_open`

/** The columns of an operator that takes a group of figures together. */
const aggregates = {
  sum: `SUM(lower) AS lower, ${anyOpen("lower")}, SUM(upper) AS upper, ${anyOpen("upper")}, ${common}`,
  average: `SUM(lower) / COUNT(*) AS lower, ${anyOpen("lower")}, SUM(upper) / COUNT(*) AS upper, ${anyOpen("upper")}, ${common}`,
  bounds: `${either("lower", "SUM(lower) < MAX(lower)")}, ${either("upper", "SUM(upper) >= MAX(upper)")}, ${common}`,
  min: `${extreme("lower", "MIN")}, ${extreme("upper", "MIN")}, ${common}`,
  max: `${extreme("lower", "MAX")}, ${extreme("upper", "MAX")}, ${common}`,
  hull: `${extreme("lower", "MIN")}, ${extreme("upper", "MAX")}, ${common}`
}

const grouped = (columns: string, from: string, keys: ReadonlyArray<string>): string =>
  `SELECT ${keys.join(", ")}, ${columns} FROM ${from} GROUP BY ${keys.join(", ")}`

/** One figure of each group stands for all; the others are counted. */
const picked = (operator: "first" | "last" | "only", from: string, step: Step): string => {
  const direction: Order = operator === "last" ? "DESC" : "ASC"
  const group = `PARTITION BY ${step.keys.join(", ")}`
  const order = step.order.map((column) => `${column} ${direction}`).join(", ")
  const several =
    operator === "only"
      ? `CASE WHEN COUNT(*) OVER (${group}) > 1 THEN 1 ELSE MAX(several) OVER (${group}) END`
      : `MAX(several) OVER (${group})`
  const total = (column: string) => `SUM(${column}) OVER (${group}) AS ${column}`
  const rest = `${several} AS several, ${total("figures")}, ${total("apportioned")}, ${total("parts")}`
  return `SELECT * FROM (SELECT ${step.keys.join(", ")}, lower, lower_open, upper, upper_open, about, ${rest},
    ROW_NUMBER() OVER (${group} ORDER BY ${order}) AS place FROM ${from}) ranked WHERE place = 1`
}

const combined = (from: string, step: Step): string => {
  switch (step.operator) {
    case "first":
    case "last":
    case "only":
      return picked(step.operator, from, step)
    default:
      return grouped(aggregates[step.operator], from, step.keys)
  }
}

const cell = ["grp", "bucket", "level"]

const stepsOf = (along: Rollup.Rollup["along"]): ReadonlyArray<Step> => [
  {
    operator: along.time,
    keys: [...cell, "unit_key", "category", "team"],
    order: ["last_day", "first_day", "known_at", "id"]
  },
  {
    operator: along.team,
    keys: [...cell, "unit_key", "category"],
    order: ["(SELECT text FROM term WHERE term.id = team)"]
  },
  { operator: along.cohort, keys: [...cell, "unit_key"], order: ["category"] },
  { operator: along.place, keys: cell, order: ["unit_key"] }
]

const associative: ReadonlyArray<Measure.Operator> = ["sum", "min", "max"]

/** Neighbouring steps of one operator are one step where grouping twice changes nothing; places stay for the count of units. */
const merged = (steps: ReadonlyArray<Step>): ReadonlyArray<Step> =>
  steps.filter((step, index) => {
    const next = steps[index + 1]
    return next === undefined || index === 2 || next.operator !== step.operator || !associative.includes(step.operator)
  })

/** Figures of several levels: one may contain another. */
const levels = (place: Measure.Operator): string =>
  place === "sum" || place === "bounds"
    ? aggregates.bounds
    : place === "min" || place === "max"
      ? aggregates[place]
      : aggregates.hull

/** An unknown part of a figure (no weight) lies between nothing and all of it. */
const weighted = `SELECT grp, bucket, level, unit_key, category, team, first_day, last_day, known_at, id,
  CASE WHEN weight IS NOT NULL THEN lower * weight WHEN lower < 0 THEN lower ELSE 0 END AS lower,
  CASE WHEN weight IS NOT NULL THEN upper * weight WHEN upper > 0 THEN upper ELSE 0 END AS upper,
  CASE WHEN (flags & 2) <> 0 AND (weight IS NOT NULL OR lower < 0) THEN 1 ELSE 0 END AS lower_open,
  CASE WHEN (flags & 4) <> 0 AND (weight IS NOT NULL OR upper > 0) THEN 1 ELSE 0 END AS upper_open,
  CASE WHEN (flags & 8) <> 0 THEN 1 ELSE 0 END AS about,
  0 AS several, 1 AS figures,
  CASE WHEN weight <> 1 THEN 1 ELSE 0 END AS apportioned,
  CASE WHEN weight IS NULL THEN 1 ELSE 0 END AS parts
  FROM contribution WHERE weight IS NULL OR weight <> 0`

/** What stands before and after the condition on `observation o`. */
export const rollupSql = (along: Rollup.Rollup["along"]): readonly [before: string, after: string] => {
  const steps = merged(stepsOf(along))
  const names = ["figure", ...steps.map((_, index) => `step${index}`)]
  const ctes = steps.map((step, index) => `step${index} AS (${combined(names[index]!, step)})`)
  const [byUnit, byLevel] = names.slice(-2)
  return [
    `WITH contribution AS (
      SELECT p.grp, s.bucket, p.level, p.unit_key, c.category, o.team, s.first_day, s.last_day, o.known_at, o.id,
        o.lower, o.upper, o.flags, p.weight * s.weight * c.weight AS weight
      FROM observation o
      JOIN lantoa_slot s ON s.period = o.period
      JOIN lantoa_category c ON c.term = o.category
      JOIN lantoa_placement p ON p.units = o.units AND p.from_day <= s.last_day AND s.last_day < p.to_day
      WHERE o.lower IS NOT NULL AND `,
    `),
    figure AS (${weighted}),
    ${ctes.join(",\n    ")},
    reporting AS (SELECT grp, bucket, COUNT(DISTINCT unit_key) AS reporting FROM ${byUnit} GROUP BY grp, bucket),
    answer AS (SELECT grp, bucket, COUNT(*) AS levels, ${levels(along.place)} FROM ${byLevel} GROUP BY grp, bucket)
    SELECT answer.*, reporting.reporting FROM answer
    JOIN reporting ON reporting.grp = answer.grp AND reporting.bucket = answer.bucket`
  ]
}
