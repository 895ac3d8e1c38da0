import { PromptsLoading } from "../_shell/prompts-loading.tsx";

export default function WorkbenchLoading() {
  return <PromptsLoading label="Loading the workbench" />;
}
