/**
 * What an OpenAI-compatible address answers: a body as it stands, or server-sent events that are already text. Nothing parses it on
 * the way out; its schema is for the document, and tests hold answers to it.
 */
export type WireReply =
  | { type: "json"; body: object; headers: Readonly<Record<string, string>> }
  | { type: "stream"; events: AsyncIterable<string>; headers: Readonly<Record<string, string>> };

/** Clients point OpenAI's SDK at this address; everything below it, also what is not there, answers in OpenAI's shape. */
const WIRE_PREFIX = "/v1/";

export function isWirePath(path: string): boolean {
  return path.startsWith(WIRE_PREFIX);
}
