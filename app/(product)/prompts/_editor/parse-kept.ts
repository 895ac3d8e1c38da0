import { type ContentDraft, type HeadDraft, NEW_CONTENT, NEW_HEAD } from "./prompt-draft.ts";

export type EditDraft = { content: ContentDraft; message: string; basedOn: number };
export type NewDraft = { head: HeadDraft; content: ContentDraft; visibility: "private" | "organization" };

/** Written by this page into this browser alone; a page of another release may have had other fields, and its draft is left. */
function hasFieldsOf(stored: unknown, like: object): boolean {
  return typeof stored === "object" && stored !== null && Object.keys(like).every((key) => key in stored);
}

const LIKE_EDIT = { content: NEW_CONTENT, message: "", basedOn: 0 };
const LIKE_NEW = { head: NEW_HEAD, content: NEW_CONTENT, visibility: "private" };

/** The only writer of this key is the same form, so fields that are there are of its types. */
export function parseEditDraft(stored: unknown): EditDraft | null {
  if (!hasFieldsOf(stored, LIKE_EDIT)) return null;
  const draft = stored as EditDraft;
  return hasFieldsOf(draft.content, NEW_CONTENT) ? draft : null;
}

/** As above. */
export function parseNewDraft(stored: unknown): NewDraft | null {
  if (!hasFieldsOf(stored, LIKE_NEW)) return null;
  const draft = stored as NewDraft;
  return hasFieldsOf(draft.content, NEW_CONTENT) && hasFieldsOf(draft.head, NEW_HEAD) ? draft : null;
}
