import { CircleCheck, CirclePause, CircleX, Clock, type LucideIcon } from "lucide-react";
import type { ApiKey } from "../../../../_client/api-keys.ts";
import type { BadgeTone } from "../../../../_ui/badge.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";

export const STATUS: Readonly<Record<ApiKey["status"], { word: string; tone: BadgeTone; icon: LucideIcon }>> = {
  active: { word: "Active", tone: "safe", icon: CircleCheck },
  expired: { word: "Expired", tone: "redacted", icon: Clock },
  revoked: { word: "Revoked", tone: "neutral", icon: CircleX },
  suspended: { word: "Suspended", tone: "redacted", icon: CirclePause },
};

export function maskedKey({ prefix, lastFour }: ApiKey): string {
  return `${prefix}_●●●●${lastFour}`;
}

export function usedWords({ lastUsedAt, lastUsedIp }: ApiKey): string {
  return lastUsedAt === null ? "Never" : `${formatMoment(lastUsedAt)} UTC${lastUsedIp ? ` from ${lastUsedIp}` : ""}`;
}

export function expiryWords({ expiresAt }: ApiKey): string {
  return expiresAt === null ? "Never" : `${formatMoment(expiresAt)} UTC`;
}

/** To paste as it stands. Without a vendor's key there is one model whose name is known everywhere; else the list says which there are. */
export function toCurl({ baseUrl, mode }: { baseUrl: string; mode: string }, key: string, scopes: readonly string[]): string {
  const question = '{"model":"demo-1","messages":[{"role":"user","content":"What is 12 * 12?"}]}';
  const isAsking = mode === "demo" && scopes.includes("ai.write");
  const path = isAsking ? "v1/chat/completions" : scopes.includes("ai.read") ? "v1/models" : "version";
  const body = isAsking ? ` \\\n  -H 'content-type: application/json' \\\n  -d '${question}'` : "";
  return `export AEGIS_KEY='${key}'\ncurl '${baseUrl}/api/${path}' \\\n  -H "authorization: Bearer $AEGIS_KEY"${body}`;
}
