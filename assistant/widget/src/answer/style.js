/** How an answer looks. Sizes are in em: the root size of the page it stands on is not ours. */

import { css } from "lit";

export const style = css`
  :host {
    display: block;
    color: var(--ink);
    line-height: 1.65;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  blockquote {
    margin: 0;
    padding: 0;
  }
  .all > * + *,
  .tools > * + *,
  .said > * + * {
    margin-block-start: 0.9em;
  }
  h4 {
    font-size: 1.06em;
    line-height: 1.35;
    margin-block-end: 0.5em;
  }
  .quiet {
    color: var(--quiet);
    font-size: max(16px, 0.94em);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  a {
    color: var(--link);
    text-underline-offset: 0.16em;
  }
  :focus {
    outline: none;
  }
  :focus-visible,
  .card:focus {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }

  /* What opens below a line floats there, so that the line itself stays whole. */
  .tied {
    white-space: nowrap;
  }
  .words {
    display: flow-root;
  }
  .said ul,
  .said ol {
    padding-inline-start: 1.4em;
  }
  .said li + li {
    margin-block-start: 0.4em;
  }
  /* A line that is nothing but a link is a target of its own. */
  .said li > .words > a:only-child {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--target);
    margin-block: -0.2em;
  }
  .said .own {
    list-style: none;
  }
  .said li::marker {
    color: var(--accent);
    font-weight: 700;
  }

  button,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  button {
    cursor: pointer;
  }

  /* 44 px to hit, without a taller line: what is above and below the pill overlaps the lines there. */
  .source {
    display: inline-grid;
    place-items: center;
    inline-size: var(--target);
    block-size: var(--target);
    margin-block: calc((1.6em - var(--target)) / 2);
    margin-inline: -0.15em -0.45em;
    padding: 0;
    border: 0;
    background: none;
    vertical-align: middle;
    border-radius: 0.6em;
  }
  .source span {
    display: grid;
    place-items: center;
    min-inline-size: 1.6em;
    padding-inline: 0.3em;
    font-size: max(16px, 0.82em);
    font-weight: 700;
    line-height: 1.35;
    color: var(--link);
    background: var(--soft);
    border: 1px solid var(--line);
    border-radius: 0.5em;
  }
  .source:hover span,
  .source[aria-expanded="true"] span {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  .source:focus-visible {
    outline-offset: -5px;
  }

  .term {
    position: relative;
    padding: 0;
    border: 0;
    background: none;
    font-weight: inherit;
    text-decoration: underline dotted 2px var(--accent);
    text-underline-offset: 0.2em;
  }
  .term::after {
    content: "";
    position: absolute;
    inset-block: calc((1.5em - var(--target)) / 2);
    inset-inline: min(0px, calc((100% - var(--target)) / 2));
  }
  .term[aria-expanded="true"],
  .term:hover {
    background: var(--soft);
    border-radius: 0.2em;
  }
  .meaning {
    float: left;
    inline-size: 100%;
    margin-block: 0.35em 0.6em;
    padding: 0.6em 0.9em;
    background: var(--soft);
    border-inline-start: 4px solid var(--accent);
    border-radius: 0.4em;
    font-weight: 400;
  }
  .meaning > span {
    display: block;
  }
  .meaning > span + span {
    margin-block-start: 0.6em;
  }

  .card {
    float: left;
    inline-size: 100%;
    margin-block: 0.6em 0.9em;
    font-weight: 400;
    padding: 0.3em 1em 0.8em;
    background: var(--card);
    border: 1px solid var(--line);
    border-block-start: 4px solid var(--accent);
    border-radius: 0.6em;
    scroll-margin-block: 5em;
  }
  .card header {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .card .number {
    font-weight: 700;
    color: var(--accent);
  }
  .card > * + * {
    margin-block-start: 0.55em;
  }
  .card > header + * {
    margin-block-start: 0.1em;
  }
  .card .title {
    font-weight: 700;
    line-height: 1.4;
  }
  .card .title + .quiet {
    margin-block-start: 0.1em;
  }
  .close {
    inline-size: var(--target);
    block-size: var(--target);
    margin-inline-end: -0.7em;
    display: grid;
    place-items: center;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
  }
  .close:hover {
    background: var(--soft);
  }
  .close svg {
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
  }
  blockquote {
    padding: 0.1em 0.9em;
    border-inline-start: 4px solid var(--accent);
    font-size: 1.03em;
    white-space: pre-line;
  }
  .standing {
    display: inline-block;
    padding-inline: 0.7em;
    border: 1px solid var(--line);
    border-radius: 1em;
    background: var(--warn);
    font-size: max(16px, 0.9em);
    line-height: 1.7;
  }
  .standing.current {
    background: var(--soft);
  }
  dl {
    font-size: max(16px, 0.94em);
    line-height: 1.45;
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
    padding-block: 0.2em;
  }
  dt {
    color: var(--quiet);
    min-inline-size: 6em;
  }
  dd {
    flex: 1 1 11.5em;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.4em;
  }
  .links a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--target);
    font-weight: 600;
  }

  .notice {
    padding: 0.65em 0.9em;
    background: var(--warn);
    border-inline-start: 4px solid var(--line);
    border-radius: 0.4em;
  }

  .contacts ul,
  .suggestions ul,
  .timeline ol {
    list-style: none;
  }
  .contacts li {
    padding: 0.75em 0.95em;
    background: var(--card);
    border: 1px solid var(--hair);
    border-radius: 0.6em;
  }
  .contacts li + li {
    margin-block-start: 0.6em;
  }
  .contacts ul + .quiet {
    margin-block-start: 0.5em;
  }
  .name {
    font-weight: 700;
    line-height: 1.4;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 1.2em;
  }
  .ways a {
    padding-block: calc((var(--target) - 1.6em) / 2);
  }
  .ways a {
    font-weight: 600;
  }
  .urgent {
    padding: 0.75em;
    border: 2px solid var(--accent);
    border-radius: 0.8em;
    background: var(--soft);
  }
  .urgent h4 {
    font-size: 1.25em;
  }
  .urgent .phone {
    margin-block-start: 0.4em;
    padding-inline: 0.5em;
    inline-size: 100%;
    text-align: center;
    background: var(--accent);
    color: var(--on-accent);
    border: 2px solid transparent;
    border-radius: 0.5em;
    font-size: 1.12em;
    font-weight: 700;
    text-decoration: none;
  }
  .urgent .phone:hover {
    text-decoration: underline;
  }

  .timeline li {
    position: relative;
    padding-inline-start: 1.4em;
    padding-block-end: 0.8em;
    border-inline-start: 2px solid var(--line);
    margin-inline-start: 0.4em;
  }
  .timeline li:last-child {
    border-color: transparent;
    padding-block-end: 0.3em;
  }
  .timeline li::before {
    content: "";
    position: absolute;
    inset-inline-start: calc(-0.45em - 1px);
    inset-block-start: 0.4em;
    inline-size: 0.9em;
    block-size: 0.9em;
    border: 3px solid var(--accent);
    border-radius: 50%;
    background: var(--card);
  }
  .day {
    font-weight: 700;
  }
  .timeline ol + p {
    margin-block-start: 0.6em;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
  .button {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--target);
    padding: 0.3em 0.95em;
    color: var(--link);
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 0.6em;
    font-weight: 500;
    line-height: 1.35;
    text-align: start;
    text-decoration: none;
  }
  .button:hover {
    border-color: var(--accent);
    background: var(--soft);
  }
  .button[aria-pressed="true"] {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  .button[aria-pressed="true"]::before {
    content: "✓";
    content: "✓" / "";
    margin-inline-end: 0.45em;
  }
  .button[aria-disabled="true"] {
    cursor: default;
  }
  .tools {
    padding-block-start: 0.9em;
    border-block-start: 1px solid var(--hair);
  }
  .suggestions li + li {
    margin-block-start: 0.45em;
  }
  .suggestions .button {
    inline-size: 100%;
    font-weight: 400;
  }
  .feedback p {
    font-weight: 600;
    margin-block-end: 0.4em;
  }
  .speed {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
  }
  select,
  textarea {
    min-block-size: var(--target);
    padding: 0.3em 0.6em;
    color: var(--ink);
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 0.6em;
  }
  .byhand,
  .byhand textarea {
    display: block;
    inline-size: 100%;
  }
  .printed {
    display: none;
  }

  @media (forced-colors: active) {
    .source span,
    .button,
    .meaning,
    .notice,
    .card,
    .urgent .phone {
      border: 1px solid ButtonText;
    }
    .button[aria-pressed="true"],
    .source[aria-expanded="true"] span {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .close svg {
      stroke: ButtonText;
    }
  }

  @media print {
    .tools,
    .card,
    .meaning,
    .timeline .button {
      display: none;
    }
    .term {
      text-decoration: none;
    }
    .source {
      display: inline;
    }
    .source span {
      display: inline;
      border: 0;
      background: none;
      color: inherit;
    }
    .source span::before {
      content: "[";
    }
    .source span::after {
      content: "]";
    }
    .printed {
      display: block;
    }
    .printed .one,
    .contacts li {
      break-inside: avoid;
      margin-block-end: 0.8em;
    }
    .said a[href^="http"]::after,
    .contacts a[href^="http"]::after {
      content: " (" attr(href) ")";
    }
  }
`;
