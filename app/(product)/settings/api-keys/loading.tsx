import { KeysSkeleton } from "./_components/keys-skeleton.tsx";

export default function ApiKeysLoading() {
  return <KeysSkeleton />;
}
