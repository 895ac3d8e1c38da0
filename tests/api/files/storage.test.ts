import { createServer, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createInProcessParser } from "../../support/fakes/in-process-parser.ts";
import { createHarness, type Harness, type Person } from "../../support/harness.ts";
import { hashedEmbedder } from "../../support/hashed-embedder.ts";
import { readDatabase } from "../../support/scan-database.ts";
import { sendFile } from "../../support/send-file.ts";
import { until } from "../../support/until.ts";

const MARKER = "Marigold ledger";
const TOKEN = "vercel_blob_rw_teststore_0123456789abcdefABCDEF";
const overrides = { fileParser: createInProcessParser(), embedder: hashedEmbedder() };

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function listen(handle: (request: IncomingMessage) => Promise<{ status?: number; body?: unknown }>) {
  const server = createServer((request, response) => {
    void handle(request).then(({ status = 200, body = {} }) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  afterAll(() => server.close());
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

describe("a Blob store in place of GridFS", () => {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  let harness: Harness;

  /** The part of the store's HTTP interface that the SDK asks, answered from memory. */
  beforeAll(async () => {
    const url = await listen(async (request) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://store");
      if (request.headers.authorization !== `Bearer ${TOKEN}`) {
        refused.push(pathname);
        return { status: 403, body: { error: { code: "forbidden", message: "no" } } };
      }
      const toBlob = (path: string) => ({
        url: `${url}/object/${path}`,
        downloadUrl: `${url}/object/${path}`,
        pathname: path,
        size: objects.get(path)?.length,
        uploadedAt: new Date().toISOString(),
        contentType: "application/octet-stream",
        contentDisposition: "attachment",
        cacheControl: "none",
        etag: '"1"',
      });
      if (pathname.startsWith("/object/")) return { body: objects.get(pathname.slice("/object/".length)) };
      if (request.method === "PUT") {
        const path = searchParams.get("pathname") ?? "";
        objects.set(path, await readBody(request));
        return { body: toBlob(path) };
      }
      if (pathname.endsWith("/delete")) {
        const { urls } = JSON.parse((await readBody(request)).toString());
        for (const each of urls) objects.delete(each);
        return {};
      }
      if (searchParams.has("url")) {
        const path = searchParams.get("url") ?? "";
        return objects.has(path) ? { body: toBlob(path) } : { status: 404, body: { error: { code: "not_found", message: "none" } } };
      }
      const prefix = searchParams.get("prefix") ?? "";
      return { body: { blobs: [...objects.keys()].filter((path) => path.startsWith(prefix)).map(toBlob), hasMore: false } };
    });
    process.env.VERCEL_BLOB_API_URL = url;
    harness = await createHarness({ environment: { BLOB_READ_WRITE_TOKEN: TOKEN, ALLOW_LOOPBACK_TARGETS: "true" }, overrides });
  });
  afterAll(() => {
    delete process.env.VERCEL_BLOB_API_URL;
  });

  test("holds the same ciphertext under ids, gives it back, and is emptied with the file", async () => {
    const person = await harness.createPerson();
    const text = `${MARKER} `.repeat(30_000);
    const { id } = await (await sendFile(harness, person, "ledger.txt", text)).json();
    expect([...objects.keys()]).toEqual([`contents/${person.orgId}/${id}/0`]);
    expect([...objects.values()].every((bytes) => !bytes.includes(MARKER))).toBe(true);
    const stored = await readDatabase(harness.environment.MONGODB_URI ?? "");
    expect(stored.get("contents.chunks") ?? []).toEqual([]);
    expect(await (await harness.call("GET", `/api/files/${id}/content`, { as: person })).text()).toBe(text);
    await harness.call("DELETE", `/api/files/delete?id=${id}`, { as: person });
    await until(async () => objects.size === 0);
    expect(refused).toEqual([]);
  });
});

describe("a scanner", () => {
  const seen: { authorization: string | undefined; text: string }[] = [];
  let answer: { status?: number; body?: unknown } = {};
  let harness: Harness;
  let person: Person;
  beforeAll(async () => {
    const url = await listen(async (request) => {
      seen.push({ authorization: request.headers.authorization, text: (await readBody(request)).toString() });
      return answer;
    });
    harness = await createHarness({ environment: { FILE_SCAN_URL: `${url}/scan`, FILE_SCAN_TOKEN: "scan-token-0123456789" }, overrides });
    person = await harness.createPerson();
  });
  const send = async (text: string) => {
    const response = await sendFile(harness, person, "a.txt", text);
    return [response.status, (await response.json()).code];
  };

  test("sees each file before it is kept; what it finds, and what it does not answer for, stays out", async () => {
    answer = { body: { verdict: "clean" } };
    expect(await send("Clean.")).toEqual([200, undefined]);
    expect(seen).toEqual([{ authorization: "Bearer scan-token-0123456789", text: "Clean." }]);
    expect(await harness.json("GET", "/api/files/list", { as: person })).toMatchObject([{ scan: "clean" }]);
    answer = { body: { verdict: "infected", finding: "Test-Worm" } };
    expect(await send("Worm.")).toEqual([415, "knowledge.file_infected"]);
    for (const unclear of [{ status: 500 }, { body: { verdict: "maybe" } }, { body: Buffer.from("no JSON") }]) {
      answer = unclear;
      expect(await send("Unclear.")).toEqual([503, "knowledge.scan_unavailable"]);
    }
    expect(await harness.json("GET", "/api/files/list", { as: person })).toHaveLength(1);
    expect(await harness.json("GET", "/api/files/usage", { as: person })).toMatchObject({ isScanning: true });
  });
});
