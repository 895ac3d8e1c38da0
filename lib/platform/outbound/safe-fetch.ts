// Reads a page whose address anybody may have written: a person, a model, another page. GET alone, without cookies or keys, from public
// addresses; each redirect is judged like the first address, and what comes back is bounded in time, in size and in kind.
// robots.txt is not asked: it is for crawlers, and this reads one page because a person asked.

import http from "node:http";
import https from "node:https";
import { type OutboundGuard, OutboundRefusal } from "./outbound-guard.ts";
import { readBounded } from "./read-bounded.ts";

/** `contentType` is one of CONTENT_TYPES; `url` is where it came from in the end. */
export type FetchedPage = { url: string; contentType: string; charset: string | null; bytes: Uint8Array };

export type SafeFetch = (address: string, signal: AbortSignal) => Promise<FetchedPage>;

export type SafeFetchReason = keyof typeof SENTENCES;

const SENTENCES = {
  refused: "The name leads into a private network.",
  redirects: "The page leads on to other addresses without end.",
  redirect_nowhere: "The page leads on to another address and does not say which.",
  downgrade: "The page leads on from https to http, where anybody could have changed it.",
  status: "The server did not give the page.",
  content_type: "What stands at the address is no page, text, JSON or PDF.",
  too_large: "The page is too large.",
  compression: "What came is packed in a way that is not read.",
  timeout: "The server did not answer in time.",
  unreachable: "The server cannot be reached.",
} as const;

export class SafeFetchError extends Error {
  override readonly name = "SafeFetchError";
  readonly reason: SafeFetchReason;
  /** Whether anybody outside has been asked. */
  readonly wasAsked: boolean;

  constructor(reason: SafeFetchReason, options: { sentence?: string; wasAsked: boolean }) {
    super(options.sentence ?? SENTENCES[reason]);
    this.reason = reason;
    this.wasAsked = options.wasAsked;
  }
}

export type SafeFetchSettings = {
  totalMs: number;
  /** Without a byte. */
  idleMs: number;
  maxBytes: number;
  maxRedirects: number;
  ports: readonly string[];
};

const DEFAULT_SETTINGS: SafeFetchSettings = { totalMs: 15_000, idleMs: 6_000, maxBytes: 2_000_000, maxRedirects: 5, ports: ["80", "443"] };

type Options = {
  guard: OutboundGuard;
  settings?: Partial<SafeFetchSettings>;
  /** Stand-ins on this machine, by their origin: what lies there is read with a guard of its own. A deployment has none. */
  local?: { origins: readonly string[]; guard: OutboundGuard };
};

const USER_AGENT = "AegisReader/1.0 (reads one page for one person)";
const CONTENT_TYPES = ["text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/json", "application/pdf"];
const ADDRESS_MAX_CHARS = 2_048;
const REDIRECTS = [301, 302, 303, 307, 308];

export function createSafeFetch(options: Options): SafeFetch {
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  return async (address, signal) => {
    const idle = new AbortController();
    const late = AbortSignal.any([AbortSignal.timeout(settings.totalMs), idle.signal]);
    const sending = { idleMs: settings.idleMs, idle, signal: AbortSignal.any([signal, late]) };
    let hops = 0;
    try {
      let target = check(options, settings, address, null);
      for (;;) {
        const message = await send(target, sending);
        const next = nextAddress(message, target.url);
        if (next === null) return await read(message, target.url, settings);
        message.destroy();
        if (hops >= settings.maxRedirects) throw new SafeFetchError("redirects", { wasAsked: true });
        hops += 1;
        target = check(options, settings, next, target.url);
      }
    } catch (error) {
      signal.throwIfAborted();
      throw toFetchError(error, { isLate: late.aborted, wasAsked: hops > 0 });
    }
  };
}

type Target = { url: URL; guard: OutboundGuard };

function check({ guard, local }: Options, { ports }: SafeFetchSettings, address: string, from: URL | null): Target {
  if (address.length > ADDRESS_MAX_CHARS) throw new OutboundRefusal("The address is too long.");
  const origin = URL.parse(address)?.origin;
  // A page elsewhere never leads to this machine, not even where a stand-in of ours lives here.
  const isLocal =
    local !== undefined && origin !== undefined && local.origins.includes(origin) && (from === null || from.origin === origin);
  const chosen = isLocal ? local.guard : guard;
  const url = chosen.check(address, { isHttpAllowed: true, ports });
  if (from?.protocol === "https:" && url.protocol === "http:") throw new SafeFetchError("downgrade", { wasAsked: true });
  return { url, guard: chosen };
}

type Sending = { idleMs: number; idle: AbortController; signal: AbortSignal };

function send({ url, guard }: Target, { idleMs, idle, signal }: Sending): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { lookup } = guard.socketOptions(url);
    const open = url.protocol === "https:" ? https.request : http.request;
    const headers = {
      "user-agent": USER_AGENT,
      accept: "text/html, application/xhtml+xml, text/plain, application/json, application/pdf;q=.9",
      "accept-encoding": "gzip, deflate, br",
      connection: "close",
    };
    // A connection of its own: no other request's, and none whose name was judged at another time.
    const request = open(url, { method: "GET", headers, signal, agent: false, lookup }, resolve);
    request.setTimeout(idleMs, () => idle.abort());
    request.on("error", reject);
    request.end();
  });
}

/** Null where this is the page itself. */
function nextAddress({ statusCode = 0, headers: { location } }: http.IncomingMessage, from: URL): string | null {
  if (!REDIRECTS.includes(statusCode)) return null;
  const next = location === undefined ? null : URL.parse(location, from);
  if (!next) throw new SafeFetchError("redirect_nowhere", { wasAsked: true });
  return next.href;
}

async function read(message: http.IncomingMessage, url: URL, { maxBytes }: SafeFetchSettings): Promise<FetchedPage> {
  try {
    if (message.statusCode !== 200)
      throw new SafeFetchError("status", {
        sentence: `The server answered ${message.statusCode ?? 0} in place of the page.`,
        wasAsked: true,
      });
    const [type = "", ...parameters] = (message.headers["content-type"] ?? "").toLowerCase().split(";");
    const contentType = type.trim();
    if (!CONTENT_TYPES.includes(contentType)) throw new SafeFetchError("content_type", { wasAsked: true });
    const outcome = await readBounded(message, message.headers["content-encoding"], maxBytes);
    if (typeof outcome === "string") throw new SafeFetchError(outcome, { wasAsked: true });
    return { url: url.href, contentType, charset: charsetOf(parameters), bytes: outcome };
  } finally {
    message.destroy();
  }
}

function charsetOf(parameters: readonly string[]): string | null {
  const found = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("charset="));
  return found?.slice("charset=".length).replaceAll('"', "") ?? null;
}

/** In our own words: a socket's error names the address it was about. */
function toFetchError(error: unknown, { isLate, wasAsked }: { isLate: boolean; wasAsked: boolean }): SafeFetchError {
  if (error instanceof SafeFetchError) return error;
  if (error instanceof OutboundRefusal) return new SafeFetchError("refused", { sentence: error.message, wasAsked });
  return new SafeFetchError(isLate ? "timeout" : "unreachable", { wasAsked: true });
}
