import type { AccountDeletionRecord } from "../../../lib/auth/privacy/account-deletion.store.ts";
import type { AccountExportPartRecord, AccountExportRecord } from "../../../lib/auth/privacy/account-export.store.ts";
import type { OrganizationDeletionRecord } from "../../../lib/auth/privacy/organization-deletion.store.ts";
import type { TombstoneRecord } from "../../../lib/auth/privacy/tombstone.store.ts";
import { type AuditPersonRecord, createAuditPersonStore } from "../../../lib/platform/audit/audit-person.store.ts";
import type { AuditPolicyRecord } from "../../../lib/platform/audit/audit-policy.store.ts";
import type { LegalHoldRecord } from "../../../lib/platform/audit/legal-hold.store.ts";
import type { KeyRotationRecord } from "../../../lib/platform/crypto/key-rotation.store.ts";
import type { Database } from "../../../lib/platform/db.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { inventory } from "../../../lib/runtime/inventory.ts";
import { seededId, type Tenancy } from "./tenancy.ts";

type Past = { tenancy: Tenancy; now: number; at(index: number): Date };
const DAY_MS = 86_400_000;

/** Nothing of it is due: in the journey the schedules would work it off. */
export function seededPrivacy({ tenancy, now, at }: Past) {
  const later = new Date(now + 30 * DAY_MS);
  const person = (index: number): AuditPersonRecord => {
    const { orgId, userId } = tenancy.of(index);
    return { _id: `person-${index}`, orgId, person: `digest-of-${userId}-${index % 7}`, sealed: "v1" };
  };
  const policy = (index: number): AuditPolicyRecord => {
    const orgId = seededId("org", index);
    return { _id: orgId, orgId, retentionDays: 400, updatedAt: at(index), updatedBy: "u" };
  };
  const hold = (index: number): LegalHoldRecord => {
    const { orgId } = tenancy.of(index);
    const ended = { until: null, releasedAt: at(index), releasedBy: "u" };
    return { _id: seededId("hld", index), orgId, reason: "v1", at: at(index), placedBy: "u", ...ended };
  };
  const rotation = (index: number): KeyRotationRecord => {
    const orgId = seededId("org", index);
    const counts = { pass: 2, cursor: null, seen: 1, rewritten: 0, unreadable: 0, expected: 1, revision: 1 };
    return { _id: orgId, orgId, state: "done", keyId: "k", startedAt: at(index), dueAt: null, ...counts };
  };
  const userId = (index: number) => seededId("usr", index);
  const archive = (index: number): AccountExportRecord => {
    const made = { state: "downloaded", progress: { done: 1, total: 1 }, requestedAt: at(index), readyAt: at(index) } as const;
    return { _id: seededId("aex", index), userId: userId(index), ...made, expiresAt: later, linkHash: null, sizeBytes: 1, parts: 1 };
  };
  const part = (index: number): AccountExportPartRecord => {
    const of = { userId: userId(index), accountExportId: seededId("aex", index) };
    return { _id: `${of.accountExportId}:0`, ...of, data: "v1", expiresAt: later };
  };
  const deletion = (index: number): AccountDeletionRecord => {
    const asked = { requestedAt: at(index), confirmedAt: at(index), dueAt: later, begun: null, waitingFor: null };
    return { _id: seededId("adl", index), userId: userId(index), ...asked };
  };
  const organizationDeletion = (index: number): OrganizationDeletionRecord => {
    const orgId = seededId("org", index);
    return { _id: orgId, orgId, requestedBy: "u", requestedAt: at(index), dueAt: later, begunAt: null };
  };
  const tombstone = (index: number): TombstoneRecord => ({
    _id: `gone-${index}`,
    kind: "person",
    at: at(index),
    heldIn: [],
    sweepAt: null,
  });
  return {
    ...{ audit_persons: person, audit_pseudonyms: (index: number) => ({ ...person(index), _id: `psn_${index}` }) },
    ...{ audit_policies: policy, legal_holds: hold, key_rotations: rotation },
    ...{ account_exports: archive, account_export_parts: part, account_deletions: deletion },
    ...{ organization_deletions: organizationDeletion, deletion_tombstones: tombstone },
  };
}

export function privacyStores({ db, ...deps }: AppDeps) {
  return {
    createAuditPersonStore: createAuditPersonStore(db),
    createAuditPolicyStore: deps.auditPolicies,
    createLegalHoldStore: deps.legalHolds,
    createKeyRotationStore: deps.keyRotations,
    createEncryptedDocumentStore: deps.encryptedDocuments,
    createInventoryStore: deps.inventoryDocuments,
    createAccountExportStore: deps.accountExports,
    createAccountDeletionStore: deps.accountDeletions,
    createOrganizationDeletionStore: deps.organizationDeletions,
    createDepartingUserStore: deps.departingUsers,
    createTombstoneStore: deps.tombstones,
  };
}

type PrivacyStores = ReturnType<typeof privacyStores>;
const NOBODY = { orgId: "org_nobody", userId: "usr_nobody_private", email: "nobody@plans.example" };
const NOW = new Date(0);

export async function askPrivacy(stores: PrivacyStores, db: Database, bigOrgId: string): Promise<void> {
  await askTrail(stores, db, bigOrgId);
  await askArchives(stores, db);
  await askDeletions(stores, db);
  await askInventory(stores, bigOrgId);
}

async function askTrail(stores: PrivacyStores, db: Database, orgId: string): Promise<void> {
  const {
    createAuditPersonStore: persons,
    createAuditPolicyStore: policies,
    createLegalHoldStore: holds,
    createKeyRotationStore: rotations,
  } = stores;
  const row = { _id: "person-nobody", orgId: NOBODY.orgId, person: "digest", sealed: "v1" };
  await persons.insertPerson(row);
  await persons.findPerson(row.orgId, row._id);
  await persons.insertPseudonyms([row]);
  await persons.listPseudonyms(orgId, ["psn_1", "psn_2"]);
  await persons.listOrganizationsOf("digest");
  await persons.erasePerson(row.orgId, row.person);
  await policies.findPolicy(orgId);
  await holds.find(orgId, "hld_nobody");
  await holds.list(orgId, { after: null, limit: 10 });
  await holds.findActive(orgId, NOW);
  await db.withTransaction(async (session) => {
    const { orgId: _id } = NOBODY;
    await policies.putPolicy({ _id, orgId: _id, retentionDays: 90, updatedAt: NOW, updatedBy: "u" }, session);
    const placed = { orgId: _id, reason: "v1", at: NOW, placedBy: "u", until: null, releasedAt: null, releasedBy: null };
    await holds.insert({ _id: "hld_nobody", ...placed }, session);
    await holds.release(_id, "hld_nobody", { at: NOW, by: "u" }, session);
  });
  const counts = { pass: 0, cursor: null, seen: 0, rewritten: 0, unreadable: 0, expected: 0, revision: 1 };
  const scope = { _id: NOBODY.orgId, orgId: NOBODY.orgId };
  await rotations.start({ ...scope, state: "settling", keyId: "k", startedAt: NOW, dueAt: null, ...counts });
  await rotations.find(scope._id);
  await rotations.advance({ _id: scope._id, revision: 1 }, { state: "done" });
  await rotations.listDue(NOW, 10);
  await rotations.delete(scope._id);
}

async function askArchives({ createAccountExportStore: exports }: PrivacyStores, db: Database): Promise<void> {
  const { userId } = NOBODY;
  const made = { state: "queued", progress: { done: 0, total: 1 }, requestedAt: NOW, readyAt: null, expiresAt: NOW } as const;
  await db.withTransaction((session) =>
    exports.insert({ _id: "aex_nobody", userId, ...made, linkHash: null, sizeBytes: null, parts: 0 }, session),
  );
  await exports.find(userId, "aex_nobody");
  await exports.findLast(userId, NOW);
  await exports.update(userId, "aex_nobody", { state: "ready" });
  await exports.setLink(userId, "aex_nobody", "digest", NOW);
  await exports.takeLink(userId, "aex_nobody", "digest", NOW);
  await exports.putPart({ _id: "aex_nobody:0", userId, accountExportId: "aex_nobody", data: "v1", expiresAt: NOW });
  await exports.findPart(userId, "aex_nobody:0");
  await exports.deleteParts(userId, "aex_nobody");
}

async function askDeletions(stores: PrivacyStores, db: Database): Promise<void> {
  const { createAccountDeletionStore: accounts, createOrganizationDeletionStore: organizations, createTombstoneStore: tombstones } = stores;
  const { userId, orgId } = NOBODY;
  const asked = { requestedAt: NOW, confirmedAt: NOW, dueAt: NOW, begun: null, waitingFor: null };
  await db.withTransaction(async (session) => {
    await accounts.insert({ _id: "adl_nobody", userId, ...asked }, session);
    await accounts.confirm(userId, NOW, session);
    await accounts.cancel(userId, session);
    await organizations.insert({ _id: orgId, orgId, requestedBy: userId, requestedAt: NOW, dueAt: NOW, begunAt: null }, session);
    await organizations.cancel(orgId, session);
    await stores.createDepartingUserStore.closeAccess(userId, NOW, session);
  });
  await accounts.find(userId);
  await accounts.begin(userId, { at: NOW, orgIds: [] });
  await accounts.postpone(userId, NOW, "hold");
  await accounts.listDue(NOW, 10);
  await accounts.delete(userId);
  await organizations.find(orgId);
  await organizations.begin(orgId, NOW);
  await organizations.postpone(orgId, NOW);
  await organizations.listDue(NOW, 10);
  await organizations.delete(orgId);
  await stores.createDepartingUserStore.listIds("usr_", 10);
  await tombstones.put({ _id: "gone-nobody", kind: "person", at: NOW, heldIn: [], sweepAt: null });
  await tombstones.list("", 10);
  await tombstones.listToSweep(NOW, 10);
}

/** Every collection by its own row; of the big organization only what reads. */
async function askInventory(
  { createInventoryStore: documents, createEncryptedDocumentStore: encrypted }: PrivacyStores,
  orgId: string,
): Promise<void> {
  for (const row of inventory) {
    await documents.deleteOfOrganization(row, NOBODY.orgId);
    for (const scope of [NOBODY, { ...NOBODY, orgId: null }, { ...NOBODY, orgId }]) {
      await documents.deleteOwned(row, scope);
      await documents.replaceMentions(row, scope);
      for await (const _document of documents.streamOwned(row, scope));
    }
    if (row.encryption?.type !== "fields" || row.encryption.owner === "_id") continue;
    const owner = row.encryption.scope === "person" ? { userId: NOBODY.userId } : { orgId };
    await encrypted.list(row.name, owner, null, 10);
    await encrypted.list(row.name, owner, "a", 10);
    await encrypted.find(row.name, owner, "nobody");
    await encrypted.replaceFields(row.name, owner, "nobody", [{ path: "sealed", from: "a", to: "b" }]);
  }
  await encrypted.count("chats", { orgId: NOBODY.orgId });
}
