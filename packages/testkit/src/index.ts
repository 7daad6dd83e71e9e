export * as Nation from "./Nation.ts"
export * as Oracle from "./Oracle.ts"
export * as Scenario from "./Scenario.ts"
export * as StoreSuite from "./StoreSuite.ts"
