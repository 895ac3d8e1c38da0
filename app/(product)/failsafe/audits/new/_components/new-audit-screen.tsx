"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ShieldQuestion } from "lucide-react";
import { useEffect, useRef } from "react";
import { submitAudit, type TextToAudit } from "../../../../../_client/failsafe-audits.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../../_ui/empty-state.tsx";
import { ErrorState } from "../../../../../_ui/error-state.tsx";
import { FailsafeFrame } from "../../../_shell/failsafe-frame.tsx";
import { AuditForm } from "./audit-form.tsx";
import { NewResult } from "./new-result.tsx";

/** An answer from anywhere, judged at once. What stands in the form stays there, to be changed and judged again. */
export function NewAuditScreen() {
  const client = useQueryClient();
  const result = useRef<HTMLDivElement>(null);
  const audit = useMutation({
    mutationFn: async (text: TextToAudit) => ({ text, answer: await submitAudit(text) }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.allSafetyAudits }),
        client.invalidateQueries({ queryKey: queryKeys.allSafetyTrips }),
      ]),
  });
  const auditId = audit.data?.answer.id;
  useEffect(() => {
    if (auditId !== undefined) result.current?.focus();
  }, [auditId]);
  return (
    <FailsafeFrame>
      <h2 className="font-medium text-lg">Audit a text</h2>
      <AuditForm isBusy={audit.isPending} onAudit={(text) => audit.mutate(text)} />
      <div ref={result} tabIndex={-1} className="flex scroll-mt-4 flex-col gap-5 outline-none">
        {audit.isError ? (
          <ErrorState
            title="The text could not be judged"
            error={audit.error}
            onRetry={() => audit.variables && audit.mutate(audit.variables)}
            isRetrying={audit.isPending}
          />
        ) : audit.data ? (
          <NewResult {...audit.data} />
        ) : (
          <EmptyState
            icon={ShieldQuestion}
            title="Nothing judged yet"
            text="Give a prompt and the answer to it. Each score, the place it comes from and the reason will stand here."
          />
        )}
      </div>
    </FailsafeFrame>
  );
}
