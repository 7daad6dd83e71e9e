/**
 * Who was where and when: rows of a gazetteer made into units that stay themselves.
 *
 * @internal
 */
import * as Day from "../Day.ts"
import type { Naming } from "../Gazetteer.ts"
import type * as Hierarchy from "../Hierarchy.ts"
import type { Problem } from "../LantoaError.ts"
import type * as Unit from "../Unit.ts"
import * as Csv from "./csv.ts"
import { placeName, typeName } from "./english.ts"
import type { Move } from "./events.ts"

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

export const isDay = (() => {
  const known = new Map<string, boolean>()
  return (text: string): boolean => {
    let valid = known.get(text)
    if (valid === undefined) {
      valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && Day.fromEpoch(Day.toEpoch(text)) === text
      known.set(text, valid)
    }
    return valid
  }
})()

const columns = ["code", "name_vi", "type", "level", "parent_code", "valid_from", "valid_to"]

/** Reads the history; rows that cannot be read become problems. */
export const rows = (text: string, problems: Array<Problem>): ReadonlyArray<Row> => {
  const found: Array<Row> = []
  const wrong: Array<Problem> = []
  const missing = Csv.read(text, columns, (row, line) => {
    const [code, name, type, level, parent, from, to] = row as readonly [
      string,
      string,
      string,
      string,
      string,
      string,
      string
    ]
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

/** Other codes by code. */
export const aliases = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  Csv.read(text, ["code", "code_alt"], (row) => {
    if (row[1] !== "") found.set(row[0]!, row[1]!)
  })
  return found
}

export const memo = <A, B>(compute: (key: A) => B): ((key: A) => B) => {
  const known = new Map<A, B>()
  return (key) => {
    const found = known.get(key) ?? compute(key)
    known.set(key, found)
    return found
  }
}

/** A unit in the making. */
export interface Being {
  readonly id: string
  readonly code: string
  readonly rows: Array<Row>
}

/** Units, their hierarchy, and which unit bore a code on a day. */
export interface Eras {
  readonly units: ReadonlyArray<Unit.Unit>
  readonly hierarchy: Hierarchy.Hierarchy
  readonly beings: ReadonlyArray<Being>
  readonly bearer: (code: string, day: Day.Day) => Being | undefined
  /** Codes that pause and return, with the days. */
  readonly gaps: ReadonlyArray<{ readonly code: string; readonly from: Day.Day; readonly to: Day.Day }>
}

/** What moves say about a code on a day: from how many it came, to how many it went, and whether to itself. */
interface Turn {
  readonly day: Day.Day
  into: number
  out: number
  itself: boolean
}

const turnOf = (turns: Map<string, Array<Turn>>, code: string, day: Day.Day): Turn => {
  const own = turns.get(code)
  const known = own?.find((turn) => turn.day === day)
  if (known !== undefined) return known
  const turn: Turn = { day, into: 0, out: 0, itself: false }
  if (own === undefined) turns.set(code, [turn])
  else own.push(turn)
  return turn
}

/** Days on which a code passed to a new unit, though it went on: all but those of moves from it to itself alone. */
const turns = (moves: ReadonlyArray<Move>): ReadonlyMap<string, ReadonlyArray<Day.Day>> => {
  const found = new Map<string, Array<Turn>>()
  for (const { date, from, to } of moves) {
    turnOf(found, from, date).out += 1
    const turn = turnOf(found, to, date)
    turn.into += 1
    if (from === to) turn.itself = true
  }
  const days = new Map<string, ReadonlyArray<Day.Day>>()
  for (const [code, own] of found) {
    const real = own.filter((turn) => !(turn.itself && turn.into === 1 && turn.out === 1))
    if (real.length > 0)
      days.set(
        code,
        real.map((turn) => turn.day)
      )
  }
  return days
}

const level = (id: string): Hierarchy.Level => {
  const names: { readonly [id: string]: readonly [string, string] } = {
    country: ["Trung ương", "country"],
    province: ["cấp tỉnh", "province"],
    district: ["cấp huyện", "district"],
    commune: ["cấp xã", "commune"],
    hamlet: ["thôn, tổ dân phố", "hamlet"]
  }
  const [vi, en] = names[id] ?? [id, id]
  return { id, name: { vi, en } }
}

/** Facts of the same content that follow each other become one. */
const chain = <A extends Day.Span>(facts: ReadonlyArray<A>, same: (a: A, b: A) => boolean): ReadonlyArray<A> => {
  if (facts.length < 2) return facts
  const found: Array<A> = []
  for (const fact of facts) {
    const last = found.at(-1)
    if (last === undefined || last.to !== fact.from || !same(last, fact)) found.push(fact)
    else {
      const { to: _, ...rest } = last
      found[found.length - 1] = (fact.to === undefined ? rest : { ...rest, to: fact.to }) as A
    }
  }
  return found
}

/** Another code, borne since the last day on which anything moved. */
interface Alias {
  readonly code: string
  readonly since: Day.Day
}

const typeText = memo((vi: string) => ({ vi, en: typeName(vi) }))

const unitOf = ({ code, id, rows: own }: Being, alias: Alias | undefined, naming: Naming): Unit.Unit => {
  const { scheme } = naming
  const names = own.map(({ from, name: vi, to, type: kind }): Unit.Name => {
    const name = { vi, en: placeName(vi, kind) }
    const type = typeText(kind)
    return to === undefined ? { name, type, from } : { name, type, from, to }
  })
  const codes = chain(
    own.map(({ from, to }): Unit.Code => (to === undefined ? { scheme, code, from } : { scheme, code, from, to })),
    () => true
  )
  const last = own.at(-1)!
  const other =
    alias === undefined || last.to !== undefined
      ? []
      : [{ scheme: `${scheme}.other`, code: alias.code, from: alias.since > last.from ? alias.since : last.from }]
  return {
    id,
    names: chain(names, (a, b) => a.name.vi === b.name.vi && a.type === b.type) as Unit.Unit["names"],
    codes: other.length === 0 ? codes : [...codes, ...other]
  }
}

const cuts = (row: Row, days: ReadonlyArray<Day.Day>): boolean =>
  days.some((day) => day > row.from && (row.to === undefined || day < row.to))

const split = (row: Row, days: ReadonlyArray<Day.Day>): ReadonlyArray<Row> => {
  const inner = days.filter((day) => day > row.from && (row.to === undefined || day < row.to)).sort()
  return [row.from, ...inner].map((from, index) => ({ ...row, from, to: inner[index] ?? row.to }))
}

/** Makes units of rows; `moves` say where a code that goes on means a new unit. */
export const make = (
  history: ReadonlyArray<Row>,
  moves: ReadonlyArray<Move>,
  other: ReadonlyMap<string, string>,
  acts: ReadonlySet<string>,
  naming: Naming
): Eras => {
  const byCode = new Map<string, Array<Row>>()
  for (const row of history) {
    const own = byCode.get(row.code)
    if (own === undefined) byCode.set(row.code, [row])
    else own.push(row)
  }
  const held = (code: string, epoch: number): boolean => {
    const day = dayText(epoch)
    for (const row of byCode.get(code) ?? []) if (row.from <= day && (row.to === undefined || day < row.to)) return true
    return false
  }
  const dayText = memo(Day.fromEpoch)
  const dayNumber = memo(Day.toEpoch)
  // A move between codes that nobody bears then says nothing about who bears them.
  const turning = turns(
    moves.filter(({ date, from, to }) => held(from, dayNumber(date) - 1) && held(to, dayNumber(date)))
  )
  const since = moves.reduce((day, move) => (move.date > day ? move.date : day), "0001-01-01")
  const beings: Array<Being> = []
  const bearers = new Map<string, Array<Being>>()
  const gaps: Array<Eras["gaps"][number]> = []
  for (const [code, own] of byCode) {
    const turn = turning.get(code)
    if (own.length > 1) own.sort((a, b) => (a.from < b.from ? -1 : 1))
    const mine: Array<Being> = []
    let last: Row | undefined
    const cut =
      turn === undefined || own.every((row) => !cuts(row, turn)) ? own : own.flatMap((row) => split(row, turn))
    for (const row of cut) {
      const paused = last !== undefined && last.to !== row.from
      if (last?.to !== undefined && last.to < row.from) gaps.push({ code, from: last.to, to: row.from })
      const goesOn = last !== undefined && !(turn?.includes(row.from) ?? false) && (!paused || last.name === row.name)
      if (goesOn) mine.at(-1)!.rows.push(row)
      else mine.push({ id: `${naming.country}.${code.toLowerCase()}.${row.from}`, code, rows: [row] })
      last = row
    }
    bearers.set(code, mine)
    for (const being of mine) beings.push(being)
  }
  const bearer = (code: string, day: Day.Day) => {
    for (const being of bearers.get(code) ?? []) {
      for (const row of being.rows) if (row.from <= day && (row.to === undefined || day < row.to)) return being
    }
    return undefined
  }
  const units = [root(naming)]
  for (const being of beings) {
    const code = other.get(being.code)
    units.push(unitOf(being, code === undefined ? undefined : { code, since }, naming))
  }
  return {
    units,
    hierarchy: hierarchyOf(history, beings, bearers, acts, naming),
    beings,
    bearer,
    gaps
  }
}

const root = ({ country, name }: Naming): Unit.Unit => ({ id: country, names: [{ name }], codes: [] })

const hierarchyOf = (
  history: ReadonlyArray<Row>,
  beings: ReadonlyArray<Being>,
  bearers: ReadonlyMap<string, ReadonlyArray<Being>>,
  acts: ReadonlySet<string>,
  naming: Naming
): Hierarchy.Hierarchy => {
  const top = naming.country.toUpperCase()
  const edges: Array<Hierarchy.Edge> = [{ unit: naming.country, level: "country" }]
  const edge = (unit: string, parent: string, level: string, from: Day.Day, to: Day.Day | undefined): Hierarchy.Edge =>
    to === undefined ? { unit, parent, level, from } : { unit, parent, level, from, to }
  for (const being of beings) {
    const own: Array<Hierarchy.Edge> = []
    for (const row of being.rows) {
      if (row.parent === top) {
        own.push(edge(being.id, naming.country, row.level, row.from, row.to))
        continue
      }
      // A parent's code may have passed to another unit in the meantime.
      for (const above of bearers.get(row.parent) ?? []) {
        const first = above.rows[0]!.from
        const until = above.rows.at(-1)!.to
        const from = first > row.from ? first : row.from
        const to = until === undefined || (row.to !== undefined && row.to < until) ? row.to : until
        if (to === undefined || from < to) own.push(edge(being.id, above.id, row.level, from, to))
      }
    }
    for (const one of chain(own, (a, b) => a.parent === b.parent && a.level === b.level)) edges.push(one)
  }
  const ends = new Map<string, Day.Day | undefined>()
  for (const { level: id, to } of history) {
    const end = ends.get(id)
    if (!ends.has(id) || (end !== undefined && (to === undefined || to > end))) ends.set(id, to)
  }
  const known = ["country", "province", "district", "commune", "hamlet"]
  const levels = [...known, ...[...ends.keys()].filter((id) => !known.includes(id))].map((id) => {
    const law = naming.abolished[id]
    const to = ends.has(id) ? ends.get(id) : law?.from
    const basis = law?.basis
    return to === undefined
      ? level(id)
      : { ...level(id), to, ...(basis !== undefined && acts.has(basis) ? { basis } : {}) }
  })
  return {
    id: naming.hierarchy,
    name: { vi: "Đơn vị hành chính", en: "Administrative units" },
    levels: levels as [Hierarchy.Level, ...Array<Hierarchy.Level>],
    edges
  }
}
