"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { LoaderCircle, X } from "lucide-react";
import { useState } from "react";
import { type GuardPolicy, type Replay, replayPolicy } from "../../../../_client/guard-policy.ts";
import { pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { IconButton } from "../../../../_ui/icon-button.tsx";
import { LookStep } from "../../../../_ui/look-step.tsx";
import { Segments } from "../../../../_ui/segments.tsx";
import { ACTION_LOOKS, formatScore, STAGE_NAMES } from "../../../../_ui/verdicts.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { sumReplay } from "./sum-replay.ts";

const PERIODS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;

type Days = (typeof PERIODS)[number]["value"];
type ReplayPanelProps = { policy: GuardPolicy; isDraft: boolean; onClose(): void };

/** Decides again about what was already judged. Only scores, classes and kinds are needed for that: no text is read. */
export function ReplayPanel({ policy, isDraft, onClose }: ReplayPanelProps) {
  const [days, setDays] = useState<Days>("30");
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.guardReplay(Number(days), JSON.stringify(policy)), (cursor, signal) =>
      replayPolicy({ days: Number(days), policy, ...(cursor !== null && { cursor }) }, signal),
    ),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section aria-label="What would it have done" className="flex min-w-0 flex-col gap-3 rounded-md border p-4">
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="mr-auto font-medium text-base">What {isDraft ? "this draft" : "today's policy"} would have done</h2>
        <Segments legend="Period" options={PERIODS} chosen={days} onChosen={(value: Days) => setDays(value)} />
        <IconButton label="Close the comparison" icon={X} onClick={onClose} />
      </header>
      {pages.isPending && (
        <p role="status" className="inline-flex items-center gap-2 text-ink-soft text-sm">
          <LoaderCircle aria-hidden className="size-4 animate-turn" />
          Deciding again about what was judged.
        </p>
      )}
      {pages.isError && <QueryError title="It could not be worked out" query={pages} />}
      {pages.data && <ReplayResult replay={sumReplay(pages.data.pages)} />}
      {pages.hasNextPage && (
        <Button size="small" className="self-start" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Look further back
        </Button>
      )}
    </section>
  );
}

function ReplayResult({ replay }: { replay: Replay }) {
  const { looked, changed, transitions, examples, floor } = replay;
  return (
    <>
      <p role="status" className="text-sm">
        {looked === 0
          ? "Nothing was judged in this period that left a record."
          : `${formatCount(looked)} recorded ${looked === 1 ? "verdict" : "verdicts"}: ${changed === 0 ? "none" : formatCount(changed)} would have ended otherwise.`}
      </p>
      {transitions.length > 0 && (
        <ul aria-label="Changed decisions" className="flex flex-col gap-1.5">
          {transitions.map(({ from, to, count }) => (
            <li key={`${from} ${to}`} className="flex items-center gap-2 text-sm">
              <span className="w-12 text-right font-mono tabular-nums">{formatCount(count)}</span>
              <LookStep from={ACTION_LOOKS[from]} to={ACTION_LOOKS[to]} />
            </li>
          ))}
        </ul>
      )}
      {examples.length > 0 && (
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">The newest that would have ended otherwise</caption>
          <tbody>
            {examples.map(({ id, at, feature, stage, score, from, to }) => (
              <tr key={id} className="border-b last:border-0">
                <td className="py-1.5 pr-4 font-mono text-ink-soft text-xs tabular-nums">{formatMoment(at)}</td>
                <td className="py-1.5 pr-4 max-sm:hidden">{feature}</td>
                <td className="py-1.5 pr-4 max-md:hidden">{STAGE_NAMES[stage]}</td>
                <td className="py-1.5 pr-4 text-right font-mono tabular-nums max-sm:hidden">{formatScore(score)}</td>
                <td className="py-1.5">
                  <LookStep from={ACTION_LOOKS[from]} to={ACTION_LOOKS[to]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="text-ink-soft text-xs">
        Texts with a score below {formatScore(floor)} that led to nothing leave no record, so a threshold below that cannot be replayed.
      </p>
    </>
  );
}
