import { FilesSkeleton } from "./_components/files-skeleton.tsx";

export default function FilesLoading() {
  return (
    <div className="mx-auto w-full min-w-0 max-w-240 flex-1 px-4 py-5 md:px-6 md:py-6">
      <FilesSkeleton />
    </div>
  );
}
