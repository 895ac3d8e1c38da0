import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { findReadable } from "../library/find-prompt.ts";
import type { LibraryStores } from "../library/ports.ts";
import { openVersion } from "../versions/open-version.ts";

/** A version somebody says their words are made of. */
export type PromptRef = { promptId: string; version: number };

/** Throws for one that is not there or not for this reader: what is noted down has been readable. */
export async function findNamedVersion(
  ctx: Context<LibraryStores & { cipher: Cipher }>,
  { promptId, version }: PromptRef,
): Promise<PromptRef> {
  const { record } = await openVersion(ctx, await findReadable(ctx, promptId), { version });
  return { promptId, version: record.number };
}
