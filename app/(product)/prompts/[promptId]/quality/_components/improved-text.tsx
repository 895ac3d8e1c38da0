"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { acceptQuality, type QualityAudit } from "../../../../../_client/prompt-quality.ts";
import type { PromptView } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { ErrorState } from "../../../../../_ui/error-state.tsx";
import { TextBox } from "../../../../../_ui/text-box.tsx";

type ImprovedTextProps = { prompt: PromptView; audit: QualityAudit; improved: NonNullable<QualityAudit["improved"]> };

/** The better text, to be read before it is taken. It becomes a version that no label points to. */
export function ImprovedText({ prompt, audit, improved }: ImprovedTextProps) {
  const client = useQueryClient();
  const accept = useMutation({
    mutationFn: () => acceptQuality(prompt.id, audit.id),
    onSuccess: (accepted) => {
      client.setQueryData(queryKeys.promptQualityAudit(audit.id), accepted);
      toast(`Saved as version ${accepted.acceptedAs}`, { description: "A draft: no label points to it." });
      return client.invalidateQueries({ queryKey: queryKeys.allPrompts });
    },
  });
  const { template, instructions } = improved.content;
  return (
    <section aria-label="Better text" className="flex min-w-0 flex-col gap-3">
      <h3 className="font-medium text-base">Better text: {improved.overall} of 100 by the checks</h3>
      <ul className="list-disc pl-5 text-ink-soft text-sm">
        {improved.changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {instructions !== "" && <TextBox label="Better instructions">{instructions}</TextBox>}
      <TextBox label="Better template">{template}</TextBox>
      {audit.acceptedAs !== null && <p className="text-ink-soft text-sm">It was saved as version {audit.acceptedAs}.</p>}
      {audit.acceptedAs === null && prompt.canEdit && (
        <Button className="self-start" isBusy={accept.isPending} onClick={() => accept.mutate()}>
          Save it as version {prompt.latest + 1}
        </Button>
      )}
      {accept.isError && <ErrorState title="It could not be saved" error={accept.error} onRetry={() => accept.mutate()} />}
    </section>
  );
}
