import type { GuardVerdict } from "../guard/schema.ts";
import type { DataClass } from "./access.ts";
import type { ChatMessage } from "./schema.ts";

/** What kinds of data a conversation sends to a vendor, as far as they can be told from it and from what the guard has found in it. */
export function dataClassesOf(messages: readonly ChatMessage[], { redactions }: Pick<GuardVerdict, "redactions">): DataClass[] {
  const classes: DataClass[] = ["message"];
  if (messages.some(({ role }) => role === "tool")) classes.push("tool-result");
  if (messages.some(({ content }) => typeof content !== "string" && content.some(({ type }) => type === "image"))) classes.push("file");
  if (redactions.length > 0) classes.push("personal");
  return classes;
}
