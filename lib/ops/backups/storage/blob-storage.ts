import { type BackupStorage, OBJECT_MAX_BYTES } from "./storage.ts";

const PREFIX = "backups/";
const TIMEOUT_MS = 60_000;

export type BlobStorageOptions = { token: string; isLoopbackAllowed: boolean };

/** Vercel Blob: private objects; the vendor's library comes in only where a copy is made. */
export function createBlobStorage({ token, isLoopbackAllowed }: BlobStorageOptions): BackupStorage {
  const asked = () => ({ token, abortSignal: AbortSignal.timeout(TIMEOUT_MS) });
  return {
    type: "blob",
    async put(name, bytes) {
      const { put } = await import("@vercel/blob");
      const kept = { access: "private", addRandomSuffix: false, allowOverwrite: true, contentType: "application/octet-stream" } as const;
      await put(`${PREFIX}${name}`, bytes, { ...asked(), ...kept });
    },
    async get(name) {
      const { BlobNotFoundError, head } = await import("@vercel/blob");
      const found = await head(`${PREFIX}${name}`, asked()).catch((error: unknown) => {
        if (error instanceof BlobNotFoundError) return null;
        throw error;
      });
      if (found === null) return null;
      if (found.size > OBJECT_MAX_BYTES) throw new Error("The object is larger than any we wrote.");
      assertStore(found.url, isLoopbackAllowed);
      const response = await fetch(found.url, {
        headers: { authorization: `Bearer ${token}` },
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`The Blob store answered ${response.status}.`);
      return Buffer.from(await response.arrayBuffer());
    },
    async list(archive) {
      const { list } = await import("@vercel/blob");
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({
          ...asked(),
          prefix: `${PREFIX}${archive === undefined ? "" : `${archive}/`}`,
          ...(cursor && { cursor }),
        });
        names.push(...page.blobs.map(({ pathname }) => pathname.slice(PREFIX.length)));
        cursor = page.hasMore ? page.cursor : undefined;
      } while (cursor !== undefined);
      return names.toSorted();
    },
    async delete(names) {
      const { del } = await import("@vercel/blob");
      if (names.length > 0)
        await del(
          names.map((name) => `${PREFIX}${name}`),
          asked(),
        );
    },
  };
}

/** The token goes with the request: to the vendor's own hosts only. */
function assertStore(address: string, isLoopbackAllowed: boolean): void {
  const { protocol, hostname } = new URL(address);
  const isVendor = protocol === "https:" && hostname.endsWith(".blob.vercel-storage.com");
  if (!isVendor && !(isLoopbackAllowed && hostname === "127.0.0.1"))
    throw new Error("The Blob store named an address that is not its own.");
}
