import { withRuntime } from "../with-runtime.ts";

/** `pnpm queue:status`: jobs by kind and state, with the age of the oldest, straight from the configured database. */
await withRuntime(async ({ deps }) => {
  const counts = (await deps.jobFleet.count(null)).toSorted((a, b) => a.oldestAt.getTime() - b.oldestAt.getTime());
  if (counts.length === 0) console.log("No job waits, runs or has failed.");
  for (const { kind, state, count, oldestAt } of counts)
    console.log(
      `${kind.padEnd(36)} ${state.padEnd(10)} ${String(count).padStart(7)}   oldest ${formatAge(deps.clock.now() - oldestAt.getTime())}`,
    );
});

function formatAge(durationMs: number): string {
  const minutes = Math.max(0, Math.floor(durationMs / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${Math.floor(minutes / 1_440)} days`;
}
