// A chained record never changes, and a person may ask to be forgotten. So the chain holds pseudonyms of the person's id, address and
// browser: HMACs under a secret that belongs to one person in one organization. What each stands for is kept beside the chain, encrypted;
// erasing secret and table leaves records that still verify and that nobody can tell whose they were.

import { createHash, createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Cipher, OrganizationCipher } from "../crypto/cipher.ts";
import type { AuditPersonStore, AuditPseudonymRecord } from "./audit-person.store.ts";
import type { AuditRecord } from "./audit-record.ts";

type Details = Pick<AuditRecord, "actor" | "target" | "ip" | "userAgent">;
type Detailed = Pick<AuditRecord, "orgId" | "actor" | "target" | "ip" | "userAgent" | "subject">;
type Kind = "person" | "ip" | "agent";

export type Pseudonyms = {
  /** For one pass over one organization's records: secrets are read once and forgotten with it. */
  forPass(orgId: string): (record: Detailed) => Promise<Details>;
  /** What the pseudonyms among these values stand for; what was erased is missing. */
  reveal(orgId: string, values: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Null for a person who has no record in this organization's chain. */
  find(orgId: string, userId: string): Promise<string | null>;
  listOrganizationsOf(userId: string): Promise<string[]>;
  erase(orgId: string, userId: string): Promise<void>;
  /** The same where the id is gone already. */
  eraseByDigest(orgId: string, person: string): Promise<void>;
};

const SECRET_BYTES = 32;
const PREFIX = "psn_";
const TOKEN_CHARS = 32;
const isUserId = (value: string): boolean => value.startsWith("usr_");

/** The data key of an organization's trail is its own: a legal hold may keep the trail when everything else is shredded. */
export function auditKeyScope(orgId: string): string {
  return `${orgId}:audit`;
}

export function digestOfPerson(userId: string): string {
  return createHash("sha256").update(`aegis.person|${userId}`).digest("hex");
}

const idOf = (orgId: string, userId: string): string => createHash("sha256").update(`aegis.audit.person|${orgId}|${userId}`).digest("hex");
const personSchema = z.object({ userId: z.string(), secret: z.string() });
type Person = { userId: string; digest: string; secret: Buffer };

export function createPseudonyms({ store, cipher }: { store: AuditPersonStore; cipher: Cipher }): Pseudonyms {
  const keyOf = (orgId: string) => cipher.forOrganization(auditKeyScope(orgId));
  const findPerson = async (orgId: string, userId: string): Promise<Person | null> => {
    const record = await store.findPerson(orgId, idOf(orgId, userId));
    return record && openPerson(await keyOf(orgId), record);
  };
  const takePerson = async (orgId: string, userId: string): Promise<Person> => {
    const known = await findPerson(orgId, userId);
    if (known) return known;
    const [_id, secret] = [idOf(orgId, userId), randomBytes(SECRET_BYTES)];
    const text = JSON.stringify({ userId, secret: secret.toString("base64url") });
    const sealed = (await keyOf(orgId)).encrypt({ collection: "audit_persons", id: _id, field: "sealed" }, text);
    const person = digestOfPerson(userId);
    if (await store.insertPerson({ _id, orgId, person, sealed })) return { userId, digest: person, secret };
    return takePerson(orgId, userId);
  };
  return {
    forPass: (orgId) => createPass(orgId, { store, takePerson, keyOf }),
    async reveal(orgId, values) {
      const wanted = [...new Set(values.filter((value) => value.startsWith(PREFIX)))];
      if (wanted.length === 0) return new Map();
      const key = await keyOf(orgId);
      const records = await store.listPseudonyms(orgId, wanted);
      return new Map(records.map((record) => [record._id, key.decrypt(placeOf(record._id), record.sealed)]));
    },
    async find(orgId, userId) {
      const person = await findPerson(orgId, userId);
      return person && tokenOf(person, "person", userId);
    },
    listOrganizationsOf: (userId) => store.listOrganizationsOf(digestOfPerson(userId)),
    erase: (orgId, userId) => store.erasePerson(orgId, digestOfPerson(userId)),
    eraseByDigest: (orgId, person) => store.erasePerson(orgId, person),
  };
}

type PassOptions = {
  store: AuditPersonStore;
  takePerson(orgId: string, userId: string): Promise<Person>;
  keyOf(orgId: string): Promise<OrganizationCipher>;
};

function createPass(orgId: string, { store, takePerson, keyOf }: PassOptions): (record: Detailed) => Promise<Details> {
  const persons = new Map<string, Person>();
  const written = new Set<string>();
  const personOf = async (userId: string): Promise<Person> => {
    const person = persons.get(userId) ?? (await takePerson(orgId, userId));
    persons.set(userId, person);
    return person;
  };
  return async ({ actor, target, ip, userAgent, subject }) => {
    const actorId = isUserId(actor) ? actor : (subject ?? null);
    const ownerId = actorId ?? (isUserId(target.id) ? target.id : null);
    // The chain of no organization holds failed sign-ins of addresses nobody has: there is no person to forget.
    if (ownerId === null || orgId === "") return { actor, target, ip, userAgent };
    const owner = await personOf(ownerId);
    const key = await keyOf(orgId);
    const rows: AuditPseudonymRecord[] = [];
    const replace = (person: Person, kind: Kind, value: string): string => {
      if (value === "") return value;
      const token = tokenOf(person, kind, value);
      if (!written.has(token)) rows.push({ _id: token, orgId, person: person.digest, sealed: key.encrypt(placeOf(token), value) });
      return token;
    };
    const details = {
      actor: isUserId(actor) ? replace(owner, "person", actor) : actor,
      target: isUserId(target.id) ? { ...target, id: replace(await personOf(target.id), "person", target.id) } : target,
      ip: replace(owner, "ip", ip),
      userAgent: replace(owner, "agent", userAgent),
    };
    await store.insertPseudonyms(rows);
    for (const { _id } of rows) written.add(_id);
    return details;
  };
}

const placeOf = (token: string) => ({ collection: "audit_pseudonyms", id: token, field: "sealed" });

function openPerson(key: OrganizationCipher, record: { _id: string; person: string; sealed: string }): Person {
  const opened: unknown = JSON.parse(key.decrypt({ collection: "audit_persons", id: record._id, field: "sealed" }, record.sealed));
  const { userId, secret } = personSchema.parse(opened);
  return { userId, digest: record.person, secret: Buffer.from(secret, "base64url") };
}

function tokenOf({ secret }: Person, kind: Kind, value: string): string {
  return `${PREFIX}${createHmac("sha256", secret).update(`${kind}|${value}`).digest("hex").slice(0, TOKEN_CHARS)}`;
}
