import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { createOutboundGuard, type ResolvedAddress } from "../../../lib/platform/outbound/outbound-guard.ts";
import { createSafeFetch, SafeFetchError, type SafeFetchSettings } from "../../../lib/platform/outbound/safe-fetch.ts";
import { startVendorSink } from "../../support/fakes/vendor-sink.ts";
import { COMPANY_NAMES, FORMS, INNER_NAMES, LITERALS, PORTS, RESOLVED, SCHEMES } from "./unsafe-addresses.ts";

/** What an attacker wants to reach; nothing here may ever be connected to. */
const sink = await startVendorSink();
const answers = new Map<string, readonly ResolvedAddress[][]>();
const asked: string[] = [];

async function resolve(hostname: string): Promise<readonly ResolvedAddress[]> {
  asked.push(hostname);
  const rounds = answers.get(hostname);
  const found = rounds?.[Math.min(asked.filter((name) => name === hostname).length, rounds.length) - 1];
  if (!found) throw new Error("no such name");
  return found;
}

const guard = createOutboundGuard({ isLoopbackAllowed: false, resolve });
const never = new AbortController().signal;

/** The sink's port counts as a web port, so that nothing but the address itself keeps it from being asked. */
const readSafely = createSafeFetch({ guard, settings: { ports: ["80", "443", String(sink.port)], totalMs: 2_000 } });

async function refusalOf(read: Promise<unknown>): Promise<SafeFetchError> {
  const error = await read.then(
    () => new Error("It was read."),
    (thrown: unknown) => thrown,
  );
  if (error instanceof SafeFetchError) return error;
  throw error;
}

const literal = LITERALS.flatMap((host) => [`http://${host}:${sink.port}/`, `https://${host}:${sink.port}/latest/meta-data/`]);
const named = INNER_NAMES.map((host) => `http://${host}:${sink.port}/`);
const resolved = RESOLVED.map((addresses, index) => ({ addresses, url: `http://name-${index}.example.com:${sink.port}/` }));
const company = COMPANY_NAMES.map((host) => `http://${host}:${sink.port}/`);
const forms = FORMS.map((form) => form.replaceAll("PORT", String(sink.port)));
const refusedAtOnce = [...literal, ...named, ...forms, ...SCHEMES, ...PORTS];

describe("an address that leads inward, or is none, is refused before anybody is asked", () => {
  test.each(refusedAtOnce)("%s", async (url) => {
    const lookUps = asked.length;
    const { message, wasAsked, reason } = await refusalOf(readSafely(url, never));
    expect([reason, wasAsked, asked.length]).toEqual(["refused", false, lookUps]);
    // A sentence a person can act on, which does not repeat what it was given.
    expect(message).toMatch(/^(?:The|This|An) [a-z ,]+ [\w ,]+\.$/);
    expect(sink.connections()).toBe(0);
  });
});

describe("a public name that leads inward is refused at the one look-up whose answer counts", () => {
  test.each(resolved)("$addresses", async ({ addresses, url }) => {
    const { hostname } = new URL(url);
    answers.set(hostname, [addresses]);
    expect(await refusalOf(readSafely(url, never))).toMatchObject({ reason: "refused", message: "The name leads into a private network." });
    expect(asked.filter((name) => name === hostname)).toHaveLength(1);
    expect(sink.connections()).toBe(0);
  });
  test.each(company)("%s", async (url) => {
    const { hostname } = new URL(url);
    answers.set(hostname, [[{ address: "127.0.0.1", family: 4 }]]);
    expect(await refusalOf(readSafely(url, never))).toMatchObject({ reason: "refused" });
    expect(sink.connections()).toBe(0);
  });
  test("a name that changes its mind is asked once: what it says later counts for nothing", async () => {
    // Nobody routes this address, so that the test asks nobody.
    answers.set("rebind.example.com", [[{ address: "2fff::1", family: 6 }], [{ address: "127.0.0.1", family: 4 }]]);
    const { reason } = await refusalOf(readSafely(`http://rebind.example.com:${sink.port}/`, never));
    expect(["unreachable", "timeout"]).toContain(reason);
    expect(asked.filter((name) => name === "rebind.example.com")).toHaveLength(1);
    expect(sink.connections()).toBe(0);
  });
  test("a name nobody knows cannot be reached", async () => {
    expect(await refusalOf(readSafely("https://nobody.example.com/", never))).toMatchObject({ reason: "unreachable" });
  });
});

/** A page in the open, as it were: the one place these tests may read from. */
type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;
let handler: Handler = (_incoming, outgoing) => void outgoing.end();
const seen: IncomingMessage[] = [];
const open = createServer((incoming, outgoing) => {
  seen.push(incoming);
  handler(incoming, outgoing);
});
open.listen(0, "127.0.0.1");
await once(open, "listening");
const address = open.address();
const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
afterAll(() => {
  open.closeAllConnections();
  open.close();
});
const local = { origins: [origin], guard: createOutboundGuard({ isLoopbackAllowed: true }) };
const readOpen = (path = "/", settings: Partial<SafeFetchSettings> = {}) =>
  createSafeFetch({ guard, local, settings: { ports: ["80", "443", String(sink.port)], ...settings } })(`${origin}${path}`, never);

const page =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Handler =>
  (_incoming, outgoing) =>
    void outgoing.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);

const INWARD = [
  ...[`http://127.0.0.1:${sink.port}/`, `http://localhost:${sink.port}/`, `http://0x7f000001:${sink.port}/`, `http://[::1]:${sink.port}/`],
  ...[`//127.0.0.1:${sink.port}/`, `http://2130706433:${sink.port}/`, "http://169.254.169.254/latest/", "http://10.0.0.1/"],
  ...[
    "http://metadata.google.internal/",
    "file:///etc/passwd",
    "ftp://example.com/",
    "http://user:pass@example.com/",
    "gopher://a.example/",
  ],
];

describe("a redirect is judged like the first address", () => {
  const table = [301, 302, 303, 307, 308].flatMap((status) => INWARD.map((location) => ({ status, location })));
  test.each(table)("$status to $location", async ({ status, location }) => {
    handler = page("", { location }, status);
    expect(await refusalOf(readOpen())).toMatchObject({ reason: "refused", wasAsked: true });
    expect(sink.connections()).toBe(0);
  });
  test("five are followed and a sixth is not; a loop ends", async () => {
    const count =
      (most: number): Handler =>
      (incoming, outgoing) => {
        const step = Number(incoming.url?.slice(1) ?? 0);
        if (step < most) outgoing.writeHead(302, { location: `/${step + 1}` }).end();
        else page("There.")(incoming, outgoing);
      };
    handler = count(5);
    expect((await readOpen("/0")).url).toBe(`${origin}/5`);
    handler = count(6);
    expect(await refusalOf(readOpen("/0"))).toMatchObject({ reason: "redirects" });
    handler = page("", { location: "/" }, 308);
    seen.length = 0;
    expect(await refusalOf(readOpen())).toMatchObject({ reason: "redirects" });
    expect(seen).toHaveLength(6);
  });
  test.each([300, 304, 305, 306, 204, 206, 404, 500])("%i is an answer and leads nowhere", async (status) => {
    handler = page("", { location: `http://127.0.0.1:${sink.port}/` }, status);
    expect(await refusalOf(readOpen())).toMatchObject({ reason: "status" });
  });
  test.each(["", "http://", "https://["])("a redirect to %j leads nowhere", async (location) => {
    handler = page("", { location }, 302);
    expect((await refusalOf(readOpen("/", { maxRedirects: 1 }))).reason).toMatch(/redirect/);
  });
});

describe("what comes back is bounded", () => {
  const settings = { totalMs: 400, idleMs: 150 };
  test("an endless page, one that says it is large, and one that unpacks to much", async () => {
    handler = (_incoming, outgoing) => {
      outgoing.writeHead(200, { "content-type": "text/html" });
      const piece = Buffer.alloc(65_536, "a");
      const pour = () => {
        while (!outgoing.destroyed && outgoing.write(piece));
      };
      outgoing.on("drain", pour);
      pour();
    };
    expect(await refusalOf(readOpen())).toMatchObject({ reason: "too_large" });
    handler = (_incoming, outgoing) =>
      void outgoing.writeHead(200, { "content-type": "text/html", "content-length": "9000000" }).flushHeaders();
    expect(await refusalOf(readOpen())).toMatchObject({ reason: "too_large" });
    handler = page(gzipSync(Buffer.alloc(1_900_000)), { "content-encoding": "gzip" });
    expect(await refusalOf(readOpen())).toMatchObject({ reason: "compression" });
    handler = page(brotliCompressSync(Buffer.alloc(50_000_000)), { "content-encoding": "br" });
    expect((await refusalOf(readOpen())).reason).toMatch(/compression|too_large/);
    handler = page(gzipSync(gzipSync("x")), { "content-encoding": "gzip, gzip" });
    expect(await refusalOf(readOpen())).toMatchObject({ reason: "compression" });
    handler = page("not packed at all", { "content-encoding": "gzip" });
    expect(await refusalOf(readOpen())).toMatchObject({ reason: "compression" });
    handler = page(gzipSync("A page that is packed as pages are."), { "content-encoding": "gzip" });
    expect(Buffer.from((await readOpen()).bytes).toString()).toBe("A page that is packed as pages are.");
  });
  test("a server that says nothing, stops in the middle, drips, or hangs up", async () => {
    handler = () => undefined;
    expect(await refusalOf(readOpen("/", settings))).toMatchObject({ reason: "timeout" });
    handler = (_incoming, outgoing) => void outgoing.writeHead(200, { "content-type": "text/html" }).write("<p>");
    expect(await refusalOf(readOpen("/", settings))).toMatchObject({ reason: "timeout" });
    handler = (_incoming, outgoing) => {
      outgoing.writeHead(200, { "content-type": "text/html" });
      const drip = setInterval(() => outgoing.write("."), 20);
      outgoing.on("close", () => clearInterval(drip));
    };
    expect(await refusalOf(readOpen("/", settings))).toMatchObject({ reason: "timeout" });
    handler = (incoming) => void incoming.socket.destroy();
    expect(await refusalOf(readOpen("/", settings))).toMatchObject({ reason: "unreachable" });
  });
  test.each(["image/png", "application/zip", "application/octet-stream", "text/html2", "", "multipart/x-mixed-replace", "image/svg+xml"])(
    "%j is no page",
    async (type) => {
      handler = page("x", { "content-type": type });
      expect(await refusalOf(readOpen())).toMatchObject({ reason: "content_type" });
    },
  );
  test("a caller that gives up is told so and not of a page", async () => {
    handler = () => undefined;
    const abort = new AbortController();
    const reading = createSafeFetch({ guard, local })(`${origin}/`, abort.signal);
    abort.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
  });
});

test("what is sent holds nothing of ours or of the person", async () => {
  handler = page("Hello", { "set-cookie": "id=1" });
  seen.length = 0;
  await readOpen("/a#fragment");
  await readOpen("/b");
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /a", "GET /b"]);
  for (const { headers } of seen)
    expect(Object.keys(headers).toSorted()).toEqual(["accept", "accept-encoding", "connection", "host", "user-agent"]);
});

test("there are at least three hundred addresses, and not one connection was made for any of them", () => {
  const all = [
    ...refusedAtOnce,
    ...resolved.map(({ url }) => url),
    ...company,
    ...INWARD.flatMap((url) => [301, 302, 303, 307, 308].map((status) => `${status} ${url}`)),
  ];
  expect(new Set(all).size).toBeGreaterThanOrEqual(300);
  expect(sink.connections()).toBe(0);
});
