/** Prints the conversation with nothing of the page around it. */
import { focused } from "./focus.js";

const ALONE = "@media print { body :not(:has([printing]), [printing]) { display: none !important } }";

/** @param {import("./chat.js").LoChat} chat also inside another element, which is told by the same attribute */
export function print(chat) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(ALONE);
  const had = focused();
  const dialog = chat.find("dialog");
  const modal = dialog?.matches(":modal");
  const printing = (on) => [chat, chat.getRootNode().host].forEach((one) => one?.toggleAttribute("printing", on));
  printing(true);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  if (modal) {
    // A modal dialog cannot flow over several sheets of paper.
    dialog.close();
    dialog.show();
  }
  window.print();
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  printing(false);
  if (modal) chat.dialog.show();
  had?.focus();
}
