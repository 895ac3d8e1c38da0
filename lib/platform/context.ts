import type { Clock } from "./clock.ts";
import type { Logger } from "./log.ts";
import type { Permission, PlatformRole, Role } from "./permissions.ts";

export type Actor =
  | {
      type: "user";
      userId: string;
      sessionId: string;
      /** Epoch milliseconds of the session's last proof; missing where nobody has looked. */
      provenAt?: number;
      /** Signed in, and good for nothing but enrolling a second factor. */
      isEnrolmentDue?: boolean;
    }
  /** Acts for the person it belongs to, with no more than its scopes. */
  | { type: "apiKey"; keyId: string; userId: string; requestsPerMinute?: number }
  | { type: "system"; job: string }
  | { type: "webhook"; source: string };

/** What a verb knows about its caller. Public and pre-sign-in calls carry orgId "" and no permissions. */
export type Context<Deps = unknown> = {
  actor: Actor;
  orgId: string;
  role: Role | null;
  /** Absent for all but the few who run the deployment. */
  platformRole?: PlatformRole | undefined;
  permissions: ReadonlySet<Permission>;
  requestId: string;
  ip: string;
  userAgent: string;
  clock: Clock;
  log: Logger;
  deps: Deps;
};
