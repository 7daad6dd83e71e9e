/** Placeholder of the first commit. @internal */
export const version = "0.0.0"
