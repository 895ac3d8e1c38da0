import type { z } from "zod";
import type { Context } from "../../platform/context.ts";
import type { NumberDeps } from "../ports.ts";

/** A number of an organization, or of all of them, that may be a little old: a page that asks every few seconds counts nothing twice. */
export async function remembered<Schema extends z.ZodType>(
  ctx: Context<Pick<NumberDeps, "cache">>,
  key: { name: string; orgId: string | null; query: string; seconds: number; schema: Schema },
  count: () => Promise<z.output<Schema>>,
): Promise<z.output<Schema>> {
  const { cache } = ctx.deps;
  const at = { name: `admin.${key.name}`, orgId: key.orgId ?? "", userId: "", query: key.query };
  const known = await cache.find(at);
  const read = known === null ? null : key.schema.safeParse(parse(known));
  if (read?.success) return read.data;
  const counted = await count();
  await cache.put(at, JSON.stringify(counted), key.seconds);
  return counted;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
