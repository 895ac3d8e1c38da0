/**
 * Renewal of the ten-minute session cookie. All calls of a tab that meet an expired session share one refresh; the server
 * lets two tabs refresh at the same moment. Only a refusal of the refresh itself ends the session, never a lost network.
 */
import { toProblem, toProblemFromNetwork } from "./problem.ts";

type RefreshResult = "renewed" | "ended";

let pending: Promise<RefreshResult> | null = null;

export function refreshSession(): Promise<RefreshResult> {
  pending ??= requestRefresh().finally(() => {
    pending = null;
  });
  return pending;
}

async function requestRefresh(): Promise<RefreshResult> {
  const response = await fetch("/api/auth/refresh", {
    method: "POST",
    headers: { "content-type": "application/json" },
    credentials: "same-origin",
  }).catch((cause: unknown) => {
    throw toProblemFromNetwork(cause);
  });
  if (response.ok) return "renewed";
  if (response.status === 401) return "ended";
  throw await toProblem(response);
}

let isLeaving = false;

/** True from the moment somebody signs out: what comes back refused to calls still under way is no session that ended by itself. */
export function setLeaving(is: boolean): void {
  isLeaving = is;
}

export function goToSignIn(): void {
  if (isLeaving) return;
  const here = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/login?next=${encodeURIComponent(here)}&ended=1`);
}

const ENROLMENT_PAGE = "/settings/security";

/** Where somebody without a second factor is sent when nothing else is open to them. */
export function goToEnrolment(): void {
  if (window.location.pathname !== ENROLMENT_PAGE) window.location.assign(ENROLMENT_PAGE);
}
