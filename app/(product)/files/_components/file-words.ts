import type { FileItem } from "../../../_client/files.ts";

/** Why a file could not be read, and what to do about it. */
const FAILURES: Readonly<Record<string, string>> = {
  "knowledge.file_encrypted": "It is protected by a password. Save a copy without it and upload that.",
  "knowledge.file_damaged": "It is cut off or damaged.",
  "knowledge.file_has_no_text": "There is no text in it. A scanned page has to be made searchable first.",
  "knowledge.file_not_text": "It is neither UTF-8 nor UTF-16 text. Save it as UTF-8.",
  "knowledge.file_too_complex": "It has more in it than can be read.",
  "knowledge.file_too_costly": "Reading it took more time or memory than one file may have.",
  "knowledge.index_full": "Your files hold as many passages as can be searched. Delete some.",
};

export function failureOf({ failure }: Pick<FileItem, "failure">): string {
  return FAILURES[failure ?? ""] ?? "It could not be read. Try again.";
}

export function describeState({ state, progress, kind, pages }: Pick<FileItem, "state" | "progress" | "kind" | "pages">): string {
  switch (state) {
    case "stored":
      return "Waiting to be read";
    case "indexing":
      return `Being read, ${Math.round(progress * 100)} %`;
    case "failed":
      return "Not readable";
    case "ready":
      if (kind === "image") return "Ready for models that see";
      return pages === null ? "Ready" : `Ready, ${pages} ${pages === 1 ? "page" : "pages"}`;
  }
}

/** Whatever still changes by itself. */
export function isMoving({ state }: Pick<FileItem, "state">): boolean {
  return state === "stored" || state === "indexing";
}
