import { PromptsLoading } from "../../_shell/prompts-loading.tsx";

export default function CollectionLoading() {
  return <PromptsLoading label="Loading the collection" />;
}
