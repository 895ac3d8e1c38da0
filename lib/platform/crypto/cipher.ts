import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { DataKeyRecord, DataKeyStore } from "./data-key.store.ts";
import { createKeyWrap, type KeyWrap } from "./data-key-wrap.ts";
import { additionalDataOf, DecryptionError, formatBlob, type Place, parseBlob, seal, toKeyEncryptionKey, unseal } from "./envelope.ts";

/**
 * Envelope encryption: ENCRYPTION_KEY wraps one data key per organization, the data key encrypts the values.
 * Keys are unwrapped once and kept for a minute, so a shredded organization is unreadable everywhere a minute later.
 */
export type OrganizationCipher = {
  encrypt(place: Omit<Place, "orgId">, text: string): string;
  decrypt(place: Omit<Place, "orgId">, blob: string): string;
};

export type Cipher = {
  /** The keys that wrap data keys now. */
  wrapId: string;
  forOrganization(orgId: string): Promise<OrganizationCipher>;
  /** A new data key for new values, in use two minutes later; older ones stay for reading. Returns its id. */
  rotateDataKey(orgId: string): Promise<string>;
  /** Wraps data keys again under the first ENCRYPTION_KEY; returns how many were changed. Safe to repeat and to interrupt. */
  rewrapDataKeys(limit: number): Promise<number>;
  shred(orgId: string): Promise<void>;
};

type Keyring = { active: { id: string; kekId: string; key: KeyObject }; all: ReadonlyMap<string, KeyObject>; readAt: number };

const KEYRING_TTL_MS = 60_000;
/** A new key encrypts only once every process has read it, or another one could not open its values; twice the TTL allows for skewed clocks. */
export const SETTLE_MS = 2 * KEYRING_TTL_MS;
const KEYRING_MAX = 1_000;
const DATA_KEY_BYTES = 32;

export type CipherOptions = {
  /** ENCRYPTION_KEY, and ENCRYPTION_PQ_KEY where it is set. */
  keys: readonly string[];
  postQuantumKeys?: readonly string[];
  store: CipherStore;
  clock: Clock;
};

export type CipherStore = Pick<DataKeyStore, "list" | "insertActive" | "replaceActive" | "listNotWrappedBy" | "rewrap" | "deleteAll">;

export function createCipher(options: CipherOptions): Cipher {
  const keyWrap = createKeyWrap(options.keys.map(toKeyEncryptionKey), options.postQuantumKeys ?? []);
  const keyrings = new Map<string, Promise<Keyring>>();
  const { store, clock } = options;

  async function load(orgId: string): Promise<Keyring> {
    let records = await store.list(orgId);
    if (!records.some((record) => record.isActive)) {
      await store.insertActive(createDataKey(orgId, keyWrap, clock.now()));
      records = await store.list(orgId);
    }
    return toKeyring(records, keyWrap, clock.now());
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
    get wrapId() {
      return keyWrap.id;
    },
    async forOrganization(orgId) {
      return toOrganizationCipher(orgId, await keyringOf(orgId));
    },
    async rotateDataKey(orgId) {
      const record = createDataKey(orgId, keyWrap, clock.now());
      await store.replaceActive(orgId, record);
      keyrings.delete(orgId);
      return record._id;
    },
    async rewrapDataKeys(limit) {
      const records = await store.listNotWrappedBy(keyWrap.id, limit);
      for (const record of records) {
        const place = placeOf(record);
        const wrapped = keyWrap.wrap(place, keyWrap.unwrap(place, record.wrapped));
        await store.rewrap(record.orgId, record._id, record.kekId, { kekId: keyWrap.id, wrapped });
      }
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

function toKeyring(records: readonly DataKeyRecord[], keyWrap: KeyWrap, readAt: number): Keyring {
  const all = new Map(records.map((record) => [record._id, createSecretKey(keyWrap.unwrap(placeOf(record), record.wrapped))]));
  const active = records.findLast((record) => record.createdAt.getTime() <= readAt - SETTLE_MS) ?? records[0];
  const key = active && all.get(active._id);
  if (!active || !key) throw new DecryptionError("The organization has no data key.");
  return { active: { id: active._id, kekId: kekHintOf(active.kekId), key }, all, readAt };
}

function createDataKey(orgId: string, keyWrap: KeyWrap, now: number): DataKeyRecord {
  const id = randomBytes(8).toString("hex");
  return {
    _id: id,
    orgId,
    kekId: keyWrap.id,
    wrapped: keyWrap.wrap({ orgId, id }, randomBytes(DATA_KEY_BYTES)),
    isActive: true,
    createdAt: new Date(now),
  };
}

const placeOf = ({ orgId, _id }: DataKeyRecord) => ({ orgId, id: _id });

/** A value names the first of the keys around its data key, as a hint; the second one belongs to the wrap alone. */
function kekHintOf(wrapId: string): string {
  return wrapId.split("+")[0] ?? wrapId;
}
