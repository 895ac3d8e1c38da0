import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import type { ImportRecord, RiskImportStore } from "./import.store.ts";

const placeOfPart = (id: string) => ({ collection: "risk_import_parts", id, field: "data" });
const partIdOf = (importId: string, part: number) => `${importId}:${String(part).padStart(4, "0")}`;

type Part = { orgId: string; importId: string; part: number; bytes: Uint8Array; at: Date };

export async function keepPart(
  cipher: OrganizationCipher,
  store: RiskImportStore,
  { orgId, importId, part, bytes, at }: Part,
): Promise<void> {
  const id = partIdOf(importId, part);
  const data = cipher.encrypt(placeOfPart(id), Buffer.from(bytes).toString("base64"));
  await store.putPart({ _id: id, orgId, importId, part, data, at });
}

/** The file piece by piece, so that no more than one of them is in memory. */
export async function* readParts(
  cipher: OrganizationCipher,
  store: RiskImportStore,
  { _id, orgId, parts }: Pick<ImportRecord, "_id" | "orgId" | "parts">,
): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < parts; part += 1) {
    const id = partIdOf(_id, part);
    const piece = await store.findPart(orgId, id);
    if (!piece) throw new AppError("conflict", "risk.import_incomplete", `Part ${part} of ${parts} is not there. Send the file again.`);
    yield Buffer.from(cipher.decrypt(placeOfPart(id), piece.data), "base64");
  }
}
