import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { IdentityCache } from "./identity-cache.ts";
import type { MembershipStore } from "./membership.store.ts";
import type { OrganizationStore } from "./organization.store.ts";
import type { SessionStore } from "./session.store.ts";
import type { SignInAttemptStore } from "./sign-in-attempt.store.ts";
import type { UserStore } from "./user.store.ts";

export type AuthSettings = {
  /** Root of every key of this module; each use derives its own. */
  secret: string;
  passwordPepper: string;
  isSignUpOpen: boolean;
  isDemo: boolean;
  bcryptCost: number;
  accessTtlSeconds: number;
  refreshTtlSeconds: number;
};

export type AuthDeps = {
  db: Database;
  audit: AuditStore;
  clock: Clock;
  users: UserStore;
  organizations: OrganizationStore;
  memberships: MembershipStore;
  sessions: SessionStore;
  attempts: SignInAttemptStore;
  identities: IdentityCache;
  auth: AuthSettings;
};

/** The handle a store needs to take part in the caller's transaction. */
export type Transaction = Parameters<Parameters<Database["withTransaction"]>[0]>[0];
