"use client";

import { useMutation } from "@tanstack/react-query";
import { LoaderCircle, Scale } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { askConsensus, type ConsensusQuestion } from "../../../_client/consensus.ts";
import type { Model } from "../../../_client/models.ts";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { ErrorState } from "../../../_ui/error-state.tsx";
import { BLANK_CONSENSUS, type ConsensusErrors, readConsensusDraft } from "./consensus-draft.ts";
import { ConsensusForm } from "./consensus-form.tsx";
import { ConsensusResult } from "./consensus-result.tsx";

type ConsensusTabProps = { models: readonly Model[]; isWriter: boolean };

export function ConsensusTab({ models, isWriter }: ConsensusTabProps) {
  const [draft, setDraft] = useState(BLANK_CONSENSUS);
  const [errors, setErrors] = useState<ConsensusErrors>({});
  const call = useRef<AbortController | null>(null);
  const mutation = useMutation({
    mutationFn: (question: ConsensusQuestion) => {
      call.current = new AbortController();
      return askConsensus(question, call.current.signal);
    },
  });
  useEffect(() => () => call.current?.abort(), []);
  const ask = () => {
    const read = readConsensusDraft(draft);
    setErrors(read.errors);
    if (read.question && isWriter && !mutation.isPending) mutation.mutate(read.question);
  };
  return (
    <div className="flex flex-col gap-5">
      <ConsensusForm
        draft={draft}
        onDraft={(fields) => setDraft({ ...draft, ...fields })}
        errors={errors}
        models={models}
        isWriter={isWriter}
        isBusy={mutation.isPending}
        onAsk={ask}
      />
      <div aria-live="polite">
        {mutation.isPending && (
          <p className="flex items-center justify-center gap-2 py-10 text-ink-soft text-sm">
            <LoaderCircle aria-hidden className="size-4 animate-turn" />
            The voters have 3 s
          </p>
        )}
        {mutation.isError && <ErrorState title="The voters could not be asked" error={mutation.error} onRetry={ask} />}
        {mutation.isSuccess && <ConsensusResult result={mutation.data} />}
        {mutation.isIdle && (
          <EmptyState
            icon={Scale}
            title="No question yet"
            text="Several models judge one question apart from each other; you see where they agree."
          />
        )}
      </div>
    </div>
  );
}
