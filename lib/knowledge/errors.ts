import { AppError, type ErrorKind } from "../platform/errors.ts";

/** Why a file is not taken, in words for the person who wanted to give it. */
export function refuseFile(code: RefusalCode, detail: string): AppError {
  return new AppError(KINDS[code], `knowledge.${code}`, detail);
}

const KINDS = {
  file_empty: "invalid",
  file_too_large: "too_large",
  type_not_allowed: "unsupported_media",
  type_mismatch: "unsupported_media",
  content_refused: "unsupported_media",
  file_infected: "unsupported_media",
} as const satisfies Record<string, ErrorKind>;

export type RefusalCode = keyof typeof KINDS;

/** Also for somebody else's id, so that ids cannot be probed. */
export function fileNotFound(id: string): AppError {
  return new AppError("not_found", "knowledge.file_not_found", `No file ${id}.`);
}
