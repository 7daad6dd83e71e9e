/** What keeps figures and withdrawals out of a store, and what they do to those in it: the same rules for every store. @internal */
import type { Problem } from "../../Problem.ts"
import * as Instant from "../../Instant.ts"
import type * as Observation from "../../Observation.ts"
import * as Quantity from "../../Quantity.ts"
import type { Withdrawal } from "../../Store.ts"

/** A stored figure, as far as the rules ask. @category models @since 0.1.0 */
export interface Held {
  readonly id: string
  /** Equal for two figures of one box and reporter, and for no others. */
  readonly box: number
  readonly value: Quantity.Quantity | null
  /** Milliseconds. */
  readonly knownAt: number
  readonly corrects: string | undefined
  readonly ended: Ended | undefined
}

/** How a figure ceased to stand: corrected by another, or withdrawn. @category models @since 0.1.0 */
export interface Ended {
  /** Milliseconds. */
  readonly at: number
  readonly by: string | undefined
}

/** What is stored already of the ids and the boxes that a commit touches. @category models @since 0.1.0 */
export interface Stored {
  readonly find: (id: string) => Held | undefined
  /** The figure that stands in a box. */
  readonly holder: (box: number) => Held | undefined
  /** The moment from which on a box was emptied last, by a withdrawal. */
  readonly emptied: (box: number) => number | undefined
}

/** The figures and withdrawals of a commit. @category models @since 0.1.0 */
export interface Asked {
  readonly figures: ReadonlyArray<Observation.Observation>
  /** For each figure the id it will have. */
  readonly ids: ReadonlyArray<string>
  readonly boxes: ReadonlyArray<number>
  readonly withdrawals: ReadonlyArray<Withdrawal>
}

/** What becomes of a commit: the problems that keep all of it out, or what it adds and what it ends. @category models @since 0.1.0 */
export interface Judged {
  readonly problems: ReadonlyArray<Problem>
  /** Places of the figures to store; the others are there already. */
  readonly added: ReadonlyArray<number>
  readonly ended: ReadonlyMap<string, Ended>
}

type Objection = readonly [code: string, message: string]
const already = "already"

const ends = (at: number, by: string | undefined): Ended => ({ at, by })
const told = (value: Quantity.Quantity | null): string => (value === null ? "unknown" : String(Quantity.toJson(value)))

const moment = (millis: number): string => Instant.render(Instant.fromMillis(millis))

export const sameValue = (a: Quantity.Quantity | null, b: Quantity.Quantity | null): boolean =>
  a === null || b === null
    ? a === b
    : a.lower === b.lower &&
      a.upper === b.upper &&
      a.lowerOpen === b.lowerOpen &&
      a.upperOpen === b.upperOpen &&
      a.about === b.about

/**
 * The rules of `commit`, for stores to share: withdrawals first, then figures in their order, each sees those before it.
 *
 * @category rules
 * @since 0.1.0
 */
export const judge = ({ boxes, figures, ids, withdrawals }: Asked, stored: Stored): Judged => {
  const [fresh, holders, ended] = [new Map<string, Held>(), new Map<number, Held>(), new Map<string, Ended>()]
  const emptied = new Map<number, number>()
  const [problems, added]: [Array<Problem>, Array<number>] = [[], []]
  const find = (id: string) => fresh.get(id) ?? stored.find(id)
  const endOf = (held: Held) => ended.get(held.id) ?? held.ended
  const holder = (box: number): Held | undefined => {
    const found = holders.get(box) ?? stored.holder(box)
    return found === undefined || endOf(found) !== undefined ? undefined : found
  }

  const objectWithdrawal = ({ figure, knownAt }: Withdrawal): Objection | undefined => {
    const held = stored.find(figure)
    if (held === undefined)
      return ["unknown-observation", `withdraws "${figure}", which is not in the store; correct the id`]
    const end = endOf(held)
    if (end?.by !== undefined)
      return ["already-corrected", `withdraws "${figure}", which "${end.by}" has corrected; withdraw that one`]
    if (end !== undefined)
      return ["already-withdrawn", `withdraws "${figure}", which is withdrawn already; leave it out`]
    return Instant.toMillis(knownAt) >= held.knownAt
      ? undefined
      : [
          "known-too-early",
          `is known at ${Instant.render(knownAt)}, before the figure it withdraws (${moment(held.knownAt)}); say when the mistake became known`
        ]
  }
  withdrawals.forEach((withdrawal, index) => {
    const objection = objectWithdrawal(withdrawal)
    if (objection !== undefined) {
      problems.push({ code: objection[0], path: ["withdrawals", index], message: objection[1] })
      return
    }
    const at = Instant.toMillis(withdrawal.knownAt)
    const { box } = stored.find(withdrawal.figure)!
    ended.set(withdrawal.figure, ends(at, undefined))
    emptied.set(box, Math.max(at, emptied.get(box) ?? -Infinity))
  })

  const objectCorrection = (figure: Observation.Observation, box: number, current: Held | undefined) => {
    const id = figure.corrects!.observation
    const corrected = find(id)
    if (corrected === undefined)
      return [
        "unknown-observation",
        `corrects "${id}", which is not in the store; correct the id, or leave corrects out`
      ] as const
    if (corrected.box !== box)
      return [
        "other-figure",
        `corrects "${id}", which is another figure: measure, units, period, team, cohorts, activity, breakdown and reporter must be the same; to move a figure withdraw it and file it anew`
      ] as const
    if (current?.id !== id) {
      if (current?.corrects === id && sameValue(current.value, figure.value)) return already
      const end = endOf(corrected)
      return end !== undefined && end.by === undefined
        ? (["already-withdrawn", `corrects "${id}", which is withdrawn; file the figure without corrects`] as const)
        : ([
            "already-corrected",
            `corrects "${id}", which "${end?.by}" has corrected already; correct "${current?.id ?? end?.by}"`
          ] as const)
    }
    return Instant.toMillis(figure.knownAt) > corrected.knownAt
      ? undefined
      : ([
          "known-too-early",
          `is known at ${Instant.render(figure.knownAt)}, not after the figure it corrects (${moment(corrected.knownAt)}); say when the correction became known`
        ] as const)
  }

  const object = (figure: Observation.Observation, id: string, box: number): Objection | "already" | undefined => {
    const { corrects, knownAt, value } = figure
    if (value !== null && !(value.lower <= value.upper))
      return ["no-quantity", `its value runs from ${value.lower} to ${value.upper}; use null for what is not known`]
    if (figure.id.includes("#"))
      return ["derived-id", `"${figure.id}" is an id that a store gave; leave the id out, or give one of your own`]
    const known = find(id)
    if (known !== undefined) {
      const same = known.box === box && sameValue(known.value, value) && known.corrects === corrects?.observation
      const end = endOf(known)
      if (same && (end === undefined || end.by !== undefined)) return already
      return same
        ? ["duplicate-id", `"${id}" was withdrawn; to file the figure again give it another id`]
        : ["duplicate-id", `the id "${id}" is taken; give every observation its own`]
    }
    const current = holder(box)
    if (corrects !== undefined) return objectCorrection(figure, box, current)
    if (current !== undefined) {
      if (sameValue(current.value, value)) return already
      return [
        "duplicate-figure",
        `"${current.id}" already holds this figure with the value ${told(current.value)}; to replace it, append a correction (corrects: { observation: "${current.id}", reason })`
      ]
    }
    const empty = Math.max(emptied.get(box) ?? -Infinity, stored.emptied(box) ?? -Infinity)
    return Instant.toMillis(knownAt) >= empty
      ? undefined
      : [
          "known-too-early",
          `is known at ${Instant.render(knownAt)}, before the figure it takes the place of was withdrawn (${moment(empty)})`
        ]
  }

  figures.forEach((figure, index) => {
    const [id, box] = [ids[index]!, boxes[index]!]
    const objection = object(figure, id, box)
    if (objection === already) return
    if (objection !== undefined) {
      problems.push({ code: objection[0], path: ["figures", index], message: objection[1] })
      return
    }
    const knownAt = Instant.toMillis(figure.knownAt)
    const corrects = figure.corrects?.observation
    const held: Held = { id, box, value: figure.value, knownAt, corrects, ended: undefined }
    added.push(index)
    fresh.set(id, held)
    holders.set(box, held)
    if (corrects !== undefined) ended.set(corrects, ends(knownAt, id))
  })
  return { problems, added, ended }
}
