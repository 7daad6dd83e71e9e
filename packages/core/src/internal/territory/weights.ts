/** Whether weights given by a user fit the moves they speak of, and add up. @internal */
import * as Day from "../../Day.ts"
import type { Problem } from "../../Problem.ts"
import type * as Succession from "../../Succession.ts"
import * as Lineage from "./lineage.ts"
import * as Share from "./share.ts"
import type * as Tree from "./tree.ts"

const slack = 1e-9

type Say = (code: string, message: string) => ReadonlyArray<Problem>

/** The moves between two units, forwards from the older unit, or seen from the newer one. */
interface Meeting {
  readonly day: number
  readonly word: Succession.Share
  readonly direction: "forwards" | "backwards"
}

const meetings = (
  lineage: Lineage.Lineage,
  basis: Succession.Basis,
  from: number,
  to: number
): ReadonlyArray<Meeting> => {
  const among = (direction: Meeting["direction"]) =>
    (lineage[direction === "forwards" ? "out" : "into"].get(from) ?? []).flatMap(({ day, edges }) =>
      edges
        .filter((edge) => edge.key === to && edge.supposed !== true)
        .map(({ shares }): Meeting => ({ day, direction, word: Lineage.shareOn(shares, basis) }))
    )
  const forwards = among("forwards")
  const backwards = among("backwards")
  const open = forwards.filter(({ word }) => Lineage.isOpen(word))
  return open.length > 0 ? open : backwards.length > 0 ? backwards : forwards
}

/** What the shares of a unit at an event add up to, and whether nothing of it is left open. */
const total = (
  lineage: Lineage.Lineage,
  key: number,
  { day, direction }: Meeting,
  basis: Succession.Basis,
  given: Lineage.Given
): { readonly sum: number; readonly complete: boolean } => {
  const forwards = direction === "forwards"
  const step = lineage[forwards ? "out" : "into"].get(key)!.find((one) => one.day === day)!
  const shares = forwards
    ? Lineage.ways(key, step, basis, given).map(({ share }) => share)
    : Lineage.backward(lineage, key, step, basis, () => undefined, given)
        .filter((heir) => heir.key !== Lineage.nobody)
        .map(({ share }) => share)
  // Of a lone part nobody has to say where the rest went.
  const lone = forwards && step.edges.length === 1 && Lineage.shareOn(step.edges[0]!.shares, basis) === "part"
  return { sum: shares.reduce((sum, { lower }) => sum + lower, 0), complete: !lone && shares.every(Share.isKnown) }
}

/** Every problem, with the index of its weight. */
export const problemsOf = (
  weights: ReadonlyArray<Lineage.Weight>,
  basis: Succession.Basis,
  tree: Tree.Tree,
  lineage: Lineage.Lineage
): ReadonlyArray<Problem> => {
  const met = new Map<string, number>()
  const asked = new Map<string, { readonly meeting: Meeting; readonly key: number; readonly index: number }>()
  const shares = new Map<string, number>()
  const found = weights.flatMap(({ from, share, to }, index) => {
    const pair = `from "${from}" to "${to}"`
    const say: Say = (code, message) => [{ code, path: ["boundaries", "weights", index], message }]
    if (!(share >= 0 && share <= 1)) {
      return say("invalid", `the share ${pair} is ${share}; give a number from 0 to 1`)
    }
    const before = met.get(`${from}>${to}`)
    if (before !== undefined) {
      return say("duplicate", `the share ${pair} is given twice, here and at weights[${before}]; remove one of them`)
    }
    met.set(`${from}>${to}`, index)
    const [key, other] = [tree.keys.get(from) ?? -1, tree.keys.get(to) ?? -1]
    const between = key === -1 || other === -1 ? [] : meetings(lineage, basis, key, other)
    const [meeting, second] = between
    if (meeting === undefined) {
      return say("unknown-move", `nothing moved ${pair}; check both units, or remove this weight`)
    }
    if (second !== undefined) {
      const days = between.map(({ day }) => Day.fromEpoch(day)).join(" and ")
      return say(
        "ambiguous",
        `people moved ${pair} on ${days}, and a weight has no day; put the shares into the successions`
      )
    }
    const { direction, word } = meeting
    const fixed = word === "whole" ? 1 : word === "none" ? 0 : word
    if (direction === "forwards" && typeof fixed === "number" && Math.abs(fixed - share) > slack) {
      return say("contradiction", `the law moves ${word} of it ${pair}, not ${share}; remove this weight`)
    }
    shares.set(`${direction} ${key}>${other}`, share)
    asked.set(`${direction} ${key}@${meeting.day}`, { meeting, key, index })
    return []
  })
  const sums = [...asked.values()].flatMap(({ index, key, meeting }): ReadonlyArray<Problem> => {
    const given: Lineage.Given = (from, to) => shares.get(`${meeting.direction} ${from}>${to}`)
    const { complete, sum } = total(lineage, key, meeting, basis, given)
    const what = `the shares of "${tree.ids[key]}" on ${Day.fromEpoch(meeting.day)} add up to ${Number(sum.toFixed(9))}`
    const path = ["boundaries", "weights", index]
    if (sum > 1 + slack)
      return [{ code: "too-much", path, message: `${what}; they must not exceed 1: make one smaller` }]
    if (!complete || sum > 1 - slack) return []
    return [
      {
        code: "too-little",
        path,
        message: `${what}, and none is left open for the rest; make them add up to 1, or leave one out`
      }
    ]
  })
  return [...found, ...sums]
}
