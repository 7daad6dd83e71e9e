/**
 * Cohorts: populations, and what is known of how they contain and overlap each other.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import type * as Ids from "./Ids.ts"
import { idOf, listOf, maker } from "./internal/document.ts"
import * as Text from "./Text.ts"

const struct = Schema.Struct({
  id: idOf<Ids.Cohort>(),
  name: Text.Text,
  definition: Schema.optionalKey(Text.Text),
  within: listOf(idOf<Ids.Cohort>()),
  apartFrom: listOf(idOf<Ids.Cohort>())
})
/** @category models @since 0.1.0 */
export interface Cohort extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A population, e.g. thanh niên ⊂ thanh thiếu nhi. `within` names the populations that hold all of it,
 * `apartFrom` those that share nobody with it. Of everything else nothing is known: it may overlap.
 *
 * @category models
 * @since 0.1.0
 */
export const Cohort: Schema.Codec<Cohort, Encoded> = struct

/** A cohort; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Cohort = maker("Cohort", Cohort)

/** How one cohort lies to another. @category models @since 0.1.0 */
export type Relation = "same" | "within" | "contains" | "apart" | "overlap"

/**
 * The facts of many cohorts, ready to be asked.
 *
 * @category models
 * @since 0.1.0
 */
export interface Lattice {
  /** Whether everyone in `inner` is in `outer`. */
  readonly isWithin: (inner: string, outer: string) => boolean
  /** What is known of two cohorts; `overlap` is also the answer when nothing is known. */
  readonly relation: (a: string, b: string) => Relation
}

/**
 * Closes the stated facts: "within" is transitive, and what is apart from a cohort is apart from all within it.
 *
 * @example
 * ```ts
 * import { Cohort } from "@lantoa/core"
 *
 * const lattice = Cohort.lattice([
 *   Cohort.from({ id: "youth", name: { vi: "Thanh niên", en: "Youth" } }),
 *   Cohort.from({ id: "members", name: { vi: "Đoàn viên", en: "Union members" }, within: ["youth"] }),
 *   Cohort.from({ id: "elders", name: { vi: "Người cao tuổi", en: "Elders" }, apartFrom: ["youth"] })
 * ])
 * lattice.relation("members", "youth") // => "within"
 * lattice.relation("members", "elders") // => "apart"
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const lattice = (cohorts: ReadonlyArray<Cohort>): Lattice => {
  const byId = new Map(cohorts.map((cohort) => [cohort.id, cohort]))
  const above = (id: string, seen: Set<string> = new Set()): Set<string> => {
    if (seen.has(id)) return seen
    seen.add(id)
    for (const parent of byId.get(id)?.within ?? []) above(parent, seen)
    return seen
  }
  const containers = new Map(cohorts.map((cohort) => [cohort.id, above(cohort.id)]))
  const isWithin = (inner: string, outer: string) => inner === outer || (containers.get(inner)?.has(outer) ?? false)
  const saysApart = (a: string, b: string) =>
    (byId.get(a)?.apartFrom.includes(b) ?? false) || (byId.get(b)?.apartFrom.includes(a) ?? false)
  const apart = (a: string, b: string) =>
    [...(containers.get(a) ?? [a])].some((x) => [...(containers.get(b) ?? [b])].some((y) => saysApart(x, y)))
  const relation = (a: string, b: string): Relation =>
    a === b ? "same" : isWithin(a, b) ? "within" : isWithin(b, a) ? "contains" : apart(a, b) ? "apart" : "overlap"
  return { isWithin, relation }
}
