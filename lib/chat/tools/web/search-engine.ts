import { z } from "zod";
import { ToolFailedError } from "../chat-tool.ts";

/** One way to search the web. `host` is where questions go; null where they stay on this machine. */
export type SearchEngine = {
  name: string;
  host: string | null;
  /** Of one question, in millionths of a US dollar. */
  priceMicros: number;
  /** Its pages are made up. */
  isSample: boolean;
  search(query: string, signal: AbortSignal): Promise<SearchHit[]>;
};

export type SearchHit = { title: string; url: string; snippet: string };

export const HITS_MAX = 6;
const ANSWER_MAX_BYTES = 1_000_000;
const TIMEOUT_MS = 8_000;

type Call = { url: URL; headers?: Record<string, string>; body?: object; signal: AbortSignal };

/** Asks an engine and holds what it says to a shape; its own words about what went wrong may quote what it was sent, and stay out. */
export async function askEngine<Answer>(schema: z.ZodType<Answer>, { url, headers, body, signal }: Call): Promise<Answer> {
  const sending = body ? { method: "POST", body: JSON.stringify(body) } : { method: "GET" };
  const all = { accept: "application/json", ...(body && { "content-type": "application/json" }), ...headers };
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const response = await fetch(url, { ...sending, headers: all, redirect: "error", signal: bounded });
    const text = await readText(response);
    if (response.status === 401 || response.status === 403) throw new ToolFailedError("The search engine does not accept our key.");
    if (response.status === 429) throw new ToolFailedError("The search engine has had too many questions. Try again later.");
    if (!response.ok) throw new ToolFailedError("The search engine failed.");
    return schema.parse(JSON.parse(text));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ToolFailedError) throw error;
    const isShape = error instanceof z.ZodError || error instanceof SyntaxError;
    throw new ToolFailedError(isShape ? "The search engine answered something else." : "The search engine cannot be reached.");
  }
}

async function readText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.byteLength;
    if (size > ANSWER_MAX_BYTES) throw new ToolFailedError("The search engine answered too much.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** Web addresses alone, plain words alone. */
export function toHits(found: readonly { title: string; url: string; snippet: string }[]): SearchHit[] {
  return found
    .filter(({ url }) => url.length <= 2_048 && /^https?:$/.test(URL.parse(url)?.protocol ?? ""))
    .slice(0, HITS_MAX)
    .map(({ title, url, snippet }) => ({ title: toLine(title, 200), url, snippet: toLine(snippet, 500) }));
}

function toLine(text: string, maxChars: number): string {
  return text
    .replace(/<[^<>]{0,200}>/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, maxChars)
    .toWellFormed();
}
