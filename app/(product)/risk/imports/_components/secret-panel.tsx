"use client";

import type { NewWebhookSecret } from "../../../../_client/risk-webhooks.ts";
import { CopyBox } from "../../../../_ui/copy-box.tsx";
import { ShownOnce } from "../../../../_ui/shown-once.tsx";

export function SecretPanel({ made, onDone }: { made: NewWebhookSecret; onDone(): void }) {
  return (
    <ShownOnce label="The webhook's secret" title={`${made.name}: save the secret now`} onDone={onDone}>
      <p className="text-sm">
        It is shown this once. {made.previousUntil !== null && "The secret before it signs for another day. "}Whoever loses it rotates it.
      </p>
      <CopyBox label="secret" text={made.signingSecret} />
      <p className="text-sm">Send each message to</p>
      <CopyBox label="address" text={`${window.location.origin}${made.path}`} />
    </ShownOnce>
  );
}
