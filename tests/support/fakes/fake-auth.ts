import { createIdentityCache } from "../../../lib/auth/identity-cache.ts";
import type { MembershipRecord } from "../../../lib/auth/membership.store.ts";
import type { TicketRecord } from "../../../lib/auth/mfa/ticket.store.ts";
import type { OrganizationRecord } from "../../../lib/auth/organization.store.ts";
import { createOrganizationSettings } from "../../../lib/auth/organizations/organization-settings.ts";
import type { PasswordResetRecord } from "../../../lib/auth/password-reset.store.ts";
import type { AuthDeps, AuthSettings, Transaction } from "../../../lib/auth/ports.ts";
import type { SessionRecord } from "../../../lib/auth/session.store.ts";
import type { SignInAttemptRecord } from "../../../lib/auth/sign-in-attempt.store.ts";
import type { UserRecord } from "../../../lib/auth/user.store.ts";
import { createAfterReply } from "../../../lib/platform/after-reply.ts";
import type { AuditRecord } from "../../../lib/platform/audit/audit-record.ts";
import type { Context } from "../../../lib/platform/context.ts";
import type { Database } from "../../../lib/platform/db.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import type { Letter } from "../../../lib/platform/mailer.ts";
import { permissionsOf } from "../../../lib/platform/permissions.ts";
import {
  DuplicateKey,
  fakeEmailChanges,
  fakeInvitations,
  fakeMemberships,
  fakeOrganizations,
  fakeTickets,
  fakeUsers,
  unused,
} from "./fake-auth-stores.ts";
import { fakeAttempts, fakePasswordResets, fakeSessions } from "./fake-session-stores.ts";
import { NO_PROVIDERS, noOtherWaysIn } from "./fake-ways-in.ts";

/** Everything the verbs of lib/auth need, in memory. `pause` runs before each read and write, so a test can interleave them. */
export type FakeAuth = {
  ctx: Context<AuthDeps>;
  deps: AuthDeps;
  users: Map<string, UserRecord>;
  organizations: Map<string, OrganizationRecord>;
  memberships: Map<string, MembershipRecord>;
  sessions: Map<string, SessionRecord>;
  attempts: Map<string, SignInAttemptRecord>;
  tickets: Map<string, TicketRecord>;
  passwordResets: Map<string, PasswordResetRecord>;
  audit: AuditRecord[];
  letters: Letter[];
  advance(ms: number): void;
  /** The context of a signed-in caller. */
  as(sessionId: string): Context<AuthDeps>;
};

type Options = { settings?: Partial<AuthSettings>; pause?: () => Promise<void> };

const SETTINGS: AuthSettings = {
  secret: "unit-secret-of-thirty-two-letters",
  passwordPepper: "unit-pepper-of-thirty-two-letters",
  isSignUpOpen: true,
  readRegistrations: async () => "open",
  isDemo: false,
  baseUrl: "https://aegis.example",
  adminSessionMaxAgeMinutes: 60,
  isAdminMfaRequired: false,
  oauth: NO_PROVIDERS,
  bcryptCost: 4,
  accessTtlSeconds: 600,
  refreshTtlSeconds: 604_800,
};

export function createFakeAuth({ settings = {}, pause = async () => {} }: Options = {}): FakeAuth {
  let now = Date.UTC(2026, 0, 5, 9);
  const clock = { now: () => now, sleep: async () => {} };
  const audit: AuditRecord[] = [];
  const letters: Letter[] = [];
  const state = {
    users: new Map<string, UserRecord>(),
    organizations: new Map<string, OrganizationRecord>(),
    memberships: new Map<string, MembershipRecord>(),
    sessions: new Map<string, SessionRecord>(),
    attempts: new Map<string, SignInAttemptRecord>(),
    tickets: new Map<string, TicketRecord>(),
    passwordResets: new Map<string, PasswordResetRecord>(),
    audit,
    letters,
  };
  const users = fakeUsers(state.users, pause);
  const memberships = fakeMemberships(state.memberships, pause);
  const sessions = fakeSessions(state.sessions, pause);
  const organizations = fakeOrganizations(state.organizations);
  const deps: AuthDeps = {
    db: fakeDatabase([state.users, state.organizations, state.memberships, state.sessions]),
    audit: fakeAudit(state.audit),
    clock,
    mailer: { kind: "mailbox", send: async (letter) => void state.letters.push(letter) },
    afterReply: createAfterReply({ isVercel: false }),
    users,
    memberships,
    ...fakeAdministration(),
    sessions,
    organizations,
    invitations: fakeInvitations,
    organizationSettings: createOrganizationSettings({ store: organizations, clock }),
    ...noOtherWaysIn(),
    attempts: fakeAttempts(state.attempts, pause),
    passwordResets: fakePasswordResets(state.passwordResets),
    emailChanges: fakeEmailChanges,
    identities: createIdentityCache({ sessions, users, memberships, organizations }, { ...SETTINGS, ...settings }, clock),
    tickets: fakeTickets(state.tickets, pause),
    auth: { ...SETTINGS, ...settings },
  };
  const ctx: Context<AuthDeps> = {
    actor: { type: "system", job: "test" },
    orgId: "",
    role: null,
    permissions: new Set(),
    requestId: "req_test",
    ip: "203.0.113.7",
    userAgent: "unit test",
    clock,
    log: createLogger({ level: "silent" }),
    deps,
  };
  const advance = (ms: number) => {
    now += ms;
  };
  return { ctx, deps, ...state, advance, as: (sessionId) => contextOf(ctx, state, sessionId) };
}

function contextOf(ctx: Context<AuthDeps>, state: Pick<FakeAuth, "sessions" | "memberships">, sessionId: string): Context<AuthDeps> {
  const session = state.sessions.get(sessionId);
  const role = [...state.memberships.values()].find((each) => each.userId === session?.userId && each.orgId === session.orgId)?.role;
  if (!session || !role) throw new Error(`No session ${sessionId} in the fake.`);
  return {
    ...ctx,
    actor: { type: "user", userId: session.userId, sessionId },
    orgId: session.orgId,
    role,
    permissions: permissionsOf(role),
  };
}

/** What administrators do is tested on a real database. */
function fakeAdministration(): Pick<AuthDeps, "directory" | "bans"> {
  const unused = () => Promise.reject(new Error("The fakes need no directory."));
  const bans = { ban: unused, unban: unused, banEverywhere: unused, unbanEverywhere: unused, setPlatformRole: unused };
  return { directory: { list: unused, search: unused, listOperators: unused, listPeople: unused }, bans };
}

function fakeAudit(records: AuditRecord[]): AuthDeps["audit"] {
  const unused = () => Promise.reject(new Error("lib/auth only appends to the audit log."));
  return {
    append: async (record) => void records.push(record),
    appendAll: unused,
    list: unused,
    listChainedMatching: unused,
    listUnchained: unused,
    listOrganizationsWithUnchained: unused,
    listOrganizationsWithUnsigned: unused,
    insertCheckpoint: unused,
    listPublic: unused,
    findPublic: unused,
    findLastCheckpoint: unused,
    findCheckpointOf: unused,
    listCheckpoints: unused,
    find: unused,
    findBySeq: unused,
    dropUpTo: unused,
    findHead: unused,
    touchHead: unused,
    planAnchor: unused,
    moveAnchor: unused,
    setRetainAt: unused,
    listOrganizationsToRetain: unused,
    findCheckpoint: unused,
    dropCheckpointsBefore: unused,
    listChained: unused,
    chain: unused,
    claimHead: unused,
    moveHead: unused,
  };
}

/** A transaction that fails leaves the maps as they were; the tests that fail one run nothing beside it. */
function fakeDatabase(maps: readonly Map<string, unknown>[]): Database {
  const noDatabase = (): never => {
    throw new Error("The fakes have no collections.");
  };
  return {
    name: "fake",
    sibling: noDatabase,
    get native() {
      return noDatabase();
    },
    collection: noDatabase,
    async withTransaction(run) {
      const before = maps.map((map) => [...map]);
      try {
        return await run(noTransaction());
      } catch (error) {
        for (const [index, map] of maps.entries()) {
          map.clear();
          for (const [key, value] of before[index] ?? []) map.set(key, value);
        }
        throw error;
      }
    },
    async isInserted(write) {
      try {
        await write;
        return true;
      } catch (error) {
        if (error instanceof DuplicateKey) return false;
        throw error;
      }
    },
    insertMissing: unused,
    ping: unused,
    ensureIndexes: unused,
    findMissingIndexes: unused,
    drop: unused,
    close: unused,
  };
}

/** The fake stores never look at the handle, so an empty one stands for every transaction. */
function noTransaction(): Transaction {
  return {} as Transaction;
}
