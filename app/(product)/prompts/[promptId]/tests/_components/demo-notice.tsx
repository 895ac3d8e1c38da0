import { FlaskConical } from "lucide-react";
import { Notice } from "../../../../../_ui/notice.tsx";

export function DemoNotice() {
  return (
    <Notice tone="demo" icon={FlaskConical}>
      <p>Some answers are the demo engine's</p>
      <p>They say what your assertions do, and nothing of a real model. Add a provider's key to have one asked.</p>
    </Notice>
  );
}
