/** Plain documents from few words: what most first models are made of. @internal */
import type * as Documents from "../Documents.ts"
import { DocumentError } from "../Problem.ts"
import type * as Target from "../Target.ts"
import type * as Text from "../Text.ts"

/** A name: one text for both languages, or one for each. @category models @since 0.1.0 */
export type Name = string | Text.Text

const refused = (path: ReadonlyArray<string>, message: string) =>
  new DocumentError({ subject: "Documents", problems: [{ code: "invalid", path, message }] })

/** An object, as the types say; throws a `DocumentError` where it is none. */
const object = <A>(given: A, path: ReadonlyArray<string>): A => {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given
  throw refused(path, "must be an object, { … }")
}

/** What is said of each id. */
const entriesOf = <A>(given: { readonly [id: string]: A }, kind: string): ReadonlyArray<[string, A]> =>
  Object.entries(object(given, [kind])).map(([id, one]) => [id, object(one, [kind, id])])

const textOf = (name: Name): Text.Text => (typeof name === "string" ? { vi: name, en: name } : name)

/** A unit by its name, with those below it. @category models @since 0.1.0 */
export type Branch = Name | { readonly name: Name; readonly units: Branches }

/** Units by their ids. @category models @since 0.1.0 */
export interface Branches {
  readonly [id: string]: Branch
}

/** A small tree of units: what its levels are called, from the root down, and the units. @category models @since 0.1.0 */
export interface Tree {
  /** `state` when not said. */
  readonly hierarchy?: string
  readonly levels: { readonly [id: string]: Name }
  readonly units: Branches
}

/** A unit with its level and what it lies in. */
interface Placed {
  readonly id: string
  readonly name: Name
  readonly parent: string | undefined
  readonly depth: number
}

const placed = (units: Branches, parent?: string, depth = 0): ReadonlyArray<Placed> =>
  Object.entries(object(units, parent === undefined ? ["units"] : ["units", parent, "units"])).flatMap(([id, branch]) =>
    typeof branch === "object" && branch !== null && "units" in branch
      ? [{ id, name: branch.name, parent, depth }, ...placed(branch.units, id, depth + 1)]
      : [{ id, name: branch, parent, depth }]
  )

/**
 * Units and the hierarchy they are in. The tree is taken to be whole: no unit of its levels is missing.
 *
 * @example
 * ```ts
 * import { Documents } from "@lantoa/core"
 *
 * const tree = Documents.tree({
 *   levels: { province: { vi: "tỉnh", en: "province" }, commune: { vi: "xã", en: "commune" } },
 *   units: { "an-hoa": { name: "Tỉnh An Hòa", units: { an: "Xã An", binh: "Xã Bình" } } }
 * })
 * tree.hierarchies[0].edges.at(-1) // => { unit: 'binh', parent: 'an-hoa', level: 'commune' }
 * ```
 *
 * @category building
 * @since 0.1.0
 */
export const tree = (given: Tree) => {
  const { hierarchy = "state", levels, units } = object(given, ["tree"])
  const all = placed(units)
  const ids = Object.keys(object(levels, ["levels"]))
  const deeper = all.find(({ depth }) => depth >= ids.length)
  if (deeper !== undefined)
    throw refused(
      ["units", deeper.id],
      `lies ${deeper.depth + 1} deep, and there are ${ids.length} levels (${ids.join(", ")}): the tree is deeper than its levels; add a level, or move the unit up`
    )
  const [first, ...others] = ids.map((id) => ({ id, name: textOf(levels[id]!), complete: true }))
  return {
    units: all.map(({ id, name }) => ({ id, names: [{ name: textOf(name) }] as const })),
    hierarchies: [
      {
        id: hierarchy,
        name: { vi: "Hành chính", en: "State" },
        levels: [first!, ...others] as const,
        edges: all.map(({ depth, id, parent }) => ({
          unit: id,
          ...(parent === undefined ? {} : { parent }),
          level: ids[depth]!
        }))
      }
    ]
  } as const satisfies Documents.Encoded
}

/** What is counted: its name and what one of it is; of a stock, that it is one. @category models @since 0.1.0 */
export interface Counted extends Pick<NonNullable<Documents.Encoded["measures"]>[number], "own" | "counts"> {
  readonly name: Name
  /** A basis: `turn`, `person`, `activity`, `team`, `household` … */
  readonly of: string
  /** Whether it is what there is on a day, and not what happened in a period. */
  readonly stock?: boolean
}

/**
 * Measures by their ids, each with the indicator of the same id that asks for it.
 *
 * @example
 * ```ts
 * import { Documents } from "@lantoa/core"
 *
 * const { indicators } = Documents.counts({ guided: { name: "Lượt hướng dẫn", of: "turn" } })
 * indicators[0]!.expression // => { _tag: 'Measure', measure: 'guided' }
 * ```
 *
 * @category building
 * @since 0.1.0
 */
export const counts = (measures: { readonly [id: string]: Counted }) => {
  const all = entriesOf(measures, "measures")
  return {
    measures: all.map(([id, { name, of, stock = false, ...rest }]) => ({
      id,
      title: textOf(name),
      basis: of,
      accumulation: stock ? ("stock" as const) : ("flow" as const),
      ...rest
    })),
    indicators: all.map(([id, { name }]) => ({
      id,
      title: textOf(name),
      expression: { _tag: "Measure" as const, measure: id }
    }))
  } satisfies Documents.Encoded
}

/** A promise of one unit: at least or at most so much of an indicator by the end of a period. @category models @since 0.1.0 */
export type Promised = {
  readonly name: Name
  readonly indicator: string
  readonly unit: string
  /** `state` when not said. */
  readonly hierarchy?: string
  /** Such as `2025`, or `2025-Q2`; no deadline when not said. */
  readonly by?: string
  /** What says so: `12-KH/TĐ`. */
  readonly source: string
} & (
  | { readonly atLeast: number; readonly atMost?: undefined }
  | { readonly atMost: number; readonly atLeast?: undefined }
)

/** What is asked, one of the two: a target has one threshold. */
const threshold = (id: string, { atLeast, atMost }: Promised) => {
  if ((atLeast === undefined) === (atMost === undefined))
    throw refused(
      ["targets", id],
      atLeast === undefined
        ? "asks for no number; give atLeast or atMost"
        : "asks for atLeast and atMost, and a target has one threshold; make it two targets"
    )
  return atLeast === undefined
    ? { comparator: "<=" as const, threshold: atMost! }
    : { comparator: ">=" as const, threshold: atLeast }
}

/**
 * Targets by their ids.
 *
 * @example
 * ```ts
 * import { Documents } from "@lantoa/core"
 *
 * const { targets } = Documents.targets({
 *   thousand: { name: "1.000 lượt", indicator: "guided", unit: "an-hoa", atLeast: 1000, by: "2025", source: "12-KH/TĐ" }
 * })
 * targets[0]!.deadline // => { _tag: 'Stated', period: '2025' }
 * ```
 *
 * @category building
 * @since 0.1.0
 */
export const targets = (all: { readonly [id: string]: Promised }) => ({
  targets: entriesOf(all, "targets").map(([id, one]): Target.Encoded => ({
    id,
    title: textOf(one.name),
    indicator: one.indicator,
    scope: { _tag: "Unit", unit: one.unit, hierarchy: one.hierarchy ?? "state" },
    ...threshold(id, one),
    deadline: one.by === undefined ? { _tag: "Absent" } : { _tag: "Stated", period: one.by },
    modality: "stated",
    source: { title: one.source }
  }))
})
