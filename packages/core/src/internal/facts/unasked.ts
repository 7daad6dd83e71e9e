/** Days of a cell of which forms ask nobody and nobody told anything: all who should report had ended by then, or not begun. @internal */
import * as Period from "../../Period.ts"
import { least, most } from "../extremes.ts"
import * as Span from "../boxes/span.ts"
import type { Asked } from "../figures/operators.ts"
import type { Roll } from "../silence/silence.ts"
import type * as Parts from "./parts.ts"

/** Of how many of its periods forms ask for the days of a cell, where these are not all. */
export const asksFor = (
  { end, start }: Pick<Asked, "start" | "end">,
  roll: Roll | undefined,
  spans: () => ReadonlyArray<readonly [start: number, end: number]>
): Parts.Told | undefined => {
  if (roll?.isByForms !== true) return undefined
  const owed = roll.kinds.flatMap((kind) => [...kind.owed.values()])
  const days = owed.flatMap((one) => (one.days === undefined ? [] : [one.days]))
  const [from, to] = [least(days.map(([day]) => day)), most(days.map(([, day]) => day))]
  const isTold = ([a, b]: readonly [number, number]): boolean => (a < from && start < b) || (to < b && a < end)
  if ((from <= start && end <= to) || spans().some(isTold)) return undefined
  const [every] = owed.map((one) => one.every)
  const isOne = owed.every((one) => one.every === every)
  const count = (a: number, b: number) => (every === undefined ? 0 : Period.split(Period.ofDays(a, b), every).length)
  const [told, of] = [count(Math.max(from, start), Math.min(to, end)), count(start, end)]
  return { is: "periods", every: isOne ? every : undefined, told, of, said: Span.zero }
}
