export * as Scenario from "./Scenario.ts"
export * as StoreSuite from "./StoreSuite.ts"
