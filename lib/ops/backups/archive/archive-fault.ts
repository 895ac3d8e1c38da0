export type FaultCode =
  | "key_unknown"
  | "manifest_missing"
  | "manifest_unreadable"
  | "manifest_forged"
  | "part_missing"
  | "part_truncated"
  | "part_altered"
  | "part_misplaced"
  | "document_unreadable"
  | "restored_differently";

/** Why an archive is refused, and which part of it. Trying again changes nothing. */
export class ArchiveFault extends Error {
  override readonly name = "ArchiveFault";
  readonly code: FaultCode;
  readonly part: number | null;

  constructor(code: FaultCode, message: string, options: { part?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.part = options.part ?? null;
  }
}
