/** The five campaigns, opened on a store. */
import { Lantoa } from "@lantoa/core"
import { Registry } from "@lantoa/plugin"
import { YouthUnion } from "@lantoa/plugin-youth-union"
import { binhThuan } from "./binh-thuan.ts"
import { dongThap } from "./dong-thap.ts"
import { national } from "./national.ts"
import { quangNgai } from "./quang-ngai.ts"
import { quangNinh } from "./quang-ninh.ts"
import type { Module } from "./src/Citation.ts"
import { uongBi } from "./uong-bi.ts"

/** What is common first: the campaigns refer to it. */
export const modules: ReadonlyArray<Module> = [national, quangNgai, quangNinh, uongBi, binhThuan, dongThap]

/** Opens Lantoa with the plugin the campaigns are written in. Close it after use. */
export const open = (store?: Lantoa.Store): Promise<Lantoa.Lantoa> =>
  Lantoa.open({
    ...(store === undefined ? {} : { store }),
    definitions: Registry.make([YouthUnion.plugin])
  })

/** Puts all documents and figures into the store. Doing it twice changes nothing. */
export const load = async (lantoa: Lantoa.Lantoa): Promise<void> => {
  for (const { documents, batch, knownAt } of modules) {
    await lantoa.put(documents, { knownAt })
    await lantoa.append(batch)
  }
}
