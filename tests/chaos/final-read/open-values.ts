import type { Document } from "mongodb";
import { openEvent, parsePosition } from "../../../lib/chat/stream/turn-event.ts";
import { auditKeyScope } from "../../../lib/platform/audit/pseudonyms.ts";
import type { Cipher, OrganizationCipher } from "../../../lib/platform/crypto/cipher.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { findCanaries } from "../history/canary.ts";
import type { FinalState } from "./final-state.ts";

/**
 * Walks every stored document: what looks like ciphertext has to open in its place, and nothing else may hold a tenant's words.
 * A field nobody told this file about is reported, so that a new kind of ciphertext is not passed over.
 */
export type Opened = Pick<FinalState, "decrypted" | "undecryptable" | "exposed">;

const CIPHERTEXT = /^v1\.[0-9a-f]{8}\./;
const DATA_KEYS = "data_keys";

export async function openCollection(keys: Cipher, collection: string, documents: readonly Document[]): Promise<Opened> {
  const opened: { [Part in keyof Opened]: Opened[Part][number][] } = { decrypted: [], undecryptable: [], exposed: [] };
  for (const document of documents) {
    const id = String(document._id);
    const orgId = typeof document.orgId === "string" ? document.orgId : "";
    let cipher: OrganizationCipher | null = null;
    for (const { path, text } of walk(document)) {
      const place = `${collection} ${id} ${path}`;
      if (!CIPHERTEXT.test(text)) {
        const canaries = findCanaries(text);
        if (canaries.length > 0) opened.exposed.push({ place, canaries });
        continue;
      }
      // Only where there is something to open: an organization without any ciphertext would get its first key here.
      if (orgId !== "") cipher ??= await keys.forOrganization(keyOwnerOf(collection, orgId)).catch(() => null);
      const plain = openValue(cipher, { collection, id, path }, text);
      if ("problem" in plain) opened.undecryptable.push({ place, problem: plain.problem });
      else opened.decrypted.push({ orgId, place, canaries: findCanaries(plain.text) });
    }
  }
  return opened;
}

/** An organization's trail has a key of its own. */
function keyOwnerOf(collection: string, orgId: string): string {
  return collection === "audit_persons" || collection === "audit_pseudonyms" ? auditKeyScope(orgId) : orgId;
}

type Spot = { collection: string; id: string; path: string };

/** `steps.model:0.result` is sealed as field `steps.model:0`, `reply.text` as `reply`. */
function fieldOf({ collection, path }: Spot): string | null {
  switch (collection) {
    case "turns":
      return path === "message" ? path : (/^(?:(reply|snapshot)\.text|(steps\.[^.]+)\.result)$/.exec(path)?.slice(1).find(Boolean) ?? null);
    case "chats":
      return path === "title" ? path : null;
    case "idempotency":
      return path === "reply" ? path : null;
    case "cache":
      return path === "value" ? path : null;
    case "audit_persons":
    case "audit_pseudonyms":
    case "search_keys":
    case "failsafe_audits":
      return path === "sealed" ? path : null;
    default:
      return null;
  }
}

function openValue(cipher: OrganizationCipher | null, spot: Spot, text: string): { text: string } | { problem: string } {
  // To have a cipher is to have unwrapped every data key of the organization.
  if (spot.collection === DATA_KEYS) return cipher ? { text: "" } : { problem: "a data key does not unwrap" };
  const field = fieldOf(spot);
  if (field === null) return { problem: "nobody knows how to open this field" };
  if (!cipher) return { problem: "there is no key of its organization" };
  try {
    return { text: cipher.decrypt({ collection: spot.collection, id: spot.id, field }, text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function* walk(value: unknown, path = ""): Generator<{ path: string; text: string }> {
  if (typeof value === "string") yield { path, text: value };
  if (typeof value !== "object" || value === null || value instanceof Date) return;
  for (const [name, inner] of Object.entries(value)) yield* walk(inner, path === "" ? name : `${path}.${name}`);
}

/** The same for what Redis still has of the turns' streams; a stream that is gone was expendable. */
export async function openStreams(runtime: Runtime, turns: readonly { id: string; orgId: string }[]): Promise<Opened> {
  const decrypted: Opened["decrypted"][number][] = [];
  const undecryptable: Opened["undecryptable"][number][] = [];
  for (const { id, orgId } of turns) {
    const cipher = await runtime.deps.cipher.forOrganization(orgId);
    const entries = (await runtime.deps.eventLog?.read(id, null).catch(() => [])) ?? [];
    for (const entry of entries) {
      const place = `stream ${id} ${entry.id}`;
      const opened = parsePosition(entry.id) && openEvent(cipher, id, entry);
      if (opened) decrypted.push({ orgId, place, canaries: findCanaries(JSON.stringify(opened.event)) });
      else undecryptable.push({ place, problem: "an entry does not open" });
    }
  }
  return { decrypted, undecryptable, exposed: [] };
}
