import { AppError } from "../../lib/platform/errors.ts";

const JSON_BODY_BYTES = 262_144;

/** Reads at most `limitBytes`, whatever the content-length says. */
export async function readText(request: Request, limitBytes: number = JSON_BODY_BYTES): Promise<string> {
  const bytes = await readBytes(request, limitBytes);
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new AppError("malformed", "request.malformed", "The body is not valid UTF-8.", { cause });
  }
}

export async function readBytes(request: Request, limitBytes: number): Promise<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? "0");
  if (announced > limitBytes) throw tooLarge(limitBytes);
  // An announced body ends where it said it would, and is read in one piece: as a stream it would cost as much as a small route does.
  const bytes = announced > 0 ? new Uint8Array(await request.arrayBuffer()) : await readUpTo(request, limitBytes);
  if (bytes.byteLength > limitBytes) throw tooLarge(limitBytes);
  return bytes;
}

/** Asked before the body is: a form post from another site can then not reach any other route. */
export function assertMediaType(contentType: string | null, mediaType: string): void {
  if ((contentType ?? "").split(";")[0]?.trim().toLowerCase() !== mediaType)
    throw new AppError("unsupported_media", "request.unsupported_media_type", `Send the body as ${mediaType}.`);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

async function readUpTo(request: Request, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Undefined for an empty body. JSON only: a form post from another site can then not reach a handler. */
export function parseJson(text: string, contentType: string | null): unknown {
  if (text.trim() === "") return undefined;
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType ?? "")) {
    throw new AppError("unsupported_media", "request.unsupported_media_type", "Send the body as application/json.");
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("malformed", "request.malformed", "The body is not valid JSON.", { cause });
  }
}

function tooLarge(limitBytes: number): AppError {
  return new AppError("too_large", "request.too_large", `The body may have at most ${limitBytes} bytes.`);
}
