"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { beginSms, confirmSms } from "../../../../_client/mfa.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { ConfirmCode } from "./confirm-code.tsx";

type SmsSetUpProps = { onLeave(): void; onDone(codes: readonly string[] | null): void };

export function SmsSetUp({ onLeave, onDone }: SmsSetUpProps) {
  const [phone, setPhone] = useState("");
  const begin = useMutation({ mutationFn: beginSms });
  const problem = begin.isError ? toFormProblem(begin.error, ["phone"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!begin.isPending) begin.mutate(phone);
  };
  return (
    <Dialog title="Set up text messages" isOpen onOpen={(isOpen) => !isOpen && onLeave()}>
      {begin.isSuccess ? (
        <>
          <p className="text-ink-soft">A code is on its way to {phone}.</p>
          <ConfirmCode label="Code from the message" confirm={confirmSms} onDone={onDone} onLeave={onLeave} />
        </>
      ) : (
        <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
          <FormSummary problem={problem} secondsLeft={0} />
          <Field
            label="Phone number"
            name="phone"
            type="tel"
            autoComplete="tel"
            placeholder="+44 20 7946 0000"
            required
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            error={problem?.fields.phone}
          />
          <div className="flex justify-end gap-2">
            <Button tone="quiet" onClick={onLeave}>
              Cancel
            </Button>
            <Button type="submit" tone="primary" isBusy={begin.isPending} disabled={phone.trim() === ""}>
              Send a code
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
