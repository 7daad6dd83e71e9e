/** Figures in their JSON form, read into columns: a text is read once and not once a row. @internal */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Figures from "../../Figures.ts"
import * as Instant from "../../Instant.ts"
import * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type { Problem } from "../../Problem.ts"
import * as Quantity from "../../Quantity.ts"
import { gathering } from "../check/problems.ts"
import { Id } from "../document.ts"
import { collecting } from "../store/collecting.ts"
import * as Remembering from "./remembering.ts"
import { inSlices } from "./telling.ts"
import { type Now, orNow } from "./when.ts"

type Figure = Observation.Observation
/** A row as it is given: whatever it holds, under the names there are. */
type Given = { readonly [K in keyof Figure]?: unknown }

const { fields } = Observation.Observation
const names: ReadonlySet<string> = new Set(Object.keys(fields))
const isId = Schema.is(Id)
const decodePeriod = Schema.decodeUnknownOption(Period.Period)
const decodeInstant = Schema.decodeUnknownOption(Instant.Instant)

/** Whether an object has so many names of its own, and is nothing but plain. */
const hasOnly = (row: object, count: number): boolean =>
  Object.getPrototypeOf(row) === Object.prototype &&
  Object.getOwnPropertyNames(row).length === count &&
  Object.getOwnPropertySymbols(row).length === 0

/** Whether a row is a plain object of fields that there are. */
const isRow = (row: unknown): row is Given => {
  if (typeof row !== "object" || row === null) return false
  let count = 0
  for (const key in row) {
    if (!names.has(key)) return false
    count++
  }
  return hasOnly(row, count)
}

const valueOf = (given: unknown): Figure["value"] | undefined =>
  typeof given === "number"
    ? Number.isFinite(given)
      ? Quantity.exact(given)
      : undefined
    : typeof given === "string"
      ? Quantity.parse(given)
      : given === null
        ? null
        : undefined

const none: ReadonlyArray<never> = []
const nothing = {}

/**
 * A reader of rows that are said plainly. It gives what `Observation.decode` gives, or `undefined` for a row that it has to
 * look at: one that is wrong, or is no plain object.
 */
const plainly = (now: Now) => {
  const id = Remembering.texts((text) => (isId(text) ? text : undefined))
  const period = Remembering.texts((text) => Option.getOrUndefined(decodePeriod(text)))
  const instant = Remembering.texts((text) => Option.getOrUndefined(decodeInstant(text)))
  const alone = Remembering.texts((text): Figure["units"] | undefined => (isId(text) ? [text] : undefined))
  const set = Remembering.values(fields.units)
  const cohorts = Remembering.values(fields.cohorts)
  const breakdown = Remembering.values(fields.breakdown)
  const corrects = Remembering.values(fields.corrects)
  const source = Remembering.values(fields.source)
  const doubt = Remembering.values(fields.doubt)
  const units = (given: unknown) =>
    Array.isArray(given) && given.length === 1 ? alone(given[0]) : (set(given) as Figure["units"] | undefined)

  return (row: unknown): Figure | undefined => {
    if (!isRow(row)) return undefined
    const one: { -readonly [K in keyof Figure]: Figure[K] | undefined } = {
      id: row.id === undefined ? "" : isId(row.id) ? row.id : undefined,
      measure: id(row.measure),
      units: units(row.units),
      period: period(row.period),
      value: valueOf(row.value),
      cohorts: row.cohorts === undefined ? none : cohorts(row.cohorts),
      breakdown: row.breakdown === undefined ? nothing : breakdown(row.breakdown),
      knownAt: instant(orNow(row.knownAt, now))
    }
    if (row.team !== undefined) one.team = id(row.team)
    if (row.activity !== undefined) one.activity = id(row.activity)
    if (row.reporter !== undefined) one.reporter = id(row.reporter)
    if (row.corrects !== undefined) one.corrects = corrects(row.corrects)
    if (row.source !== undefined) one.source = source(row.source)
    if (row.doubt !== undefined) one.doubt = doubt(row.doubt)
    for (const key in one) if (one[key as keyof Figure] === undefined) return undefined
    return one as Figure
  }
}

/**
 * Takes most rows as they are: those of everybody about one unit that reports it itself, with a number and no more than that. Says
 * whether it has taken one; any other row has to be looked at.
 */
const taking = ({ codes, put }: ReturnType<typeof collecting>, now: Now) => {
  const id = (code: (text: string) => number) => Remembering.texts((text) => (isId(text) ? code(text) : undefined))
  const [measure, team, activity] = [id(codes.measures.code), id(codes.teams.code), id(codes.activities.code)]
  const unit = id((text) => codes.units.code([text]))
  const period = Remembering.texts((text) => Option.getOrUndefined(Option.map(decodePeriod(text), codes.periods.code)))
  const moment = Remembering.texts((text) => Option.getOrUndefined(Option.map(decodeInstant(text), Instant.toMillis)))

  return (row: unknown): boolean => {
    if (typeof row !== "object" || row === null) return false
    const { activity: act, knownAt, measure: of, period: when, team: by, units, value }: Given = row
    if (typeof value !== "number" || !Number.isFinite(value) || !Array.isArray(units) || units.length !== 1)
      return false
    const count = 4 + (knownAt === undefined ? 0 : 1) + (by === undefined ? 0 : 1) + (act === undefined ? 0 : 1)
    if (!hasOnly(row, count)) return false
    const [m, p, u, k] = [measure(of), period(when), unit(units[0]), moment(orNow(knownAt, now))]
    const [t, a] = [by === undefined ? -1 : team(by), act === undefined ? -1 : activity(act)]
    if (m === undefined || p === undefined || u === undefined || k === undefined) return false
    if (t === undefined || a === undefined) return false
    // There is one zero only.
    put(m, p, u, t, a, value + 0, k)
    return true
  }
}

/** A row with its moment as a text. */
const timed = (row: unknown, now: Now): unknown => {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return row
  const { knownAt }: Given = row
  return typeof knownAt === "string" ? row : { ...row, knownAt: orNow(knownAt, now) }
}

const decode = Schema.decodeUnknownOption(Observation.Observation, { onExcessProperty: "error" })

/** Whether a row is a figure, and no more than that. */
const isRight = (row: unknown): boolean => Option.isSome(decode(row)) && (row as Given).id !== ""

/** What is only counted. */
const wrong: Problem = { code: "invalid", path: [], message: "" }

/** How many rows are read before others have their turn. */
const slice = 10_000

/** Rows as columns, or what is wrong with each. What says no moment is known now. */
export const read = (
  rows: ReadonlyArray<unknown>,
  now: Now,
  tell: (done: number) => Effect.Effect<void>
): Effect.Effect<Figures.Figures, ReadonlyArray<Problem>> => {
  const problems = gathering()
  const found = collecting(rows.length)
  const [take, plain] = [taking(found, now), plainly(now)]
  const look = (index: number): void => {
    const row = rows[index]
    if (take(row)) return
    const one = plain(row)
    if (one !== undefined) return found.add(one)
    if (problems.isFull()) {
      if (!isRight(timed(row, now))) problems.add(wrong)
      return
    }
    const decoded = Observation.decode(timed(row, now))
    if (Result.isSuccess(decoded)) found.add(decoded.success)
    else for (const each of decoded.failure.problems) problems.add({ ...each, path: ["figures", index, ...each.path] })
  }
  return Effect.flatMap(inSlices(rows.length, slice, tell)(look), () => {
    const all = problems.all()
    return all.length > 0 ? Effect.fail(all) : Effect.succeed(found.done())
  })
}
