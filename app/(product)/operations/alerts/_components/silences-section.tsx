"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BellOff } from "lucide-react";
import { toast } from "sonner";
import { endSilence, listSilences } from "../../../../_client/alerts.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { REASON_WORDS } from "./silence-words.ts";

/** What nobody is told of for now; nothing where there is none. */
export function SilencesSection() {
  const queries = useQueryClient();
  const silences = useQuery({ queryKey: queryKeys.alertSilences, queryFn: ({ signal }) => listSilences(signal) });
  const end = useMutation({
    mutationFn: endSilence,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: queryKeys.alerts });
      toast("The silence is over");
    },
    onError: (error) => toast.error(asProblem(error).message),
  });
  const items = silences.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label="Silences" className="flex flex-col gap-2">
      <h2 className="font-semibold text-base">Silences</h2>
      <ul className="flex flex-col divide-y rounded-md border">
        {items.map(({ id, rule, subject, reason, until }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 p-3 text-sm">
            <BellOff aria-hidden className="size-4 text-ink-faint" />
            <span className="min-w-0 flex-1">
              {rule}
              {subject === null || subject === "" ? "" : ` (${subject})`}: {REASON_WORDS[reason] ?? reason}, until{" "}
              <time dateTime={until}>{formatMoment(until)}</time>
            </span>
            <Button size="small" isBusy={end.isPending && end.variables === id} onClick={() => end.mutate(id)}>
              End it<span className="sr-only"> for {rule}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
