/**
 * What an operator of the language of indicators is: all that anybody has to know of it stands in one file, and the table puts
 * the files together. @internal
 */
import type * as Schema from "effect/Schema"
import type * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"
import type * as Rollup from "../../Rollup.ts"
import type * as Text from "../../Text.ts"
import type { Branch } from "../explain/branch.ts"
import type { Cell } from "../figures/cell.ts"
import type { Course } from "./course.ts"
import type { Grid } from "./grid.ts"
import type { MeasureOf } from "./measure.ts"
import type { Outcome, Then } from "./outcome.ts"
import type { Paired } from "./paired.ts"
import type { Expression, Node } from "./table.ts"
import type { Type } from "./type.ts"

type Named = "measure" | "cohort" | "hierarchy" | "level"

export type Path = ReadonlyArray<string | number>

/**
 * An id that an expression names, and where. A level is one of `hierarchy`, or of any where none is said; a dimension is one of
 * `measure`, and `member` one of its members.
 *
 * @category models
 * @since 0.1.0
 */
export type Reference =
  | {
      readonly noun: Named
      readonly id: string
      readonly path: Path
      readonly hierarchy?: string | undefined
    }
  | {
      readonly noun: "dimension"
      readonly id: string
      readonly path: Path
      readonly measure: string
      readonly member: string
    }

/** What of a model decides types; documents that are still being checked have it too. */
export interface Vocabulary extends Pick<Model.Model, "bases" | "cohorts" | "dimensions" | "measures" | "lattice"> {
  readonly territory: {
    readonly hierarchies: ReadonlyMap<string, { readonly levels: ReadonlyArray<{ readonly id: string }> }>
  }
}

/** An expression asked in a hierarchy; paths are from the expression on. */
export interface Typing {
  readonly model: Vocabulary
  readonly hierarchy: string
  readonly problem: (code: string, message: string, at?: Path) => void
  /** A problem: an id that names nothing. */
  readonly missing: (noun: "cohort" | "hierarchy" | "measure", id: string, key: string) => void
  /** The type of a part. */
  readonly go: (part: Expression, key: string) => Type
  /** Whether the model has a cohort; a problem where not. */
  readonly cohort: (id: string, key: string) => boolean
  /** Whether a hierarchy has a level; a problem where not. */
  readonly level: (id: string, hierarchy: string, key: string) => boolean
}

/** An expression over a grid. */
export interface Compiling {
  readonly model: Model.Model
  readonly grid: Grid
  readonly go: (part: Expression, grid?: Grid) => Node
  readonly typeOf: (part: Expression) => Type
  /** The index of the roll-up of a measure. */
  readonly ask: (measure: Measure.Resolved, options: Omit<MeasureOf, "_tag" | "measure">) => number
}

/** What came in of both ends of a ratio, over the units that told both. */
export interface Pair {
  readonly numerator: number
  readonly denominator: number
  /** Whether there may be more of the denominator than came in: "at least 6". */
  readonly isLeast: boolean
  /** Of which units of a level both ends were told; `undefined` where it is over the cell's own figures. */
  readonly over:
    | {
        readonly told: ReadonlyArray<string>
        readonly units: ReadonlyArray<string>
        readonly level: string
        /** How many units told the numerator, and of none of them a denominator is known. */
        readonly lacking: number
        /** And of how many of them it is not one number. */
        readonly vague: number
        /** Where the numerator is a stock: how many units' figures are of which day. */
        readonly days: ReadonlyMap<number, number>
      }
    | undefined
}

/**
 * What all below a cell count together at most where each counts no more than it has, of a roll-up or of the units of a level; no
 * number where that is not so, and infinity where it says nothing.
 */
export type InWhole = (
  numerator: number,
  whole: number | NonNullable<Outcome["units"]>,
  cell: number,
  day?: number
) => number

/** A cell of a roll-up, by its number. */
export interface RolledUp {
  readonly rollup: Rollup.Rollup
  readonly at: number
  readonly cell: Cell
}

/** What two stocks were on one day. */
export interface OneDay {
  readonly day: number
  readonly left: RolledUp
  readonly right: RolledUp
}

/** Two stocks that are of different days, as of one. */
export type SameDay = (ends: Extract<Paired, object>, cell: number) => OneDay | undefined

/** The grid of groups and buckets that a node is over. */
export interface Size {
  readonly cells: number
  readonly buckets: number
}

/** The cells of a plan's roll-ups, and the size of the grid that a node is over. */
export interface Input extends Size {
  readonly model: Model.Model
  readonly tables: ReadonlyArray<(cell: number) => Cell>
  /** What came in of both; "undivided" where nobody below the group tells of its own. */
  readonly pair: (numerator: number, denominator: number, cell: number, day?: number) => Pair | "undivided" | undefined
  readonly inWhole: InWhole
  readonly sameDay: SameDay
}

/** The outcome of a cell of a grid, worked out when asked for. */
export type Outcomes = (cell: number) => Outcome

export type Evaluate = (node: Node, input: Input) => Outcomes

/** One cell of a node in an explanation. */
export interface Explaining {
  readonly plan: Grid & { readonly model: Model.Model }
  readonly cell: number
  readonly size: Size
  /** How many lines each account below may show. */
  readonly lines: number
  readonly outcomes: (node: Node, size: Size) => Outcomes
  readonly sameDay: SameDay
  /** A part in the same cell; `on` is another day, or what a roll-up was on it, in the place of its own cell. */
  readonly go: (part: Node, on?: RolledUp | Then) => Branch
  /** A part in a cell of another grid. */
  readonly at: (part: Node, cell: number, size: Size, lines: number) => Branch
  readonly inner: (
    label: Text.Text,
    rule: Text.Text | undefined,
    children: ReadonlyArray<Branch>,
    suffix?: string,
    more?: Text.Text
  ) => Branch
  /** A roll-up, with the account of its figures. */
  readonly leaf: (label: Text.Text, rollup: number) => Branch
}

/** One member of a dimension, or one cohort, of all that a question is about. */
export type Slice = { readonly cohort: string } | { readonly dimension: string; readonly member: string }

/** The cohort of a target, and how to say that an expression cannot be narrowed to it. */
export interface Binding {
  readonly model: Model.Model
  readonly cohort: string
  readonly refuse: (what: string, other: string, apart: boolean, remedy: string) => void
}

/** A node of a compiled expression. All but the functions here is plain data. */
export interface Kind<N> {
  /** Under which keys it holds others. */
  readonly parts: ReadonlyArray<string>
  readonly evaluate: (node: N, input: Input, go: Evaluate) => Outcomes
  readonly explain: (node: N, explaining: Explaining) => Branch
}

/** An operator; `parts` are the keys of its expression and of its node alike. */
export interface Operator<E, N> extends Kind<N> {
  readonly schema: (self: Schema.Codec<Expression>) => Schema.Codec<E>
  /** The ids that it names itself; paths are from it on. */
  readonly references: (self: E) => ReadonlyArray<Reference>
  /** The measure whose figures it takes itself. */
  readonly takes: (self: E) => string | undefined
  /** What it counts; every reason why it must not be computed is a problem. */
  readonly infer: (self: E, typing: Typing) => Type
  /** From an expression without problems to a node. */
  readonly compile: (self: E, compiling: Compiling) => N
  /** Its course while its period goes on; `undefined` where it can move either way. */
  readonly course: (self: E, model: Model.Model, go: (part: Expression) => Course | undefined) => Course | undefined
  /** Whether what comes in adds to it, given that this is so of its parts: then it makes sense to say how much more it would take. */
  readonly grows: (self: E) => boolean
  /** What it takes only, where a slice does not lie within that: a slice narrows and never asks for something else. */
  readonly outside: (self: E, slice: Slice, model: Model.Model) => string | undefined
  /** It for one slice only; its parts are narrowed already. */
  readonly narrow: (self: E, slice: Slice, model: Model.Model) => E
  /** It for the cohort of a target; its parts are bound already. */
  readonly bind: (self: E, binding: Binding) => E
}

/** What holds of an operator that names nothing, is narrowed by narrowing its parts, and can move either way. */
export const plain = {
  references: () => [],
  takes: () => undefined,
  course: () => undefined,
  grows: () => true,
  outside: () => undefined,
  narrow: <E>(self: E): E => self,
  bind: <E>(self: E): E => self
}

/** The references of an operator by the keys under which it names things; `from` a level. */
export const naming =
  (...keys: ReadonlyArray<Named | "from">) =>
  (self: { readonly [K in Named | "from"]?: string }): ReadonlyArray<Reference> =>
    keys.flatMap((key) => {
      const id = self[key]
      return id === undefined
        ? []
        : [{ noun: key === "from" ? "level" : key, id, path: [key], hierarchy: self.hierarchy }]
    })
