/** How the chat looks. Sizes are in em: the root size of the page it stands on is not ours. */
import { css } from "lit";

export { tokens } from "../tokens.js";

export const parts = css`
  :host {
    all: initial;
    color-scheme: light dark;
    font: 400 max(1rem, 16px) / 1.5 var(--lo-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
    color: var(--ink);
    text-align: start;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button,
  select,
  textarea,
  input {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    margin: 0;
  }
  a {
    color: var(--link);
    text-underline-offset: 0.16em;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: var(--target);
    padding: 0.3em 1em;
    color: var(--link);
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 0.6em;
    font-weight: 600;
    line-height: 1.35;
    cursor: pointer;
  }
  .button:hover {
    border-color: var(--accent);
    background: var(--soft);
  }
  .button.main {
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
  }
  .button.main:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .button.bare {
    border-color: transparent;
    background: none;
  }
  .button.bare:hover {
    border-color: var(--line);
    background: var(--soft);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .quiet {
    color: var(--quiet);
  }
  .box {
    padding: 0.8em 0.95em;
    background: var(--warn);
    border-inline-start: 4px solid var(--accent);
    border-radius: 0.4em;
  }
  .box > * + * {
    margin-block-start: 0.6em;
  }
  svg {
    inline-size: 1.1em;
    block-size: 1.1em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;

export const shell = css`
  :host {
    display: block;
  }
  dialog {
    padding: 0;
    border: 0;
    margin: 0;
    max-inline-size: none;
    max-block-size: none;
    color: inherit;
  }
  dialog:not([open]) {
    display: none;
  }
  .panel {
    display: flex;
    flex-direction: column;
    background: var(--page);
  }
  dialog.panel {
    position: fixed;
    z-index: 2147483001;
    inset-block: auto max(1em, env(safe-area-inset-bottom));
    inset-inline: auto 1em;
    inline-size: min(var(--lo-width, 27em), 100vw - 2em);
    block-size: min(var(--lo-height, 44em), 100dvh - 2em);
    overflow: clip;
    border: 1px solid var(--line);
    border-radius: 1em;
    box-shadow: 0 12px 40px #0005;
  }
  dialog.panel.start {
    inset-inline: 1em auto;
  }
  dialog.panel:focus-visible {
    outline-offset: -3px;
  }

  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.25em;
    padding-block: 0.35em;
    padding-inline: 1em 0.35em;
    background: var(--card);
    border-block-end: 3px solid var(--accent);
  }
  header h2 {
    flex: 1 1 auto;
    min-inline-size: 0;
    font-size: 1.06em;
    line-height: 1.25;
    overflow-wrap: break-word;
    hyphens: auto;
    border-radius: 0.2em;
  }
  header .button {
    flex: none;
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 0 0.6em;
    gap: 0.4em;
  }
  header .close {
    padding: 0;
  }

  .body {
    flex: 1 1 0;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
    padding: 1em;
  }
  .body:focus-visible {
    outline-offset: -3px;
  }
  .log {
    overflow-wrap: anywhere;
  }
  .log > * + :not(.intro) {
    margin-block-start: 1.2em;
  }
  .intro > * + * {
    margin-block-start: 0.6em;
  }
  .greeting {
    font-size: 1.06em;
    font-weight: 600;
  }
  summary {
    display: list-item;
    inline-size: fit-content;
    min-block-size: var(--target);
    padding-block: calc((var(--target) - 1.5em) / 2);
    color: var(--link);
    text-decoration: underline;
    text-underline-offset: 0.16em;
    cursor: pointer;
    border-radius: 0.3em;
  }
  .intro > details {
    margin-block-start: 0;
  }
  .intro > details + * {
    margin-block-start: 0.6em;
  }
  .starters h3 {
    font-size: 1em;
    margin-block-end: 0.5em;
  }
  .starters li + li {
    margin-block-start: 0.5em;
  }
  .starters .button {
    inline-size: 100%;
    justify-content: flex-start;
    text-align: start;
    padding-block: 0.55em;
    font-weight: 400;
    overflow-wrap: anywhere;
  }

  .turn > * + * {
    margin-block-start: 0.8em;
  }
  .asked {
    display: flex;
    justify-content: flex-end;
    margin-inline-start: 12%;
    font-size: 1em;
    font-weight: 400;
    line-height: 1.5;
    scroll-margin-block: 1em;
  }
  .asked bdi {
    padding: 0.55em 0.95em;
    background: var(--soft);
    border: 1px solid transparent;
    border-radius: 1em;
    border-end-end-radius: 0.25em;
    overflow-wrap: anywhere;
    white-space: pre-line;
    min-inline-size: 0;
  }
  .status {
    display: flex;
    align-items: center;
    gap: 0.6em;
    color: var(--quiet);
  }
  .status::before {
    content: "";
    flex: none;
    inline-size: 0.65em;
    block-size: 0.65em;
    border-radius: 50%;
    background: var(--accent);
    animation: breathe 1.6s ease-in-out infinite;
  }
  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .status::before {
      animation: none;
    }
  }
  .actions {
    border-block-start: 1px solid var(--hair);
    padding-block-start: 0.6em;
    margin-inline: -0.6em;
  }
  .actions .button {
    font-weight: 400;
    padding-inline: 0.6em;
  }
  .told {
    padding-block-start: 0.8em;
  }

  .options > * + * {
    margin-block-start: 1.1em;
  }
  .options label {
    display: block;
    font-weight: 600;
  }
  .options select {
    font-weight: 400;
    display: block;
    inline-size: 100%;
    margin-block-start: 0.3em;
  }
  select,
  textarea {
    min-block-size: var(--target);
    padding: 0.5em 0.75em;
    color: var(--ink);
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 0.6em;
  }
  .options .check {
    display: flex;
    align-items: center;
    gap: 0.7em;
    min-block-size: var(--target);
    cursor: pointer;
  }
  .check input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    accent-color: var(--accent);
  }

  footer {
    flex: none;
    padding: 0.7em 1em max(0.7em, env(safe-area-inset-bottom));
    background: var(--card);
    border-block-start: 1px solid var(--hair);
  }
  footer > * + * {
    margin-block-start: 0.4em;
  }
  footer {
    max-block-size: 85%;
    overflow: hidden auto;
  }
  footer .box {
    margin-block: 0.2em 0.7em;
  }
  .box h3 {
    font-size: 1.06em;
    line-height: 1.35;
  }
  footer > .row:not(.choices) {
    align-items: flex-end;
    justify-content: flex-end;
  }
  footer label {
    display: block;
    font-weight: 600;
  }
  textarea {
    display: block;
    flex: 1 1 4.5em;
    inline-size: 100%;
    min-inline-size: 0;
    max-block-size: 9em;
    field-sizing: content;
    line-height: 1.4;
    resize: none;
  }
  textarea::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  footer .send {
    flex: none;
    min-inline-size: 4.6em;
  }
  footer .small {
    font-size: max(16px, 0.9em);
    line-height: 1.35;
    color: var(--quiet);
  }
  /* Room for what is read comes before all else on a low screen. */
  :host([low]) header {
    padding-block: 0;
    border-block-end-width: 2px;
  }
  :host([low]) header h2 {
    font-size: 1em;
    line-height: 1.2;
  }
  :host([low]) .body {
    padding-block: 0.6em;
  }
  :host([low]) footer {
    padding-block: 0.35em;
  }
  :host([low]) footer label,
  :host([low]) footer .small {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .crisis:focus-visible {
    outline: none;
  }
  footer:has(.careful) .small {
    display: none;
  }
  .when-low {
    display: none;
  }
  :host([low]) .when-low {
    display: inline;
  }
  :host([low]) footer:has(.careful) > :not(.careful) {
    display: none;
  }
  :host([low]) .choices {
    flex-wrap: nowrap;
  }
  :host([low]) .choices .button {
    flex: 1;
    padding-inline: 0.4em;
    line-height: 1.15;
  }
  :host([low]) textarea {
    max-block-size: 3.6em;
    padding-block: 0.35em;
  }

  /* What was asked is known: the room is for the answer. */
  :host([low]) .asked {
    margin-inline-start: 0;
    line-height: 1.35;
  }
  :host([low]) .asked bdi {
    padding: 0.2em 0.7em;
  }
  :host([low]) .turn > * + * {
    margin-block-start: 0.5em;
  }

  @media (max-width: 400px) {
    .greeting {
      font-size: 1em;
      font-weight: 400;
    }
    header .options-button {
      padding-inline: 0.3em;
    }
    .options-button span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @media (max-width: 640px), (max-height: 480px) {
    dialog.panel,
    dialog.panel.start {
      inset: var(--seen-top, 0) 0 auto 0;
      inline-size: 100%;
      block-size: var(--seen, 100dvh);
      border: 0;
      border-radius: 0;
      box-shadow: none;
    }
    dialog::backdrop {
      background: var(--page);
    }
    .body {
      padding-inline: 0.9em;
    }
    footer {
      padding-inline: 0.9em;
    }
  }

  /* On its own page the page scrolls, and the question stays within reach. */
  section.panel {
    min-block-size: var(--lo-page-height, 24em);
    background: none;
  }
  section.panel header {
    background: none;
    border: 0;
    padding: 0;
    justify-content: space-between;
    align-items: flex-start;
    gap: 1em;
  }
  section.panel .body {
    flex: 1 0 auto;
    overflow: visible;
    padding: 0.5em 0 1em;
  }
  section.panel footer {
    position: sticky;
    inset-block-end: var(--lo-page-end, 0);
    border: 1px solid var(--line);
    border-radius: 0.8em;
    margin-block-end: 0.75em;
    max-block-size: 70vh;
    box-shadow: 0 0.75em 0 0.35em var(--page);
  }
  @media (max-height: 480px) {
    section.panel footer {
      position: static;
    }
  }
  /* With the warning it is too high to stay in sight whole: the page scrolls to each of its buttons. */
  section.panel footer:has(.careful) {
    position: static;
    max-block-size: none;
    overflow: visible;
  }

  @media (forced-colors: active) {
    .asked bdi,
    .box {
      border: 1px solid;
    }
    .button.main {
      forced-color-adjust: none;
      background: ButtonText;
      color: ButtonFace;
      border-color: ButtonText;
    }
    .status::before {
      background: CanvasText;
    }
  }

  .paper {
    display: none;
  }
  @media print {
    :host(:not([printing])) dialog.panel {
      display: none;
    }
    dialog.panel,
    section.panel {
      position: static;
      display: block;
      inline-size: auto;
      block-size: auto;
      overflow: visible;
      border: 0;
      box-shadow: none;
      background: none;
    }
    header,
    footer,
    .intro,
    .actions,
    .starters,
    .turn .row,
    .status {
      display: none !important;
    }
    .body {
      overflow: visible;
      padding: 0 0.2em;
      outline: none !important;
    }
    .paper {
      display: block;
      margin-block-end: 1.5em;
    }
    .asked {
      margin: 0;
      justify-content: flex-start;
      font-weight: 700;
      break-after: avoid;
    }
    .asked bdi {
      padding: 0;
      background: none;
    }
  }
`;
