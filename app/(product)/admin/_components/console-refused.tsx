import { Lock } from "lucide-react";
import { EmptyState } from "../../../_ui/empty-state.tsx";

/** In place of a page of the console, where the API answered 403. */
export function ConsoleRefused() {
  return <EmptyState icon={Lock} title="Your role does not show this" text="Owners and admins see how their organization is doing." />;
}
