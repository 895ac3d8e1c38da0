import { BlobNotFoundError, del, head, list, put } from "@vercel/blob";
import type { PartStore } from "./part-store.ts";
import { SEALED_CHUNK_BYTES } from "./seal-chunk.ts";

/** One object holds one part. What lies there is as sealed as in the database; its path names ids and nothing else. */
export function createBlobParts({ token, isLoopbackAllowed, timeoutMs = 30_000 }: BlobOptions): PartStore {
  const inTime = () => AbortSignal.timeout(timeoutMs);
  return {
    async put({ orgId, contentId, part }, chunks) {
      await put(`${folderOf(orgId, contentId)}${part}`, Buffer.concat(chunks), {
        ...{ token, access: "private", addRandomSuffix: false, allowOverwrite: true, contentType: "application/octet-stream" },
        abortSignal: inTime(),
      });
    },
    async get({ orgId, contentId, part }) {
      const url = await findUrl(`${folderOf(orgId, contentId)}${part}`, { token, abortSignal: inTime() });
      if (url === null) return [];
      assertStore(url, isLoopbackAllowed);
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: "error", signal: inTime() });
      if (!response.ok) throw new Error(`The Blob store answered ${response.status}.`);
      return cut(new Uint8Array(await response.arrayBuffer()));
    },
    async remove(orgId, contentId) {
      let cursor: string | undefined;
      do {
        const page = await list({ token, prefix: folderOf(orgId, contentId), ...(cursor && { cursor }), abortSignal: inTime() });
        if (page.blobs.length > 0)
          await del(
            page.blobs.map(({ pathname }) => pathname),
            { token, abortSignal: inTime() },
          );
        cursor = page.hasMore ? page.cursor : undefined;
      } while (cursor !== undefined);
    },
  };
}

export type BlobOptions = { token: string; isLoopbackAllowed: boolean; timeoutMs?: number };

const folderOf = (orgId: string, contentId: string): string => `contents/${orgId}/${contentId}/`;

async function findUrl(path: string, options: { token: string; abortSignal: AbortSignal }): Promise<string | null> {
  try {
    return (await head(path, options)).url;
  } catch (error) {
    if (error instanceof BlobNotFoundError) return null;
    throw error;
  }
}

/** The token goes with the request: to the vendor's own hosts only. */
function assertStore(address: string, isLoopbackAllowed: boolean): void {
  const { protocol, hostname } = new URL(address);
  const isVendor = protocol === "https:" && hostname.endsWith(".blob.vercel-storage.com");
  if (!isVendor && !(isLoopbackAllowed && hostname === "127.0.0.1"))
    throw new Error("The Blob store named an address that is not its own.");
}

function cut(bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / SEALED_CHUNK_BYTES);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * SEALED_CHUNK_BYTES, (index + 1) * SEALED_CHUNK_BYTES));
}
