import { createHash } from "node:crypto";
import type { Harness, Person } from "./harness.ts";

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A file in one request, as a browser's form sends it. */
export function sendFile(
  harness: Harness,
  by: Person,
  name: string,
  content: string | Uint8Array,
  fields: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set("file", new File([typeof content === "string" ? content : Uint8Array.from(content)], name));
  return fetch(`${harness.url}/api/files/upload`, { method: "POST", headers: { authorization: `Bearer ${by.token}` }, body: form });
}

/** One part of an upload. */
export function sendPart(
  harness: Harness,
  by: Person,
  fileUploadId: string,
  part: number,
  bytes: Uint8Array,
  sha256 = sha256Of(bytes),
): Promise<Response> {
  return fetch(`${harness.url}/api/files/uploads/${fileUploadId}/parts/${part}?sha256=${sha256}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${by.token}`, "content-type": "application/octet-stream" },
    body: Uint8Array.from(bytes),
  });
}
