/**
 * Loaded before Portkey: it appends to the headers of a streamed answer, which its own dependencies hand it as they came from
 * fetch and which cannot be changed there. Without this each streamed call is a 500, and there were nothing to compare with.
 */
const fetchPlainly = globalThis.fetch;
globalThis.fetch = async (...call) => {
  const answer = await fetchPlainly(...call);
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer;
  return new Response(answer.body, { status: answer.status, headers: new Headers(answer.headers) });
};
