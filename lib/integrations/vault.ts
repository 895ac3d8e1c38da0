// Stored secrets: encrypted field by field, each for its place alone (organization, record, field, set of values, owner and address), so
// that a value moved anywhere else does not open. In the clear they exist inside the function that `withSecret` lends them to.

import { createHash } from "node:crypto";
import { canonicalJson } from "../platform/audit/audit-record.ts";
import type { Clock } from "../platform/clock.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import { createFreshValues } from "../platform/fresh-values.ts";
import { integrationNotFound } from "./errors.ts";
import { getSpec } from "./get-spec.ts";
import { type Credential, type IntegrationRecord, type IntegrationStore, integrationCollection } from "./integration.store.ts";
import { isUsable } from "./is-usable.ts";
import { lend, lendForStream, type SecretLoan } from "./secret-loan.ts";
import type { UseCounter } from "./use-counter.ts";

type Owned = Pick<IntegrationRecord, "_id" | "orgId" | "userId" | "type">;

/** Who asks for which secret; a colleague's is not found. */
export type SecretRequest = { orgId: string; userId: string | null; integrationId: string };

export type Vault = {
  seal(
    owner: Owned,
    credential: Pick<Credential, "id" | "plain">,
    secrets: Readonly<Record<string, string>>,
  ): Promise<Record<string, string>>;
  /** Those that features may use now, at most a second old: of one person, or with null of the organization. */
  listUsable(orgId: string, userId: string | null): Promise<readonly IntegrationRecord[]>;
  /** Counts as a use. Not found once it is revoked, expired or refused. */
  withSecret<Result>(request: SecretRequest, use: (loan: SecretLoan) => Promise<Result>): Promise<Result>;
  streamWithSecret<Part>(request: SecretRequest, use: (loan: SecretLoan) => AsyncIterable<Part>): AsyncIterable<Part>;
  /** To find out whether a set of values is good, in use or not. */
  withCredential<Result>(owner: Owned, credential: Credential, use: (loan: SecretLoan) => Promise<Result>): Promise<Result>;
  /** After a change made here; other processes follow within a second. */
  forget(owner: Pick<Owned, "orgId" | "userId">): void;
  close(): Promise<void>;
};

type Options = { store: IntegrationStore; cipher: Cipher; clock: Clock; uses: UseCounter };

export function createVault({ store, cipher, clock, uses }: Options): Vault {
  const usable = createFreshValues<readonly IntegrationRecord[]>({ clock, read: (key) => store.listOwned(...fromKey(key)) });
  const listUsable: Vault["listUsable"] = async (orgId, userId) => {
    const records = await usable.get(toKey(orgId, userId));
    return records.filter((record) => isUsable(record, clock.now()));
  };
  const open = async (owner: Owned, credential: Credential): Promise<Record<string, string>> => {
    const organization = await cipher.forOrganization(owner.orgId);
    // By where it has to stand: a value under another place's name is not looked for, one moved under this name does not open.
    const opened = getSpec(owner.type).fields.flatMap(({ name }) => {
      const place = placeOf(owner, credential, name);
      const blob = credential.sealed[place.field];
      return blob === undefined ? [] : [[name, organization.decrypt(place, blob)] as const];
    });
    return Object.fromEntries(opened);
  };
  const take = async ({ orgId, userId, integrationId }: SecretRequest): Promise<Record<string, string>> => {
    const lists = await Promise.all([listUsable(orgId, null), userId === null ? [] : listUsable(orgId, userId)]);
    const record = lists.flat().find(({ _id }) => _id === integrationId);
    if (!record) throw integrationNotFound();
    uses.count(orgId, integrationId);
    return open(record, record.credential);
  };
  return {
    listUsable,
    async seal(owner, credential, secrets) {
      const organization = await cipher.forOrganization(owner.orgId);
      return Object.fromEntries(
        Object.entries(secrets).map(([name, value]) => {
          const place = placeOf(owner, credential, name);
          return [place.field, organization.encrypt(place, value)];
        }),
      );
    },
    withSecret: async (request, use) => lend(await take(request), use),
    async *streamWithSecret(request, use) {
      yield* lendForStream(await take(request), use);
    },
    withCredential: async (owner, credential, use) => lend(await open(owner, credential), use),
    forget: ({ orgId, userId }) => usable.forget(toKey(orgId, userId)),
    close: () => uses.close(),
  };
}

/** The field names the set of values and what it is bound to: whose it is, and where it is sent. */
export function placeOf({ _id, userId, type }: Owned, { id, plain }: Pick<Credential, "id" | "plain">, name: string) {
  const bound = getSpec(type).fields.filter(({ kind }) => kind === "bound");
  const binding = { userId, type, ...Object.fromEntries(bound.map((field) => [field.name, plain[field.name] ?? null])) };
  const digest = createHash("sha256").update(canonicalJson(binding)).digest("hex").slice(0, 32);
  return { collection: integrationCollection.name, id: _id, field: `${name}/${id}/${digest}` };
}

const toKey = (orgId: string, userId: string | null) => `${orgId} ${userId ?? ""}`;

function fromKey(key: string): [orgId: string, userId: string | null] {
  const [orgId = "", userId = ""] = key.split(" ");
  return [orgId, userId === "" ? null : userId];
}
