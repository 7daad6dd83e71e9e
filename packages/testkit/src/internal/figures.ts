/** The figures of a scenario: batches in the order they became known. @internal */
import { type Documents, Observation } from "@lantoa/core"
import type { Random } from "./random.ts"

/** Figures that are committed together. @category models @since 0.1.0 */
export interface Batch {
  readonly id: string
  readonly figures: ReadonlyArray<Observation.Observation>
}

/** Some end together, some lie across a boundary of the year or of the reform. */
const periods = (
  "2025-06 2025-Q2 2025-H1 2025-06-30 2025-05 2025-07 2025-W26 2025-W27 2025-07-01 2025-Q3 2025-08 " +
  "2024-01 2024-02 2024-03 2024-Q1 2024 2025 2024/2025 2024-12-30/2025-01-05"
).split(" ")

/** Its figures are fractions, those of all other measures whole numbers. */
export const fractional = "m.6"
/** Its figures may be below zero. */
const signed = "m.1"

const breakdowns = ["in person", "online", "qua điện thoại"]

const number = (random: Random, fractions: boolean): number =>
  fractions ? random.int(0, 1000) / 8 + random.next() : random.int(0, 400)

/** A figure as reports give it: mostly exact, sometimes a bound, sometimes not known. */
const value = (random: Random, fractions: boolean, negative: boolean): number | string | null => {
  const sign = negative && random.chance(0.5) ? -1 : 1
  const one = sign * number(random, fractions)
  const kind = random.next()
  if (kind < 0.7) return one
  if (kind < 0.75) return null
  if (kind < 0.81) return `${random.pick([">", ">="])} ${one}`
  if (kind < 0.87) return `${random.pick(["<", "<="])} ${one}`
  if (kind < 0.91) return `~ ${one}`
  const open = [random.pick(["[", "("]), random.pick(["]", ")"])]
  return `${open[0]}${one}, ${one + random.int(1, 40)}${open[1]}${random.chance(0.2) ? "~" : ""}`
}

/** One of the first few more often than one of the others: many figures of few cells, and few of many. */
const hot = <A>(random: Random, items: ReadonlyArray<A>): A => items[Math.floor(items.length * random.next() ** 3)]!

const fresh = (
  random: Random,
  documents: Documents.Documents,
  id: string,
  knownAt: string
): Observation.Observation => {
  const measure = hot(random, documents.measures)
  const unit = () => hot(random, documents.units).id
  const cohorts = documents.cohorts.map((cohort) => cohort.id)
  return Observation.from({
    id,
    measure: measure.id,
    units: random.chance(0.85) ? [unit()] : ([...new Set([unit(), unit(), unit()])] as [string, ...Array<string>]),
    period: hot(random, periods),
    value: value(random, measure.id === fractional, measure.id === signed),
    cohorts: random.some(cohorts, random.pick([0, 0, 1, 1, 2])),
    breakdown: Object.fromEntries(measure.dimensions.map((dimension) => [dimension, hot(random, breakdowns)])),
    knownAt,
    ...(random.chance(0.5) ? { team: `team.${random.int(0, 2)}` } : {}),
    ...(random.chance(0.3) ? { activity: `activity.${random.int(0, 9)}` } : {}),
    ...(random.chance(0.2)
      ? { source: { title: "Báo cáo", quote: "hơn 550", locator: `p. ${random.int(1, 9)}` } }
      : {}),
    ...(random.chance(0.1) ? { doubt: { vi: "chưa rõ", en: "not clear" } } : {})
  })
}

const correction = (
  random: Random,
  of: Observation.Observation,
  id: string,
  knownAt: string
): Observation.Observation => {
  const { source: _source, doubt: _doubt, ...same } = of
  return {
    ...same,
    id,
    knownAt,
    value: Observation.from({
      id,
      measure: of.measure,
      units: ["vn"],
      period: of.period,
      knownAt,
      value: value(random, of.measure === fractional, of.measure === signed)
    }).value,
    corrects: { observation: of.id, reason: "counted again" }
  }
}

/** The moment after the batch of this number: everything in it is known, nothing after it. */
export const moment = (batch: number, minute = 59): string => {
  const day = `${2024 + Math.floor(batch / 336)}-${String(1 + (Math.floor(batch / 28) % 12)).padStart(2, "0")}-${String(1 + (batch % 28)).padStart(2, "0")}`
  return `${day}T00:${String(minute).padStart(2, "0")}:00Z`
}

/** Batches whose figures are known one after the other; no two uncorrected figures share a cell. */
export const batches = (
  random: Random,
  documents: Documents.Documents,
  sizes: { readonly batches: number; readonly figures: number }
): ReadonlyArray<Batch> => {
  const current = new Map<string, Observation.Observation>()
  return Array.from({ length: sizes.batches }, (_, batch) => {
    const observations: Array<Observation.Observation> = []
    for (let index = 0; index < sizes.figures; index++) {
      const id = `o.${random.int(0, 99)}.${batch}.${index}`
      const knownAt = moment(batch, Math.floor((index * 59) / sizes.figures))
      const made = fresh(random, documents, id, knownAt)
      const taken = current.get(Observation.cell(made))
      const old = taken ?? (current.size > 0 && random.chance(0.1) ? random.pick([...current.values()]) : undefined)
      if (old !== undefined && old.knownAt >= knownAt) continue
      const observation = old === undefined ? made : correction(random, old, id, knownAt)
      current.set(Observation.cell(observation), observation)
      observations.push(observation)
    }
    return { id: `batch.${batch}`, figures: observations }
  })
}
