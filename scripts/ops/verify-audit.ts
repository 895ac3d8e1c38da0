import { parseArgs } from "node:util";
import { type ChainFault, findChainFault, GENESIS_HASH } from "../../lib/platform/audit/audit-record.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm audit:verify --organization org_…`: walks the chain from its first record and names the first fault, if any. */
const PAGE = 500;

const { values } = parseArgs({ options: { organization: { type: "string" } } });
await withRuntime(async (runtime) => {
  const orgId = values.organization ?? "";
  if (!/^org_\w{26}$/.test(orgId)) throw new Error("Name the organization: --organization org_…");
  const { records, fault } = await verify(runtime, orgId);
  if (fault) throw new Error(`Record ${fault.seq}: ${fault.problem.replaceAll("_", " ")}. The chain does not hold.`);
  console.log(`${records} records, every link holds.`);
});

async function verify({ deps }: Runtime, orgId: string): Promise<{ records: number; fault: ChainFault | null }> {
  let last = { seq: 0, hash: GENESIS_HASH };
  for (;;) {
    const page = await deps.audit.listChained(orgId, last.seq, PAGE);
    const fault = findChainFault(page, last);
    if (fault) return { records: last.seq, fault };
    const end = page.at(-1);
    if (end?.seq == null || end.hash === null) return { records: last.seq, fault: null };
    last = { seq: end.seq, hash: end.hash };
  }
}
