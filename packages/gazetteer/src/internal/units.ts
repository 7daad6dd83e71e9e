/** Units and their hierarchy as documents. @internal */
import type { Day, Hierarchy, Text, Unit } from "@lantoa/core"
import type { Naming } from "./ids.ts"
import { memo, type Row } from "./rows.ts"
import type { Histories, UnitHistory } from "./unitHistory.ts"

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
  return found.slice()
}

/** A second code of the same unit. It is valid from the date of the last move in the tables. */
interface Alias {
  readonly code: string
  readonly since: Day.Day
}

/** Texts of types, one for each. */
type Types = (type: string) => Text.Text

const unitOf = (
  { code, id, rows }: UnitHistory,
  alias: Alias | undefined,
  types: Types,
  { english, scheme }: Naming
): Unit.Unit => {
  const names = rows.map(({ from, name: vi, to, type: kind }): Unit.Name => {
    const name = { vi, en: english?.name(vi, kind) ?? vi }
    const type = types(kind)
    return to === undefined ? { name, type, from } : { name, type, from, to }
  })
  const codes = chain(
    rows.map(({ from, to }): Unit.Code => (to === undefined ? { scheme, code, from } : { scheme, code, from, to })),
    () => true
  )
  const last = rows.at(-1)!
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

/** The country and all units; `others` are second codes by code. */
export const units = (
  histories: Histories,
  others: ReadonlyMap<string, string>,
  since: Day.Day,
  naming: Naming
): ReadonlyArray<Unit.Unit> => {
  const types = memo((vi: string) => ({ vi, en: naming.english?.type(vi) ?? vi }))
  const own = histories.units.map((unit) => {
    const code = others.get(unit.code)
    return unitOf(unit, code === undefined ? undefined : { code, since }, types, naming)
  })
  return [{ id: naming.country, names: [{ name: naming.name }], codes: [] }, ...own]
}

const edge = (unit: string, parent: string, level: string, { from, to }: Span): Hierarchy.Edge =>
  to === undefined ? { unit, parent, level, from } : { unit, parent, level, from, to }

type Span = Pick<Row, "from" | "to">

/** Where a row lies in a parent; a parent's code may have passed to another unit in the meantime. */
const within = (row: Row, parent: UnitHistory): Span | undefined => {
  const start = parent.rows[0]!.from
  const until = parent.rows.at(-1)!.to
  const from = start > row.from ? start : row.from
  const to = until === undefined || (row.to !== undefined && row.to < until) ? row.to : until
  return to === undefined || from < to ? { from, to } : undefined
}

/** The days of a row on which no unit has the code of its parent. */
export const strays = (row: Row, { unitsOfCode }: Histories): ReadonlyArray<Span> => {
  const found: Array<Span> = []
  let next: Day.Day | undefined = row.from
  const spans = unitsOfCode(row.parent).flatMap((parent) => within(row, parent) ?? [])
  for (const { from, to } of spans.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (next === undefined) break
    if (next < from) found.push({ from: next, to: from })
    if (to === undefined || to > next) next = to
  }
  if (next !== undefined && (row.to === undefined || next < row.to)) found.push({ from: next, to: row.to })
  return found
}

/** Where a unit lies, as its rows say: what lies in nothing keeps the parent that was written, and a model refuses it. */
const edgesOf = (histories: Histories, naming: Naming): ReadonlyArray<Hierarchy.Edge> => {
  const { units: all, unitsOfCode } = histories
  const top = naming.country.toUpperCase()
  const edges: Array<Hierarchy.Edge> = [{ unit: naming.country, level: naming.levels?.[0]?.id ?? country }]
  const same = (a: Hierarchy.Edge, b: Hierarchy.Edge) => a.parent === b.parent && a.level === b.level
  for (const { id, rows } of all) {
    const own: Array<Hierarchy.Edge> = []
    for (const row of rows) {
      if (row.parent === top) own.push(edge(id, naming.country, row.level, row))
      else {
        const parents = unitsOfCode(row.parent)
        const before = own.length
        for (const parent of parents) {
          const span = within(row, parent)
          if (span !== undefined) own.push(edge(id, parent.id, row.level, span))
        }
        const first = own[before]
        if (first?.from === row.from && first.to === row.to) continue
        const written = parents.at(-1)?.id ?? `${naming.country}.${row.parent.toLowerCase()}`
        for (const span of strays(row, histories)) own.push(edge(id, written, row.level, span))
        own.sort((a, b) => (a.from! < b.from! ? -1 : 1))
      }
    }
    for (const fact of chain(own, same)) edges.push(fact)
  }
  return edges
}

/** The level of the country, where nothing else is said. */
const country = "country"

/** The levels that rows name, each below that of its parents. */
const levelsNamed = (rows: ReadonlyArray<Row>): ReadonlyArray<string> => {
  const above = new Map<string, string>()
  const level = new Map(rows.map((row) => [row.code, row.level]))
  for (const row of rows) above.set(row.level, level.get(row.parent) ?? country)
  const depth = (id: string, seen: ReadonlySet<string> = new Set()): number => {
    const next = above.get(id)
    return next === undefined || seen.has(id) ? 0 : 1 + depth(next, new Set([...seen, id]))
  }
  return [country, ...[...above.keys()].filter((id) => id !== country).sort((a, b) => depth(a) - depth(b))]
}

/** The levels, with the day on which each ended: that of its last unit, or that of the law where there is no unit. */
const levelsOf = (
  history: ReadonlyArray<Row>,
  acts: ReadonlySet<string>,
  { abolished, levels }: Naming
): ReadonlyArray<Hierarchy.Level> => {
  const ends = new Map<string, Day.Day | undefined>()
  for (const { level: id, to } of history) {
    const end = ends.get(id)
    if (!ends.has(id) || (end !== undefined && (to === undefined || to > end))) ends.set(id, to)
  }
  const all: NonNullable<Naming["levels"]> =
    levels ?? levelsNamed(history).map((id) => ({ id, name: { vi: id, en: id } }))
  return all.map((level) => {
    const { id } = level
    const law = abolished?.[id]
    const to = ends.has(id) ? ends.get(id) : law?.from
    if (to === undefined) return level
    return { ...level, to, ...(law !== undefined && acts.has(law.basis) ? { basis: law.basis } : {}) }
  })
}

/** The hierarchy of all units; `acts` are the ids of the known acts. */
export const hierarchy = (
  history: ReadonlyArray<Row>,
  histories: Histories,
  acts: ReadonlySet<string>,
  naming: Naming
): Hierarchy.Hierarchy => ({
  id: naming.hierarchy,
  name: naming.title ?? { vi: "Administrative units", en: "Administrative units" },
  levels: levelsOf(history, acts, naming) as [Hierarchy.Level, ...Array<Hierarchy.Level>],
  edges: edgesOf(histories, naming)
})
