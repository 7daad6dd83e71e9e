import { MemoryStore } from "@lantoa/core"
import { StoreSuite } from "@lantoa/testkit"

StoreSuite.suite("memory", MemoryStore.layer)
