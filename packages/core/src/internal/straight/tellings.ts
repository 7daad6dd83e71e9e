/**
 * What one unit and its teams told of days: each once, or several times over by months, quarters and teams. Where all of that
 * agrees one of them says what happened; where it does not, it has to be weighed. @internal
 */

/** A whole number told by a unit, or by one of its teams, of days. */
export interface Telling {
  readonly kind: string
  readonly start: number
  readonly end: number
  /** The code of the team, -1 for the unit itself. */
  readonly team: number
  readonly value: number
  /** Whether it is the number, and not the least that it may be. */
  readonly isExact: boolean
  /** The moment at which it became known; `NaN` for a blank line. */
  readonly knownAt: number
}

/** What is known of days from what one told. */
export type OfDays = (start: number, end: number) => Known | undefined

/** What is known of some days; all of them where `isFull`. */
interface Known {
  readonly value: number
  readonly isFull: boolean
  readonly isExact: boolean
}

/** Days of which a unit or its teams told. */
interface Spell {
  readonly start: number
  readonly end: number
  /** What the unit said of just these days, and what its teams said. */
  readonly told: ReadonlyArray<Known>
  /** The spells within it that lie in no other of these. */
  readonly inner: Array<Spell>
}

/** What the unit says of some days, or what its teams say of them together. */
const knownOf = (all: ReadonlyArray<Telling>, teams: number): ReadonlyArray<Known> =>
  all.length === 0
    ? []
    : [
        {
          value: all.reduce((sum, one) => sum + one.value, 0),
          isFull: all.length === teams,
          isExact: all.every((one) => one.isExact)
        }
      ]

/** The spells of tellings, of which one lies within another or apart from it; the outermost ones. */
const spells = (tellings: ReadonlyArray<Telling>, units: number, teams: number): ReadonlyArray<Spell> => {
  const outermost: Array<Spell> = []
  const open: Array<Spell> = []
  const inOrder = [...tellings].sort((a, b) => a.start - b.start || b.end - a.end)
  for (let at = 0; at < inOrder.length;) {
    const { end, start } = inOrder[at]!
    const all = []
    for (; inOrder[at]?.start === start && inOrder[at]!.end === end; at++) all.push(inOrder[at]!)
    while (open.length > 0 && open.at(-1)!.end <= start) open.pop()
    const [own, others] = [all.filter((one) => one.team === -1), all.filter((one) => one.team !== -1)]
    const spell = { start, end, told: [...knownOf(own, units), ...knownOf(others, teams)], inner: [] }
    ;(open.at(-1)?.inner ?? outermost).push(spell)
    open.push(spell)
  }
  return outermost
}

/** What is told of a spell, of all of it or piece by piece; `undefined` where that cannot all be true. */
const agreed = ({ end, inner, start, told }: Spell): Known | undefined => {
  const all = [...told]
  let [value, days] = [0, 0]
  let isExact = true
  for (const one of inner) {
    const piece = agreed(one)
    if (piece === undefined) return undefined
    value += piece.value
    isExact &&= piece.isExact
    if (piece.isFull) days += one.end - one.start
  }
  if (inner.length > 0) all.push({ value, isFull: days === end - start, isExact })
  const most = all.reduce((a, b) => (a.value < b.value ? b : a))
  const exact = all.filter((one) => one.isFull && one.isExact)
  if (exact.some((one) => one.value < most.value)) return undefined
  return exact[0] ?? { ...most, isFull: all.some((one) => one.isFull), isExact: false }
}

/** The spells that lie within some days and in no other of these. */
const within = (all: ReadonlyArray<Spell>, start: number, end: number): ReadonlyArray<Spell> =>
  all.flatMap((one) => (start <= one.start && one.end <= end ? [one] : within(one.inner, start, end)))

/**
 * What is known of days, by a unit's tellings and how many teams it has where these cover it; `undefined` where nothing is, or where
 * it has to be weighed: of several that say "at least" each may say more of some of the days than the others.
 */
export const of = (tellings: ReadonlyArray<Telling>, units: number, teams: number): OfDays => {
  const all = spells(tellings, units, teams)
  const kinds = new Set(tellings.map(({ kind, team }) => `${kind} ${team === -1}`))
  // Whether each of several teams agrees with itself is not asked here.
  const isSimple = [...kinds].filter((one) => one.endsWith("false")).length < 2
  if (!isSimple || all.some((spell) => agreed(spell) === undefined)) return () => undefined
  return (start, end) => {
    const inner = [...within(all, start, end)]
    const found = inner.length === 0 ? undefined : agreed({ start, end, told: [], inner })
    return kinds.size === 1 || (found?.isFull === true && found.isExact) ? found : undefined
  }
}
