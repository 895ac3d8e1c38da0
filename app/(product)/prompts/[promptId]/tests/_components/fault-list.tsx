import { CircleAlert } from "lucide-react";
import { Notice } from "../../../../../_ui/notice.tsx";

/** What keeps something from being saved. */
export function FaultList({ faults }: { faults: readonly string[] }) {
  if (faults.length === 0) return null;
  return (
    <Notice tone="blocked" icon={CircleAlert} isAlert>
      <ul className="flex flex-col gap-1">
        {faults.map((fault) => (
          <li key={fault} className="wrap-anywhere">
            {fault}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
