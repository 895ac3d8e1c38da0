import type { UsageReport } from "../../../_client/usage.ts";
import { formatCount, formatMoney, formatShare, formatShort } from "../../../_ui/format-amounts.ts";
import { Tile } from "../../../_ui/tile.tsx";

export function UsageTotals({ totals, scope }: Pick<UsageReport, "totals" | "scope">) {
  const { calls, inputTokens, cachedInputTokens, outputTokens, customerMicros, platformMicros, uncertainMicros, demoCalls, sampleCalls } =
    totals;
  return (
    <section aria-label="Totals" className="flex flex-col gap-2">
      {scope === "own" && <p className="text-ink-soft text-sm">These are your own calls. Your role does not show those of others.</p>}
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Tile name={scope === "own" ? "Charged for you" : "Charged to you"} value={formatMoney(customerMicros)}>
          in {formatCount(calls)} {calls === 1 ? "call" : "calls"}
          {sampleCalls > 0 && `, ${sampleCalls === calls ? "all of them samples" : `${formatCount(sampleCalls)} of them samples`}`}
        </Tile>
        <Tile name="Borne by the platform" value={formatMoney(platformMicros)}>
          {platformMicros === 0 ? "every call brought an answer" : `${formatMoney(uncertainMicros)} of it uncertain: calls nobody saw end`}
        </Tile>
        <Tile name="Tokens" value={formatShort(inputTokens + outputTokens)}>
          {formatShort(inputTokens)} in, {formatShort(outputTokens)} out
          {cachedInputTokens > 0 && `; ${formatShare(cachedInputTokens, inputTokens)} of the input from vendors’ caches`}
        </Tile>
        <Tile name="Demo engine" value={formatCount(demoCalls)}>
          {demoCalls === 0 ? "no call was answered by it" : "calls: free, and nothing left the house"}
        </Tile>
      </dl>
    </section>
  );
}
