/** Types of expressions: what one unit of the value is, and which things are counted. @internal */
import type * as CountBasis from "../../CountBasis.ts"
import type * as Model from "../../Model.ts"

/**
 * The set of things counted, where it is known: what a coverage needs to prove that its numerator lies in its denominator. Of a
 * measure it is the cohort that the expression names, or else the one the measure counts, and each figure has to lie in it:
 * one of a cohort apart does not go in, of a wider one an unknown part does, and one without a cohort is of all it counts.
 */
export type Counted =
  | { readonly cohort: string }
  | { readonly level: string; readonly hierarchy: string }
  | { readonly teams: string }
  | undefined

export interface Type {
  /** A count basis; `number` for a plain number; what several make of each other, `turn/person`. */
  readonly basis: string
  /** `quotient` is one thing by or times another; of `unknown` nothing more is said, for it was reported already. */
  readonly kind: CountBasis.CountBasis["kind"] | "number" | "quotient" | "unknown"
  readonly of: Counted
  /** Whether it counts things that something else may count again, so that a sum of the two is only bounded. */
  readonly entities: boolean
  /** The bases multiplied and divided by; none in both. */
  readonly up: ReadonlyArray<string>
  readonly down: ReadonlyArray<string>
}

type Bases = Pick<Model.Model, "bases">

export const plain: Type = { basis: "number", kind: "number", of: undefined, entities: false, up: [], down: [] }
export const percent: Type = { ...plain, basis: "percent", kind: "share", up: ["percent"] }
export const unknown: Type = { ...plain, kind: "unknown" }

/** A count of a basis. */
export const count = (model: Bases, basis: string, of: Counted): Type => {
  const kind = model.bases.get(basis)?.kind
  return kind === undefined ? unknown : { basis, kind, of, entities: kind === "entity", up: [basis], down: [] }
}

/** The bases that are in both, left out once for each time they are in both. */
const cancelled = (up: ReadonlyArray<string>, down: ReadonlyArray<string>) => {
  const [kept, rest] = [[...up], [...down]]
  for (const basis of up) {
    if (!rest.includes(basis)) continue
    rest.splice(rest.indexOf(basis), 1)
    kept.splice(kept.indexOf(basis), 1)
  }
  return [kept.sort(), rest.sort()] as const
}

/** `turn/person`, with the bases as `show` words them. */
const spell = ({ up, down }: Pick<Type, "up" | "down">, show: (basis: string) => string): string =>
  `${up.map(show).join("*") || "1"}${down.length === 0 ? "" : `/${down.map(show).join("/")}`}`

const made = (model: Bases, left: Type, right: Type, up: Type["up"], down: Type["down"], entities: boolean): Type => {
  if (left.kind === "unknown" || right.kind === "unknown") return unknown
  const [kept, rest] = cancelled(up, down)
  // Turns by turns are a plain number: both bases are equal, and what is left is how many times one holds the other.
  if (kept.length + rest.length === 0) return { ...plain, entities }
  const kinds = [...kept, ...rest].map((basis) => model.bases.get(basis)?.kind)
  const alone = kept.length === 1 && rest.length === 0
  // A percentage stays one, whatever it is multiplied or divided by: no detour makes it something that adds.
  const kind = kinds.includes("share") ? "share" : alone ? kinds[0]! : "quotient"
  return {
    basis: spell({ up: kept, down: rest }, (basis) => basis),
    kind,
    of: undefined,
    entities,
    up: kept,
    down: rest
  }
}

/** What `left` times `right` is: a constant leaves the basis as it is. */
export const product = (model: Bases, left: Type, right: Type): Type =>
  made(model, left, right, [...left.up, ...right.up], [...left.down, ...right.down], left.entities || right.entities)

/** What `left` by `right` is: turns by people are turns per person; a plain number leaves the basis as it is. */
export const quotient = (model: Bases, left: Type, right: Type): Type =>
  made(model, left, right, [...left.up, ...right.down], [...left.down, ...right.up], left.entities)

/** What one unit of it is, for messages. */
export const basisName = (model: Bases, type: Type): string =>
  type.kind === "number"
    ? "a plain number"
    : `${spell(type, (basis) => model.bases.get(basis)?.name.vi ?? basis)} (${type.basis})`

/** Whether everything in `inner` is proven to be in `outer`. */
export const isWithin = (model: Pick<Model.Model, "lattice">, inner: Counted, outer: Counted): boolean => {
  if (inner === undefined || outer === undefined) return false
  if ("cohort" in inner) return "cohort" in outer && model.lattice.isWithin(inner.cohort, outer.cohort)
  if ("level" in inner) return "level" in outer && inner.level === outer.level && inner.hierarchy === outer.hierarchy
  return "teams" in outer && inner.teams === outer.teams
}

/** Whether the two are proven to share nothing. */
const isApart = (model: Pick<Model.Model, "lattice">, a: Counted, b: Counted): boolean => {
  if (a === undefined || b === undefined) return false
  if ("cohort" in a) return "cohort" in b && model.lattice.relation(a.cohort, b.cohort) === "apart"
  if ("teams" in a) return "teams" in b && a.teams !== b.teams
  return "level" in b && "level" in a && a.level !== b.level
}

/** Whether a sum of the two may count one and the same thing twice: then it is bounded by the larger and the sum. */
export const mayOverlap = (model: Pick<Model.Model, "lattice">, left: Type, right: Type): boolean =>
  left.entities && right.entities && !isApart(model, left.of, right.of)
