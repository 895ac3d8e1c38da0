import { CircleAlert, Timer } from "lucide-react";
import type { FormProblem } from "../_client/form-problem.ts";
import { RequestId } from "./error-state.tsx";
import { Notice } from "./notice.tsx";
import { formatCountdown } from "./use-countdown.ts";

export function FormSummary({ problem, secondsLeft }: { problem: FormProblem | null; secondsLeft: number }) {
  if (secondsLeft > 0) {
    return (
      <Notice tone="redacted" icon={Timer} isAlert>
        <p>
          Too many attempts. You can try again in <span className="font-mono tabular-nums">{formatCountdown(secondsLeft)}</span>.
        </p>
      </Notice>
    );
  }
  if (!problem?.summary || problem.retryAfterSeconds !== null) return null;
  return (
    <Notice tone="blocked" icon={CircleAlert} isAlert>
      <p>{problem.summary}</p>
      {problem.requestId && <RequestId id={problem.requestId} />}
    </Notice>
  );
}
