import { CircleCheck, CircleX, Undo2 } from "lucide-react";
import type { Rollback } from "../../../../_client/readiness.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { CopyBox } from "../../../../_ui/copy-box.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";

/** Whether to go back to the deployment before, why, and by which command. */
export function RollbackPanel({ rollback: { isAdvised, triggers, deployment, command, note } }: { rollback: Rollback }) {
  return (
    <section aria-label="Going back" className="flex flex-col gap-2">
      <h2 className="font-semibold text-base">Going back</h2>
      {isAdvised && (
        <Notice tone="blocked" icon={Undo2} isAlert>
          <p>Going back to the version before is advised.</p>
        </Notice>
      )}
      <p className="text-ink-soft text-sm">
        Version {deployment.version} has run since <time dateTime={deployment.startedAt}>{formatMoment(deployment.startedAt)}</time>.
      </p>
      <ul className="flex flex-col divide-y rounded-md border">
        {triggers.map(({ name, title, isFired, evidence }) => (
          <li key={name} className="flex flex-col gap-1 p-3 sm:flex-row sm:gap-4">
            <div className="sm:w-32 sm:shrink-0">
              <Badge tone={isFired ? "blocked" : "safe"} icon={isFired ? CircleX : CircleCheck}>
                {isFired ? "Holds" : "Does not hold"}
              </Badge>
            </div>
            <div className="min-w-0 flex-1 text-sm">
              <h3 className="font-medium">{title}</h3>
              <p>{evidence}</p>
            </div>
          </li>
        ))}
      </ul>
      {command !== null && <CopyBox label="the command" text={command} />}
      <p className="text-ink-soft text-sm">{note}</p>
    </section>
  );
}
