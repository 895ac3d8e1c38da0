import { BlobNotFoundError, head } from "@vercel/blob";

const NOBODYS = "health/nobody-stored-this";

/** The store says of what is not there that it is not there. */
export async function askBlob(token: string, timeoutMs: number): Promise<void> {
  try {
    await head(NOBODYS, { token, abortSignal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    if (!(error instanceof BlobNotFoundError)) throw error;
  }
}
