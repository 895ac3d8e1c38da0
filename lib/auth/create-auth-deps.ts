import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { createIdentityCache } from "./identity-cache.ts";
import { createMembershipStore, membershipCollection } from "./membership.store.ts";
import { createOrganizationStore, organizationCollection } from "./organization.store.ts";
import type { AuthDeps, AuthSettings } from "./ports.ts";
import { createSessionStore, sessionCollection } from "./session.store.ts";
import { createSignInAttemptStore, signInAttemptCollection } from "./sign-in-attempt.store.ts";
import { createUserStore, userCollection } from "./user.store.ts";

export const authCollections = [
  userCollection,
  organizationCollection,
  membershipCollection,
  sessionCollection,
  signInAttemptCollection,
] as const;

/** OWASP's floor is 10; 12 takes about a quarter of a second on the machines this runs on. */
const BCRYPT_COST = 12;
const ACCESS_TTL_SECONDS = 10 * 60;
const REFRESH_TTL_SECONDS = 7 * 24 * 60 * 60;

export type AuthConfig = Pick<AuthSettings, "secret" | "passwordPepper" | "isSignUpOpen" | "isDemo"> & Partial<AuthSettings>;

export function createAuthDeps(db: Database, audit: AuditStore, config: AuthConfig, clock: Clock): AuthDeps {
  const users = createUserStore(db);
  const memberships = createMembershipStore(db);
  const sessions = createSessionStore(db);
  return {
    db,
    audit,
    clock,
    users,
    memberships,
    sessions,
    organizations: createOrganizationStore(db),
    attempts: createSignInAttemptStore(db),
    identities: createIdentityCache({ sessions, users, memberships }, clock),
    auth: { bcryptCost: BCRYPT_COST, accessTtlSeconds: ACCESS_TTL_SECONDS, refreshTtlSeconds: REFRESH_TTL_SECONDS, ...config },
  };
}
