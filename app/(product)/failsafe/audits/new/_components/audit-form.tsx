"use client";

import { EyeOff } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { TextToAudit } from "../../../../../_client/failsafe-audits.ts";
import { canWrite, useMe } from "../../../../../_client/use-me.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { Field, TextAreaField } from "../../../../../_ui/field.tsx";

const BYTES_MAX = 65_536;

type AuditFormProps = { isBusy: boolean; onAudit(text: TextToAudit): void };

export function AuditForm({ isBusy, onAudit }: AuditFormProps) {
  const mayWrite = canWrite(useMe().data);
  const [text, setText] = useState({ model: "", prompt: "", response: "", context: "" });
  const field = (name: keyof typeof text) => ({
    value: text[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => setText({ ...text, [name]: value }),
  });
  const faults = {
    prompt: faultOf(text.prompt),
    response: faultOf(text.response),
    context: faultOf(text.context),
  };
  const isWhole = text.model.trim() !== "" && text.response.trim() !== "" && Object.values(faults).every((fault) => fault === undefined);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { model, prompt, response, context } = text;
    if (isWhole) onAudit({ model: model.trim(), prompt, response, ...(context.trim() !== "" && { context }) });
  };
  return (
    <form aria-label="Text to audit" onSubmit={send} className="flex min-w-0 flex-col gap-4">
      <fieldset disabled={!mayWrite} className="grid min-w-0 gap-4 lg:grid-cols-2">
        <legend className="sr-only">Text to audit</legend>
        <div className="flex min-w-0 flex-col gap-4">
          <Field
            label="Model"
            hint="Who gave the answer, as provider/model."
            placeholder="openai/gpt-5"
            maxLength={200}
            autoComplete="off"
            {...field("model")}
          />
          <TextAreaField label="Prompt" hint="What was asked." rows={5} error={faults.prompt} {...field("prompt")} />
          <TextAreaField
            label="Context"
            hint="What the answer had to go by. Without it nothing is judged as ungrounded."
            rows={3}
            error={faults.context}
            {...field("context")}
          />
        </div>
        <TextAreaField label="Response" hint={<KeptHint />} rows={12} error={faults.response} {...field("response")} />
      </fieldset>
      {mayWrite ? (
        <Button type="submit" tone="primary" className="self-start" isBusy={isBusy} disabled={!isWhole}>
          Audit it
        </Button>
      ) : (
        <p className="text-ink-soft text-sm">Your role reads audits. Members may submit texts.</p>
      )}
    </form>
  );
}

function KeptHint() {
  return (
    <span className="inline-flex items-center gap-1.5">
      <EyeOff aria-hidden className="size-3.5 shrink-0" />
      Kept encrypted. A text that fails can trip your own session, and nobody else's.
    </span>
  );
}

function faultOf(text: string): string | undefined {
  const bytes = text.length * 3 <= BYTES_MAX ? 0 : new TextEncoder().encode(text).length;
  return bytes > BYTES_MAX ? `At most ${BYTES_MAX.toLocaleString("en")} bytes; these are ${bytes.toLocaleString("en")}.` : undefined;
}
