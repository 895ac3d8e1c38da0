"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { toast } from "sonner";
import { type DeadLetter, replayDeadLetter } from "../../../../_client/admin-console.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { ErrorLink } from "../../_components/error-link.tsx";

const DIGEST_SHOWN = 12;

export function LetterTable({ letters, onJob }: { letters: readonly DeadLetter[]; onJob(name: string): void }) {
  const isAcross = new Set(letters.map(({ orgId }) => orgId)).size > 1;
  return (
    <ReportTable
      caption="Dead letters, newest first"
      columns={[
        { name: "Job" },
        { name: "Reason" },
        { name: "Given up (UTC)", look: "max-md:hidden" },
        { name: "Tries", look: "text-right max-md:hidden" },
        { name: "Digest", look: "max-lg:hidden" },
        ...(isAcross ? [{ name: "Organization", look: "max-lg:hidden" }] : []),
        { name: "Actions", isUnseen: true },
      ]}
    >
      <tbody>
        {letters.map((letter) => (
          <LetterRow key={letter.id} letter={letter} isAcross={isAcross} onJob={onJob} />
        ))}
      </tbody>
    </ReportTable>
  );
}

type LetterRowProps = { letter: DeadLetter; isAcross: boolean; onJob(name: string): void };

function LetterRow({ letter, isAcross, onJob }: LetterRowProps) {
  const { job, recordId, reason, at, attempts, payloadDigest, orgId, replayedAt } = letter;
  return (
    <tr className="border-b align-top last:border-0 hover:bg-hover/60">
      <th scope="row" className="py-2 pr-4 text-left font-normal">
        <button type="button" onClick={() => onJob(job)} className="block break-all rounded-md text-left font-mono text-xs hover:underline">
          <span className="sr-only">Show only </span>
          {job}
        </button>
        <span className="block break-all font-mono text-ink-soft text-xs">{recordId}</span>
      </th>
      <td className="py-2 pr-4">
        <ErrorLink code={reason} />
      </td>
      <td className="whitespace-nowrap py-2 pr-4 font-mono text-xs tabular-nums max-md:hidden">{formatMoment(at)}</td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums max-md:hidden">{attempts ?? "unknown"}</td>
      <td className="py-2 pr-4 font-mono text-xs max-lg:hidden" title={payloadDigest ?? undefined}>
        {payloadDigest?.slice(0, DIGEST_SHOWN) ?? "none"}
      </td>
      {isAcross && <td className="break-all py-2 pr-4 font-mono text-xs max-lg:hidden">{orgId}</td>}
      <td className="py-2 text-right">
        {replayedAt === null ? (
          <ReplayButton letter={letter} />
        ) : (
          <span className="text-ink-soft text-xs">Replayed {formatMoment(replayedAt)}</span>
        )}
      </td>
    </tr>
  );
}

function ReplayButton({ letter }: { letter: DeadLetter }) {
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayDeadLetter(letter),
    onSuccess: () => toast("Started over", { description: letter.job }),
    onError: (error) => toast.error("Not started over", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.allDeadLetters }),
  });
  return (
    <Button size="small" isBusy={replay.isPending} onClick={() => replay.mutate()}>
      {!replay.isPending && <RotateCw aria-hidden className="size-4" />}
      Replay
      <span className="sr-only">
        {letter.job} {letter.recordId}
      </span>
    </Button>
  );
}
