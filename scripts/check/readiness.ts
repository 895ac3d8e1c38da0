import { getReadiness } from "../../lib/ops/readiness/get-readiness.ts";
import type { Readiness, ReadinessState } from "../../lib/ops/readiness/readiness.schema.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { withRuntime } from "../with-runtime.ts";

const MARKS: Readonly<Record<ReadinessState, string>> = { pass: "✓", warn: "!", fail: "✗", "not-applicable": "·" };

/** `pnpm doctor --deploy`: the checklist of the readiness page for the configured environment; exit code 1 when an item fails. */
export async function printReadiness(): Promise<void> {
  await withRuntime(async (runtime) => {
    const ctx = createSystemContext(runtime, { job: "doctor", orgId: "", permissions: new Set(["deployment.read"]) });
    const readiness = await getReadiness(ctx);
    for (const line of toLines(readiness)) console.log(line);
    if (!readiness.isReady) process.exitCode = 1;
  });
}

export function toLines({ items, counts, rollback }: Readiness): string[] {
  const lines: string[] = [];
  for (const [group, own] of Map.groupBy(items, (item) => item.group)) {
    lines.push("", group);
    for (const { state, title, evidence, mend } of own) {
      lines.push(`  ${MARKS[state]} ${title}: ${evidence}`);
      if (state === "fail" || state === "warn") lines.push(`      ${mend}`);
    }
  }
  lines.push("", "Going back");
  if (rollback === null) lines.push("  It cannot be judged now.");
  else {
    for (const { isFired, title, evidence } of rollback.triggers)
      lines.push(`  ${isFired ? "✗" : "✓"} ${title}: ${isFired ? "yes" : "no"}. ${evidence}`);
    lines.push(`  ${rollback.command ?? rollback.note}`);
  }
  lines.push("", `${counts.pass} pass, ${counts.warn} to look at, ${counts.fail} to mend, ${counts["not-applicable"]} not applicable.`);
  return lines;
}
