import { CircleAlert } from "lucide-react";
import { Notice } from "../../_ui/notice.tsx";

/** What went wrong on another way in than the form's own. */
export function RefusalNotice({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <Notice tone="blocked" icon={CircleAlert} isAlert>
      {text}
    </Notice>
  );
}
