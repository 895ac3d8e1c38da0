import { describe, expect, test } from "vitest";
import { readPage } from "./read-page.ts";

const html = (body: string, head = "") => ({
  bytes: Buffer.from(`<!doctype html><html lang="en"><head><title>The title</title>${head}</head><body>${body}</body></html>`),
  contentType: "text/html",
  charset: null,
});
const PARAGRAPHS = Array.from(
  { length: 8 },
  (_, index) => `<p>Sentence number ${index} of an article, long enough to be taken for one by anybody.</p>`,
).join("");

describe("what a page says", () => {
  test("is its article: without menus, scripts, hidden words, images and addresses of links", async () => {
    const page = await readPage(
      html(
        `<nav><a href="https://nav.example/">Menu</a></nav><article><h1>The heading</h1>${PARAGRAPHS}
         <p>See <a href="https://leak.example/?q=secret">this link</a>.</p><img src="https://pixel.example/p.png" alt="A picture">
         <script>alert("script")</script><p style="display:none">Hidden orders</p><iframe src="https://frame.example/"></iframe></article>`,
      ),
    );
    expect(page).toMatchObject({ title: "The title", language: "en", isArticle: true });
    expect(page?.text).toContain("Sentence number 7");
    expect(page?.text).toContain("this link");
    for (const word of ["leak.example", "pixel.example", "frame.example", "alert", "Hidden orders", "Menu"])
      expect(page?.text).not.toContain(word);
  });
  test("is everything to read where there is no article, and nothing where there is nothing", async () => {
    expect(await readPage(html("<ul><li>One</li><li>Two</li></ul>"))).toMatchObject({
      isArticle: false,
      text: expect.stringContaining("One"),
    });
    expect(await readPage(html("<script>1</script>"))).toBeNull();
  });
  test("is read by the charset it names", async () => {
    const bytes = Buffer.concat([Buffer.from('<meta charset="windows-1252"><p>caf'), Buffer.of(0xe9), Buffer.from("</p>")]);
    expect((await readPage({ bytes, contentType: "text/html", charset: null }))?.text).toBe("café");
    expect((await readPage({ bytes: Buffer.of(0x63, 0xe9), contentType: "text/plain", charset: "iso-8859-1" }))?.text).toBe("cé");
    expect((await readPage({ bytes: Buffer.from("x"), contentType: "text/plain", charset: "no-such-charset" }))?.text).toBe("x");
  });
  test("is bounded, however much there is and however deep", async () => {
    expect((await readPage({ bytes: Buffer.alloc(500_000, "a "), contentType: "text/plain", charset: null }))?.text.length).toBe(60_000);
    await expect(readPage(html("<div>".repeat(20_000)))).rejects.toThrow();
  });
});
