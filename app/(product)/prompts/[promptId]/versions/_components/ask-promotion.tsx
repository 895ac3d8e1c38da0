"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { askPromotion, getReadiness, type Missing } from "../../../../../_client/prompt-versions.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { useVersionDeed } from "../_hooks/use-version-deed.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

/** More than that many versions back nobody promotes; the API still does. */
const CHOICES = 50;

export function AskPromotion({ prompt }: { prompt: PromptView }) {
  const [version, setVersion] = useState(prompt.latest);
  const [isAsking, setAsking] = useState(false);
  const deed = useVersionDeed(prompt.id);
  const readiness = useQuery({
    queryKey: queryKeys.promptReadiness(prompt.id, version),
    queryFn: ({ signal }) => getReadiness(prompt.id, version, signal),
  }).data;
  const inUse = prompt.labels.find(({ name }) => name === "production")?.version;
  const isThere = inUse === version;
  const numbers = Array.from({ length: Math.min(prompt.latest, CHOICES) }, (_, index) => String(prompt.latest - index));
  const ask = (reason: string) =>
    deed.mutate(
      { run: () => askPromotion(prompt.id, { version, label: "production", reason }), done: "Asked for: somebody else decides" },
      { onSuccess: () => setAsking(false) },
    );
  return (
    <div className="flex flex-col gap-3 rounded-md border p-3">
      <SelectField
        label="Version"
        layout="inline"
        value={String(version)}
        options={numbers.map((each) => ({ value: each, label: each }))}
        onValue={(value: string) => setVersion(Number(value))}
      />
      {isThere ? (
        <p className="text-sm">Version {version} is in production.</p>
      ) : (
        readiness && <Readiness promptId={prompt.id} missing={readiness.missing} passRate={readiness.proof?.passRate ?? null} />
      )}
      <Button
        tone="primary"
        size="small"
        className="self-start"
        disabled={isThere || !readiness || readiness.missing.length > 0}
        onClick={() => setAsking(true)}
      >
        Ask for promotion
      </Button>
      {isAsking && (
        <ReasonDialog
          title={`Promote version ${version} to production`}
          text="Those who may decide get a letter. Say what is better about it."
          action="Ask"
          isBusy={deed.isPending}
          onClose={() => setAsking(false)}
          onDecide={ask}
        />
      )}
    </div>
  );
}

type ReadinessProps = { promptId: string; missing: readonly Missing[]; passRate: number | null };

/** Every condition, met or not, by a word and an icon. */
function Readiness({ promptId, missing, passRate }: ReadinessProps) {
  const lacks = (what: Missing) => missing.includes(what);
  return (
    <ul aria-label="What it needs" className="flex flex-col gap-1 text-sm">
      <Condition isMet={!lacks("evaluation")}>
        {lacks("evaluation") ? (
          <>
            Missing: a passed evaluation of this version.{" "}
            <Link href={`/prompts/${promptId}/tests`} className="text-accent-ink underline">
              Run its tests
            </Link>
          </>
        ) : (
          `Passed its tests${passRate === null ? "" : `, ${Math.round(passRate * 100)} % of the rows`}`
        )}
      </Condition>
      <Condition isMet={!lacks("second_person")}>
        {lacks("second_person") ? "Missing: a second person. Invite an analyst or an administrator." : "A second person may decide"}
      </Condition>
      {lacks("readers") && <Condition isMet={false}>Missing: readers. Share the prompt with your organization first.</Condition>}
    </ul>
  );
}

function Condition({ isMet, children }: { isMet: boolean; children: ReactNode }) {
  return (
    <li className="flex gap-1.5">
      {isMet ? (
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-safe" />
      ) : (
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-redacted" />
      )}
      <span className="min-w-0">{children}</span>
    </li>
  );
}
