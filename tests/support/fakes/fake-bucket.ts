import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An S3-compatible bucket that answers signed requests only; `pageSize` cuts its lists. */
export async function startFakeBucket(pageSize = 2) {
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const url = new URL(request.url ?? "/", "http://bucket");
    const key = decodeURIComponent(url.pathname.split("/").slice(2).join("/"));
    const isSigned = /^AWS4-HMAC-SHA256 Credential=AKIATEST\/\d{8}\/auto\/s3\/aws4_request/.test(request.headers.authorization ?? "");
    if (!isSigned) return void response.writeHead(403).end();
    if (request.method === "PUT") objects.set(key, Buffer.concat(chunks));
    if (request.method === "DELETE") objects.delete(key);
    if (request.method !== "GET") return void response.writeHead(200).end();
    if (key === "") return void response.end(listing(url.searchParams));
    const found = objects.get(key);
    response.writeHead(found ? 200 : 404).end(found);
  });
  function listing(query: URLSearchParams): string {
    const names = [...objects.keys()].filter((name) => name.startsWith(query.get("prefix") ?? "")).toSorted();
    const from = Number(query.get("continuation-token") ?? 0);
    const next = from + pageSize < names.length ? `<NextContinuationToken>${from + pageSize}</NextContinuationToken>` : "";
    const rows = names.slice(from, from + pageSize).map((name) => `<Contents><Key>${name}</Key></Contents>`);
    return `<ListBucketResult>${rows.join("")}${next}</ListBucketResult>`;
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${portOf(server.address())}`, objects, close: () => server.close() };
}

const portOf = (address: string | AddressInfo | null): number => (typeof address === "object" && address ? address.port : 0);
