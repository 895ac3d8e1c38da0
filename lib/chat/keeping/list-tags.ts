import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatDeps } from "../ports.ts";
import type { Tag } from "./keeping.schema.ts";
import { readTags } from "./tags.ts";

/** One's own, by name. */
export async function listTags(ctx: Context<ChatDeps>): Promise<{ items: Tag[] }> {
  assertPermission(ctx, "chat.read");
  const { tags } = await readTags(ctx, userIdOf(ctx));
  return { items: tags.toSorted((a, b) => a.name.localeCompare(b.name)) };
}
