import type { Context } from "../../lib/platform/context.ts";

/**
 * Whose count, whose kept answers: a person's, or a key's apart from its person's, since it may see less. Empty for callers who have not
 * said who they are.
 */
export function callerOf({ actor }: Context): string {
  switch (actor.type) {
    case "user":
      return actor.userId;
    case "apiKey":
      return actor.keyId;
    default:
      return "";
  }
}
