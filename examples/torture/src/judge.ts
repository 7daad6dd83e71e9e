/** Looks at what is left in a database: which commits are there whole, which by half or twice, and which were lost. */
import { Lantoa, type Model, Observation, Period } from "@lantoa/core"
import { cohortOf, commitOf, days, everything, kindOf, measures, quarrel } from "./work.ts"

/** What a writer was told. He waits for each answer, so that one commit after the last answered may have been stored. */
export interface Told {
  readonly stored: ReadonlySet<number>
  readonly refused: ReadonlySet<number>
  readonly last: number
}

/** Commits that were answered as stored and are not there; that are there in part; that are there twice. */
export interface Verdict {
  readonly lost: ReadonlyArray<string>
  readonly half: ReadonlyArray<string>
  readonly doubled: ReadonlyArray<string>
}

const written = (one: Observation.Observation): string =>
  JSON.stringify([one.measure, one.period, one.value?.lower, one.cohorts, one.corrects?.observation ?? null])

/** Whose a figure is: its id says so where it was given, its box where it was not. */
const commitOfFigure = ({ id, period, units }: Observation.Observation): string => {
  const given = /^(\d+)\.(\d+)\./.exec(id)
  return given === null
    ? `${units[0].slice(1)}-${Math.floor(Period.bounds(period).start / days)}`
    : `${given[1]}-${given[2]}`
}

const counted = (items: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** What there is of a commit, and what there should be. */
interface Pieces {
  readonly found: ReadonlyArray<string>
  readonly expected: ReadonlyArray<string>
}

const isWithin = (model: Model.Model, [within, around]: readonly [string, string]): boolean =>
  model.cohorts.get(within)?.within.includes(around) === true

/** A document, a figure and a withdrawal are a piece each. */
const piecesOf = (
  model: Model.Model,
  figures: ReadonlyArray<string>,
  withdrawn: ReadonlyArray<string>,
  writer: number,
  commit: number
): Pieces => {
  const sent = commitOf(writer, commit)
  const expected = (sent.figures ?? []).map((one) => written(Observation.from(one as Observation.Encoded)))
  if (kindOf(commit) === "a cohort and its figures") {
    const cohort = cohortOf(writer, commit)
    return { found: [...figures, ...(model.cohorts.has(cohort) ? [cohort] : [])], expected: [...expected, cohort] }
  }
  if (kindOf(commit) === "a quarrel") {
    const ends = quarrel(writer, commit)
    return { found: isWithin(model, ends) ? ["quarrel"] : [], expected: ["quarrel"] }
  }
  const ids = (sent.withdrawals ?? []).map(({ figure }) => figure)
  return { found: [...figures, ...withdrawn.filter((id) => ids.includes(id))], expected: [...expected, ...ids] }
}

/** The sum of what stands, and what the province is said to have reported. */
const sums = async (lantoa: Lantoa.Lantoa): Promise<ReadonlyArray<string>> => {
  const readings = await lantoa.read({ indicators: measures, hierarchy: "s", units: ["p"], periods: [everything] })
  const standing = await lantoa.observations({ measures })
  return measures.flatMap((id, index) => {
    const sum = standing.reduce((total, one) => total + (one.measure === id ? one.value!.lower : 0), 0)
    const { reported } = readings[index]!
    return (reported ?? 0) === sum ? [] : [`${id}: ${reported} is read where ${sum} is written`]
  })
}

/** Judges a database that nobody is writing to. */
export const judge = async (store: Lantoa.Store, told: ReadonlyArray<Told>): Promise<Verdict> => {
  await using lantoa = await Lantoa.open({ store })
  const model = await lantoa.model()
  const figures = new Map<string, Array<string>>()
  for (const one of await lantoa.observations({ superseded: true })) {
    const key = commitOfFigure(one)
    figures.set(key, [...(figures.get(key) ?? []), written(one)])
  }
  const withdrawn = (await lantoa.withdrawals()).map(({ figure }) => figure)
  const [lost, half, doubled]: [Array<string>, Array<string>, Array<string>] = [[], [...(await sums(lantoa))], []]
  for (const [writer, { last, refused, stored }] of told.entries()) {
    for (let commit = 0; commit <= last + 1; commit++) {
      const key = `${writer}-${commit}`
      const { expected, found } = piecesOf(model, figures.get(key) ?? [], withdrawn, writer, commit)
      figures.delete(key)
      const there = counted(found)
      if ([...there.values()].some((count) => count > 1)) doubled.push(key)
      else if (found.length === 0) {
        if (stored.has(commit)) lost.push(key)
      } else if (found.length !== expected.length || expected.some((piece) => !there.has(piece))) half.push(key)
      if (refused.has(commit) && !isWithin(model, [...quarrel(writer, commit)].reverse() as [string, string]))
        lost.push(`${key}, refused for nothing`)
    }
  }
  // What nobody has sent.
  half.push(...figures.keys())
  return { lost, half, doubled }
}
