"use client";

import { useState } from "react";
import type { SafetyLease } from "../../../../_client/failsafe-leases.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { TextAreaField } from "../../../../_ui/field.tsx";
import { useDecideLease } from "../_hooks/use-decide-lease.ts";
import { HoursField } from "./hours-field.tsx";

const HOURS = 24;

export function ExtendDialog({ lease, onClose }: { lease: SafetyLease; onClose(): void }) {
  const decide = useDecideLease();
  const [hours, setHours] = useState(HOURS);
  const [justification, setJustification] = useState("");
  const isReady = hours >= 1 && justification.trim() !== "";
  const all = lease.extensions + lease.extensionsLeft;
  return (
    <Dialog title="Extend the lease" isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const decision = { type: "extensions" as const, hours, justification: justification.trim() };
          if (isReady) decide.mutate({ of: lease, decision }, { onSuccess: onClose });
        }}
      >
        <p className="text-ink-soft text-sm">
          {lease.extensions} of {all} extensions are used. Others vote on this one; meanwhile the lease runs on to its end.
        </p>
        <HoursField hours={hours} onHours={setHours} />
        <TextAreaField
          label="Why it is needed longer"
          value={justification}
          maxLength={1_000}
          required
          onChange={(event) => setJustification(event.currentTarget.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" isBusy={decide.isPending} disabled={!isReady}>
            Ask for the extension
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
