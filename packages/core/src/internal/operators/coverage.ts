/** Percentages that are proven to be some. @internal */
import * as Schema from "effect/Schema"
import type * as Text from "../../Text.ts"
import { type Operator, plain, type Typing } from "./operator.ts"
import { compile, type Quotient, quotient, type QuotientNode } from "./quotient.ts"
import type { Expression } from "./table.ts"
import { basisName, type Counted, isWithin, percent, type Type } from "./type.ts"

type Coverage = Quotient<"Coverage">

/**
 * A percentage of a population, proven to be one.
 *
 * @example
 * ```ts
 * import { Expression, Indicator } from "@lantoa/core"
 *
 * const covered = Indicator.from({
 *   id: "communes-with-team",
 *   title: { vi: "Tỷ lệ xã có tổ công nghệ số", en: "Share of communes with a team" },
 *   expression: Expression.coverage(Expression.measure("communes-with-team"), Expression.units("commune"))
 * })
 * covered.expression._tag // => "Coverage"
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const coverage = (numerator: Expression, denominator: Expression): Expression => ({
  _tag: "Coverage",
  numerator,
  denominator
})

const counted = (of: Counted): string =>
  of === undefined
    ? "what no document says"
    : "cohort" in of
      ? `cohort "${of.cohort}"`
      : "level" in of
        ? `the units of level "${of.level}" in "${of.hierarchy}"`
        : `teams of kind "${of.teams}"`

const prove = (numerator: Type, denominator: Type, { model, problem }: Typing): void => {
  if (numerator.kind === "unknown" || denominator.kind === "unknown") return
  if (numerator.kind !== "entity" || denominator.kind !== "entity" || numerator.basis !== denominator.basis) {
    problem(
      "no-coverage",
      `a coverage divides things of one basis that can be counted again: the numerator counts ${basisName(model, numerator)} and the denominator ${basisName(model, denominator)}. Give both one "basis" such as person, household or unit, or use a ratio if a quotient of the two means something.`
    )
  } else if (!isWithin(model, numerator.of, denominator.of)) {
    problem(
      "no-coverage",
      `nothing proves that the numerator lies in the denominator: the numerator counts ${counted(numerator.of)}, the denominator ${counted(denominator.of)}. Say whom both measures count ("counts"), name a cohort within the denominator's, or use a ratio.`
    )
  }
}

/** A denominator of some members of a dimension holds only a numerator of the same measure that is of those members too. */
const proveMembers = ({ denominator, numerator }: Coverage, { problem }: Typing): void => {
  if (denominator._tag !== "Measure") return
  for (const [dimension, member] of Object.entries(denominator.where ?? {})) {
    const same = numerator._tag === "Measure" && numerator.measure === denominator.measure
    if (same && numerator.where?.[dimension] === member) continue
    problem(
      "no-coverage",
      `nothing proves that the numerator lies in the denominator: the denominator keeps only "${dimension}" = "${member}" of "${denominator.measure}". Narrow a numerator of the same measure in the same way, leave it out, or use a ratio.`
    )
  }
}

/** Where more than all are in it, one of its ends is wrong. */
const beyond: Text.Text = {
  vi: "trên 100%: tử số lớn hơn mẫu số, cần kiểm tra cả hai",
  en: "over 100%: the numerator is larger than its denominator; check both"
}

export const operator: Operator<Coverage, QuotientNode<"Coverage">> = {
  ...plain,
  ...quotient,
  schema: (self) => Schema.TaggedStruct("Coverage", { numerator: self, denominator: self }),
  infer: (self, typing) => {
    prove(typing.go(self.numerator, "numerator"), typing.go(self.denominator, "denominator"), typing)
    proveMembers(self, typing)
    return percent
  },
  grows: () => false,
  evaluate: (node, input, go) => {
    const shares = quotient.evaluate(node, input, go)
    return (cell) => {
      const one = shares(cell)
      if (one.value === undefined || Math.max(one.value.lower, one.reported ?? 0) <= 100) return one
      return { ...one, beside: [...one.beside, beyond], caveats: [...one.caveats, beyond] }
    }
  },
  compile: (self, compiling) => compile(self, 100, compiling)
}
