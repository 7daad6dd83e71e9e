/** Rows of a history: who was where from when until when. @internal */
import { Day, type Problem, type Succession } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Csv from "./csv.ts"

/**
 * The tables, as text with a header line.
 *
 * - `history`: `code,name,type,level,parent_code,valid_from,valid_to`, a row for each span of days on which nothing
 *   about the unit changed; `valid_to` is the first day it no longer holds, empty while it does. The country's own code is
 *   the `parent_code` of the highest units. A `name` may say its language: `name_en`.
 * - `moves`: `old_code,old_name,new_code,new_name,kind,effective_date,area_share,population_share,resolution,clause`, a row
 *   for each pair of units of which one became the other. Shares are `whole`, `part`, `remainder`, `none` or a number. Of
 *   two shares a missing one reads as the other; rows without shares are whole. A `kind` that is neither `whole` nor
 *   `partial` is doubtful: `whole?` and `inferred` are taken and reported, others are reported and left out.
 * - `acts`: `number,issued,effective,title`.
 * - `aliases`: `code,code_alt`, other codes that sources give to units of the last day; they get the scheme of the codes and `.other`.
 *
 * An act that `moves` name and `acts` do not list is left out of the successions.
 *
 * @category models
 * @since 0.1.0
 */
export interface Tables {
  readonly history: string
  readonly moves?: ReadonlyArray<string>
  readonly acts?: string
  readonly aliases?: string
}

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

/** Remembers what was computed for a key; lists name the same one again and again, line after line. */
export const memo = <A, B>(compute: (key: A) => B): ((key: A) => B) => {
  const known = new Map<A, B>()
  let last: readonly [A, B] | undefined
  return (key) => {
    if (last !== undefined && last[0] === key) return last[1]
    const found = known.get(key) ?? compute(key)
    known.set(key, found)
    last = [key, found]
    return found
  }
}

/** Whether a text is a day that exists. */
export const isDay = memo(Day.exists)

/** Whether a row holds on a day. */
export const holds = ({ from, to }: Row, day: Day.Day): boolean => from <= day && (to === undefined || day < to)

/** Whether two rows hold on the same day. */
export const overlap = (a: Row, b: Row): boolean =>
  (b.to === undefined || a.from < b.to) && (a.to === undefined || b.from < a.to)

export const columns = ["code", "name|name_*", "type", "level", "parent_code", "valid_from", "valid_to"]
type Fields = readonly [string, string, string, string, string, string, string]

/** What is wrong with a day of a row, and what was meant. */
export const dayProblem = (column: string, text: string): string => {
  if (text === "") return `${column} is missing: a day, YYYY-MM-DD`
  const decoded = Schema.decodeUnknownResult(Day.Day)(text)
  const said = Result.isFailure(decoded) ? decoded.failure.message : ""
  return said.startsWith('"') ? `${column} ${said}` : `${column} "${text}" ${said}`
}

/** What is wrong with a row of a history. */
const wrongIn = (
  [code, name, , level, , from, to]: Fields,
  levels: ReadonlyArray<string> | undefined
): ReadonlyArray<string> => [
  ...(code === "" ? ["code is missing"] : []),
  ...(name === "" ? ["name is missing"] : []),
  ...(isDay(from) ? [] : [dayProblem("valid_from", from)]),
  ...(to === "" || isDay(to) ? [] : [dayProblem("valid_to", to)]),
  ...(isDay(from) && isDay(to) && to <= from ? [`valid_to ${to} is not after valid_from ${from}`] : []),
  ...(levels === undefined || levels.includes(level) ? [] : [`level "${level}" is none of ${levels.join(", ")}`])
]

/** Reads the history, of the levels that are known if any are; rows that cannot be read become problems. */
export const read = (
  text: string,
  known: ReadonlyArray<string> | undefined,
  problems: Array<Problem.Problem>
): ReadonlyArray<Row> => {
  const found: Array<Row> = []
  const wrong: Array<Problem.Problem> = []
  const missing = Csv.read(text, columns, (row, line) => {
    const fields = row as unknown as Fields
    const [code, name, type, level, parent, from, to] = fields
    const isRead = code !== "" && name !== "" && isDay(from) && (to === "" || (isDay(to) && to > from))
    if (isRead && (known === undefined || known.includes(level))) {
      found.push({ code, name, type, level, parent, from, to: to === "" ? undefined : to })
      return
    }
    const message = `${wrongIn(fields, known).join("; ")}: ${row.join(",")}`
    wrong.push({ code: "invalid", path: ["history", line], message })
  })
  problems.push(...(missing.length > 0 ? [Csv.without(missing, ["history"])] : wrong))
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
export const aliases = (text: string, problems: Array<Problem.Problem>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const missing = Csv.read(text, ["code", "code_alt"], (row) => {
    if (row[1] !== "") found.set(row[0]!, row[1]!)
  })
  if (text !== "" && missing.length > 0) problems.push(Csv.without(missing, ["aliases"]))
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
