/**
 * Which units used a code, one after the other: rows of a gazetteer made into units that stay themselves.
 *
 * @internal
 */
import { Day } from "@lantoa/core"
import type { UnitSpan } from "./ids.ts"
import { type CodeEvent, type Otherwise, settled, tolerance } from "./settled.ts"
import { holds, memo, type Move, type Row } from "./rows.ts"

/** A unit with all that a list says of it, in order of time. */
export interface UnitHistory {
  readonly id: string
  readonly code: string
  readonly rows: ReadonlyArray<Row>
}

/** A code that pauses and returns: the days on which nobody uses it. */
interface Gap {
  readonly code: string
  readonly from: Day.Day
  readonly to: Day.Day
}

/** All that the tables say about a code. Lists of one are made anew and not grown: a list that grows keeps room for many. */
interface Code {
  rows: ReadonlyArray<Row>
  events: ReadonlyArray<CodeEvent>
  /** The units that used it, in order of time. */
  units: ReadonlyArray<UnitHistory>
}

/** The units of a list, by code. */
export interface Histories {
  readonly units: ReadonlyArray<UnitHistory>
  /** The units that used a code, in order of time. */
  readonly unitsOfCode: (code: string) => ReadonlyArray<UnitHistory>
  /** The unit that used a code on a day. */
  readonly unitWithCode: (code: string, day: Day.Day) => UnitHistory | undefined
  readonly gaps: ReadonlyArray<Gap>
  readonly otherwise: ReadonlyArray<Otherwise>
}

const none: ReadonlyArray<CodeEvent> = []
const nobody: ReadonlyArray<UnitHistory> = []

const eventOn = (code: Code, day: Day.Day): CodeEvent => {
  for (const event of code.events) if (event.day === day) return event
  const event: CodeEvent = { day, into: 0, out: 0, itself: false }
  code.events = [...code.events, event]
  return event
}

const isUsed = ({ rows }: Code, from: Day.Day, until: Day.Day): boolean =>
  rows.some((row) => row.from < until && (row.to === undefined || row.to > from))

/**
 * Gathers rows and moves by code. A move counts where its codes are used shortly before and shortly after: one wrong date of
 * a unit must not undo the change of another.
 */
const gather = (history: ReadonlyArray<Row>, moves: ReadonlyArray<Move>): ReadonlyMap<string, Code> => {
  const codes = new Map<string, Code>()
  for (const row of history) {
    const own = codes.get(row.code)
    if (own === undefined) codes.set(row.code, { rows: [row], events: none, units: nobody })
    else own.rows = [...own.rows, row]
  }
  const before = memo((day: Day.Day) => Day.add(day, -tolerance))
  const after = memo((day: Day.Day) => Day.add(day, tolerance))
  for (const { date, from, to } of moves) {
    const old = codes.get(from)
    const heir = from === to ? old : codes.get(to)
    if (old === undefined || heir === undefined) continue
    if (!isUsed(old, before(date), date) || !isUsed(heir, date, after(date))) continue
    eventOn(old, date).out += 1
    const event = eventOn(heir, date)
    event.into += 1
    if (from === to) event.itself = true
  }
  return codes
}

const isInside = (day: Day.Day, { from, to }: Row): boolean => day > from && (to === undefined || day < to)

/** A row, parted on the days within it on which the code passed to a new unit. */
const parted = (row: Row, days: ReadonlyArray<Day.Day>): ReadonlyArray<Row> => {
  const inner = days.filter((day) => isInside(day, row)).sort()
  return [row.from, ...inner].map((from, index) => ({ ...row, from, to: inner[index] ?? row.to }))
}

/** The day of a move at which one row of a code gives way to the next: between the end of the one and the start of the other. */
const changeOf = (last: Row, next: Row, days: ReadonlyArray<Day.Day>): Day.Day | undefined => {
  const end = last.to ?? next.from
  const [low, high] = end < next.from ? [end, next.from] : [next.from, end]
  return days.find((day) => low <= day && day <= high)
}

/**
 * The units that used this code, in order of time. The code starts a new unit on every day with a move, except a day whose
 * only move goes from the code to itself. Where two rows overlap or leave a gap, one of their dates is wrong: a move between
 * them parts the old unit from the new one, and its day counts.
 */
const unitsOf = (
  code: string,
  { events, rows: given }: Code,
  gaps: Array<Gap>,
  otherwise: Array<Otherwise>
): ReadonlyArray<UnitSpan> => {
  if (events.length === 0 && given.length === 1) return [{ rows: given, from: given[0]!.from, to: given[0]!.to }]
  const rows = given.length === 1 ? given : given.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const turned = events
    .filter(({ into, itself, out }) => !(itself && into === 1 && out === 1))
    .map(({ day }) => day)
    .sort()
  const days = turned.filter(
    (day) => rows.some((row) => isInside(day, row)) && !rows.some(({ from, to }) => from === day || to === day)
  )
  const units: Array<{ rows: ReadonlyArray<Row>; from: Day.Day; to: Day.Day | undefined }> = []
  let last: Row | undefined
  for (const row of days.length === 0 ? rows : rows.flatMap((whole) => parted(whole, days))) {
    const unit = units.at(-1)
    const change = last === undefined ? undefined : changeOf(last, row, turned)
    if (last?.to !== undefined && last.to < row.from) gaps.push({ code, from: last.to, to: row.from })
    if (unit !== undefined && change === undefined && (last!.to === row.from || last!.name === row.name)) {
      unit.rows = [...unit.rows, row]
      unit.to = row.to
    } else {
      if (unit !== undefined && change !== undefined && (unit.to === undefined || change < unit.to)) unit.to = change
      units.push({ rows: [row], from: change ?? row.from, to: row.to })
    }
    last = row
  }
  return events.length === 0 ? units : settled(code, units, events, otherwise)
}

/** Makes units of rows; `moves` say where a code that goes on means a new unit, `ids` how the units of a code are called. */
export const make = (
  history: ReadonlyArray<Row>,
  moves: ReadonlyArray<Move>,
  ids: (code: string, spans: ReadonlyArray<UnitSpan>) => ReadonlyArray<string>
): Histories => {
  const units: Array<UnitHistory> = []
  const gaps: Array<Gap> = []
  const otherwise: Array<Otherwise> = []
  const codes = gather(history, moves)
  for (const [code, tables] of codes) {
    const spans = unitsOf(code, tables, gaps, otherwise)
    const names = ids(code, spans)
    tables.units = spans.map(({ rows }, index) => ({ id: names[index]!, code, rows }))
    for (const unit of tables.units) units.push(unit)
  }
  let [last, own] = ["", nobody]
  // Lists name the same parent and the same heir again and again.
  const unitsOfCode = (code: string): ReadonlyArray<UnitHistory> => {
    if (code !== last) [last, own] = [code, codes.get(code)?.units ?? nobody]
    return own
  }
  const unitWithCode = (code: string, day: Day.Day): UnitHistory | undefined => {
    for (const unit of unitsOfCode(code)) {
      for (const row of unit.rows) if (holds(row, day)) return unit
    }
    return undefined
  }
  return { units, unitsOfCode, unitWithCode, gaps, otherwise }
}
