import { PromptsLoading } from "../_shell/prompts-loading.tsx";

export default function CollectionsLoading() {
  return <PromptsLoading label="Loading collections" />;
}
