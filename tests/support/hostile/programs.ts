import { type HostileFile, refusedAs } from "./hostile-file.ts";
import { gif, png } from "./images.ts";
import { docx, xlsx } from "./office.ts";
import { onePage } from "./pdf.ts";
import { zip } from "./zip.ts";

const program = refusedAs("door", "type_not_allowed");
const lie = refusedAs("door", "type_mismatch");
const two = refusedAs("door", "content_refused");

const head =
  (...bytes: number[]) =>
  () =>
    Buffer.concat([Buffer.from(bytes), Buffer.alloc(4_096, 0x90)]);
const text = (words: string) => () => Buffer.from(words);
const archive = () => zip([{ name: "a.txt", bytes: Buffer.from("a") }]);

/** What is not what it says. */
export const PROGRAMS: readonly HostileFile[] = [
  program("an ELF program", "invoice.pdf", head(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0)),
  program("a Windows program", "invoice.pdf", head(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0)),
  program("a Mach-O program", "invoice.docx", head(0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1)),
  program("a Java class", "notes.txt", head(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61)),
  program("a WebAssembly module", "data.csv", head(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)),
  program("a Windows shortcut", "photo.jpg", head(0x4c, 0, 0, 0, 1, 0x14, 2, 0)),
  program("a shell script", "notes.txt", text("#!/bin/sh\nrm -rf /\n")),
  program("a PHP page", "page.html", text("<?php system($_GET['c']); ?>")),
  program("an SVG with a script", "logo.png", text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
  program("a plain archive", "contract.docx", archive),
  program("an old Office container", "contract.docx", head(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)),
  program("bytes without a form", "table.xlsx", () => Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 7919) % 256))),
  lie("a picture", "report.pdf", () => png(8, 8)),
  lie("a PDF", "holiday.png", () => onePage()),
  lie("a Word document", "table.xlsx", () => docx()),
  lie("an Excel workbook", "letter.docx", () => xlsx()),
  lie("a page", "report.pdf", text("<!doctype html><p>Sign in here</p>")),
  lie("plain words", "report.pdf", text("Only words.")),
  two("an archive behind a PDF", "report.pdf", () => Buffer.concat([onePage(), archive()])),
  two("an archive behind a picture", "holiday.png", () => Buffer.concat([png(8, 8), archive()])),
  two("a page behind a picture", "holiday.gif", () => Buffer.concat([gif(1, 1), Buffer.from("<script>alert(1)</script>")])),
  two("a PDF in a page", "page.html", text("<!doctype html><!-- %PDF-1.7 --><p>Both</p>")),
];
