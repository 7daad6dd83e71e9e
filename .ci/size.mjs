// What the sources weigh in a browser, for whoever changes them; `consumers.mjs` weighs what is published.
import { weigh } from "./consumers/bundle.mjs"

for (const { consumer, ok, brotli, bound } of await weigh("examples/consumers")) {
  console.log(`${consumer}: ${(brotli / 1000).toFixed(1)} kB of ${bound / 1000} kB`)
  if (!ok) process.exitCode = 1
}
