import { findData } from "../../guard/find-data.ts";
import { inspectInput } from "../../guard/inspect-input.ts";
import type { GuardDeps } from "../../guard/ports.ts";
import type { Context } from "../../platform/context.ts";
import { findSpecialCategory } from "./special-categories.ts";

export type Unkept = "secret" | "special" | "attack";

/** What speaks against remembering a text, whoever wrote it; null where nothing does. */
export async function whyNotKept(ctx: Context<GuardDeps>, text: string): Promise<Unkept | null> {
  if (findData(text).length > 0) return "secret";
  if (findSpecialCategory(text) !== null) return "special";
  // It will be read by a model in every later chat: it is judged as a stranger's text is.
  return (await inspectInput(ctx, { text, source: "untrusted" })).action === "block" ? "attack" : null;
}
