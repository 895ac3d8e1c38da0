"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { TOPICS } from "../../../../_client/notifications.ts";
import type { EndpointSettings, WebhookTopic } from "../../../../_client/webhooks.ts";
import { Field } from "../../../../_ui/field.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { TOPIC_WORDS } from "./endpoint-words.ts";

type EndpointFormProps = {
  label: string;
  initial: EndpointSettings;
  error: Error | null;
  onSubmit(settings: EndpointSettings): void;
  /** Its buttons. */
  children: ReactNode;
};

export function EndpointForm({ label, initial, error, onSubmit, children }: EndpointFormProps) {
  const [settings, setSettings] = useState(initial);
  const problem = error ? toFormProblem(error, ["url", "description", "topics"]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(settings);
  };
  return (
    <form aria-label={label} className="flex flex-col gap-3" onSubmit={submit}>
      <FormSummary problem={problem} secondsLeft={0} />
      <Field
        label="Address"
        type="url"
        placeholder="https://hooks.example.com/aegis"
        required
        maxLength={500}
        autoComplete="off"
        value={settings.url}
        onChange={(event) => setSettings({ ...settings, url: event.currentTarget.value })}
        error={problem?.fields.url}
      />
      <Field
        label="Description"
        maxLength={100}
        autoComplete="off"
        hint="Empty is fine."
        value={settings.description}
        onChange={(event) => setSettings({ ...settings, description: event.currentTarget.value })}
        error={problem?.fields.description}
      />
      <TopicChoice chosen={settings.topics} error={problem?.fields.topics} onChosen={(topics) => setSettings({ ...settings, topics })} />
      {children}
    </form>
  );
}

type TopicChoiceProps = { chosen: readonly WebhookTopic[]; error: string | undefined; onChosen(topics: WebhookTopic[]): void };

function TopicChoice({ chosen, error, onChosen }: TopicChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 font-medium text-sm">What it is told of</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {TOPICS.map((topic) => (
          <label key={topic} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-accent"
              checked={chosen.includes(topic)}
              onChange={(event) =>
                onChosen(TOPICS.filter((each) => (each === topic ? event.currentTarget.checked : chosen.includes(each))))
              }
            />
            {TOPIC_WORDS[topic]}
          </label>
        ))}
      </div>
      {error !== undefined && <p className="text-blocked text-sm">{error}</p>}
    </fieldset>
  );
}
