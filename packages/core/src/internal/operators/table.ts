/** The language of indicators, put together from its operators. @internal */
import * as Schema from "effect/Schema"
import * as all from "./all.ts"
import { choices } from "../wording.ts"
import { type Mean, mean } from "./mean.ts"
import type { Kind, Operator, Path, Reference } from "./operator.ts"

type Operators = typeof all
type Written<O> = O extends Operator<infer E, infer _> ? E : never
type Compiled<O> = O extends Operator<infer _, infer N> ? N : never

/**
 * An expression over measures. Its type keeps what it counts: turns by people are turns per person, and only what is of one
 * type is added. A `Ratio` is numerator by denominator, rolled up apart and divided last, times `per` (1 when
 * not said). A `Coverage` is a ratio in percent whose numerator is proven to lie in its denominator. `ShareOfUnits` is the
 * percentage of the units of a level for which a condition holds.
 *
 * @category models
 * @since 0.1.0
 */
export type Expression = Written<Operators[keyof Operators]>

/** A node of a compiled expression over a grid of groups × buckets. Roll-ups are named by their index in the plan. */
export type Node = Compiled<Operators[keyof Operators]> | Mean

// Looked up by tag, an operator gets only what bears that tag: that is all these two assert.
const kinds = { ...all, Mean: mean }
export const operatorOf = (self: Expression) => kinds[self._tag] as unknown as Operator<Expression, Node>
export const kindOf = (node: Node) => kinds[node._tag] as unknown as Kind<Node>

const self = Schema.suspend((): Schema.Codec<Expression> => Expression)

/** @category models @since 0.1.0 */
export const Expression: Schema.Codec<Expression> = Schema.Union(
  Object.values<{ readonly schema: (inner: typeof self) => Schema.Codec<Expression> }>(all).map(({ schema }) =>
    schema(self)
  )
).annotate({ expected: choices("expression", Object.keys(all).sort()) })

const part = <A>(whole: A, key: string): A => (whole as { readonly [key: string]: A })[key]!

/** The parts of an expression, by their keys. */
export const parts = (self: Expression): ReadonlyArray<readonly [key: string, part: Expression]> =>
  operatorOf(self).parts.map((key) => [key, part(self, key)])

/** An expression with other parts. */
export const withParts = (self: Expression, change: (part: Expression, key: string) => Expression): Expression =>
  parts(self).reduce((whole, [key, one]) => Object.assign(whole, { [key]: change(one, key) }), { ...self })

/** Every id that an expression names, its own before those of its parts, with paths from it on. @category getters @since 0.1.0 */
export const references = (self: Expression): ReadonlyArray<Reference> => {
  const found: Array<Reference> = []
  const walk = (one: Expression, path: Path): void => {
    for (const reference of operatorOf(one).references(one)) {
      found.push({ ...reference, path: [...path, ...reference.path] })
    }
    for (const [key, part] of parts(one)) walk(part, [...path, key])
  }
  walk(self, [])
  return found
}
