"use client";

import type { NewApiKey } from "../../../../_client/api-keys.ts";
import { CopyBox } from "../../../../_ui/copy-box.tsx";
import { ShownOnce } from "../../../../_ui/shown-once.tsx";
import { useAppInfo } from "../../../_shell/app-info.tsx";
import { toCurl } from "./key-words.ts";

export function NewKeyPanel({ made: { key, apiKey }, onDone }: { made: NewApiKey; onDone(): void }) {
  const app = useAppInfo();
  return (
    <ShownOnce label="Your new key" title={`${apiKey.name}: save the key now`} onDone={onDone}>
      <p className="text-sm">It is shown this once and stored nowhere: whoever loses it rotates the key. Keep it like a password.</p>
      <CopyBox label="key" text={key} />
      <p className="text-sm">To try it:</p>
      <CopyBox label="command" text={toCurl(app, key, apiKey.effectiveScopes)} />
    </ShownOnce>
  );
}
