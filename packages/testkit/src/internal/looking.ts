/** What anybody finds who looks through all figures. @internal */
import { Figures, Instant, Observation, Period, type Store } from "@lantoa/core"

const seriesOf = (one: Observation.Observation): string => Observation.cell({ ...one, period: Period.from("2025") })

/** Figures one by one, as far as columns say them: in order of their ids, for a scan gives them in none. */
const rows = (figures: Figures.Figures): ReadonlyArray<Observation.Observation> =>
  Array.from({ length: figures.length }, (_, row) => Figures.observationAt(figures, row)).sort((a, b) =>
    a.id < b.id ? -1 : 1
  )

export const sorted = (snapshot: Store.Snapshot) => ({ ...snapshot, figures: rows(snapshot.figures) })

/** The answer of somebody who looks through everything. */
export const answer = (
  all: ReadonlyArray<Observation.Observation>,
  requests: ReadonlyArray<Store.Request>
): ReadonlyArray<Observation.Observation> => {
  const wanted = new Set<Observation.Observation>()
  for (const { from, latestBefore, measure, to } of requests) {
    const before = new Map<string, Array<Observation.Observation>>()
    for (const one of all.filter((figure) => figure.measure === measure)) {
      const { end, start } = Period.bounds(one.period)
      if (start < to && end > from) wanted.add(one)
      if (end > from || !latestBefore) continue
      const latest = before.get(seriesOf(one)) ?? []
      const last = latest.length === 0 ? -Infinity : Period.bounds(latest[0]!.period).end
      if (end === last) latest.push(one)
      else if (end > last) before.set(seriesOf(one), [one])
    }
    for (const latest of before.values()) for (const one of latest) wanted.add(one)
  }
  const { rests: _, ...said } = Figures.fromObservations(all.filter((one) => wanted.has(one)))
  return rows(said)
}

/** Who told something, in order. */
export const sortedTold = ({
  knownAt,
  length,
  period,
  periods,
  reporter,
  reporters
}: Store.Told): ReadonlyArray<string> =>
  Array.from(
    { length },
    (_, at) => `${reporters[reporter[at]!]} ${periods[period[at]!]} ${Instant.fromMillis(knownAt[at]!)}`
  ).sort()

/** Who told something, for somebody who looks through everything. */
export const whoTold = (
  all: ReadonlyArray<Observation.Observation>,
  { by, from, measures, to }: Store.ToldRequest
): ReadonlyArray<string> => {
  const found = new Map<string, string>()
  for (const one of all) {
    const { end, start } = Period.bounds(one.period)
    const [unit, ...others] = one.units
    const reporter = by === "teams" ? one.team : one.team === undefined && others.length === 0 ? unit : undefined
    if (reporter === undefined || Observation.reporterOf(one) !== undefined) continue
    if (!measures.includes(one.measure) || start >= to || end <= from) continue
    const key = `${reporter} ${one.period}`
    const [before = "", knownAt] = [found.get(key), Instant.fromMillis(Instant.toMillis(one.knownAt))]
    if (before < knownAt) found.set(key, knownAt)
  }
  return [...found].map(([key, knownAt]) => `${key} ${knownAt}`).sort()
}
