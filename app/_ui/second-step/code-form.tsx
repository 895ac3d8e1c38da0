"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import type { FormProblem } from "../../_client/form-problem.ts";
import { Button } from "../button.tsx";
import { Field, PasswordField } from "../field.tsx";
import { FormSummary } from "../form-summary.tsx";
import { askedFor, listAskable } from "./methods.ts";
import { SendCode } from "./send-code.tsx";

type CodeFormProps = {
  methods: readonly string[];
  submitLabel: string;
  isBusy: boolean;
  problem: FormProblem | null;
  secondsLeft: number;
  onSubmit(proof: { method: string; code: string }): void;
  /** Has a code sent and says to which phone. */
  onSend(): Promise<string>;
  /** Ways that are no code, such as a passkey. */
  children?: ReactNode;
};

/** One way at a time, the others a press away: for the second step of signing in and for proving oneself again. */
export function CodeForm({ methods, submitLabel, isBusy, problem, secondsLeft, onSubmit, onSend, children }: CodeFormProps) {
  const askable = listAskable(methods);
  // A passkey is the easiest way: a code is asked for only by whoever chooses one.
  const [method, setMethod] = useState(methods.includes("passkey") ? "" : (askable[0] ?? ""));
  const [code, setCode] = useState("");
  const choose = (next: string) => {
    setMethod(next);
    setCode("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && secondsLeft === 0 && code.trim() !== "") onSubmit({ method, code: method === "password" ? code : code.trim() });
  };
  const asked = askedFor(method);
  const others = askable.filter((other) => other !== method);
  const Input = method === "password" ? PasswordField : Field;
  return (
    <div className="flex flex-col gap-4">
      {children}
      {asked && (
        <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
          <FormSummary problem={problem} secondsLeft={secondsLeft} />
          {method === "sms" && <SendCode onSend={onSend} />}
          <Input
            key={method}
            label={asked.label}
            name="code"
            {...asked.input}
            autoFocus
            required
            spellCheck={false}
            autoCapitalize="none"
            hint={asked.hint}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={problem?.fields.code}
          />
          <Button type="submit" tone="primary" className="h-10" isBusy={isBusy} disabled={secondsLeft > 0}>
            {submitLabel}
          </Button>
        </form>
      )}
      {others.length > 0 && (
        <ul aria-label="Other ways" className="flex flex-wrap gap-2">
          {others.map((other) => (
            <li key={other}>
              <Button tone="quiet" size="small" onClick={() => choose(other)}>
                {askedFor(other)?.offer}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
