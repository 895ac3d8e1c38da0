import { FileWarning } from "lucide-react";
import type { TraceStage } from "../../../_client/turns.ts";
import { Notice } from "../../../_ui/notice.tsx";
import { taintOf } from "./taint-of.ts";

/** Whose words the model read beside those of the conversation; nothing where there were none. */
export function TraceTaint({ stages }: { stages: readonly TraceStage[] }) {
  const { sources, refused } = taintOf(stages);
  if (sources.length === 0 && refused.length === 0) return null;
  return (
    <Notice tone="info" icon={FileWarning}>
      {sources.length > 0 && <p>Contains text from {sources.join(", ")}.</p>}
      {refused.length > 0 && <p>Refused, because such a text may have asked for it: {refused.join(", ")}.</p>}
    </Notice>
  );
}
