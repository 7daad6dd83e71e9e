/** Rows of a history: who was where from when until when. @internal */
import { Day, type Problem, type Succession } from "@lantoa/core"
import * as Csv from "./csv.ts"

/** A span of days on which nothing about a unit changed. */
export interface Row {
  readonly code: string
  readonly name: string
  readonly type: string
  readonly level: string
  readonly parent: string
  readonly from: Day.Day
  readonly to: Day.Day | undefined
}

/** Remembers what was computed for a key. */
export const memo = <A, B>(compute: (key: A) => B): ((key: A) => B) => {
  const known = new Map<A, B>()
  return (key) => {
    const found = known.get(key) ?? compute(key)
    known.set(key, found)
    return found
  }
}

/** Whether a text is a day that exists. */
export const isDay = memo(Day.exists)

/** Whether a row holds on a day. */
export const holds = ({ from, to }: Row, day: Day.Day): boolean => from <= day && (to === undefined || day < to)

const columns = ["code", "name_vi", "type", "level", "parent_code", "valid_from", "valid_to"]
type Fields = readonly [string, string, string, string, string, string, string]

/** Reads the history; rows that cannot be read become problems. */
export const read = (text: string, problems: Array<Problem.Problem>): ReadonlyArray<Row> => {
  const found: Array<Row> = []
  const wrong: Array<Problem.Problem> = []
  const missing = Csv.read(text, columns, (row, line) => {
    const [code, name, type, level, parent, from, to] = row as unknown as Fields
    if (code !== "" && name !== "" && isDay(from) && (to === "" || (isDay(to) && to > from))) {
      found.push({ code, name, type, level, parent, from, to: to === "" ? undefined : to })
      return
    }
    const message = `needs a code, a name, and days YYYY-MM-DD with valid_to empty or after valid_from: ${row.join(",")}`
    wrong.push({ code: "invalid", path: ["history", line], message })
  })
  const message = `has no column ${missing.join(", ")}; add it`
  problems.push(...(missing.length > 0 ? [{ code: "missing-column", path: ["history"], message }] : wrong))
  return found
}

/** The first and the last day of which rows say anything, or the given day where it is later than the last. */
export const extent = (
  rows: ReadonlyArray<Row>,
  until: Day.Day
): { readonly first: Day.Day; readonly last: Day.Day } => {
  let first = "9999-12-31"
  let last = until
  for (const { from, to = from } of rows) {
    if (from < first) first = from
    if (to > last) last = to
  }
  return { first, last }
}

/** Other codes by code. */
export const aliases = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  Csv.read(text, ["code", "code_alt"], (row) => {
    if (row[1] !== "") found.set(row[0]!, row[1]!)
  })
  return found
}

/** One row: a unit, by its code the day before, became another, by its code on the day. */
export interface Move {
  readonly from: string
  readonly fromName: string
  readonly to: string
  readonly toName: string
  readonly kind: string
  readonly date: Day.Day
  readonly population: Succession.Share
  /** Where it is stated apart from the population's. */
  readonly area: Succession.Share | undefined
  readonly act: string
  readonly clause: string
  /** Where it stands, for the report. */
  readonly file: number
  readonly line: number
}
