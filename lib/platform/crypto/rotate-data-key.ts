// Replaces a data key while everybody goes on reading and writing. A new key is made and settles until every process knows it; then every
// declared field is encrypted anew, document by document behind a stored cursor. A day later, when nothing short-lived can hold the old key
// any more, a second pass looks for what is left; only a pass that finds nothing takes the old keys away.

import type { Clock } from "../clock.ts";
import { type CollectionInventory, findAt } from "../inventory.ts";
import { type Cipher, type OrganizationCipher, SETTLE_MS } from "./cipher.ts";
import type { DataKeyStore } from "./data-key.store.ts";
import { type DocumentOwner, documentOwner, type EncryptedDocumentStore, keyScopeOf, type Stored } from "./encrypted-document.store.ts";
import { DecryptionError, parseBlob } from "./envelope.ts";
import type { KeyRotationRecord, KeyRotationStore } from "./key-rotation.store.ts";

export type RotationDeps = {
  cipher: Cipher;
  clock: Clock;
  dataKeys: DataKeyStore;
  keyRotations: KeyRotationStore;
  encryptedDocuments: EncryptedDocumentStore;
  inventory: readonly CollectionInventory[];
};

const PAGE = 50;
/** A process reads its keys at most a minute late, so two settle times are enough for clocks that differ. */
const READY_MS = SETTLE_MS + 60_000;
/** Longer than anything short-lived is kept: stored replies to idempotent calls, a day. */
const REST_MS = 25 * 3_600_000;

/** False when a rotation of this key is under way; that one goes on. */
export async function startRotation(deps: RotationDeps, scopeId: string): Promise<boolean> {
  const now = deps.clock.now();
  const current = await deps.keyRotations.find(scopeId);
  if (current && current.state !== "done") return false;
  const keyId = await deps.cipher.rotateDataKey(scopeId);
  return deps.keyRotations.start({
    ...{ _id: scopeId, orgId: scopeId, state: "settling", keyId, startedAt: new Date(now), dueAt: new Date(now + READY_MS) },
    ...{ pass: 0, cursor: null, seen: 0, rewritten: 0, unreadable: 0, expected: 0, revision: (current?.revision ?? 0) + 1 },
  });
}

/** One step: a page of documents, or a change of state. Null when there is nothing to do yet, or somebody else did it. */
export async function advanceRotation(deps: RotationDeps, scopeId: string): Promise<KeyRotationRecord | null> {
  const rotation = await deps.keyRotations.find(scopeId);
  if (!rotation?.dueAt || rotation.dueAt.getTime() > deps.clock.now()) return null;
  if (rotation.state !== "encrypting") return startPass(deps, rotation);
  const collections = declaredCollections(deps, scopeId);
  const collection = collections.find(({ name }) => name === rotation.cursor?.collection);
  if (!rotation.cursor || !collection) return finishPass(deps, rotation);
  const page = await deps.encryptedDocuments.list(collection.name, collection.owner, rotation.cursor.afterId, PAGE);
  const cipher = await deps.cipher.forOrganization(scopeId);
  const counts = { untouched: 0, rewritten: 0, unreadable: 0 };
  for (const document of page) counts[await encryptAnew(deps, { cipher, rotation, collection }, document)] += 1;
  const next = collections[collections.indexOf(collection) + 1];
  const last = page.at(-1);
  const cursor =
    last && page.length === PAGE ? { collection: collection.name, afterId: last._id } : next && { collection: next.name, afterId: null };
  return deps.keyRotations.advance(rotation, {
    ...{ cursor: cursor ?? null, seen: rotation.seen + page.length },
    ...{ rewritten: rotation.rewritten + counts.rewritten, unreadable: rotation.unreadable + counts.unreadable },
    dueAt: new Date(deps.clock.now()),
  });
}

async function startPass(deps: RotationDeps, rotation: KeyRotationRecord): Promise<KeyRotationRecord | null> {
  const collections = declaredCollections(deps, rotation._id);
  const counts = await Promise.all(collections.map(({ name, owner }) => deps.encryptedDocuments.count(name, owner)));
  const [first] = collections;
  return deps.keyRotations.advance(rotation, {
    ...{ state: "encrypting", pass: rotation.pass + 1, cursor: first ? { collection: first.name, afterId: null } : null },
    ...{ seen: 0, rewritten: 0, unreadable: 0, expected: counts.reduce((sum, count) => sum + count, 0) },
  });
}

async function finishPass(deps: RotationDeps, rotation: KeyRotationRecord): Promise<KeyRotationRecord | null> {
  const isClean = rotation.pass > 1 && rotation.rewritten === 0 && rotation.unreadable === 0;
  if (!isClean) return deps.keyRotations.advance(rotation, { state: "resting", dueAt: new Date(deps.clock.now() + REST_MS) });
  await deps.dataKeys.deleteOlder(rotation._id, rotation.keyId);
  return deps.keyRotations.advance(rotation, { state: "done", dueAt: null });
}

type Work = { cipher: OrganizationCipher; rotation: KeyRotationRecord; collection: Declared };

/** A document that a writer changed meanwhile is read again. */
async function encryptAnew(deps: RotationDeps, work: Work, document: Stored): Promise<"untouched" | "rewritten" | "unreadable"> {
  const { name, owner } = work.collection;
  try {
    for (let current: Stored | null = document; current; current = await deps.encryptedDocuments.find(name, owner, document._id)) {
      const changes = changesOf(current, work);
      if (changes.length === 0) return "untouched";
      if (await deps.encryptedDocuments.replaceFields(name, owner, current._id, changes)) return "rewritten";
    }
    return "untouched";
  } catch (error) {
    if (error instanceof DecryptionError) return "unreadable";
    throw error;
  }
}

function changesOf(document: Stored, { cipher, rotation, collection }: Work): { path: string; from: string; to: string }[] {
  return collection.fields.flatMap(({ path, field }) =>
    findAt(document, path).flatMap(({ path: at, value, star }) => {
      if (typeof value !== "string" || parseBlob(value).dekId === rotation.keyId) return [];
      const place = { collection: collection.name, id: document._id, field: field.replace("*", star) };
      return [{ path: at, from: value, to: cipher.encrypt(place, cipher.decrypt(place, value)) }];
    }),
  );
}

type Declared = { name: string; owner: DocumentOwner; fields: readonly { path: string; field: string }[] };

export function declaredCollections({ inventory }: RotationDeps, scopeId: string): Declared[] {
  const scope = keyScopeOf(scopeId);
  return inventory.flatMap(({ name, encryption }) =>
    encryption?.type === "fields" && encryption.scope === scope
      ? [{ name, owner: documentOwner(scopeId, encryption.owner), fields: encryption.fields }]
      : [],
  );
}
