import { z } from "zod";
import { fileNameSchema, filePlaceSchema } from "../../../lib/knowledge/schema.ts";
import { AppError } from "../../../lib/platform/errors.ts";
import type { RequestInfo } from "../../_http/define-route.ts";
import { invalidInput } from "../../_http/problem.ts";

const fileError = () =>
  new AppError("invalid", "request.invalid", "The form needs one field `file` with a file in it.", {
    errors: [{ pointer: "/body/file", detail: "must be one file" }],
  });

/** What a form may hold: the file, and where it belongs. */
export const uploadFormSchema = filePlaceSchema.extend({ file: z.file() });

export type UploadForm = { name: string; bytes: Buffer; place: z.output<typeof filePlaceSchema> };

export async function readUploadForm(request: RequestInfo): Promise<UploadForm> {
  const form = await parseForm(await request.bytes(), request.header("content-type") ?? "");
  const files = form.getAll("file");
  const [file] = files;
  if (!(file instanceof File) || files.length !== 1) throw fileError();
  const name = fileNameSchema.safeParse(file.name);
  if (!name.success) throw invalidInput("body", name.error);
  const rest = [...form].filter(([field]) => field !== "file");
  const place = filePlaceSchema.safeParse(Object.fromEntries(rest));
  if (!place.success) throw invalidInput("body", place.error);
  return { name: name.data, bytes: Buffer.from(await file.arrayBuffer()), place: place.data };
}

async function parseForm(bytes: Uint8Array, contentType: string): Promise<FormData> {
  try {
    return await new Response(Uint8Array.from(bytes), { headers: { "content-type": contentType } }).formData();
  } catch (cause) {
    throw new AppError("malformed", "request.malformed", "The body is not a valid multipart form.", { cause });
  }
}
