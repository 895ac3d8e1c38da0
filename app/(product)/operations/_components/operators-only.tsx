import { Lock } from "lucide-react";
import { EmptyState } from "../../../_ui/empty-state.tsx";

/** In place of what a page would show, where the API answered 403. */
export function OperatorsOnly() {
  return (
    <EmptyState
      icon={Lock}
      title="Operations are for whoever runs the deployment"
      text="They concern every organization. A command on the server says who that is: pnpm ops:grant-platform-role."
    />
  );
}
