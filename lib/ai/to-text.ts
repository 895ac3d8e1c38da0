import type { ContentPart } from "./schema.ts";

/** The text of a message's content; images have none. */
export function toText(content: string | readonly ContentPart[]): string {
  return typeof content === "string" ? content : content.map((part) => (part.type === "text" ? part.text : "")).join("");
}
