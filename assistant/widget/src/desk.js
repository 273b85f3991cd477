/**
 * The desk: answers beside the documents they rest on. What the page says without scripts stays when it
 * cannot start.
 */
import "./panel.js";
import { LoDesk } from "./desk/desk.js";
import { around } from "./desk/style.js";

if (!customElements.get("lo-desk")) customElements.define("lo-desk", LoDesk);

async function begin(desk) {
  await desk.load(new URL("..", import.meta.url).href.replace(/\/$/, ""), document.documentElement.lang || "en");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, around.styleSheet];
}

const desk = document.querySelector("lo-desk");
if (desk) begin(desk).catch(() => {});
