/** A valid body for each route of the prompt library, by its path. */
export const PROMPT_BODIES: Readonly<Record<string, unknown>> = {};
