/**
 * Judges every store by offices with a known truth.
 *
 *   pnpm run oracle --json --seconds 120
 *   pnpm run oracle --mutants
 */
import { parseArgs } from "node:util"
import { Oracle } from "@lantoa/testkit"
import { stores } from "./src/door.ts"
import * as Mutants from "./src/mutants.ts"
import * as Territory from "./src/territory.ts"

const usage = `pnpm run oracle [--json] [--seconds N] [--cells N] [--seed S]

Makes offices, damages their reports, asks every store and judges the answers. Exits with 1 when one is wrong, and then
prints each kind of failure as a line for "pnpm run eval --json", as small as it could be made, with its seed.

  --json       one line of JSON: { cells, unsound, loose, exact, stores, byAxis, … }
  --seconds    how long to go on (60 when not said)
  --cells      stop after so many cells
  --seed       another series of offices (1 when not said)
  --count      only count: make no failure small
  --countries  judge look-ups, crosswalks and readings of so many countries instead, whose people were counted heap by heap
  --mutants    plant each fault of examples/oracle/mutants.json in a copy of the sources and see whether it is found
  --only       of the mutants, those whose name holds this text
`

const read = () =>
  parseArgs({
    options: {
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      mutants: { type: "boolean", default: false },
      count: { type: "boolean", default: false },
      seconds: { type: "string", default: "60" },
      cells: { type: "string", default: "Infinity" },
      seed: { type: "string", default: "1" },
      countries: { type: "string", default: "0" },
      only: { type: "string", default: "" }
    }
  }).values

const print = (text: string): void => void process.stdout.write(`${text}\n`)

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

const words = ({ byAxis, cells, exact, faults, loose, offices, stores, unsound }: Oracle.Summary): string =>
  [
    `${cells} cells of ${offices} offices in ${stores.join(" and ")}: ${unsound} unsound, ${loose} loose, ${percent(exact, cells)} exact`,
    ...Object.entries(faults).map(([fault, count]) => `  ${fault}: ${count}`),
    ...Oracle.names.map((name) => {
      const { crossing, nested, silent } = byAxis[name]
      return `  ${name}: ${percent(nested, cells)} nested, ${percent(crossing, cells)} crossing, ${percent(silent, cells)} silent`
    })
  ].join("\n")

const judge = async (options: ReturnType<typeof read>): Promise<number> => {
  const end = performance.now() + 1000 * Number(options.seconds)
  const limit = Number(options.cells)
  const { failures, summary } = await Oracle.run({
    stores,
    seed: Number(options.seed),
    ...(options.count ? { ignore: Oracle.faults } : {}),
    more: (cells) => cells < limit && performance.now() < end
  })
  print(options.json ? JSON.stringify(summary) : words(summary))
  for (const failure of failures) {
    if (!options.json) print(`seed ${failure.seed}, ${failure.store}, ${failure.fault}: ${failure.said}`)
    print(
      JSON.stringify({
        ...failure.case,
        seed: failure.seed,
        fault: failure.fault,
        store: failure.store,
        said: failure.said
      })
    )
  }
  return Object.keys(summary.faults).length === 0 ? 0 : 1
}

/** The same of countries: a line of what is wrong, then an example of each. */
const judgeCountries = async ({ countries, json, seed }: ReturnType<typeof read>): Promise<number> => {
  const { faults, said } = await Territory.run(Number(countries), Number(seed), stores["memory"]!)
  print(
    json
      ? JSON.stringify({ countries: Number(countries), faults })
      : `${countries} countries: ${JSON.stringify(faults)}`
  )
  for (const line of json ? [] : said) print(line)
  return Object.keys(faults).length === 0 ? 0 : 1
}

const main = async (): Promise<number> => {
  const options = read()
  if (options.help) {
    print(usage)
    return 0
  }
  if (![options.seconds, options.cells, options.seed, options.countries].every((text) => Number(text) >= 0)) {
    process.stderr.write(`--seconds, --cells, --seed and --countries take numbers.\n\n${usage}`)
    return 2
  }
  if (Number(options.countries) > 0) return judgeCountries(options)
  return options.mutants ? Mutants.run({ only: options.only, json: options.json, print }) : judge(options)
}

process.exitCode = await main()
