"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Archive, LockOpen, Scale } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { type AuditPolicy, getAuditPolicy, placeLegalHold, releaseLegalHold, updateAuditPolicy } from "../../../../_client/audit.ts";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { ReasonDialog } from "../../_components/reason-dialog.tsx";

/** How long the trail is kept, and what keeps all of it for now. */
export function RetentionSection() {
  const me = useMe().data;
  const policy = useQuery({ queryKey: queryKeys.auditPolicy, queryFn: ({ signal }) => getAuditPolicy(signal) });
  if (policy.isPending) return <Skeleton className="h-9" />;
  if (policy.isError)
    return <p className="text-ink-soft text-sm">How long records are kept could not be loaded. {asProblem(policy.error).message}</p>;
  return (
    <section aria-label="Retention" className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border bg-canvas px-4 py-3">
      <div className="min-w-60 flex-1 text-sm">
        <p>{describe(policy.data)}</p>
        <Hold policy={policy.data} />
      </div>
      {isAdmin(me) && (
        <div className="flex flex-wrap gap-2">
          <DaysDialog policy={policy.data} />
          <HoldAction policy={policy.data} />
        </div>
      )}
    </section>
  );
}

function describe({ retentionDays, isDefault, droppedUpTo }: AuditPolicy): string {
  const kept = `Records are kept for ${retentionDays} days${isDefault ? ", as shipped" : ""}.`;
  return droppedUpTo === 0 ? `${kept} None has been dropped yet.` : `${kept} Those up to ${droppedUpTo} were dropped by this rule.`;
}

function Hold({ policy: { activeHold } }: { policy: AuditPolicy }) {
  if (!activeHold) return null;
  const { reason, placedAt, until } = activeHold;
  return (
    <p className="text-ink-soft [overflow-wrap:anywhere]">
      Legal hold since {formatMoment(placedAt)} UTC{until !== null && `, until ${formatMoment(until)} UTC`}: nothing is dropped. {reason}
    </p>
  );
}

function HoldAction({ policy: { activeHold } }: { policy: AuditPolicy }) {
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: queryKeys.auditPolicy });
  const release = useMutation({
    mutationFn: releaseLegalHold,
    onSuccess: () => {
      toast("The hold is released");
      refresh();
    },
    onError: (error) => toast.error("Not released", { description: asProblem(error).message }),
  });
  if (activeHold) {
    return (
      <Button size="small" isBusy={release.isPending} onClick={() => release.mutate(activeHold.id)}>
        <LockOpen aria-hidden className="size-4" />
        Release the hold
      </Button>
    );
  }
  return (
    <ReasonDialog
      title="Keep the whole trail"
      text="Until you release it no record is dropped, neither by age nor with an account or the organization."
      label="Place a legal hold"
      icon={Scale}
      tone="neutral"
      act={placeLegalHold}
      said="The trail is on hold"
      onDone={refresh}
    />
  );
}

function DaysDialog({ policy: { retentionDays } }: { policy: AuditPolicy }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [days, setDays] = useState(String(retentionDays));
  const save = useMutation({
    mutationFn: () => updateAuditPolicy(Number(days)),
    onSuccess: (policy) => {
      toast(`Records are kept for ${policy.retentionDays} days`);
      client.setQueryData(queryKeys.auditPolicy, policy);
      setOpen(false);
    },
  });
  const problem = save.error ? toFormProblem(save.error, ["retentionDays"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <Dialog
      title="How long records are kept"
      isOpen={isOpen}
      onOpen={setOpen}
      trigger={
        <Button size="small">
          <Archive aria-hidden className="size-4" />
          Change the days
        </Button>
      }
    >
      <form aria-label="Retention" onSubmit={submit} className="flex flex-col gap-4">
        <FormSummary problem={problem} secondsLeft={problem?.retryAfterSeconds ?? 0} />
        <p className="text-sm">Older records are dropped for good, in whole checkpoints; what stays still verifies. Export them first.</p>
        <Field
          label="Days"
          type="number"
          min={90}
          max={3_660}
          required
          value={days}
          error={problem?.fields.retentionDays}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" tone="primary" isBusy={save.isPending}>
            Save
          </Button>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
