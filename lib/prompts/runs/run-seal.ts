import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { ParameterValues } from "../content.schema.ts";
import type { RunRecord } from "./run-record.ts";

/** What was given, a file as its id, and what came of it. */
export type SealedRun = { values: ParameterValues; text: string };

const placeOf = (id: string, field: "sealed" | "note") => ({ collection: "prompt_runs", id, field });

export function sealRun(cipher: OrganizationCipher, id: string, run: SealedRun): string {
  return cipher.encrypt(placeOf(id, "sealed"), JSON.stringify(run));
}

export function openRun(cipher: OrganizationCipher, { _id, sealed }: Pick<RunRecord, "_id" | "sealed">): SealedRun {
  return parseSealed(cipher.decrypt(placeOf(_id, "sealed"), sealed));
}

export function sealNote(cipher: OrganizationCipher, id: string, note: string): string {
  return cipher.encrypt(placeOf(id, "note"), note);
}

export function openNote(cipher: OrganizationCipher, { _id, note }: Pick<RunRecord, "_id" | "note">): string | null {
  return note === null ? null : cipher.decrypt(placeOf(_id, "note"), note);
}

/** Only `sealRun` wrote it. */
function parseSealed(text: string): SealedRun {
  return JSON.parse(text) as SealedRun;
}
