// Runs a program among the globals that browsers have, without those of Node: `node browser.mjs FILE`.
import { readFileSync } from "node:fs"
import { argv } from "node:process"
import { runInNewContext } from "node:vm"

const names = `AbortController AbortSignal TextDecoder TextEncoder URL clearInterval clearTimeout console crypto performance
  queueMicrotask setInterval setTimeout structuredClone`

const globals = Object.fromEntries(names.split(/\s+/).map((name) => [name, globalThis[name]]))
runInNewContext(readFileSync(argv[2], "utf8"), globals, { filename: argv[2] })
