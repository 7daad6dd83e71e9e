import { Oracle } from "@lantoa/testkit"
import { Arbitrary, Effect } from "effect"
const plans = await Effect.runPromise(Arbitrary.sampleEffect(Oracle.arbitrary, { count: 60, seed: "7", size: 10 }))
const o = Oracle.make(plans[6]!, "7.6")
const d = o.case.documents
console.log(JSON.stringify({ units: d.hierarchies, succ: d.successions, m: d.measures, forms: d.forms }))
for (const c of o.case.commits)
  console.log(
    c.figures
      .map((f) => JSON.stringify([f.units, f.period, f.value, f.activity, f.team, f.knownAt.slice(0, 10)]))
      .join("\n")
  )
