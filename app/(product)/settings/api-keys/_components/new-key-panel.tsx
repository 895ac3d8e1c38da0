"use client";

import { KeyRound } from "lucide-react";
import { useEffect, useRef } from "react";
import type { NewApiKey } from "../../../../_client/api-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { CopyBox } from "../../../../_ui/copy-box.tsx";
import { useAppInfo } from "../../../_shell/app-info.tsx";
import { toCurl } from "./key-words.ts";

/** The one moment in which a key can be read; it takes the focus, so that nobody leaves without having met it. */
export function NewKeyPanel({ made: { key, apiKey }, onDone }: { made: NewApiKey; onDone(): void }) {
  const app = useAppInfo();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label="Your new key"
      className="flex flex-col gap-3 rounded-md border border-safe/40 bg-safe-soft p-4 outline-none"
    >
      <h3 className="flex items-center gap-2 font-medium text-base">
        <KeyRound aria-hidden className="size-4" />
        {apiKey.name}: save the key now
      </h3>
      <p className="text-sm">It is shown this once and stored nowhere: whoever loses it rotates the key. Keep it like a password.</p>
      <CopyBox label="key" text={key} />
      <p className="text-sm">To try it:</p>
      <CopyBox label="command" text={toCurl(app, key, apiKey.effectiveScopes)} />
      <Button tone="primary" className="self-start" onClick={onDone}>
        I have saved it
      </Button>
    </section>
  );
}
