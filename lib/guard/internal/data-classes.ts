import type { DataClass } from "../policy.ts";
import { PERSONAL_KINDS } from "./personal/kinds.ts";

/** Kinds that are no secrets. Every other kind of span is a secret: a new format must not depend on somebody adding it here. */
const CLASSES: ReadonlyMap<string, DataClass> = new Map([["card", "card"], ["iban", "iban"], ...PERSONAL_KINDS]);

/** What the policy decides about by other rules. */
const NO_DATA: ReadonlySet<string> = new Set(["system-prompt", "instructions", "foreign-link", "foreign-image"]);

/** The class whose action the policy applies to a span of this kind; null where no data class is concerned. */
export function dataClassOf(kind: string): DataClass | null {
  return NO_DATA.has(kind) ? null : (CLASSES.get(kind) ?? "secret");
}
