import { FlaskConical } from "lucide-react";
import { Notice } from "../../../_ui/notice.tsx";

/** Stands wherever figures or transactions of the generator are shown. */
export function GeneratedNotice({ children }: { children: string }) {
  return (
    <Notice tone="demo" icon={FlaskConical}>
      {children}
    </Notice>
  );
}
