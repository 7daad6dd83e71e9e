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

const picks: ReadonlyArray<Measure.Operator> = ["first", "last", "only"]

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
    keys: [...cell, "unit_key", "category_key", "team"],
    order: ["last_day", "first_day", "known_at", "id"]
  },
  {
    operator: along.team,
    keys: [...cell, "unit_key", "category_key"],
    order: ["(SELECT text FROM term WHERE term.id = team)"]
  },
  { operator: along.cohort, keys: [...cell, "unit_key"], order: ["category_key"] },
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

/** A figure as it is, and (`_part`) what an unknown part of it can be: anything between nothing and all of it. */
const own = {
  lower: "o.lower",
  upper: "o.upper",
  lower_part: "CASE WHEN o.lower < 0 THEN o.lower ELSE 0 END",
  upper_part: "CASE WHEN o.upper > 0 THEN o.upper ELSE 0 END"
}
const marks = {
  lower_open: "CASE WHEN (o.flags & 2) <> 0 THEN 1 ELSE 0 END",
  upper_open: "CASE WHEN (o.flags & 4) <> 0 THEN 1 ELSE 0 END",
  lower_part_open: "CASE WHEN (o.flags & 2) <> 0 AND o.lower < 0 THEN 1 ELSE 0 END",
  upper_part_open: "CASE WHEN (o.flags & 4) <> 0 AND o.upper > 0 THEN 1 ELSE 0 END",
  about: "CASE WHEN (o.flags & 8) <> 0 THEN 1 ELSE 0 END"
}

const selected = (columns: { readonly [name: string]: string }, wrap: (column: string) => string): string =>
  Object.entries(columns)
    .map(([name, column]) => `${wrap(column)} AS ${name}`)
    .join(", ")

/**
 * The observations asked for. Where the first step adds, those of one period, set of units and category are added before
 * anything is joined: they share their weight, and the index of cells has them in this order.
 */
const source = (first: Step): readonly [select: string, groupBy: string] => {
  const keys = ["o.period", "o.units", "o.category", ...(first.keys.includes("team") ? ["o.team"] : [])]
  if (first.operator !== "sum") {
    const columns = `${selected(own, (column) => column)}, ${selected(marks, (column) => column)}, 1 AS figures`
    return [`SELECT ${keys.join(", ")}, o.known_at, o.id, ${columns}`, ""]
  }
  const columns = `${selected(own, (column) => `SUM(${column})`)}, ${selected(marks, (column) => `MAX(${column})`)}`
  return [`SELECT ${keys.join(", ")}, ${columns}, COUNT(*) AS figures`, ` GROUP BY ${keys.join(", ")}`]
}

const weighted = (end: "lower" | "upper"): string =>
  `CASE WHEN weight IS NULL THEN ${end}_part ELSE ${end} * weight END AS ${end},
  CASE WHEN weight IS NULL THEN ${end}_part_open ELSE ${end}_open END AS ${end}_open`

/** A figure that heirs of its unit replaced counts not at all, or in an unknown part. */
const replacedJoin = `
      LEFT JOIN lantoa_replaced r ON r.units = source.units AND r.period = source.period AND r.category = source.category
        AND r.team = source.team AND r.grp = p.grp AND r.bucket = s.bucket`

/** What stands before and after the condition on `observation o`; `replaced` where heirs can replace figures. */
export const rollupSql = (
  along: Rollup.Rollup["along"],
  replaced = false
): readonly [before: string, after: string] => {
  const steps = merged(stepsOf(along))
  const names = ["figure", ...steps.map((_, index) => `step${index}`)]
  const ctes = steps.map((step, index) => `step${index} AS (${combined(names[index]!, step)})`)
  const [byUnit, byLevel] = names.slice(-2)
  const product = "p.weight * s.weight * c.weight"
  const weight = replaced ? `CASE r.part WHEN 0 THEN 0 WHEN 1 THEN NULL ELSE ${product} END` : product
  const [select, groupBy] = source(steps[0]!)
  return [
    `WITH source AS (${select}
      FROM observation o WHERE o.lower IS NOT NULL AND o.period IN (SELECT period FROM lantoa_slot) AND `,
    `${groupBy}),
    contribution AS (
      SELECT p.grp, s.bucket, p.level, p.unit_key, c.category AS category_key, s.first_day, s.last_day, source.*,
        ${weight} AS weight
      FROM source
      JOIN lantoa_slot s ON s.period = source.period
      JOIN lantoa_category c ON c.term = source.category
      JOIN lantoa_placement p ON p.units = source.units AND p.from_day <= s.last_day AND s.last_day < p.to_day${replaced ? replacedJoin : ""}),
    figure AS (SELECT ${[...steps[0]!.keys, ...(picks.includes(steps[0]!.operator) ? steps[0]!.order : [])].join(", ")},
      ${weighted("lower")}, ${weighted("upper")}, about, 0 AS several, figures,
      CASE WHEN weight <> 1 THEN figures ELSE 0 END AS apportioned,
      CASE WHEN weight IS NULL THEN figures ELSE 0 END AS parts
      FROM contribution WHERE weight IS NULL OR weight <> 0),
    ${ctes.join(",\n    ")},
    reporting AS (SELECT grp, bucket, COUNT(DISTINCT unit_key) AS reporting FROM ${byUnit} GROUP BY grp, bucket),
    answer AS (SELECT grp, bucket, COUNT(*) AS levels, ${levels(along.place)} FROM ${byLevel} GROUP BY grp, bucket)
    SELECT answer.*, reporting.reporting FROM answer
    JOIN reporting ON reporting.grp = answer.grp AND reporting.bucket = answer.bucket`
  ]
}
