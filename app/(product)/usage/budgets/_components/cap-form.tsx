"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { parseDollars } from "./parse-dollars.ts";

type CapFormProps = {
  initial: string;
  submit: string;
  error: Error | null;
  isBusy: boolean;
  /** Fields that stand before the amount. */
  children?: ReactNode;
  onSubmit(capMicros: number): void;
  onCancel(): void;
};

/** Opened by a press: its first control takes the focus, Escape closes it. */
export function CapForm({ initial, submit, error, isBusy, children, onSubmit, onCancel }: CapFormProps) {
  const [amount, setAmount] = useState(initial);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), []);
  const capMicros = parseDollars(amount);
  const problem = error ? toFormProblem(error, ["capMicros"]) : null;
  const fault = isTried && capMicros === null ? "Enter an amount above zero in dollars, such as 50 or 12.50." : problem?.fields.capMicros;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (capMicros !== null && !isBusy) onSubmit(capMicros);
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
      className="flex max-w-112 flex-col gap-4"
    >
      <FormSummary problem={problem} secondsLeft={0} />
      {children}
      <Field
        label="At most, in US dollars"
        inputMode="decimal"
        autoComplete="off"
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
        error={fault}
        hint="When it is used up, further calls are refused until the period starts anew."
      />
      <div className="flex gap-2">
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {submit}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
