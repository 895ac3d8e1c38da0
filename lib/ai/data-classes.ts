import type { GuardVerdict } from "../guard/schema.ts";
import type { DataClass } from "./access.ts";
import type { ChatMessage } from "./schema.ts";

/** What kinds of data a conversation sends to a vendor, as far as they can be told from it and from what the guard has found in it. */
export function dataClassesOf(messages: readonly ChatMessage[], { redactions }: Pick<GuardVerdict, "redactions">): DataClass[] {
  const classes: DataClass[] = ["message"];
  if (messages.some(({ role }) => role === "tool")) classes.push("tool-result");
  if (messages.some(({ content }) => holdsFile(content))) classes.push("file");
  if (redactions.length > 0) classes.push("personal");
  return classes;
}

/** An image, or text of a file between the guard's marks. */
function holdsFile(content: ChatMessage["content"]): boolean {
  const isMarked = (text: string) => /<data-[0-9a-f]{18} kind="file"/.test(text);
  if (typeof content === "string") return isMarked(content);
  return content.some((part) => part.type === "image" || isMarked(part.text));
}
