"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { ClipboardCheck } from "lucide-react";
import { useState } from "react";
import { itemsOf, pagesOf } from "../../../../../_client/pages.ts";
import { auditQuality, listQualityAudits, type QualityAudit } from "../../../../../_client/prompt-quality.ts";
import { type PromptView, usePrompt } from "../../../../../_client/prompts.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { ErrorState } from "../../../../../_ui/error-state.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { useUrlState } from "../../../../../_ui/use-url-state.ts";
import { listVersionOptions } from "../../../_shell/list-version-options.ts";
import { AuditHistory } from "./audit-history.tsx";
import { OpenedAudit } from "./opened-audit.tsx";

/** The product's checks and, where one can be asked, a model say how good a version is. The audit the address names is open, else the newest. */
export function QualityScreen({ promptId }: { promptId: string }) {
  const prompt = usePrompt(promptId).data;
  const { search, change } = useUrlState();
  const pages = useInfiniteQuery(
    pagesOf(queryKeys.promptQuality(promptId), (cursor, signal) => listQualityAudits(promptId, cursor, signal)),
  );
  const audits = itemsOf(pages.data);
  const openedId = search.get("audit") ?? audits[0]?.id ?? null;
  if (!prompt) return null;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      {prompt.canEdit && <AuditForm prompt={prompt} onAudited={({ id }) => change({ audit: id })} />}
      {pages.isSuccess && openedId === null && (
        <EmptyState
          icon={ClipboardCheck}
          title="No version has been audited"
          text="An audit measures clarity, completeness, structure, safety, testability and economy, and proposes a better text."
        />
      )}
      {openedId !== null && <OpenedAudit key={openedId} prompt={prompt} auditId={openedId} />}
      {(audits.length > 0 || !pages.isSuccess) && (
        <AuditHistory audits={audits} pages={pages} openedId={openedId} onOpen={(audit) => change({ audit }, "push")} />
      )}
    </div>
  );
}

function AuditForm({ prompt, onAudited }: { prompt: PromptView; onAudited(audit: QualityAudit): void }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState(String(prompt.latest));
  const audit = useMutation({
    mutationFn: () => auditQuality(prompt.id, Number(chosen)),
    onSuccess: (made) => {
      client.setQueryData(queryKeys.promptQualityAudit(made.id), made);
      onAudited(made);
      return client.invalidateQueries({ queryKey: queryKeys.promptQuality(prompt.id) });
    },
  });
  return (
    <form
      aria-label="Audit a version"
      onSubmit={(event) => {
        event.preventDefault();
        audit.mutate();
      }}
      className="flex min-w-0 flex-col gap-3"
    >
      <div className="flex flex-wrap items-end gap-3">
        <SelectField label="Version" value={chosen} options={listVersionOptions(prompt)} onValue={setChosen} />
        <Button type="submit" tone="primary" isBusy={audit.isPending}>
          <ClipboardCheck aria-hidden className="size-4" />
          Audit
        </Button>
      </div>
      {audit.isError && <ErrorState title="The version could not be audited" error={audit.error} onRetry={() => audit.mutate()} />}
    </form>
  );
}
