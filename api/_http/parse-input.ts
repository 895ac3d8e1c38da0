import type { z } from "zod";
import type { Route } from "./define-route.ts";
import { invalidInput } from "./problem.ts";
import { invalidWireBody } from "./wire-error.ts";

export function parseBody(route: Route, schema: z.ZodType, value: unknown): unknown {
  if (route.reply !== "wire") return parse(schema, "body", value);
  const result = schema.safeParse(value);
  if (!result.success) throw invalidWireBody(result.error);
  return result.data;
}

/** A repeated parameter becomes a list, so that no schema of ours accepts it by accident. */
export function queryOf(url: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URL(url).searchParams) {
    const before = Object.hasOwn(query, name) ? query[name] : undefined;
    query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return query;
}

export function parse(schema: z.ZodType, where: "params" | "query" | "body", value: unknown): unknown {
  const result = schema.safeParse(value);
  if (!result.success) throw invalidInput(where, result.error);
  return result.data;
}
