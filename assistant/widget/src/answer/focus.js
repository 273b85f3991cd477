/**
 * Moves the focus once what was asked for is there. Only ever after the person's own act.
 * @param {import("lit").LitElement} host
 * @param {string} selector
 */
export async function focusOn(host, selector) {
  await host.updateComplete;
  /** @type {HTMLElement | null} */ (host.renderRoot.querySelector(selector))?.focus();
}

/**
 * Tells those around an answer what the person asked for; false when they want nothing further done.
 * @param {EventTarget} host
 * @param {string} name
 * @param {object} detail
 */
export function tell(host, name, detail) {
  return host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
}
