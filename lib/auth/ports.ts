import type { AfterReply } from "../platform/after-reply.ts";
import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Mailer } from "../platform/mailer.ts";
import type { IdentityCache } from "./identity-cache.ts";
import type { InvitationStore } from "./invitations/invitation.store.ts";
import type { MembershipStore } from "./membership.store.ts";
import type { TicketStore } from "./mfa/ticket.store.ts";
import type { OAuthSettings } from "./oauth/providers.ts";
import type { OrganizationStore } from "./organization.store.ts";
import type { KeptOrganizationSettings } from "./organizations/organization-settings.ts";
import type { PasswordResetStore } from "./password-reset.store.ts";
import type { EmailChangeStore } from "./profile/email-change.store.ts";
import type { SessionStore } from "./session.store.ts";
import type { SignInAttemptStore } from "./sign-in-attempt.store.ts";
import type { UserStore } from "./user.store.ts";
import type { BanStore } from "./users/ban.store.ts";
import type { DirectoryStore } from "./users/directory.store.ts";
import type { WaysInDeps } from "./ways-in.ts";

export type AuthSettings = {
  /** Root of every key of this module; each use derives its own. */
  secret: string;
  passwordPepper: string;
  isSignUpOpen: boolean;
  /** As whoever runs the deployment has decided, beside the former. */
  readRegistrations(): Promise<"open" | "closed">;
  isDemo: boolean;
  /** Where links in letters lead, and which site a passkey is for. */
  baseUrl: string;
  /** How long somebody who administers stays signed in at most. */
  adminSessionMaxAgeMinutes: number;
  /** ADMIN_MFA_REQUIRED: owners and administrators work with a second factor or not at all. */
  isAdminMfaRequired: boolean;
  oauth: OAuthSettings;
  bcryptCost: number;
  accessTtlSeconds: number;
  refreshTtlSeconds: number;
};

export type AuthDeps = WaysInDeps & {
  db: Database;
  audit: AuditStore;
  clock: Clock;
  mailer: Mailer;
  afterReply: AfterReply;
  users: UserStore;
  organizations: OrganizationStore;
  organizationSettings: KeptOrganizationSettings;
  memberships: MembershipStore;
  directory: DirectoryStore;
  bans: BanStore;
  invitations: InvitationStore;
  sessions: SessionStore;
  attempts: SignInAttemptStore;
  tickets: TicketStore;
  passwordResets: PasswordResetStore;
  emailChanges: EmailChangeStore;
  identities: IdentityCache;
  auth: AuthSettings;
};

/** The handle a store needs to take part in the caller's transaction. */
export type Transaction = Parameters<Parameters<Database["withTransaction"]>[0]>[0];
