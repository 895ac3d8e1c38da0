// A file goes up in one request when it is small, else in parts: those that are there already are not sent again, so an upload goes on
// after a pause, a broken line or a reload. Each part is named by its SHA-256, by which the other side knows that it came whole.

import {
  beginUpload,
  completeUpload,
  DIRECT_MAX_BYTES,
  type FilePlace,
  listUploads,
  type OpenUpload,
  putPart,
  type UploadedFile,
  uploadDirectly,
} from "./files.ts";
import { asProblem } from "./problem.ts";

export type SendProgress = { sentBytes: number; isChecking: boolean; uploadId: string | null };

type Sending = { file: File; place: FilePlace; signal: AbortSignal; onProgress(progress: SendProgress): void };

const TRIES = 4;
const WAIT_MS = 1_500;

export async function sendFile({ file, place, signal, onProgress }: Sending): Promise<UploadedFile> {
  if (file.size <= DIRECT_MAX_BYTES) {
    onProgress({ sentBytes: 0, isChecking: false, uploadId: null });
    return uploadDirectly(file, place, signal);
  }
  const upload = (await findUnfinished(file)) ?? (await beginUpload(file, place, signal));
  let sentBytes = 0;
  for (let part = 0; part < upload.partCount; part += 1) {
    signal.throwIfAborted();
    onProgress({ sentBytes, isChecking: false, uploadId: upload.id });
    const content = file.slice(part * upload.partBytes, (part + 1) * upload.partBytes);
    const sha256 = await digest(content);
    if (upload.parts.find((there) => there.part === part)?.sha256 !== sha256)
      await again(() => putPart(upload.id, part, content, sha256, signal), signal);
    sentBytes += content.size;
  }
  onProgress({ sentBytes, isChecking: true, uploadId: upload.id });
  return again(() => completeUpload(upload.id, signal), signal);
}

/** The same name and length, and every part that is there is one of this file. */
async function findUnfinished(file: File): Promise<OpenUpload | null> {
  const candidates = (await listUploads()).filter(({ name, size }) => name === file.name && size === file.size);
  for (const upload of candidates) {
    const isSame = await Promise.all(
      upload.parts.map(
        async ({ part, sha256 }) => (await digest(file.slice(part * upload.partBytes, (part + 1) * upload.partBytes))) === sha256,
      ),
    );
    if (isSame.every(Boolean)) return upload;
  }
  return null;
}

/** A line that breaks or a server that is busy is tried again; what is refused stays refused. */
async function again<Value>(attempt: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const { status, retryAfterSeconds } = asProblem(error);
      const isPassing = status === 0 || status === 429 || status >= 500;
      if (signal.aborted || !isPassing || tried === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryAfterSeconds === null ? tried * WAIT_MS : retryAfterSeconds * 1_000));
    }
  }
}

async function digest(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await content.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
