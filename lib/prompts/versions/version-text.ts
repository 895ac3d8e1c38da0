import type { Context } from "../../platform/context.ts";
import type { Cipher, OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { type PromptContent, promptContentSchema } from "../content.schema.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import { promptVersionCollection } from "./version.store.ts";
import type { VersionRecord } from "./version-record.ts";

const placeOf = (id: string) => ({ collection: promptVersionCollection.name, id, field: "sealed" });

/** What everybody may read is kept as it is: there would be no key to give them. */
export function toKept(content: PromptContent, version: Pick<VersionRecord, "_id">, cipher: OrganizationCipher | null) {
  const text = JSON.stringify(content);
  return cipher ? { sealed: cipher.encrypt(placeOf(version._id), text), open: null } : { sealed: null, open: text };
}

export async function readContent(
  ctx: Context<{ cipher: Cipher }>,
  version: Pick<VersionRecord, "_id" | "orgId" | "sealed" | "open">,
): Promise<PromptContent> {
  if (version.open !== null) return promptContentSchema.parse(JSON.parse(version.open));
  if (version.sealed === null) throw new Error("A version has lost its text.");
  const cipher = await ctx.deps.cipher.forOrganization(version.orgId);
  return promptContentSchema.parse(JSON.parse(cipher.decrypt(placeOf(version._id), version.sealed)));
}

/** A shipped prompt has no organization whose key could close it. */
export async function cipherFor(cipher: Cipher, { orgId }: Pick<PromptRecord, "orgId">): Promise<OrganizationCipher | null> {
  return orgId === "" ? null : cipher.forOrganization(orgId);
}
