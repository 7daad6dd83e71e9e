/** The campaigns on a SQLite file in a scratch folder that is gone afterwards. */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Lantoa } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import { load, open } from "../campaigns.ts"

/** Loads everything, closes the file, opens it anew and runs `use`: what is read has been on disk. */
export const withCampaigns = async <A>(use: (lantoa: Lantoa.Lantoa) => Promise<A>): Promise<A> => {
  const folder = await mkdtemp(join(tmpdir(), "lantoa-campaigns-"))
  const store = Sqlite.layer({ file: join(folder, "campaigns.db") })
  try {
    const first = await open(store)
    await load(first).finally(first.close)
    const lantoa = await open(store)
    return await use(lantoa).finally(lantoa.close)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Says on stderr what is being waited for, once it has taken a second. */
export const withProgress = async <A>(message: string, work: Promise<A>): Promise<A> => {
  const timer = setTimeout(() => console.error(message), 1000)
  try {
    return await work
  } finally {
    clearTimeout(timer)
  }
}
