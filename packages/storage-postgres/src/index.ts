export * as Postgres from "./Postgres.ts"
export * as Roles from "./Roles.ts"
