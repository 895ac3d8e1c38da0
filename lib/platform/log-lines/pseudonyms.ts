import { createHmac, hkdfSync } from "node:crypto";
import { createRecencyMap } from "../recency-map.ts";

/** One name for the same id wherever this deployment writes it, which leads back to nobody without the deployment's secret. */
export type LogPseudonyms = (id: string) => string;

const KNOWN_MAX = 5_000;
const CHARS = 12;

export function createLogPseudonyms(secret: string): LogPseudonyms {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "aegis/log/pseudonym", 32));
  const known = createRecencyMap<string>(KNOWN_MAX);
  return (id) => {
    const made = known.get(id) ?? `p_${createHmac("sha256", key).update(id).digest("hex").slice(0, CHARS)}`;
    known.set(id, made);
    return made;
  };
}
