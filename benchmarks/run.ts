/** `pnpm run bench <name> [options]`: one program a hot path. Each prints numbers and asserts none. */
const programs: Readonly<
  Record<string, () => Promise<{ readonly run: (args: ReadonlyArray<string>) => Promise<void> }>>
> = {
  projection: () => import("./projection/main.ts"),
  reconciliation: () => import("./reconciliation.ts"),
  batch: () => import("./batch.ts"),
  territory: () => import("./territory/main.ts"),
  storage: () => import("./storage/main.ts"),
  figures: () => import("./figures.ts"),
  nation: () => import("./nation.ts"),
  year: () => import("./year.ts")
}

const [name = "", ...args] = process.argv.slice(2)
const program = programs[name]
if (program === undefined) {
  process.stderr.write(`bench: no benchmark "${name}"; there is ${Object.keys(programs).join(", ")}\n`)
  process.exitCode = 1
} else {
  await (await program()).run(args)
}
