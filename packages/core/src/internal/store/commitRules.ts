/** What keeps figures and withdrawals out of a store, and what they do to those in it: the same rules for every store. @internal */
import type { Problem } from "../../Problem.ts"
import * as Instant from "../../Instant.ts"
import * as Figures from "../../Figures.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type { Withdrawal } from "../../Store.ts"

/** A stored figure, as far as the rules ask. @category models @since 0.1.0 */
export interface Held {
  readonly id: string
  /** The number that the commit's figures of the same box have; -1 where it has none. */
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

/** What is stored already of the ids and the boxes that a commit touches; boxes by their numbers in {@link Asked}. @category models @since 0.1.0 */
export interface Stored {
  readonly find: (id: string) => Held | undefined
  /** Whether nothing was ever in a box. */
  readonly isFree: (box: number) => boolean
  /** The figure that stands in a box. */
  readonly holder: (box: number) => Held | undefined
  /** The moment from which on a box was emptied last, by a withdrawal. */
  readonly emptied: (box: number) => number | undefined
}

/** The figures and withdrawals of a commit. @category models @since 0.1.0 */
export interface Asked {
  readonly figures: Figures.Figures
  /** The number that the commit will have: of it and of a figure's row its id is made where none was given. */
  readonly commit: number
  /** The rows that the figures had in another store, where they were committed there first; else their own. */
  readonly rows?: Int32Array | undefined
  /** Numbers of the figures' boxes: what is the same in measure, units, period, category, team, activity and reporter. */
  readonly boxes: Figures.Combinations
  readonly withdrawals: ReadonlyArray<Withdrawal>
}

/** What becomes of a commit: the problems that keep all of it out, or what it adds and what it ends. @category models @since 0.1.0 */
export interface Judged {
  readonly problems: ReadonlyArray<Problem>
  /** Rows of the figures to store, in order; the others are there already. */
  readonly added: Int32Array
  /** How many of them correct another. */
  readonly corrections: number
  readonly ended: ReadonlyMap<string, Ended>
}

type Objection = readonly [code: string, message: string]
const already = "already"

/** Why a figure ceased to stand that gave way to one that says the same, of another moment. @category rules @since 0.1.0 */
export const again = "said again"

const ends = (at: number, by: string | undefined): Ended => ({ at, by })
const told = (value: Quantity.Quantity | null): string => (value === null ? "unknown" : String(Quantity.toJson(value)))

const moment = (millis: number): string => Instant.render(Instant.fromMillis(millis))

const sameValue = (a: Quantity.Quantity | null, b: Quantity.Quantity | null): boolean =>
  a === null || b === null
    ? a === b
    : a.lower === b.lower &&
      a.upper === b.upper &&
      a.lowerOpen === b.lowerOpen &&
      a.upperOpen === b.upperOpen &&
      a.about === b.about

/** What keeps a figure out whatever is stored. */
const unfit = ({ ids, lower, upper }: Figures.Figures, row: number): Objection | undefined => {
  const from = lower[row]!
  const to = upper[row]!
  const id = ids.length === 0 ? "" : ids[row]!
  if (!(from <= to) && !(Number.isNaN(from) && Number.isNaN(to)))
    return ["no-quantity", `its value runs from ${from} to ${to}; use null for what is not known`]
  return id.includes("#")
    ? ["derived-id", `"${id}" is an id that a store gave; leave the id out, or give one of your own`]
    : undefined
}

/** What keeps a figure out that has the id of another of the commit, whether or not either is stored already. */
const idOfTwo = ({ ids }: Figures.Figures, boxes: Figures.Combinations) => {
  const rows = new Map<string, number>()
  return (row: number): Objection | undefined => {
    const id = ids[row] ?? ""
    if (id === "") return undefined
    const first = rows.get(id)
    if (first === undefined) rows.set(id, row)
    return first === undefined || boxes.of[first] === boxes.of[row]
      ? undefined
      : ["duplicate-id", `the id "${id}" is taken by row ${first}; give every observation its own`]
  }
}

/**
 * The row of a commit's figures that had a row of its own in the store it is copied from, where `rows` says which they had, in
 * order; -1 for none.
 *
 * @category rules
 * @since 0.1.0
 */
export const rowIn = (rows: Int32Array | undefined, row: number): number => {
  if (rows === undefined) return row
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]! < row) low = middle + 1
    else high = middle
  }
  return rows[low] === row ? low : -1
}

/** The figures of a commit that have been found right so far. */
const fresh = ({ boxes, commit, figures, rows }: Asked) => {
  const { flags, ids, knownAt, length, lower, rests, upper } = figures
  const [isAdded, last] = [new Uint8Array(length), new Int32Array(boxes.count).fill(-1)]
  const added = new Int32Array(length)
  let count = 0
  const given = new Map<string, number>()
  const mark = `${commit}#`
  const heldAt = (row: number): Held => ({
    id: (ids[row] ?? "") === "" ? `${mark}${rows?.[row] ?? row}` : ids[row]!,
    box: boxes.of[row]!,
    value: Figures.valueOf(lower[row]!, upper[row]!, flags[row]!),
    knownAt: knownAt[row]!,
    corrects: rests?.get(row)?.corrects?.observation,
    ended: undefined
  })
  const rowOf = (id: string): number | undefined => {
    const derived = id.startsWith(mark) ? Number(id.slice(mark.length)) : undefined
    const row = derived === undefined ? given.get(id) : rowIn(rows, derived)
    return row === undefined || isAdded[row] !== 1 || heldAt(row).id !== id ? undefined : row
  }
  return {
    heldAt,
    find: (id: string): Held | undefined => {
      const row = rowOf(id)
      return row === undefined ? undefined : heldAt(row)
    },
    isFree: (box: number): boolean => last[box] === -1,
    holder: (box: number): Held | undefined => (box < 0 || last[box] === -1 ? undefined : heldAt(last[box]!)),
    rowOf,
    add: (row: number): void => {
      isAdded[row] = 1
      added[count++] = row
      last[boxes.of[row]!] = row
      if (ids.length > 0 && ids[row] !== "") given.set(ids[row]!, row)
    },
    added: (): Int32Array => added.slice(0, count)
  }
}

/** Whether nothing can clash: figures without ids, a box for each in which nothing ever was, and nothing that says more. */
const areAlone = ({ boxes, figures, withdrawals }: Asked, { isFree }: Stored): boolean => {
  const { ids, length, rests } = figures
  if (ids.length > 0 || (rests?.size ?? 0) > 0 || withdrawals.length > 0 || boxes.count < length) return false
  for (let row = 0; row < length; row++) if (!isFree(row) || unfit(figures, row) !== undefined) return false
  return true
}

/**
 * The rules of `commit`, for stores to share: withdrawals first, then figures in their order, each sees those before it.
 *
 * @category rules
 * @since 0.1.0
 */
export const judge = (asked: Asked, stored: Stored): Judged => {
  const { boxes, figures, withdrawals } = asked
  if (areAlone(asked, stored)) return { problems: [], added: boxes.first, corrections: 0, ended: new Map() }
  const own = fresh(asked)
  const [ended, emptied] = [new Map<string, Ended>(), new Map<number, number>()]
  const problems: Array<Problem> = []
  const find = (id: string) => own.find(id) ?? stored.find(id)
  const endOf = (held: Held) => ended.get(held.id) ?? held.ended
  const holder = (box: number): Held | undefined => {
    const found = own.holder(box) ?? stored.holder(box)
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

  /** Whether what was said before the last day of its period is said again, now of all of it. */
  const isOfAll = ({ box, knownAt }: Held, current: Held): boolean => {
    const { period, texts } = figures
    const last = Instant.startOf(Period.lastDay(texts.periods[period[boxes.first[box]!]!]!))
    return current.knownAt < last && last <= knownAt
  }

  /** What becomes of a figure that says what stands: only one that was known earlier says something new, where nothing else stood then. */
  const repeated = (figure: Held, current: Held): Objection | "already" | undefined => {
    const { knownAt } = figure
    return knownAt >= current.knownAt || isOfAll(current, figure)
      ? already
      : current.corrects === undefined
        ? undefined
        : [
            "known-too-early",
            `is known at ${moment(knownAt)}, before the correction "${current.id}" that says the same (${moment(current.knownAt)}); leave it out`
          ]
  }

  const objectCorrection = (figure: Held, id: string, current: Held | undefined) => {
    const { box } = figure
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
      if (current?.corrects === id && sameValue(current.value, figure.value)) return repeated(figure, current)
      const end = endOf(corrected)
      return end !== undefined && end.by === undefined
        ? (["already-withdrawn", `corrects "${id}", which is withdrawn; file the figure without corrects`] as const)
        : ([
            "already-corrected",
            `corrects "${id}", which "${end?.by}" has corrected already; correct "${current?.id ?? end?.by}"`
          ] as const)
    }
    return figure.knownAt > corrected.knownAt
      ? undefined
      : ([
          "known-too-early",
          `is known at ${moment(figure.knownAt)}, not after the figure it corrects (${moment(corrected.knownAt)}); say when the correction became known`
        ] as const)
  }

  const object = (figure: Held): Objection | "already" | undefined => {
    const { box, corrects, id, knownAt, value } = figure
    const known = find(id)
    if (known !== undefined) {
      const same = known.box === box && sameValue(known.value, value) && known.corrects === corrects
      const end = endOf(known)
      if (same && (end === undefined || end.by !== undefined))
        return knownAt >= known.knownAt
          ? already
          : [
              "duplicate-id",
              `"${id}" is known at ${moment(known.knownAt)} there; to say that it was known at ${moment(knownAt)} give it another id`
            ]
      return same
        ? ["duplicate-id", `"${id}" was withdrawn; to file the figure again give it another id`]
        : ["duplicate-id", `the id "${id}" is taken; give every observation its own`]
    }
    const current = holder(box)
    if (corrects !== undefined) return objectCorrection(figure, corrects, current)
    const isSame = current !== undefined && sameValue(current.value, value)
    const objection = isSame && !isOfAll(figure, current) ? repeated(figure, current) : undefined
    if (objection !== undefined) return objection
    if (current !== undefined && !isSame) {
      const row = own.rowOf(current.id)
      if (row !== undefined)
        return [
          "duplicate-figure",
          `is the same figure as the one in row ${row} of this commit, of which it says ${told(value)} and that one ${told(current.value)}; keep one of the two`
        ]
      return [
        "duplicate-figure",
        `"${current.id}" already holds this figure with the value ${told(current.value)}; to replace it, append a correction (corrects: { observation: "${current.id}", reason })`
      ]
    }
    const empty = Math.max(emptied.get(box) ?? -Infinity, stored.emptied(box) ?? -Infinity)
    return knownAt >= empty
      ? undefined
      : [
          "known-too-early",
          `is known at ${moment(knownAt)}, before the figure it takes the place of was withdrawn (${moment(empty)})`
        ]
  }
  const { ids, rests } = figures
  let corrections = 0
  /** Whether there is nothing that a figure could clash with: no id, nothing corrected, nobody in its box ever. */
  const isAlone = (row: number, box: number): boolean =>
    (ids.length === 0 || ids[row] === "") &&
    rests?.get(row)?.corrects === undefined &&
    own.isFree(box) &&
    stored.isFree(box) &&
    !emptied.has(box)

  const twice = idOfTwo(figures, boxes)
  for (let row = 0; row < figures.length; row++) {
    const box = boxes.of[row]!
    const wrong = unfit(figures, row) ?? twice(row)
    const figure = wrong === undefined && !isAlone(row, box) ? own.heldAt(row) : undefined
    const objection = wrong ?? (figure === undefined ? undefined : object(figure))
    if (objection === already) continue
    if (objection !== undefined) {
      problems.push({ code: objection[0], path: ["figures", row], message: objection[1] })
      continue
    }
    const current = figure === undefined ? undefined : holder(box)
    own.add(row)
    if (figure?.corrects === undefined) {
      if (current !== undefined) ended.set(current.id, ends(Math.max(current.knownAt, figure!.knownAt), figure!.id))
      continue
    }
    corrections++
    ended.set(figure.corrects, ends(figure.knownAt, figure.id))
  }
  return { problems, added: own.added(), corrections, ended }
}
