import type { Actor, Context } from "../../lib/platform/context.ts";
import type { Logger } from "../../lib/platform/log.ts";
import type { LogPseudonyms } from "../../lib/platform/log-lines/pseudonyms.ts";

/** What the log says of a request once it is answered; filled while it is handled. */
export type RequestLine = { requestId: string; orgId: string; userId: string; code: string };

export function openLine(requestId: string): RequestLine {
  return { requestId, orgId: "", userId: "", code: "" };
}

export function noteCaller(line: RequestLine, { orgId, actor }: Pick<Context, "orgId" | "actor">): void {
  line.orgId = orgId;
  line.userId = userOf(actor);
}

function userOf(actor: Actor): string {
  return actor.type === "user" || actor.type === "apiKey" ? actor.userId : "";
}

const SLOW_SECONDS = 1;

type Answered = { method: string; route: string; status: number; seconds: number };

/** One line for each request. Whoever only looks whether the service is well leaves one only where it is not. */
export function createLineLogger(log: Logger, pseudonymOf: LogPseudonyms): (line: RequestLine, answered: Answered) => void {
  return ({ requestId, orgId, userId, code }, { method, route, status, seconds }) => {
    const isTrouble = status >= 500 || seconds > SLOW_SECONDS;
    if (!isTrouble && isProbe(route)) return;
    const fields = {
      requestId,
      method,
      route,
      status,
      durationMs: Math.round(seconds * 10_000) / 10,
      ...(orgId !== "" && { organization: pseudonymOf(orgId) }),
      ...(userId !== "" && { user: pseudonymOf(userId) }),
      ...(code !== "" && { code }),
    };
    if (isTrouble) log.warn(fields, status >= 500 ? "a request was answered with a failure" : "a request was answered slowly");
    else log.info(fields, "a request was answered");
  };
}

function isProbe(route: string): boolean {
  return route.startsWith("/health") || route === "/status" || route === "/metrics" || route === "/version";
}
