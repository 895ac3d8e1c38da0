"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2, TriangleAlert } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import {
  cancelOrganizationDeletion,
  getOrganizationDeletion,
  scheduleOrganizationDeletion,
} from "../../../../_client/organization-deletion.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";

/** Every member sees that the organization is to go; its owners decide about it. */
export function DangerZone({ name, isOwner }: { name: string; isOwner: boolean }) {
  const query = useQuery({ queryKey: queryKeys.organizationDeletion, queryFn: ({ signal }) => getOrganizationDeletion(signal) });
  if (query.data && !query.data.isScheduled && !isOwner) return null;
  return (
    <SettingsSection title="Delete the organization">
      {query.isPending && <Skeleton className="h-16" />}
      {query.isError && <QueryError title="Whether it is to be deleted could not be loaded" query={query} />}
      {query.data?.isScheduled && <Scheduled dueAt={query.data.dueAt ?? ""} isOwner={isOwner} />}
      {query.data?.isScheduled === false && <Schedule name={name} />}
    </SettingsSection>
  );
}

function Scheduled({ dueAt, isOwner }: { dueAt: string; isOwner: boolean }) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: cancelOrganizationDeletion,
    onSuccess: (deletion) => {
      client.setQueryData(queryKeys.organizationDeletion, deletion);
      toast.success("The organization stays");
    },
    onError: (error) => toast.error("Not called off", { description: asProblem(error).message }),
  });
  return (
    <>
      <Notice tone="blocked" icon={TriangleAlert}>
        This organization is deleted on {dueAt.slice(0, 16).replace("T", " ")} UTC. Its keys go first: nothing of it can be read from then
        on.
      </Notice>
      {isOwner && (
        <Button className="self-start" isBusy={cancel.isPending} onClick={() => cancel.mutate()}>
          Keep the organization
        </Button>
      )}
    </>
  );
}

function Schedule({ name }: { name: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className="max-w-160 text-ink-soft">
        Seven days after you ask for it, the keys of this organization are destroyed, and with them everything its members wrote. Until then
        it works as before, and every owner can call it off.
      </p>
      <div>
        <Dialog
          title="Delete the organization"
          isOpen={isOpen}
          onOpen={setOpen}
          trigger={
            <Button tone="danger">
              <Trash2 aria-hidden className="size-4" />
              Delete organization
            </Button>
          }
        >
          <ConfirmDeletion name={name} onDone={() => setOpen(false)} />
        </Dialog>
      </div>
    </>
  );
}

function ConfirmDeletion({ name, onDone }: { name: string; onDone(): void }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const schedule = useMutation({
    mutationFn: scheduleOrganizationDeletion,
    onSuccess: (deletion) => {
      client.setQueryData(queryKeys.organizationDeletion, deletion);
      onDone();
    },
  });
  const problem = schedule.isError ? toFormProblem(schedule.error, ["name"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!schedule.isPending) schedule.mutate(typed);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormSummary problem={problem} secondsLeft={0} />
      <p className="text-ink-soft [overflow-wrap:anywhere]">
        To confirm, type its name: <span className="font-medium text-ink">{name}</span>
      </p>
      <Field
        label="Name of the organization"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={problem?.fields.name}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" tone="danger" isBusy={schedule.isPending} disabled={typed.trim() !== name.trim()}>
          Delete in seven days
        </Button>
      </div>
    </form>
  );
}
