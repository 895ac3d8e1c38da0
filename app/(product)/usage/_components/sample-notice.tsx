import { FlaskConical } from "lucide-react";
import { formatCount } from "../../../_ui/format-amounts.ts";
import { Notice } from "../../../_ui/notice.tsx";

export function SampleNotice({ calls }: { calls: number }) {
  if (calls === 0) return null;
  return (
    <Notice tone="demo" icon={FlaskConical}>
      <strong className="font-medium">Sample data.</strong> {formatCount(calls)} of these calls came with the sample organization, to show
      what this page looks like. No vendor was called for them, and nobody pays for them.
    </Notice>
  );
}
