import type { AttachmentKind } from "../../knowledge/files/read-attachment.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";

/** A file that came with a message. `name` is encrypted, and stays with the message when the file is deleted. */
export type Attachment = { fileId: string; kind: AttachmentKind; name: string };
/** With its name in clear. */
export type NamedAttachment = Attachment;

type Bearer = { _id: string; attachments?: readonly Attachment[] };

export const ATTACHMENTS_MAX = 10;

const placeOf = (turnId: string, index: number) => ({ collection: "turns", id: turnId, field: `attachments.${index}` });

export function sealAttachments(cipher: OrganizationCipher, turnId: string, attachments: readonly NamedAttachment[]): Attachment[] {
  return attachments.map((each, index) => ({ ...each, name: cipher.encrypt(placeOf(turnId, index), each.name) }));
}

/** With their names in clear. */
export function openAttachments(cipher: OrganizationCipher, { _id, attachments = [] }: Bearer): NamedAttachment[] {
  return attachments.map((each, index) => ({ ...each, name: cipher.decrypt(placeOf(_id, index), each.name) }));
}

/** For another turn with the same message. */
export function copyAttachments(cipher: OrganizationCipher, source: Bearer, turnId: string): { attachments?: readonly Attachment[] } {
  if (!source.attachments) return {};
  return { attachments: sealAttachments(cipher, turnId, openAttachments(cipher, source)) };
}
