import type { Gateway } from "./gateway-state.ts";
import { runStatement } from "./postgres-link.ts";
import { expireSessions } from "./sessions.ts";

const EVERY_MS = 1_000;

/** What MongoDB does in the background: expired documents go, abandoned transactions end. Returns what stops it. */
export function startExpiry(gateway: Gateway): () => Promise<void> {
  let running = Promise.resolve();
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    running = expire(gateway).finally(() => {
      isRunning = false;
    });
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function expire(gateway: Gateway): Promise<void> {
  await expireSessions(gateway.sessions, Date.now());
  // Tried again in a moment; a lost database shows in the commands.
  await runStatement(gateway.pool, "CALL documentdb_api_internal.delete_expired_rows()").catch(() => {});
}
