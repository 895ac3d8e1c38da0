import { PromptsLoading } from "./_shell/prompts-loading.tsx";

export default function LibraryLoading() {
  return <PromptsLoading label="Loading prompts" />;
}
