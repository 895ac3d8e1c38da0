import { CircleAlert } from "lucide-react";
import { asProblem } from "../../../_client/problem.ts";
import { RequestId } from "../../../_ui/error-state.tsx";
import { Notice } from "../../../_ui/notice.tsx";

/** Why the server did not take it, with each place it names. */
export function Refusal({ error }: { error: unknown }) {
  const { title, message, fieldErrors, requestId, status } = asProblem(error);
  return (
    <Notice tone="blocked" icon={CircleAlert} isAlert>
      <p>{title}</p>
      <p>{message}</p>
      <ul>
        {fieldErrors.map(({ pointer, detail }) => (
          <li key={`${pointer} ${detail}`}>
            <code className="font-mono text-xs">{pointer.replace("/body", "")}</code> {detail}
          </li>
        ))}
      </ul>
      {requestId && status >= 500 && <RequestId id={requestId} />}
    </Notice>
  );
}
