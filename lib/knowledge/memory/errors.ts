import { AppError } from "../../platform/errors.ts";
import type { Unkept } from "./why-not-kept.ts";

export function memoryNotFound(id: string): AppError {
  return new AppError("not_found", "memory.memory_not_found", `No memory ${id}.`);
}

const WHY: Readonly<Record<Unkept, string>> = {
  secret: "This looks like a secret or a personal number. Memory keeps none of these.",
  special:
    "This touches health, religion, politics, sexuality, ethnicity, union membership, biometrics or a criminal record. Memory keeps nothing of these.",
  attack: "This reads like instructions to an assistant. Memory keeps what is about you.",
};

export function notKept(why: Unkept): AppError {
  const detail = WHY[why];
  return new AppError("invalid", "memory.not_kept", detail, { errors: [{ pointer: "/body/text", detail }] });
}

export function memoryOff(): AppError {
  return new AppError("conflict", "memory.off", "Memory is switched off. Switch it on to add something to it.");
}

export function tooManyMemories(max: number): AppError {
  return new AppError("conflict", "memory.too_many", `There are ${max} memories already. Forget one first.`);
}
