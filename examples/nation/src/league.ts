/** What comes in, and who stands where. */
import { type Lantoa, Period, type Reading, type Text } from "@lantoa/core"
import type { Nation } from "@lantoa/testkit"

/** What the stores said of all batches together. */
export interface Received {
  readonly batches: number
  readonly accepted: number
  readonly unchanged: number
  readonly corrections: number
}

/** Takes what is sent about a month, one batch at a time, and no more of it in memory. */
export const receive = async (
  lantoa: Lantoa.Lantoa,
  nation: Nation.Nation,
  month: Period.Period
): Promise<Received> => {
  await lantoa.put(nation.documents, { knownAt: "2020-01-01" })
  let received: Received = { batches: 0, accepted: 0, unchanged: 0, corrections: 0 }
  for (const batch of nation.batches(month)) {
    const { accepted, corrections, unchanged } = (await lantoa.append(batch)).figures
    received = {
      batches: received.batches + 1,
      accepted: received.accepted + accepted,
      unchanged: received.unchanged + unchanged,
      corrections: received.corrections + corrections
    }
  }
  return received
}

interface Standing {
  readonly rank: number
  readonly reading: Reading.Reading
  /** The same as it was known on the day the reports were due. */
  readonly due: Reading.Reading
}

export interface Standings {
  /** The day on which the reports of communes were due. */
  readonly day: Period.Period
  readonly provinces: ReadonlyArray<Standing>
  readonly names: ReadonlyMap<string, { readonly vi: string; readonly en: string }>
  /** Every indicator for the country. */
  readonly country: ReadonlyArray<Reading.Reading>
}

/** The provinces by what came in, and the country. */
export const standings = async (lantoa: Lantoa.Lantoa, month: Period.Period): Promise<Standings> => {
  const { forms, indicators, units } = await lantoa.model()
  const { end } = Period.bounds(month)
  const day = Period.ofEpoch(end + forms.get("commune-month")!.due)
  const ask = { indicator: "guided", hierarchy: "state", units: { level: "province" }, periods: [month] }
  const [readings, due] = [await lantoa.read(ask), await lantoa.read({ ...ask, asKnownAt: day })]
  const came = ({ reported = 0 }: Reading.Reading): number => reported
  const provinces = readings
    .map((reading, index) => ({ reading, due: due[index]! }))
    .sort((a, b) => came(b.reading) - came(a.reading))
    .map((one, _, all) => ({
      ...one,
      rank: 1 + all.filter(({ reading }) => came(reading) > came(one.reading)).length
    }))
  const country = await lantoa.read({
    indicators: [...indicators.keys()],
    hierarchy: "state",
    units: ["vn"],
    periods: [month]
  })
  const title = (id: string) => indicators.get(id)!.title
  const names = new Map<string, Text.Text>([
    ...[...units.values()].map(({ id, names: [{ name }] }) => [id, name] as const),
    ...country.map(({ indicator }) => [indicator, title(indicator)] as const)
  ])
  return { day, provinces, names: names as Standings["names"], country }
}
