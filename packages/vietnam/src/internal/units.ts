/** Units and their hierarchy as documents. @internal */
import type { Day, Hierarchy, Unit } from "@lantoa/core"
import { placeName, typeName } from "./english.ts"
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
  return found
}

const typeText = memo((vi: string) => ({ vi, en: typeName(vi) }))

/** A second code of the same unit. It is valid from the date of the last move in the tables. */
interface Alias {
  readonly code: string
  readonly since: Day.Day
}

const unitOf = ({ code, id, rows }: UnitHistory, alias: Alias | undefined, { scheme }: Naming): Unit.Unit => {
  const names = rows.map(({ from, name: vi, to, type: kind }): Unit.Name => {
    const name = { vi, en: placeName(vi, kind) }
    const type = typeText(kind)
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
): ReadonlyArray<Unit.Unit> => [
  { id: naming.country, names: [{ name: naming.name }], codes: [] },
  ...histories.units.map((unit) => {
    const code = others.get(unit.code)
    return unitOf(unit, code === undefined ? undefined : { code, since }, naming)
  })
]

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

const edgesOf = ({ units: all, unitsOfCode }: Histories, naming: Naming): ReadonlyArray<Hierarchy.Edge> => {
  const top = naming.country.toUpperCase()
  const edges: Array<Hierarchy.Edge> = [{ unit: naming.country, level: "country" }]
  const same = (a: Hierarchy.Edge, b: Hierarchy.Edge) => a.parent === b.parent && a.level === b.level
  for (const { id, rows } of all) {
    const own: Array<Hierarchy.Edge> = []
    for (const row of rows) {
      if (row.parent === top) own.push(edge(id, naming.country, row.level, row))
      else {
        for (const parent of unitsOfCode(row.parent)) {
          const span = within(row, parent)
          if (span !== undefined) own.push(edge(id, parent.id, row.level, span))
        }
      }
    }
    for (const fact of chain(own, same)) edges.push(fact)
  }
  return edges
}

const levelNames: { readonly [id: string]: readonly [vi: string, en: string] } = {
  country: ["Trung ương", "country"],
  province: ["cấp tỉnh", "province"],
  district: ["cấp huyện", "district"],
  commune: ["cấp xã", "commune"],
  hamlet: ["thôn, tổ dân phố", "hamlet"]
}

/** The levels, with the day on which each ended: that of its last unit, or that of the law where there is no unit. */
const levelsOf = (
  history: ReadonlyArray<Row>,
  acts: ReadonlySet<string>,
  naming: Naming
): ReadonlyArray<Hierarchy.Level> => {
  const ends = new Map<string, Day.Day | undefined>()
  for (const { level: id, to } of history) {
    const end = ends.get(id)
    if (!ends.has(id) || (end !== undefined && (to === undefined || to > end))) ends.set(id, to)
  }
  const known = Object.keys(levelNames)
  return [...known, ...[...ends.keys()].filter((id) => !known.includes(id))].map((id) => {
    const law = naming.abolished[id]
    const to = ends.has(id) ? ends.get(id) : law?.from
    const [vi, en] = levelNames[id] ?? [id, id]
    const level: Hierarchy.Level = { id, name: { vi, en } }
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
  name: { vi: "Đơn vị hành chính", en: "Administrative units" },
  levels: levelsOf(history, acts, naming) as [Hierarchy.Level, ...Array<Hierarchy.Level>],
  edges: edgesOf(histories, naming)
})
