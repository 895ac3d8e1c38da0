import type { EncryptedField, Encryption, KeyScope, PersonData } from "../platform/inventory.ts";

// The words the rows of the inventory are written in.

export const none = (why: string): PersonData => ({ type: "none", why });
export const fields = (scope: KeyScope, ...names: (string | EncryptedField)[]): Encryption => ({
  type: "fields",
  scope,
  fields: names.map((name) => (typeof name === "string" ? { path: name, field: name } : name)),
});
export const mention = (path: string, to: "nobody" | "erased" = "erased") => ({ path, to });
export const byUser = (path = "userId") => ({ path, of: "user" }) as const;
