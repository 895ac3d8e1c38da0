import { PromptsLoading } from "../_shell/prompts-loading.tsx";

export default function NewPromptLoading() {
  return <PromptsLoading label="Loading the editor" />;
}
