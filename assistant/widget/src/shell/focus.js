/** Where the focus is, and how much of the screen there is. */

/** What has the focus, inside every shadow root on the way. */
export function focused(root = document) {
  const element = root.activeElement;
  return (element?.shadowRoot && focused(element.shadowRoot)) || element;
}

/** The screen is a phone's: narrow, or so low that a panel would cover the page anyway. */
export const phone = matchMedia("(max-width: 640px), (max-height: 480px)");

/** Tells when more or less of the screen is left to be seen, as when a keyboard covers part of it. */
export function watchViewport(tell) {
  const view = window.visualViewport;
  for (const kind of ["resize", "scroll"]) view?.addEventListener(kind, tell);
  return () => {
    for (const kind of ["resize", "scroll"]) view?.removeEventListener(kind, tell);
  };
}
