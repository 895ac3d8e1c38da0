import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { type GuardedFailure, GuardedFetchError } from "../../platform/outbound/guarded-fetch.ts";
import type { Credential, IntegrationRecord } from "../integration.store.ts";
import type { IntegrationDeps } from "../ports.ts";
import type { TestFailure } from "../schema.ts";
import { judgeReply, TEST_CALLS } from "./test-calls.ts";

const FAILURES: Readonly<Record<GuardedFailure, TestFailure>> = {
  refused: "address_refused",
  timeout: "timeout",
  unreachable: "unreachable",
  too_large: "unexpected_answer",
};

/** A real call to the vendor with these values; null when it took them. */
export function probeCredential(
  { deps, clock }: Context<IntegrationDeps>,
  record: IntegrationRecord,
  credential: Credential,
): Promise<TestFailure | null> {
  const { vault, outbound } = deps;
  const test = TEST_CALLS[record.type];
  return vault.withCredential(record, credential, async (loan) => {
    const values = { secret: loan.reveal, plain: (name: string) => credential.plain[name] };
    const call = test.call(values, outbound.vendorUrls[record.type] ?? test.base, { id: createId("request"), at: clock.now() });
    try {
      return judgeReply(test, await outbound.fetch({ ...call, timeoutMs: outbound.testTimeoutMs }));
    } catch (error) {
      if (error instanceof GuardedFetchError) return FAILURES[error.reason];
      throw error;
    }
  });
}
