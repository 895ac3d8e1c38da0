"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { cancelRuleReplay, getRuleReplay, type RuleReplay, type RuleSet, startRuleReplay } from "../../../../_client/risk-rules.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { IconButton } from "../../../../_ui/icon-button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { formatRiskScore } from "../../_shell/risk-words.ts";
import { titleOf, useRuleDecisions } from "../_hooks/use-rule-sets.ts";
import { CaughtLines, ChangedDecisions, DecisionStep } from "./decision-pairs.tsx";

const POLL_MS = 700;
const isOpen = (replay: RuleReplay | undefined): boolean => replay?.state === "queued" || replay?.state === "running";

/** What a version would have done to what was judged. A job works on it; this only watches. */
export function ReplayPanel({ set, ruleSetId, onClose }: { set: RuleSet; ruleSetId: string; onClose(): void }) {
  const canDecide = isAdmin(useMe().data);
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const { move, isBusy: isMoving } = useRuleDecisions();
  const queryKey = queryKeys.ruleReplay(ruleSetId);
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => getRuleReplay(ruleSetId, signal),
    refetchInterval: ({ state }) => (isOpen(state.data) ? POLL_MS : false),
  });
  const run = async (change: (id: string) => Promise<RuleReplay>): Promise<void> => {
    setBusy(true);
    try {
      client.setQueryData(queryKey, await change(ruleSetId));
    } catch (error) {
      toast.error("The replay could not be changed", { description: asProblem(error).message });
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey });
    }
  };
  const replay = query.data;
  const canGoLive = replay?.state === "done" && (set.state === "draft" || set.state === "shadow");
  return (
    <section aria-label="Replay" className="flex min-w-0 flex-col gap-3 rounded-md border p-4">
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="mr-auto font-medium text-base">{titleOf(set)} over what was judged</h2>
        {canDecide && !isOpen(replay) && replay && (
          <Button size="small" isBusy={isBusy} onClick={() => void run(startRuleReplay)}>
            {replay.state === "none" ? "Start the replay" : "Replay again"}
          </Button>
        )}
        {canDecide && isOpen(replay) && (
          <Button size="small" isBusy={isBusy} onClick={() => void run(cancelRuleReplay)}>
            Stop
          </Button>
        )}
        {canDecide && canGoLive && (
          <Button size="small" tone="primary" isBusy={isMoving} onClick={() => void move(set, "live")}>
            Let it judge
          </Button>
        )}
        <IconButton label="Close the replay" icon={X} onClick={onClose} />
      </header>
      {query.isError && !replay && <QueryError title="The replay could not be loaded" query={query} />}
      {replay && <ReplayResult replay={replay} />}
    </section>
  );
}

function ReplayResult({ replay }: { replay: RuleReplay }) {
  const { state, looked, total, decisions, generated, examples, rules } = replay;
  const changed = decisions.filter(({ from, to }) => from !== to).reduce((sum, { count }) => sum + count, 0);
  if (state === "none")
    return (
      <p className="text-ink-soft text-sm">
        Not replayed yet. Before it judges, a version runs over the newest 100,000 transactions; nothing stored is changed.
      </p>
    );
  return (
    <>
      {isOpen(replay) && (
        <div className="flex flex-col gap-1">
          <progress aria-label="Progress of the replay" value={looked} max={Math.max(1, total)} className="h-2 w-full accent-accent" />
          <p className="text-ink-soft text-xs tabular-nums">
            {formatCount(looked)} of {formatCount(total)}
          </p>
        </div>
      )}
      <p role="status" className="text-sm">
        {state === "failed" && "The replay has failed. Start it again. "}
        {state === "cancelled" && "The replay was stopped. "}
        {looked === 0 && state === "done" && "Nothing was judged yet, so there is nothing to compare."}
        {looked > 0 &&
          `${formatCount(looked)} ${looked === 1 ? "transaction" : "transactions"}: ${changed === 0 ? "none" : formatCount(changed)} would have ended otherwise.`}
        {generated > 0 && ` ${formatCount(generated)} of them are generated data.`}
      </p>
      <ChangedDecisions pairs={decisions} label="Changed decisions" />
      {looked > 0 && <CaughtLines frauds={replay.frauds} honest={replay.honest} />}
      {rules.some(({ before, after }) => before !== after) && <MetTable rules={rules.filter(({ before, after }) => before !== after)} />}
      {examples.length > 0 && (
        <div data-scroller className="overflow-x-auto">
          <table className="w-full border-collapse text-sm">
            <caption className="pb-1 text-left font-medium">The newest that would have ended otherwise</caption>
            <tbody>
              {examples.map(({ id, at, from, to, scoreBefore, scoreAfter }) => (
                <tr key={id} className="border-b last:border-0">
                  <td className="py-1.5 pr-4">
                    <Link href={`/risk/transactions/${id}`} className="text-accent-ink hover:underline">
                      {formatMoment(at)}
                    </Link>
                  </td>
                  <td className="py-1.5 pr-4 font-mono text-xs tabular-nums">
                    {formatRiskScore(scoreBefore)} → {formatRiskScore(scoreAfter)}
                  </td>
                  <td className="py-1.5">
                    <DecisionStep from={from} to={to} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function MetTable({ rules }: { rules: RuleReplay["rules"] }) {
  return (
    <table className="w-full max-w-120 border-collapse text-sm">
      <caption className="pb-1 text-left font-medium">How often rules are met</caption>
      <thead>
        <tr className="border-b text-left text-ink-soft text-xs">
          <th className="py-1 font-normal">Rule</th>
          <th className="py-1 text-right font-normal">Before</th>
          <th className="py-1 text-right font-normal">After</th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({ code, before, after }) => (
          <tr key={code} className="border-b last:border-0">
            <td className="py-1 font-mono text-xs">{code}</td>
            <td className="py-1 text-right font-mono tabular-nums">{formatCount(before)}</td>
            <td className="py-1 text-right font-mono tabular-nums">{formatCount(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
