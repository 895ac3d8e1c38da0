import { type BackupStorage, OBJECT_MAX_BYTES } from "./storage.ts";

export type S3Options = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  fetch?: typeof fetch;
  timeoutMs?: number;
};

const PREFIX = "aegis-backups/";
const TIMEOUT_MS = 60_000;

/** Path-style addresses, as every S3-compatible store takes them (https://docs.aws.amazon.com/AmazonS3/latest/API/). */
export function createS3Storage(options: S3Options): BackupStorage {
  const send = createSender(options);
  return {
    type: "s3",
    async put(name, bytes) {
      await send("PUT", pathOf(name), { body: bytes });
    },
    async get(name) {
      const response = await send("GET", pathOf(name), { mayBeMissing: true });
      if (response === null) return null;
      if (Number(response.headers.get("content-length") ?? 0) > OBJECT_MAX_BYTES)
        throw new Error("The object is larger than any we wrote.");
      return Buffer.from(await response.arrayBuffer());
    },
    async list(archive) {
      const names: string[] = [];
      for (let token: string | null = ""; token !== null; ) {
        const query: URLSearchParams = new URLSearchParams({
          "list-type": "2",
          prefix: `${PREFIX}${archive === undefined ? "" : `${archive}/`}`,
        });
        if (token !== "") query.set("continuation-token", token);
        const xml: string = (await (await send("GET", "", { query }))?.text()) ?? "";
        names.push(...valuesOf(xml, "Key").map((key) => key.slice(PREFIX.length)));
        token = valuesOf(xml, "NextContinuationToken")[0] ?? null;
      }
      return names.toSorted();
    },
    async delete(names) {
      for (const name of names) await send("DELETE", pathOf(name), { mayBeMissing: true });
    },
  };
}

const pathOf = (name: string): string => `${PREFIX}${name}`.split("/").map(encodeURIComponent).join("/");

type SendOptions = { body?: Buffer; query?: URLSearchParams; mayBeMissing?: boolean };

function createSender({ endpoint, bucket, fetch: request = fetch, timeoutMs = TIMEOUT_MS, ...keys }: S3Options) {
  return async (method: string, path: string, { body, query, mayBeMissing = false }: SendOptions = {}): Promise<Response | null> => {
    // Only whoever makes a copy pays for what signs its requests.
    const { AwsClient } = await import("aws4fetch");
    const { region, accessKeyId, secretAccessKey } = keys;
    const url = new URL(`${endpoint.replace(/\/$/, "")}/${bucket}/${path}`);
    url.search = query?.toString() ?? "";
    const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3" });
    const signed = await client.sign(url.toString(), { method, ...(body && { body: new Uint8Array(body) }) });
    const response = await request(signed, { redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    if (response.ok) return response;
    await response.body?.cancel();
    if (mayBeMissing && response.status === 404) return null;
    throw new Error(`The bucket answered ${response.status} to ${method}.`);
  };
}

/** Our own names hold nothing that XML escapes; a token may. */
function valuesOf(xml: string, tag: string): string[] {
  const open = `<${tag}>`;
  const values: string[] = [];
  for (let at = xml.indexOf(open); at !== -1; at = xml.indexOf(open, at + 1)) {
    const end = xml.indexOf("</", at);
    if (end !== -1)
      values.push(
        xml
          .slice(at + open.length, end)
          .replaceAll("&quot;", '"')
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&amp;", "&"),
      );
  }
  return values;
}
