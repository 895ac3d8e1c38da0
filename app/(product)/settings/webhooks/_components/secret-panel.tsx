"use client";

import type { EndpointWithSecret } from "../../../../_client/webhooks.ts";
import { CopyBox } from "../../../../_ui/copy-box.tsx";
import { ShownOnce } from "../../../../_ui/shown-once.tsx";

export function SecretPanel({ made, onDone }: { made: EndpointWithSecret; onDone(): void }) {
  return (
    <ShownOnce label="The webhook's secret" title="Save the secret now" onDone={onDone}>
      <p className="text-sm">
        The receiver checks each event with it. It is shown this once
        {made.previousUntil !== null && "; for a day events are signed with the one before as well"}.
      </p>
      <CopyBox label="secret" text={made.signingSecret} />
    </ShownOnce>
  );
}
