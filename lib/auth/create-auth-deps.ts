import { apiKeyCollection } from "./api-keys/api-key.store.ts";
import { createIdentityCache } from "./identity-cache.ts";
import { createInvitationStore, invitationCollection } from "./invitations/invitation.store.ts";
import { createMembershipStore, membershipCollection } from "./membership.store.ts";
import { factorCollection } from "./mfa/factor.store.ts";
import { createTicketStore, ticketCollection } from "./mfa/ticket.store.ts";
import { createOrganizationStore, organizationCollection } from "./organization.store.ts";
import { createOrganizationSettings } from "./organizations/organization-settings.ts";
import { createPasswordResetStore, passwordResetCollection } from "./password-reset.store.ts";
import type { AuthDeps, AuthSettings } from "./ports.ts";
import { createEmailChangeStore, emailChangeCollection } from "./profile/email-change.store.ts";
import { createSessionStore, sessionCollection } from "./session.store.ts";
import { createSignInAttemptStore, signInAttemptCollection } from "./sign-in-attempt.store.ts";
import { createUserStore, userCollection } from "./user.store.ts";
import { createBanStore } from "./users/ban.store.ts";
import { createDirectoryStore } from "./users/directory.store.ts";
import { createWaysIn, waysInCollections } from "./ways-in.ts";

export const authCollections = [
  userCollection,
  organizationCollection,
  membershipCollection,
  invitationCollection,
  sessionCollection,
  signInAttemptCollection,
  ticketCollection,
  factorCollection,
  apiKeyCollection,
  passwordResetCollection,
  emailChangeCollection,
  ...waysInCollections,
] as const;

/** OWASP's floor is 10; 12 takes about a quarter of a second on the machines this runs on. */
const BCRYPT_COST = 12;
const ACCESS_TTL_SECONDS = 10 * 60;
const REFRESH_TTL_SECONDS = 7 * 24 * 60 * 60;

type Fixed = "bcryptCost" | "accessTtlSeconds" | "refreshTtlSeconds";
export type AuthConfig = Omit<AuthSettings, Fixed> & Partial<Pick<AuthSettings, Fixed>>;

/** What comes from the modules below and beside. */
type Parts = Pick<AuthDeps, "db" | "audit" | "clock" | "mailer" | "afterReply">;

export function createAuthDeps(parts: Parts, config: AuthConfig): AuthDeps {
  const { db, clock } = parts;
  const users = createUserStore(db);
  const memberships = createMembershipStore(db);
  const sessions = createSessionStore(db);
  const organizations = createOrganizationStore(db);
  return {
    ...parts,
    users,
    memberships,
    directory: createDirectoryStore(db),
    bans: createBanStore(db),
    invitations: createInvitationStore(db),
    sessions,
    organizations,
    ...createWaysIn(db),
    organizationSettings: createOrganizationSettings({ store: organizations, clock }),
    attempts: createSignInAttemptStore(db),
    tickets: createTicketStore(db),
    passwordResets: createPasswordResetStore(db),
    emailChanges: createEmailChangeStore(db),
    identities: createIdentityCache({ sessions, users, memberships, organizations }, config, clock),
    auth: { bcryptCost: BCRYPT_COST, accessTtlSeconds: ACCESS_TTL_SECONDS, refreshTtlSeconds: REFRESH_TTL_SECONDS, ...config },
  };
}
