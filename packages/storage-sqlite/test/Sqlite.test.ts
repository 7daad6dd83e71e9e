import { StoreSuite } from "@lantoa/testkit"
import { Sqlite } from "@lantoa/storage-sqlite"

StoreSuite.suite("sqlite in memory", Sqlite.layerMemory)
