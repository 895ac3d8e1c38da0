import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import type { ChatDeps } from "../ports.ts";
import type { Tag } from "./keeping.schema.ts";
import type { TagRecord } from "./tag.store.ts";

/** A person's tags, opened. */
export type KeptTags = { tags: readonly Tag[]; cipher: OrganizationCipher };

export async function readTags(ctx: Context<ChatDeps>, userId: string): Promise<KeptTags> {
  const [records, cipher] = await Promise.all([ctx.deps.chatTags.list(ctx.orgId, userId), ctx.deps.cipher.forOrganization(ctx.orgId)]);
  return { tags: records.map((record) => toTag(cipher, record)), cipher };
}

export function findTag({ tags }: KeptTags, id: string): Tag {
  const tag = tags.find((each) => each.id === id);
  if (!tag) throw tagNotFound(id);
  return tag;
}

/** Two tags that read alike could not be told apart. */
export function assertNameIsFree({ tags }: KeptTags, name: string, ownId: string | null): void {
  const key = toKey(name);
  if (tags.some((tag) => tag.id !== ownId && toKey(tag.name) === key))
    throw new AppError("conflict", "chat.tag_exists", "You have a tag of this name. Choose another name, or merge the two.");
}

export function tagNotFound(id: string): AppError {
  return new AppError("not_found", "chat.tag_not_found", `No tag ${id}.`);
}

export function sealName(cipher: OrganizationCipher, id: string, name: string): string {
  return cipher.encrypt({ collection: "chat_tags", id, field: "name" }, name);
}

function toKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().trim();
}

function toTag(cipher: OrganizationCipher, { _id: id, name, color }: TagRecord): Tag {
  return { id, name: cipher.decrypt({ collection: "chat_tags", id, field: "name" }, name), color };
}
