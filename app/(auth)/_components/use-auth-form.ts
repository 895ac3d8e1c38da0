"use client";

import { type FormEvent, useState } from "react";
import type { User } from "../../_client/auth.ts";
import { type FormProblem, toFormProblem } from "../../_client/form-problem.ts";
import { useCountdown } from "../../_ui/use-countdown.ts";
import { enterProduct } from "./enter-product.ts";

type AuthFormOptions = {
  fieldNames: readonly string[];
  fieldOfCode?: Readonly<Record<string, string>>;
  /** Null when there is more to do before somebody is signed in. */
  submit(values: Readonly<Record<string, string>>): Promise<User | null>;
  next: string | null;
};

/** One submit at a time, the server's words at their fields, and a wait that counts down when the server asks for one. */
export function useAuthForm({ fieldNames, fieldOfCode, submit, next }: AuthFormOptions) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const secondsLeft = useCountdown(lockedUntil);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy || secondsLeft > 0) return;
    const form = event.currentTarget;
    setBusy(true);
    setProblem(null);
    try {
      const user = await submit(readValues(form, fieldNames));
      if (user) enterProduct(user, next);
      else setBusy(false);
    } catch (error) {
      const failed = toFormProblem(error, fieldNames, fieldOfCode);
      setProblem(failed);
      if (failed.retryAfterSeconds !== null) setLockedUntil(Date.now() + failed.retryAfterSeconds * 1000);
      setBusy(false);
      requestAnimationFrame(() => focusFirstError(form, fieldNames, failed));
    }
  }

  return { onSubmit, isBusy, problem, secondsLeft };
}

function readValues(form: HTMLFormElement, names: readonly string[]): Record<string, string> {
  const entries = new FormData(form);
  return Object.fromEntries(names.map((name) => [name, String(entries.get(name) ?? "")]));
}

/** First in the order of the form, not of the server's list. */
function focusFirstError(form: HTMLFormElement, names: readonly string[], problem: FormProblem): void {
  const name = names.find((each) => each in problem.fields);
  if (name === undefined) return;
  const input = form.elements.namedItem(name);
  if (input instanceof HTMLInputElement) input.focus();
}
