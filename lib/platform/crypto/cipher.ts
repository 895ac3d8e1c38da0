import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { DataKeyRecord, DataKeyStore } from "./data-key.store.ts";
import {
  additionalDataOf,
  DecryptionError,
  formatBlob,
  type KeyEncryptionKey,
  type Place,
  parseBlob,
  seal,
  toKeyEncryptionKey,
  unseal,
} from "./envelope.ts";

/**
 * Envelope encryption: ENCRYPTION_KEY wraps one data key per organization, the data key encrypts the values.
 * Keys are unwrapped once and kept for a minute, so a shredded organization is unreadable everywhere a minute later.
 */
export type OrganizationCipher = {
  encrypt(place: Omit<Place, "orgId">, text: string): string;
  decrypt(place: Omit<Place, "orgId">, blob: string): string;
};

export type Cipher = {
  forOrganization(orgId: string): Promise<OrganizationCipher>;
  /** A new data key for new values, in use two minutes later; older ones stay for reading. */
  rotateDataKey(orgId: string): Promise<void>;
  /** Wraps data keys again under the first ENCRYPTION_KEY; returns how many were changed. Safe to repeat and to interrupt. */
  rewrapDataKeys(limit: number): Promise<number>;
  shred(orgId: string): Promise<void>;
};

type Keyring = { active: { id: string; kekId: string; key: KeyObject }; all: ReadonlyMap<string, KeyObject>; readAt: number };

const KEYRING_TTL_MS = 60_000;
/** A new key encrypts only once every process has read it, or another one could not open its values; twice the TTL allows for skewed clocks. */
const SETTLE_MS = 2 * KEYRING_TTL_MS;
const KEYRING_MAX = 1_000;
const DATA_KEY_BYTES = 32;

export function createCipher(options: { keys: readonly string[]; store: DataKeyStore; clock: Clock }): Cipher {
  const keks = options.keys.map(toKeyEncryptionKey);
  const keyrings = new Map<string, Promise<Keyring>>();
  const { store, clock } = options;

  async function load(orgId: string): Promise<Keyring> {
    let records = await store.list(orgId);
    if (!records.some((record) => record.isActive)) {
      await store.insertActive(createDataKey(orgId, firstOf(keks), clock.now()));
      records = await store.list(orgId);
    }
    return toKeyring(records, keks, clock.now());
  }

  async function keyringOf(orgId: string): Promise<Keyring> {
    const cached = await keyrings.get(orgId)?.catch(() => null);
    if (cached && clock.now() - cached.readAt < KEYRING_TTL_MS) return cached;
    if (keyrings.size >= KEYRING_MAX) keyrings.delete(keyrings.keys().next().value ?? "");
    const loading = load(orgId);
    keyrings.set(orgId, loading);
    loading.catch(() => keyrings.delete(orgId));
    return loading;
  }

  return {
    async forOrganization(orgId) {
      return toOrganizationCipher(orgId, await keyringOf(orgId));
    },
    async rotateDataKey(orgId) {
      await store.replaceActive(orgId, createDataKey(orgId, firstOf(keks), clock.now()));
      keyrings.delete(orgId);
    },
    async rewrapDataKeys(limit) {
      const current = firstOf(keks);
      const records = await store.listNotWrappedBy(current.id, limit);
      for (const record of records)
        await store.rewrap(record.orgId, record._id, record.kekId, {
          kekId: current.id,
          wrapped: wrap(current, record.orgId, record._id, unwrap(record, keks)),
        });
      return records.length;
    },
    async shred(orgId) {
      await store.deleteAll(orgId);
      keyrings.delete(orgId);
    },
  };
}

function toOrganizationCipher(orgId: string, keyring: Keyring): OrganizationCipher {
  return {
    encrypt(place, text) {
      const { active } = keyring;
      return formatBlob(active.kekId, active.id, seal(active.key, additionalDataOf({ orgId, ...place }), Buffer.from(text, "utf8")));
    },
    decrypt(place, blob) {
      const parsed = parseBlob(blob);
      const key = keyring.all.get(parsed.dekId);
      if (!key) throw new DecryptionError("The data key of this value is gone.");
      return unseal(key, additionalDataOf({ orgId, ...place }), parsed).toString("utf8");
    },
  };
}

function toKeyring(records: readonly DataKeyRecord[], keks: readonly KeyEncryptionKey[], readAt: number): Keyring {
  const all = new Map(records.map((record) => [record._id, createSecretKey(unwrap(record, keks))]));
  const active = records.findLast((record) => record.createdAt.getTime() <= readAt - SETTLE_MS) ?? records[0];
  const key = active && all.get(active._id);
  if (!active || !key) throw new DecryptionError("The organization has no data key.");
  return { active: { id: active._id, kekId: active.kekId, key }, all, readAt };
}

function createDataKey(orgId: string, kek: KeyEncryptionKey, now: number): DataKeyRecord {
  const id = randomBytes(8).toString("hex");
  return {
    _id: id,
    orgId,
    kekId: kek.id,
    wrapped: wrap(kek, orgId, id, randomBytes(DATA_KEY_BYTES)),
    isActive: true,
    createdAt: new Date(now),
  };
}

const wrapPlace = (orgId: string, id: string): string => additionalDataOf({ orgId, collection: "data_keys", id, field: "wrapped" });

function wrap(kek: KeyEncryptionKey, orgId: string, id: string, key: Buffer): string {
  return formatBlob(kek.id, id, seal(kek.key, wrapPlace(orgId, id), key));
}

function unwrap(record: DataKeyRecord, keks: readonly KeyEncryptionKey[]): Buffer {
  const parsed = parseBlob(record.wrapped);
  const kek = keks.find((candidate) => candidate.id === parsed.kekId);
  if (!kek) throw new DecryptionError(`No ENCRYPTION_KEY with id ${parsed.kekId} is configured.`);
  return unseal(kek.key, wrapPlace(record.orgId, record._id), parsed);
}

function firstOf(keks: readonly KeyEncryptionKey[]): KeyEncryptionKey {
  const [first] = keks;
  if (!first) throw new DecryptionError("No ENCRYPTION_KEY is configured.");
  return first;
}
