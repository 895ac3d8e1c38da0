import type { Context } from "../platform/context.ts";

/** Who is written down beside a change: a person, also behind a key, or the command or job that made it. */
export function toActorId({ actor }: Context): string {
  switch (actor.type) {
    case "user":
    case "apiKey":
      return actor.userId;
    case "system":
      return `system:${actor.job}`;
    case "webhook":
      return `webhook:${actor.source}`;
  }
}
