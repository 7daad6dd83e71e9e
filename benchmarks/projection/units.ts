/**
 * Do odds over units hold? Countries of an indicator, twelve at a time, stand for the units of a target about each of them:
 *
 *   LANTOA_DATA=… node benchmarks/projection/units.ts
 *
 * prints, of so many groups, how likely it was said to be that 80 % of the units reach a threshold, and how often they did; and how
 * often the 80 % interval of the share held. By the default, which takes half of what moves units as common, and with nothing and
 * with all in common. The weights of the default have seen these countries.
 */
import { Answer, Outlook } from "@lantoa/projection"
import { joined } from "../../packages/projection/src/internal/outlook/each.ts"
import { from } from "../../packages/projection/src/internal/outlook/project.ts"
import * as data from "./data.ts"

const text = (name: string) => ({ vi: name, en: name })
const share = 80
const size = 12

/** Those of which enough is known in a year, and what came so many years later. */
const knownIn = (all: ReadonlyArray<data.Adoption>, year: number, ahead: number) =>
  all.filter(({ years }) => {
    const seen = [...years.keys()].filter((one) => one <= year).length
    return seen >= 4 && years.has(year) && years.has(year + ahead)
  })

const groupsOf = <A>(all: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.floor(all.length / size) }, (_, k) => all.slice(k * size, (k + 1) * size))

const unitOf = ({ id, years }: data.Adoption, year: number, ahead: number, threshold: number) => ({
  id,
  name: text(id),
  input: from({
    id,
    title: text(id),
    history: [...years]
      .filter(([one]) => one <= year && one > year - 30)
      .map(([one, value]) => ({ period: String(one), value })),
    comparator: ">=",
    threshold,
    deadline: String(year + ahead),
    horizon: ahead,
    draws: 400,
    untried: true
  })
})

const counted = { n: 0, said: 0, came: 0, apart: 0, together: 0, held: 0 }

const tally = (group: ReadonlyArray<data.Adoption>, year: number, ahead: number, threshold: number): void => {
  const met = (at: number) => (100 * group.filter(({ years }) => years.get(at)! >= threshold).length) / group.length
  const goal = { comparator: ">=", threshold } as const
  const whole = from({
    id: "share",
    title: text("share"),
    history: [{ period: String(year), value: met(year) }],
    comparator: ">=",
    threshold: share,
    deadline: String(year + ahead),
    horizon: ahead,
    draws: 400,
    untried: true
  })
  const units = group.map((one) => unitOf(one, year, ahead, threshold))
  const outlook = Outlook.make({ ...joined(whole, units, { goal, noun: text("country") }), goal: whole.goal })
  const { lower, upper } = Answer.value(outlook.interval80)!
  const truth = met(year + ahead)
  const { apart = 0, together = 0 } = outlook.each!
  const odds = outlook.probability
  if (odds._tag === "Unknown") return
  counted.n++
  counted.said += odds.value
  counted.apart += apart
  counted.together += together
  counted.came += truth >= share ? 1 : 0
  counted.held += truth >= lower - 1e-9 && truth <= upper + 1e-9 ? 1 : 0
}

const folder = process.env["LANTOA_DATA"]
if (folder === undefined) throw new Error("set LANTOA_DATA to the folder that holds forecast/adoption-public.csv")
const all = [...data.readAdoption(`${folder}/forecast/adoption-public.csv`).values()].filter(
  ({ indicator }) => !data.unbounded.includes(indicator)
)
for (const indicator of new Set(all.map((one) => one.indicator))) {
  const some = all.filter((one) => one.indicator === indicator)
  for (let year = 2000; year <= 2018; year += 6) {
    for (const ahead of [2, 4]) {
      for (const group of groupsOf(knownIn(some, year, ahead))) {
        const levels = group.map(({ years }) => years.get(year)!).sort((a, b) => a - b)
        for (const place of [1, 4, 7]) {
          const threshold = 5 * Math.ceil(levels[place]! / 5) + 2
          if (threshold < 99) tally(group, year, ahead, threshold)
        }
      }
    }
  }
}
const { n, ...sums } = counted
const means = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, Number((sum / n).toFixed(3))]))
process.stdout.write(`${JSON.stringify({ groups: n, ...means })}\n`)
