"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";

type ConfirmCodeProps = {
  label: string;
  confirm(code: string): Promise<string[] | null>;
  onDone(codes: readonly string[] | null): void;
  onLeave(): void;
};

/** The end of a set-up: the code that proves it works. */
export function ConfirmCode({ label, confirm, onDone, onLeave }: ConfirmCodeProps) {
  const [code, setCode] = useState("");
  const confirmation = useMutation({ mutationFn: confirm, onSuccess: onDone });
  const problem = confirmation.isError ? toFormProblem(confirmation.error, ["code"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!confirmation.isPending && code.trim() !== "") confirmation.mutate(code.trim());
  };
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormSummary problem={problem} secondsLeft={0} />
      {problem?.retryAfterSeconds != null && <p role="alert">Too many attempts. Wait {problem.retryAfterSeconds} seconds.</p>}
      <Field
        label={label}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        placeholder="123456"
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={problem?.fields.code}
      />
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onLeave}>
          Cancel
        </Button>
        <Button type="submit" tone="primary" isBusy={confirmation.isPending} disabled={code.trim() === ""}>
          Confirm
        </Button>
      </div>
    </form>
  );
}
