import type { Clock } from "./clock.ts";
import type { Logger } from "./log.ts";
import type { Permission, Role } from "./permissions.ts";

export type Actor =
  | { type: "user"; userId: string; sessionId: string }
  | { type: "apiKey"; keyId: string }
  | { type: "system"; job: string }
  | { type: "webhook"; source: string };

/** What a verb knows about its caller. Public and pre-sign-in calls carry orgId "" and no permissions. */
export type Context<Deps = unknown> = {
  actor: Actor;
  orgId: string;
  role: Role | null;
  permissions: ReadonlySet<Permission>;
  requestId: string;
  ip: string;
  userAgent: string;
  clock: Clock;
  log: Logger;
  deps: Deps;
};
