import { isRenewable, refreshOrLeave } from "../http.ts";
import { getReplyStatus } from "../turns.ts";
import type { FollowDeps } from "./follow-reply.ts";

export const browserFollowDeps: FollowDeps = {
  fetch: (url, init) => fetch(url, init),
  getStatus: getReplyStatus,
  renewSession: async (problem) => isRenewable(problem) && (await refreshOrLeave()) === "renewed",
  sleep: sleepUntilAwake,
  onNetworkBack: (callback) => {
    window.addEventListener("online", callback);
    return () => window.removeEventListener("online", callback);
  },
  random: Math.random,
};

/** Ends early when the network or the tab comes back, because the reader is then waiting for us. */
function sleepUntilAwake(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener("online", finish);
      document.removeEventListener("visibilitychange", onVisibility);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const onVisibility = () => {
      if (document.visibilityState === "visible") finish();
    };
    const timer = setTimeout(finish, durationMs);
    window.addEventListener("online", finish);
    document.addEventListener("visibilitychange", onVisibility);
    signal.addEventListener("abort", finish);
    if (signal.aborted) finish();
  });
}
