"use client";

import { KeyRound } from "lucide-react";
import { useEffect, useRef } from "react";
import type { NewWebhookSecret } from "../../../../_client/risk-webhooks.ts";
import { Button } from "../../../../_ui/button.tsx";
import { CopyBox } from "../../../../_ui/copy-box.tsx";

/** The one moment in which the secret can be read; it takes the focus, so that nobody leaves without having met it. */
export function SecretPanel({ made, onDone }: { made: NewWebhookSecret; onDone(): void }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label="The webhook's secret"
      className="flex flex-col gap-3 rounded-md border border-safe/40 bg-safe-soft p-4 outline-none"
    >
      <h3 className="flex items-center gap-2 font-medium text-base">
        <KeyRound aria-hidden className="size-4 shrink-0" />
        {made.name}: save the secret now
      </h3>
      <p className="text-sm">
        It is shown this once. {made.previousUntil !== null && "The secret before it signs for another day. "}Whoever loses it rotates it.
      </p>
      <CopyBox label="secret" text={made.signingSecret} />
      <p className="text-sm">Send each message to</p>
      <CopyBox label="address" text={`${window.location.origin}${made.path}`} />
      <Button tone="primary" className="self-start" onClick={onDone}>
        I have saved it
      </Button>
    </section>
  );
}
