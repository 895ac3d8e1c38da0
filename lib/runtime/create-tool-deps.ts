import type { ChatDeps } from "../chat/ports.ts";
import type { ChatTool } from "../chat/tools/chat-tool.ts";
import { createGenerateImageTool } from "../chat/tools/image/generate-image.ts";
import type { ImageMaker } from "../chat/tools/image/image-maker.ts";
import { createSampleImages } from "../chat/tools/image/sample-image.ts";
import { createGeminiImages, createOpenAiImages } from "../chat/tools/image/vendors.ts";
import { createPageReader } from "../chat/tools/web/create-page-reader.ts";
import { createBraveSearch, createGoogleSearch, createSearxngSearch, createTavilySearch } from "../chat/tools/web/engines.ts";
import { createReadWebpageTool } from "../chat/tools/web/read-webpage.ts";
import type { SearchEngine } from "../chat/tools/web/search-engine.ts";
import { createSearchWebTool } from "../chat/tools/web/search-web.ts";
import type { Env } from "../platform/env.ts";
import { createOutboundGuard } from "../platform/outbound/outbound-guard.ts";
import { createSafeFetch } from "../platform/outbound/safe-fetch.ts";
import { chatTools } from "./chat-tools.ts";
import type { RuntimeOverrides } from "./runtime.ts";

type Tools = { tools: readonly ChatTool<ChatDeps>[]; closeTools(): void };

/** What the assistant may do: the same everywhere, and what this deployment has keys for. */
export function createToolDeps(env: Env, { tools, outbound }: RuntimeOverrides): Tools {
  const reader = createPageReader();
  const closeTools = () => reader.close();
  if (tools) return { tools, closeTools };
  const resolve = outbound?.resolve;
  const guard = createOutboundGuard({ isLoopbackAllowed: false, ...(resolve && { resolve }) });
  const { sampleUrl } = env.search;
  const local = sampleUrl === null ? null : { origins: [sampleUrl], guard: createOutboundGuard({ isLoopbackAllowed: true }) };
  const fetchPage = createSafeFetch({ guard, ...(local && { local }) });
  const engine = findSearchEngine(env.search);
  const images = findImageMaker(env.modelKeys);
  return {
    tools: [
      ...chatTools,
      ...(engine ? [createSearchWebTool(engine)] : []),
      createReadWebpageTool({ fetchPage, reader }),
      ...(images ? [createGenerateImageTool(images)] : []),
    ],
    closeTools,
  };
}

/** The first that is configured; the stand-in of this machine only where nothing else is. */
function findSearchEngine({ brave, tavily, google, searxngUrl, sampleUrl }: Env["search"]): SearchEngine | null {
  if (brave) return createBraveSearch(brave);
  if (tavily) return createTavilySearch(tavily);
  if (google) return createGoogleSearch(google);
  if (searxngUrl !== null) return createSearxngSearch({ baseUrl: searxngUrl });
  return sampleUrl === null ? null : createSearxngSearch({ baseUrl: sampleUrl, isSample: true });
}

/** A deployment with keys for other models alone makes no pictures; one without any makes samples. */
function findImageMaker({ openai, google, ...others }: Env["modelKeys"]): ImageMaker | null {
  if (openai) return createOpenAiImages(openai);
  if (google) return createGeminiImages(google);
  return Object.values(others).every((key) => key === null) ? createSampleImages() : null;
}
