import type { InsightSums } from "../../../../../_client/prompt-runs.ts";
import { formatDuration } from "../../../../../_ui/format.ts";
import { formatCount, formatMoney, formatShare } from "../../../../../_ui/format-amounts.ts";
import { Tile } from "../../../../../_ui/tile.tsx";

export function InsightTiles({ totals }: { totals: InsightSums }) {
  const { runs, answered, blocked, withheld, up, down, costMicros, medianMs, inputTokens, outputTokens } = totals;
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Tile name="Runs" value={formatCount(runs)}>
        {formatShare(answered, runs)} answered, {formatShare(blocked + withheld, runs)} blocked or withheld
      </Tile>
      <Tile name="Cost" value={formatMoney(costMicros)}>
        {formatCount(inputTokens)} tokens in, {formatCount(outputTokens)} out
      </Tile>
      <Tile name="Median time" value={medianMs === null ? "–" : formatDuration(medianMs)}>
        Of answered runs
      </Tile>
      <Tile name="Of use" value={up + down === 0 ? "–" : formatShare(up, up + down)}>
        {formatCount(up)} thumbs up, {formatCount(down)} down
      </Tile>
    </dl>
  );
}
