import { CircleAlert } from "lucide-react";
import type { CompositionFault } from "../../../../../lib/prompts/template/compose-parts.ts";
import { Notice } from "../../../../_ui/notice.tsx";

/** Other prompts stand in this one, and together they make no text. */
export function IncludeFault({ fault: { detail, where } }: { fault: CompositionFault }) {
  return (
    <Notice tone="blocked" icon={CircleAlert} isAlert>
      <p>This prompt cannot be put together</p>
      <p>
        {detail} It stands in its {where}.
      </p>
    </Notice>
  );
}
