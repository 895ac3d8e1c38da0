import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { Project } from "./project.schema.ts";
import type { ProjectRecord } from "./project.store.ts";

const placeOf = (id: string, field: "name" | "instructions") => ({ collection: "projects", id, field });

export function sealName(cipher: OrganizationCipher, id: string, name: string): string {
  return cipher.encrypt(placeOf(id, "name"), name);
}

export function sealInstructions(cipher: OrganizationCipher, id: string, instructions: string): string {
  return cipher.encrypt(placeOf(id, "instructions"), instructions);
}

export function toProject(cipher: OrganizationCipher, { _id: id, name, instructions, createdAt }: ProjectRecord): Project {
  return {
    id,
    name: cipher.decrypt(placeOf(id, "name"), name),
    instructions: cipher.decrypt(placeOf(id, "instructions"), instructions),
    createdAt: createdAt.toISOString(),
  };
}
