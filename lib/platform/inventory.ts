// What the product keeps, said once for each collection: whose a document is, which of its fields are encrypted and under whose key, and
// what of a person is in it. Key rotation, deletion and export go by these rows alone, so a collection without one fails a test.

/** Whose data key encrypts a document's fields: the organization's, that of its audit trail, or the person's own. */
export type KeyScope = "organization" | "trail" | "person";

/** `path` with dots; a `*` stands for every key or element there, and for the same text in `field`, the name the value is bound to. */
export type EncryptedField = { path: string; field: string };

export type Encryption =
  /** `owner` is where the id of the key's owner stands; `orgId`, or for a person's key `userId`, unless said. */
  | { type: "fields"; scope: KeyScope; fields: readonly EncryptedField[]; owner?: "_id" }
  /** Gone before a replaced data key is: nothing has to be encrypted anew. */
  | { type: "short-lived"; why: string };

/** Documents that are one person's: `path` holds what `of` says. They are deleted with the person. */
export type Ownership = { path: string; of: "user" | "email" };

/** `isEverywhere`: also in organizations the person has never been in; the path then has an index of its own. */
export type Mention = { path: string; to: "nobody" | "erased"; isEverywhere?: true };

export type PersonData =
  | { type: "none"; why: string }
  | {
      type: "personal";
      owned: readonly Ownership[];
      /** Where the person's id stands in documents of others; `null` or the word for somebody who is gone takes its place. */
      mentions: readonly Mention[];
      /** Named fields only: one that is added later stays out of the archive until somebody has looked at it. */
      exported: { as: string; fields: readonly string[] } | { why: string };
    };

export type CollectionInventory = {
  name: string;
  /** The field with the organization's id; null for what belongs to none. */
  tenant: "orgId" | "_id" | null;
  encryption: Encryption | null;
  person: PersonData;
};

/** What stands in place of a person who was erased. No id looks like it. */
export const ERASED_PERSON = "usr_erased";

export type Found = { path: string; value: unknown; star: string };

/** Every value the path leads to, with its path without stars and what the last star stood for. */
export function findAt(document: unknown, path: string): Found[] {
  let found: Found[] = [{ path: "", value: document, star: "" }];
  for (const part of path.split(".")) {
    found = found.flatMap(({ path: before, value, star }) =>
      (part === "*" ? keysOf(value) : [part]).flatMap((key) => {
        const next = read(value, key);
        return next === undefined ? [] : [{ path: before === "" ? key : `${before}.${key}`, value: next, star: part === "*" ? key : star }];
      }),
    );
  }
  return found;
}

function keysOf(value: unknown): string[] {
  return typeof value === "object" && value !== null && !(value instanceof Date) ? Object.keys(value) : [];
}

function read(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

/** The path as a query names it: a list is looked through by itself. */
export function queryPath(path: string): string {
  return path.replaceAll(".*", "");
}
