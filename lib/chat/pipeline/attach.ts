// What came with the message, as the model gets it: images as they may leave, documents as text between marks, whole where they are
// short and otherwise from their beginning; passages from further on come with retrieve-passages.ts. Read again on a retry: the
// checkpoint keeps sizes only.

import { z } from "zod";
import type { ChatMessage, ContentPart } from "../../ai/schema.ts";
import { actFor } from "../../auth/act-for.ts";
import { inspectData } from "../../guard/inspect-data.ts";
import { type AttachmentContent, readAttachment } from "../../knowledge/files/read-attachment.ts";
import { JobFailure, NotYetError } from "../../platform/jobs/define-job.ts";
import { type NamedAttachment, openAttachments } from "../attachments/attachment.ts";
import type { Turn } from "./turn-run.ts";

/** Of all documents of one message. */
const CHARS_MAX = 40_000;
const WAIT_FOR_READING_MS = 1_500;

export type Attached = { documents: ChatMessage[]; images: ContentPart[] };

const NOTHING: Attached = { documents: [], images: [] };

export async function attach(turn: Turn): Promise<Attached> {
  const attachments = openAttachments(turn.cipher, turn.record);
  if (attachments.length === 0) return NOTHING;
  let attached: Attached | null = null;
  await turn.checkpoints.run({
    key: "attach",
    isPure: true,
    label: "Opening what came with the message",
    result: z.object({ documents: z.number(), images: z.number() }),
    work: async () => {
      attached = await load(turn, attachments);
      const result = { documents: attached.documents.length, images: attached.images.length };
      return { result, detail: result };
    },
  });
  return attached ?? load(turn, attachments);
}

async function load(turn: Turn, attachments: readonly NamedAttachment[]): Promise<Attached> {
  const { orgId, userId, keyId } = turn.record;
  const person = await actFor(turn.ctx, { orgId, userId, keyId: keyId ?? null });
  if (!person) throw new JobFailure("auth.permission_required", { isRetryable: false });
  const attached: Attached = { documents: [], images: [] };
  const charsMax = Math.floor(CHARS_MAX / attachments.length);
  for (const { fileId, name } of attachments) {
    turn.signal.throwIfAborted();
    const content = await readAttachment(person, { fileId, charsMax, signal: turn.signal });
    // Its text is on its way: the message waits for it as it would for a model.
    if (content.type === "pending" && isYoung(turn)) throw new NotYetError("chat.file_being_read", WAIT_FOR_READING_MS);
    turn.taint.add([{ kind: "file", name: fileId }]);
    if (content.type === "image") {
      attached.images.push({ type: "image", mediaType: content.mediaType, source: { type: "data", base64: content.base64 } });
      continue;
    }
    const text = `${JSON.stringify(name)}\n\n${toText(content)}`;
    const inspected = await inspectData(turn.ctx, { text, source: { kind: "file", name: fileId }, signal: turn.signal });
    attached.documents.push({ role: "user", content: `A file came with the next message:\n${inspected.text}` });
  }
  return attached;
}

/** Whoever sent it waits for the answer; a reading that hangs does not keep it for ever. */
function isYoung({ ctx, record }: Turn): boolean {
  return ctx.clock.now() - record.createdAt.getTime() < ctx.deps.jobTiming.jobTimeoutMs;
}

function toText(content: Exclude<AttachmentContent, { type: "image" }>): string {
  switch (content.type) {
    case "gone":
      return "(The file was deleted.)";
    case "pending":
      return "(The text of the file is not read yet.)";
    case "unreadable":
      return `(The file cannot be read: ${content.reason}.)`;
    case "text":
      return content.isWhole ? content.text : `(The first ${content.text.length} of ${content.chars} characters.)\n\n${content.text}`;
  }
}
