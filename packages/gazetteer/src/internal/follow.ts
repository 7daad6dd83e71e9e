/** An organisation whose bodies sit where the state's units are, and go where these go. @internal */
import type { Day, Documents, Hierarchy, Organisation, Succession, Text } from "@lantoa/core"

/**
 * How an organisation follows the state: it has a body for every unit of some levels, which begins, ends, merges and divides when
 * the unit does. What does not follow is data.
 *
 * @category models
 * @since 0.1.0
 */
export interface Following {
  /** The organisation's hierarchy: `union`. The body of the unit `ke.022` is `union.ke.022`. */
  readonly hierarchy: string
  readonly title: Text.Text
  /** The hierarchy that it follows. */
  readonly of: string
  readonly kind: Organisation.Organisation["kind"]
  /** Its levels, highest first, each under the id of the level that it follows, and what a body of it is called. */
  readonly levels: ReadonlyArray<{
    readonly id: string
    readonly name: Text.Text
    readonly body: (unit: Text.Text) => Text.Text
  }>
  /** Units without a body, and bodies with a name of their own. */
  readonly exceptions?: ReadonlyArray<{ readonly unit: string; readonly body?: false; readonly name?: Text.Text }>
  /** Days on which the organisation did what the state did on another day. */
  readonly days?: { readonly [state: Day.Day]: Day.Day }
  /** Bodies that sit in no unit, each below the body of a unit. */
  readonly others?: ReadonlyArray<{
    readonly id: string
    readonly name: Text.Text
    readonly level: string
    readonly parent: string
    readonly from?: Day.Day
    readonly to?: Day.Day
  }>
}

const overlap = (a: Day.Span, b: Day.Span): Day.Span | undefined => {
  const from = (a.from ?? "") > (b.from ?? "") ? a.from : b.from
  const to = (a.to ?? "9999-12-31") < (b.to ?? "9999-12-31") ? a.to : b.to
  if (from !== undefined && to !== undefined && from >= to) return undefined
  return spanOf(from, to)
}
const spanOf = (from: Day.Day | undefined, to: Day.Day | undefined): Day.Span => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to })
})

type Edge = Hierarchy.Edge

/** Edges of the organisation: of each body below the nearest body above. */
const edgesOf = (state: ReadonlyArray<Edge>, hasBody: (edge: Edge) => boolean, idOf: (unit: string) => string) => {
  const byUnit = Map.groupBy(state, ({ unit }) => unit)
  const above = (unit: string, span: Day.Span): ReadonlyArray<readonly [body: string | undefined, span: Day.Span]> =>
    (byUnit.get(unit) ?? []).flatMap((edge) => {
      const common = overlap(edge, span)
      if (common === undefined) return []
      if (hasBody(edge)) return [[idOf(unit), common] as const]
      return edge.parent === undefined ? [[undefined, common] as const] : above(edge.parent, common)
    })
  return state.filter(hasBody).flatMap((edge): ReadonlyArray<Edge> => {
    const { level, parent, unit } = edge
    const places = parent === undefined ? [[undefined, edge] as const] : above(parent, edge)
    return places.map(([body, { from, to }]) => ({
      unit: idOf(unit),
      ...(body === undefined ? {} : { parent: body }),
      level,
      ...spanOf(from, to)
    }))
  })
}

/** The documents with an organisation that follows their state: its hierarchy, its bodies and what became of these. */
export const follow = (documents: Documents.Documents, following: Following): Documents.Documents => {
  const { days = {}, exceptions = [], hierarchy, kind, levels, of, others = [], title } = following
  const state = documents.hierarchies.find(({ id }) => id === of)!
  const idOf = (unit: string): string => `${hierarchy}.${unit}`
  const own = <A extends Day.Span>({ from, to, ...rest }: A) => ({
    ...rest,
    ...spanOf(from === undefined ? from : (days[from] ?? from), to === undefined ? to : (days[to] ?? to))
  })
  const without = new Set(exceptions.filter(({ body }) => body === false).map(({ unit }) => unit))
  const named = new Map(exceptions.flatMap(({ name, unit }) => (name === undefined ? [] : [[unit, name] as const])))
  const bodies = new Map(levels.map((level) => [level.id, level]))
  const hasBody = ({ level, unit }: Edge): boolean => bodies.has(level) && !without.has(unit)
  const seats = Map.groupBy(state.edges.filter(hasBody), ({ unit }) => unit)
  const organisations = documents.units.flatMap((unit): ReadonlyArray<Organisation.Organisation> => {
    const [first] = seats.get(unit.id) ?? []
    if (first === undefined) return []
    const other = named.get(unit.id)
    const names = unit.names.map(({ from, name, to }) =>
      own({ name: bodies.get(first.level)!.body(name), ...spanOf(from, to) })
    )
    const covers = seats.get(unit.id)!.map(({ from, to }) => own({ unit: unit.id, ...spanOf(from, to) }))
    const called = (other === undefined ? names : [{ name: other }]) as unknown as Organisation.Organisation["names"]
    return [{ id: idOf(unit.id), names: called, codes: [], kind, covers }]
  })
  const successions = documents.successions.flatMap((one): ReadonlyArray<Succession.Succession> => {
    if (one.hierarchy !== of) return []
    const moves = one.moves.filter(({ from, to }) => seats.has(from) && seats.has(to))
    if (moves.length === 0) return []
    const placed = moves.map(({ from, shares, to }) => ({ from: idOf(from), to: idOf(to), shares }))
    return [{ ...one, id: idOf(one.id), hierarchy, date: days[one.date] ?? one.date, moves: placed }]
  })
  const ends = new Map(state.levels.map((level) => [level.id, level]))
  const tree: Hierarchy.Hierarchy = {
    id: hierarchy,
    name: title,
    levels: levels.map(({ id, name }) =>
      own({ ...ends.get(id), id, name })
    ) as unknown as Hierarchy.Hierarchy["levels"],
    edges: [
      ...edgesOf(state.edges, hasBody, idOf).map(own),
      ...others.map(({ from, id, level, parent, to }) => ({
        unit: idOf(id),
        parent: idOf(parent),
        level,
        ...spanOf(from, to)
      }))
    ]
  }
  const apart = others.map(({ id, name }): Organisation.Organisation => ({
    id: idOf(id),
    names: [{ name }],
    codes: [],
    kind,
    covers: []
  }))
  return {
    ...documents,
    hierarchies: [...documents.hierarchies, tree],
    organisations: [...documents.organisations, ...organisations, ...apart],
    successions: [...documents.successions, ...successions]
  }
}
