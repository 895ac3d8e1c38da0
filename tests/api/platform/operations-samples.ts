/** A valid body for each route of operations, notifications and the admin console, by its path. */
export const OPERATIONS_BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {};
