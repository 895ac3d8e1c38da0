/** Why a file is not taken, or its text not read: codes clients branch on, each with the sentence its owner reads. */
export const REFUSALS = {
  "knowledge.file_encrypted": "This file is protected by a password. Save a copy without it and upload that.",
  "knowledge.file_damaged": "This file is cut off or damaged and cannot be read to its end.",
  "knowledge.file_active_content": "This file carries a program: a macro, a script, or another file inside it. Save a copy without it.",
  "knowledge.file_external_content":
    "This file pulls in content from elsewhere when it is opened. Save a copy that holds everything itself.",
  "knowledge.archive_unsafe":
    "What is packed in this file is too much, packed too tightly, nested, or named so that it would land elsewhere.",
  "knowledge.file_too_complex": "This file has more pages, characters, cells, pixels or levels than can be read.",
  "knowledge.file_too_costly": "Reading this file took more time or memory than one file may have.",
  "knowledge.file_not_text": "This file is neither UTF-8 nor UTF-16 text. Save it as UTF-8 and upload it again.",
  "knowledge.file_has_no_text": "There is no text in this file. A scanned page has to be made searchable first.",
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Thrown by extractors inside a worker; outside, it is an answer. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(REFUSALS[code]);
    this.code = code;
  }
}

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}
