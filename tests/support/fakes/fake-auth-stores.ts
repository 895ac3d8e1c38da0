import type { InvitationStore } from "../../../lib/auth/invitations/invitation.store.ts";
import type { MembershipRecord, MembershipStore } from "../../../lib/auth/membership.store.ts";
import type { TicketRecord, TicketStore } from "../../../lib/auth/mfa/ticket.store.ts";
import type { OrganizationRecord, OrganizationStore } from "../../../lib/auth/organization.store.ts";
import type { EmailChangeStore } from "../../../lib/auth/profile/email-change.store.ts";
import type { FactorKind } from "../../../lib/auth/proof.ts";
import type { UserRecord, UserStore } from "../../../lib/auth/user.store.ts";

/** The stores of lib/auth on maps, one function each. */
export class DuplicateKey extends Error {}

export function fakeUsers(users: Map<string, UserRecord>, pause: () => Promise<void>): UserStore {
  const byEmail = (email: string) => [...users.values()].find((user) => user.emailNormalized === email) ?? null;
  const changeFactors = (userId: string, change: (factors: readonly FactorKind[]) => readonly FactorKind[]) => {
    const user = users.get(userId);
    const factors = change(user?.factors ?? []);
    if (user) users.set(userId, { ...user, factors });
    return factors;
  };
  return {
    async insert(record) {
      if (byEmail(record.emailNormalized)) throw new DuplicateKey();
      users.set(record._id, record);
    },
    find: async (userId) => users.get(userId) ?? null,
    listNames: async (userIds) => [...users.values()].filter(({ _id }) => userIds.includes(_id)),
    findByEmail: async (email) => byEmail(email),
    setLastOrganization: unused,
    rename: unused,
    setEmail: unused,
    async findStanding(userId) {
      await pause();
      return users.get(userId) ?? null;
    },
    addFactor: async (userId, factor) => changeFactors(userId, (factors) => [...new Set([...factors, factor])]),
    clearFactors: async (userId) => void changeFactors(userId, () => []),
    removeFactor: async (userId, factor) => changeFactors(userId, (factors) => factors.filter((each) => each !== factor)),
    async findTokenVersion(userId) {
      await pause();
      return users.get(userId)?.tokenVersion ?? null;
    },
    async setPassword(userId, { passwordHash, at }) {
      const user = users.get(userId);
      if (!user) return null;
      const changed = { ...user, passwordHash, passwordChangedAt: at, tokenVersion: user.tokenVersion + 1 };
      users.set(userId, changed);
      return changed;
    },
    async rehashPassword(userId, { from, to }) {
      const user = users.get(userId);
      if (user?.passwordHash === from) users.set(userId, { ...user, passwordHash: to });
    },
    async replacePassword(userId, { from, to, at }) {
      const user = users.get(userId);
      if (!user || user.passwordHash !== from) return null;
      users.set(userId, { ...user, passwordHash: to, passwordChangedAt: at, tokenVersion: user.tokenVersion + 1 });
      return user.tokenVersion + 1;
    },
    async lockWaysIn(userId, at) {
      const user = users.get(userId);
      if (user) users.set(userId, { ...user, waysInChangedAt: at });
      return users.get(userId) ?? null;
    },
    async markEmailVerified(userId, at) {
      const user = users.get(userId);
      if (user && user.emailVerifiedAt === null) users.set(userId, { ...user, emailVerifiedAt: at });
    },
  };
}

/** What the verbs with unit tests need; the others have the real database. */
export function fakeOrganizations(organizations: Map<string, OrganizationRecord>): OrganizationStore {
  return {
    insert: async (record) => void organizations.set(record._id, record),
    find: async (orgId) => organizations.get(orgId) ?? null,
    listByIds: unused,
    update: unused,
    lockRoster: unused,
  };
}

export const unused = () => Promise.reject(new Error("The fakes need no such operation."));

export function fakeMemberships(memberships: Map<string, MembershipRecord>, pause: () => Promise<void>): MembershipStore {
  return {
    insert: async (record) => void memberships.set(record._id, record),
    listOfUser: async (userId) => [...memberships.values()].filter((each) => each.userId === userId),
    findWithin: unused,
    list: unused,
    hasOtherOwner: unused,
    changeRole: unused,
    setSearchKeys: unused,
    delete: unused,
    async find(orgId, userId) {
      await pause();
      return [...memberships.values()].find((each) => each.orgId === orgId && each.userId === userId) ?? null;
    },
  };
}

export function fakeTickets(tickets: Map<string, TicketRecord>, pause: () => Promise<void>): TicketStore {
  const live = (id: string, now: Date) => {
    const ticket = tickets.get(id);
    return ticket && ticket.expiresAt > now ? ticket : null;
  };
  return {
    insert: async (record) => void tickets.set(record._id, record),
    async find(id, now) {
      await pause();
      return live(id, now);
    },
    async countTry(id, { now, maxTries }) {
      await pause();
      const ticket = live(id, now);
      if (!ticket || ticket.tries >= maxTries) return null;
      const counted = { ...ticket, tries: ticket.tries + 1 };
      tickets.set(id, counted);
      return counted;
    },
    spend: async (id) => tickets.delete(id),
    async deleteAll(userId) {
      for (const ticket of tickets.values()) if (ticket.userId === userId) tickets.delete(ticket._id);
    },
  };
}

/** Invitations have the real database alone. */
export const fakeInvitations: InvitationStore = {
  insert: unused,
  findByToken: unused,
  find: unused,
  listOpen: unused,
  claim: unused,
  renew: unused,
  markSent: unused,
  revoke: unused,
  revokeForAddress: unused,
  revokeOfInviter: unused,
};

export const fakeEmailChanges: EmailChangeStore = { put: unused, find: unused, take: unused };
